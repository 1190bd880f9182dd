import type { AdfDocument } from "../../src/contract/adf";
import { AppError } from "../../src/domain/app-error";
import { accountId } from "../../src/domain/ids";
import type { Claim } from "../../src/ports/claims";
import type { Incidents, People } from "../../src/ports/incidents";
import type { Pages, TitledPage } from "../../src/ports/pages";
import type { Places } from "../../src/ports/settings-store";
import {
  CLAIM_MS,
  makeStartPostmortem,
  type StartOrder,
} from "../../src/usecases/start-postmortem";
import { anIncident, aPerson } from "../builders/an-incident";
import { doc, heading, item, LINE_OPTIONS, list, words } from "../builders/follow-ups";
import {
  aClaim,
  aPage,
  aQueue,
  CLOCK,
  INCIDENT,
  LOG,
  markedBy,
  NOW,
  only,
  PAGE,
  recordsOf,
  settingsOf,
  SPACE,
} from "../builders/ports";

const ORDER: StartOrder = {
  incident: INCIDENT.id,
  spaceId: SPACE,
  parentId: undefined,
  templateId: "brief",
  stage: "draft",
  title: "Checkout down",
  timeZone: "UTC",
  document: undefined,
};

/** A space whose pages can be found by title and by age. */
function aSpace(pages: readonly TitledPage[] = []) {
  const there = [...pages];
  const create: Pages["create"] = async ({ title, document }) => {
    const made = aPage({ title, document });
    there.unshift(made);
    return made;
  };
  const find: Partial<Pages> = {
    findByTitle: async (_, title) => there.find((page) => page.title === title),
    newest: async () => there,
  };
  return { there, create, find };
}

type World = {
  readonly space: ReturnType<typeof aSpace>;
  readonly create: Pages["create"];
  readonly claim: Claim | undefined;
};

/** Ana starts the postmortem of the incident, in a space that works unless told otherwise. */
function starting({ space = aSpace(), create = space.create, claim }: Partial<World> = {}) {
  const records = recordsOf(claim === undefined ? [] : [claim]);
  const queue = aQueue();
  let ids = 0;
  const startWith = (made: Pages["create"]) =>
    makeStartPostmortem({
      ...records,
      incidents: only<Incidents>({
        get: async () => anIncident(),
        mayLink: async () => true,
      }),
      people: only<People>({ me: async () => aPerson() }),
      pages: only<Pages>({ ...space.find, create: made }),
      settings: settingsOf(),
      places: only<Places>({ remember: async () => undefined }),
      tell: async () => [],
      queue,
      identify: LINE_OPTIONS.identify,
      clock: CLOCK,
      log: LOG,
      newId: () => `new-${(ids += 1)}`,
      app: { appId: "app", environmentId: "environment" },
    });
  return {
    start: (order: Partial<StartOrder> = {}) => startWith(create)({ ...ORDER, ...order }),
    startAgain: () => startWith(space.create)(ORDER),
    claim: () => records.claims.find(INCIDENT.id),
    ledger: () => records.ledgers.find(PAGE),
    titles: () => space.there.map(({ title }) => title),
    queue,
  };
}

const DEAD = aClaim({ claimedAt: NOW - CLAIM_MS - 1 });

