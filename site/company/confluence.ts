import { APP_ACCOUNT_ID } from "../core";
import type { Confluence } from "../confluence/confluence";
import type { AdfDocument, Page, Space } from "../confluence/model";
import { certificateExpiry } from "./pages/certificate-expiry";
import { duplicateCharges } from "./pages/duplicate-charges";
import { labelsHamburg } from "./pages/labels-hamburg";
import { lagerverwaltung } from "./pages/lagerverwaltung";
import * as ordinary from "./pages/ordinary";
import { stalePrices } from "./pages/stale-prices";
import {
  PEOPLE,
  type Person,
  annaKeller,
  diegoFerreira,
  hanaSuzuki,
  ivanPetrov,
  leaMartin,
  maraLindqvist,
  priyaNair,
  tomOkafor,
} from "./people";

type Admin = Confluence["admin"];

/** What the example company has in Confluence, for those who want to go on from there. */
type CompanySpaces = {
  readonly operations: Space;
  readonly payments: Space;
  readonly web: Space;
  /** Everybody reads it; Mara and Ivan alone write. */
  readonly policies: Space;
  /** Mara and Ivan alone know it; it keeps apps out. */
  readonly security: Space;
  readonly personal: Space;
  /** Where past postmortems of operations hang. */
  readonly postmortems: Page;
};

function addPeople(admin: Admin): void {
  for (const person of PEOPLE) {
    const { accountId, name, timeZone } = person;
    admin.addUser({ accountId, displayName: name, timeZone, siteAdmin: person.admin });
  }
  const { accountId, name } = leaMartin;
  admin.addUser({ accountId, displayName: name, active: false });
  admin.addUser({ accountId: APP_ACCOUNT_ID, displayName: "Postmortem" });
}

type SpaceNames = Exclude<keyof CompanySpaces, "postmortems">;

function addSpaces(admin: Admin): Pick<CompanySpaces, SpaceNames> {
  const mara = maraLindqvist.accountId;
  const ivan = ivanPetrov.accountId;
  const all = ["view", "create", "edit", "delete"] as const;
  return {
    operations: admin.addSpace({ key: "OPS", name: "Operations", authorId: mara }),
    payments: admin.addSpace({ key: "PAY", name: "Payments", authorId: priyaNair.accountId }),
    web: admin.addSpace({ key: "WEB", name: "Web team", authorId: tomOkafor.accountId }),
    policies: admin.addSpace({
      key: "POL",
      name: "Policies",
      authorId: mara,
      everyone: ["view"],
      grants: { [ivan]: all },
    }),
    security: admin.addSpace({
      key: "SEC",
      name: "Security",
      authorId: ivan,
      everyone: [],
      grants: { [mara]: all },
      app: [],
    }),
    personal: admin.addSpace({
      key: `~${mara.replaceAll(/[^0-9a-z]/gi, "")}`,
      name: maraLindqvist.name,
      type: "personal",
      authorId: mara,
      everyone: ["view"],
    }),
  };
}

type Written = {
  readonly title: string;
  readonly author: Person;
  readonly createdAt: string;
  readonly document: AdfDocument;
};

type Place = { readonly space: Space; readonly parent?: Page };

const write = (admin: Admin, place: Place, page: Written): Page =>
  admin.addPage({
    spaceId: place.space.id,
    title: page.title,
    authorId: page.author.accountId,
    createdAt: page.createdAt,
    document: page.document,
    ...(place.parent ? { parentId: place.parent.id } : {}),
  });

const written = (
  title: string,
  author: Person,
  page: Omit<Written, "title" | "author">,
): Written => ({
  title,
  author,
  ...page,
});

function addOperations(admin: Admin, space: Space): Page {
  const at = { space };
  const { onCall, howWePostmortem, failover, weeklyMeeting, severities } = ordinary;
  const add = (title: string, document: AdfDocument, createdAt: string): Page =>
    write(admin, at, written(title, maraLindqvist, { document, createdAt }));
  add("On-call handbook", onCall, "2025-01-13T09:00:00.000Z");
  add("Severities", severities, "2025-01-13T09:30:00.000Z");
  const postmortems = add("Postmortems", howWePostmortem, "2025-01-14T08:00:00.000Z");
  const notes = add("Meeting notes", ordinary.scratch, "2025-01-15T08:00:00.000Z");
  const failoverPage = { document: failover, createdAt: "2025-02-03T12:00:00.000Z" };
  write(admin, at, written("Runbook: database failover", diegoFerreira, failoverPage));
  const meeting = { document: weeklyMeeting, createdAt: "2025-11-03T14:00:00.000Z" };
  write(
    admin,
    { space, parent: notes },
    written("Operations weekly, 3 November 2025", maraLindqvist, meeting),
  );
  for (const page of [certificateExpiry, labelsHamburg, stalePrices, lagerverwaltung]) {
    write(admin, { space, parent: postmortems }, page);
  }
  const notesInJapanese = { document: ordinary.labelNotes, createdAt: "2025-07-14T02:00:00.000Z" };
  write(admin, at, written("ラベル障害：お客様への返信文", hanaSuzuki, notesInJapanese));
  return postmortems;
}

function addOtherSpaces(admin: Admin, spaces: Pick<CompanySpaces, SpaceNames>): void {
  const { payments, web, policies, security, personal } = spaces;
  const createdAt = "2025-08-04T09:00:00.000Z";
  const add = (
    space: Space,
    author: Person,
    page: { title: string; document: AdfDocument },
  ): Page => write(admin, { space }, { ...page, author, createdAt });
  add(payments, priyaNair, { title: "Payment providers", document: ordinary.paymentProviders });
  write(admin, { space: payments }, duplicateCharges);
  add(web, tomOkafor, { title: "Retrospective, August", document: ordinary.webRetro });
  add(policies, ivanPetrov, { title: "Reporting a weakness", document: ordinary.disclosure });
  add(security, ivanPetrov, { title: "Open reports", document: ordinary.disclosure });
  add(personal, maraLindqvist, { title: "Scratch", document: ordinary.scratch });
  admin.addPage({
    spaceId: web.id,
    title: "Warehouse and web: who calls whom",
    authorId: annaKeller.accountId,
    createdAt,
    document: ordinary.scratch,
    view: [annaKeller.accountId, tomOkafor.accountId],
  });
}

/** Fills an empty Confluence with the people, spaces and pages of the example company. */
export function seedConfluence(confluence: Pick<Confluence, "admin">): CompanySpaces {
  const { admin } = confluence;
  addPeople(admin);
  const spaces = addSpaces(admin);
  const postmortems = addOperations(admin, spaces.operations);
  addOtherSpaces(admin, spaces);
  return { ...spaces, postmortems };
}