describe("a start after another one that died", () => {
  it("takes the page that the first run made, although somebody has renamed it", async () => {
    const space = aSpace([aPage({ title: "Checkout", document: markedBy(DEAD.id) })]);
    const { start, titles, claim } = starting({ space, claim: DEAD });

    expect(await start()).toMatchObject({ kind: "created", pageId: PAGE, title: "Checkout" });
    expect(titles()).toEqual(["Checkout"]);
    expect(await claim()).toMatchObject({ id: DEAD.id, generation: 2, phase: "created" });
  });

  it("takes a page of ours for this incident that no claim knows any more", async () => {
    const space = aSpace([aPage({ document: markedBy("forgotten") })]);
    const { start, titles, ledger } = starting({ space });

    expect(await start()).toMatchObject({ kind: "created", pageId: PAGE });
    expect(titles()).toEqual(["Checkout down"]);
    expect((await ledger())?.value.claimId).toBe("forgotten");
  });

  it("makes the page where the first run had not come so far", async () => {
    const { start, titles } = starting({ claim: DEAD });

    expect(await start()).toMatchObject({ kind: "created" });
    expect(titles()).toEqual(["Checkout down"]);
  });

  it("waits for a run of somebody else that may be alive, and says whose it is", async () => {
    const theirs = aClaim({
      owner: aPerson({ accountId: accountId("omar"), name: "Omar Oncall" }),
      claimedAt: NOW - CLAIM_MS,
    });
    const { start, titles } = starting({ claim: theirs });

    await expect(start()).rejects.toMatchObject({ code: "being-started", subject: "Omar Oncall" });
    expect(titles()).toEqual([]);
  });
});

describe("a page that can't be made", () => {
  const failing =
    (error: Error): Pages["create"] =>
    async () =>
      Promise.reject(error);

  it("is found when it was made and only the answer got lost", async () => {
    const space = aSpace();
    const { start, titles, claim } = starting({
      space,
      create: async (page) => {
        await space.create(page);
        throw new AppError("unavailable", "no answer");
      },
    });

    expect(await start()).toMatchObject({ kind: "created", pageId: PAGE });
    expect(titles()).toEqual(["Checkout down"]);
    expect(await claim()).toMatchObject({ phase: "created", page: PAGE });
  });

  it("is found when Confluence calls the title taken because an earlier request made it", async () => {
    const space = aSpace();
    const { start, titles } = starting({
      space,
      create: async (page) => {
        await space.create(page);
        throw new AppError("title-taken", "there is such a page");
      },
    });

    expect(await start()).toMatchObject({ kind: "created", pageId: PAGE });
    expect(titles()).toEqual(["Checkout down"]);
  });

  it("lets the person try again at once when nobody can say whether it was made", async () => {
    const { start, startAgain, titles } = starting({
      create: failing(new AppError("unavailable", "no answer")),
    });

    await expect(start()).rejects.toMatchObject({ code: "unavailable" });
    expect(await startAgain()).toMatchObject({ kind: "created" });
    expect(titles()).toEqual(["Checkout down"]);
  });

  it.each(["no-page-permission", "title-taken", "document-invalid"] as const)(
    "gives the incident free at a clear refusal (%s)",
    async (code) => {
      const { start, claim, ledger } = starting({ create: failing(new AppError(code, "no")) });

      await expect(start()).rejects.toMatchObject({ code });
      expect(await claim()).toBeUndefined();
      expect(await ledger()).toBeUndefined();
    },
  );

  it("keeps its claim at a bug, so that the next run looks for the page first", async () => {
    const { start, claim } = starting({ create: failing(new TypeError("a bug")) });

    await expect(start()).rejects.toThrow("a bug");
    expect(await claim()).toMatchObject({ phase: "claimed", generation: 1 });
  });
});

describe("a start", () => {
  it("leads to no page that the ledger does not know, and makes no second one", async () => {
    const { start, titles } = starting({ claim: aClaim({ phase: "created", page: PAGE }) });

    await expect(start()).rejects.toMatchObject({ code: "page-not-found" });
    expect(titles()).toEqual([]);
  });

  it.each<[string, AdfDocument, readonly string[]]>([
    ["words", doc(heading("Follow-ups"), list(item("", [words("Add an alert")]))), ["asked"]],
    ["nothing", doc(heading("Follow-ups"), list(item("", []))), []],
  ])("asks for the tasks of the lines written in the dialog: %s", async (_, document, reasons) => {
    const { start, queue } = starting();

    await start({ document });

    expect(queue.queued.map(({ reason }) => reason)).toEqual(reasons);
  });
});
