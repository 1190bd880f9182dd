import type { AdfDocument } from "../contract/adf";
import { MAX_CALL_BYTES } from "../contract/keys";
import type { Settings } from "../contract/settings";
import type { CreatedView } from "../contract/views";
import { AppError } from "../domain/app-error";
import { checkDocument, documentBytes, withTaskIds } from "../domain/document";
import { pageId, spaceId, type IssueId, type PageId } from "../domain/ids";
import type { Incident, Person } from "../domain/incident";
import { hasText, linesOf, type LineOptions } from "../domain/line";
import { findMarker, macroNode, withMarker } from "../domain/marker";
import type { Claim, Claims } from "../ports/claims";
import type { Clock } from "../ports/clock";
import type { Incidents, People } from "../ports/incidents";
import type { Ledger, Ledgers } from "../ports/ledgers";
import type { Log } from "../ports/log";
import type { Page, Pages } from "../ports/pages";
import type { SyncQueue } from "../ports/sync-queue";
import type { Places, SettingsStore } from "../ports/settings-store";
import { findClaimedPage } from "./find-claimed-page";
import { firstLedger } from "./first-ledger";
import { renderPostmortem, type RenderOptions } from "./preview-postmortem";
import { readIncident } from "./read-incident";
import { lineOptions } from "./sync-run";
import type { TellIncident } from "./tell-incident";

type Deps = {
  readonly incidents: Incidents;
  readonly people: People;
  readonly pages: Pages;
  readonly claims: Claims;
  readonly ledgers: Ledgers;
  readonly settings: SettingsStore;
  readonly places: Places;
  readonly tell: TellIncident;
  readonly queue: SyncQueue;
  readonly identify: LineOptions["identify"];
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
  readonly app: { readonly appId: string; readonly environmentId: string };
};

export type StartOrder = RenderOptions & {
  readonly incident: IssueId;
  readonly spaceId: string;
  readonly parentId: string | undefined;
  /** The document as the person edited it. */
  readonly document: unknown;
};

type Made = Pick<Page, "id" | "title" | "url">;

/** A claim that nobody has finished for this long belongs to a run that died. */
export const CLAIM_MS = 60_000;

/**
 * Makes the one postmortem page of an incident and tells the incident about it. However often it is asked, by however many people, and
 * whatever fails half-way: there is one page. Nothing is created before every check has passed. Throws `not-an-incident`,
 * `not-resolved`, `incident-not-found`, `no-link-permission`, `unknown-template`, `status-not-available`, `document-too-large`,
 * `document-invalid`, `title-taken`, `no-page-permission`, `place-not-found`, `being-started`, `rate-limited`, `unavailable`.
 */
export const makeStartPostmortem =
  (deps: Deps) =>
  async (order: StartOrder): Promise<CreatedView> => {
    const title = checkOrder(order);
    const { settings, incident, me, titled, held, claim, existing } = await look(
      deps,
      order,
      title,
    );
    if (existing !== undefined) return theExisting(deps, existing);

    const document = bodyFor({ incident, order, settings }, deps);
    const orphan = claim === undefined ? orphanOf(titled, incident) : undefined;
    if (claim === undefined && titled !== undefined && orphan === undefined)
      throw titleTaken(title);
    const mine = claimOf({ deps, order, me, incident, title, held, before: claim, orphan });
    await take(deps, mine, { held, before: claim });

    const { page, adopted } = await makePage(deps, mine, {
      order,
      document,
      incident,
      headings: settings.followUps.headings,
      lookFirst: claim !== undefined || orphan !== undefined,
    });
    const created: Claim = { ...mine, phase: "created", page: page.id };
    const ledger = firstLedger(created, page, deps.clock.now());
    await deps.claims.settle(created, ledger);
    const [pending] = await Promise.all([
      deps.tell(created, ledger),
      remember(deps, order, mine),
      queueLines(deps, { document, page: page.id, settings }),
    ]);
    deps.log.info("postmortem-created", { incident: incident.id, page: page.id, adopted });
    return { kind: "created", pageId: page.id, url: page.url, title: page.title, pending };
  };

/** The title as it will stand, or why not. */
function checkOrder(order: StartOrder): string {
  if (order.stage === "published") {
    throw new AppError("status-not-available", "a postmortem does not start published");
  }
  const title = order.title.trim();
  if (title === "" || title.length > 255) {
    throw new AppError("title-invalid", "the title is empty or longer than 255 characters");
  }
  return title;
}

type Existing = { readonly claim: Claim; readonly ledger: Ledger };

type Look = {
  readonly settings: Settings;
  readonly incident: Incident;
  readonly me: Person;
  readonly held: Claim | undefined;
  /** The same, unless it led to a page that is gone. */
  readonly claim: Claim | undefined;
  readonly existing: Existing | undefined;
  readonly titled: Awaited<ReturnType<Pages["findByTitle"]>>;
};

async function look(deps: Deps, order: StartOrder, title: string): Promise<Look> {
  const settings = await deps.settings.get();
  const [incident, me, mayLink, held, titled] = await Promise.all([
    readIncident(deps.incidents, order.incident, settings),
    deps.people.me(),
    deps.incidents.mayLink(order.incident),
    deps.claims.find(order.incident),
    deps.pages.findByTitle(spaceId(order.spaceId), title),
  ]);
  if (!mayLink) {
    throw new AppError("no-link-permission", "the person may not link this incident", {
      subject: incident.key,
    });
  }
  return { settings, incident, me, titled, held, ...(await whatHeldLedTo(deps.ledgers, held)) };
}

async function whatHeldLedTo(
  ledgers: Ledgers,
  held: Claim | undefined,
): Promise<Pick<Look, "claim" | "existing">> {
  const ledger = await ledgerOf(ledgers, held);
  if (held === undefined || ledger === undefined) return { claim: held, existing: undefined };
  return { claim: undefined, existing: ledger.gone ? undefined : { claim: held, ledger } };
}

/** What is known of the page that a claim led to; undefined when it led to none yet. */
async function ledgerOf(ledgers: Ledgers, claim: Claim | undefined): Promise<Ledger | undefined> {
  if (claim?.page === undefined) return undefined;
  const stored = await ledgers.find(claim.page);
  if (stored === undefined) throw new AppError("page-not-found", "the ledger has no such page");
  return stored.value;
}

async function theExisting(
  { tell }: Pick<Deps, "tell">,
  { claim, ledger }: Existing,
): Promise<CreatedView> {
  const { page, url, title } = ledger;
  const pending = claim.phase === "linked" ? [] : await tell(claim, ledger);
  return { kind: "existing", pageId: page, url, title, pending };
}

type BodyParts = {
  readonly incident: Incident;
  readonly order: StartOrder;
  readonly settings: Settings;
};

/** What the person edited, or the filled template; with an id for every checklist item. */
function bodyFor(parts: BodyParts, { clock, newId }: Deps): AdfDocument {
  const { incident, order, settings } = parts;
  if (order.document === undefined) {
    const now = new Date(clock.now()).toISOString();
    return renderPostmortem(incident, order, { settings, now }).document;
  }
  const document = checkDocument(order.document);
  const bytes = documentBytes(document);
  if (bytes > MAX_CALL_BYTES) {
    throw new AppError("document-too-large", "the edited document is larger than a call may be", {
      subject: `${Math.ceil(bytes / 1024)} KB`,
    });
  }
  return withTaskIds(document, newId);
}

type ClaimParts = {
  readonly deps: Deps;
  readonly order: StartOrder;
  readonly me: Person;
  readonly incident: Incident;
  readonly title: string;
  readonly held: Claim | undefined;
  /** The claim of a run that died. */
  readonly before: Claim | undefined;
  /** The claim id of a page that an earlier run made and could not write down. */
  readonly orphan: string | undefined;
};

/** A page of ours for this incident that no claim knows any more. */
function orphanOf(titled: Look["titled"], incident: Incident): string | undefined {
  const marker = titled?.document === undefined ? undefined : findMarker(titled.document);
  return marker?.incidentIds.includes(incident.id) === true ? marker.claimId : undefined;
}

/** A takeover keeps the first run's id, space and title: under these its page may exist already. */
function claimOf({ deps, order, me, incident, title, held, before, orphan }: ClaimParts): Claim {
  const first = before ?? {
    id: orphan ?? deps.newId(),
    spaceId: spaceId(order.spaceId),
    title,
  };
  return {
    id: first.id,
    generation: (held?.generation ?? 0) + 1,
    incident: { id: incident.id, key: incident.key, projectId: incident.project.id },
    owner: me,
    claimedAt: deps.clock.now(),
    spaceId: first.spaceId,
    title: first.title,
    template: order.templateId,
    stage: order.stage,
    phase: "claimed",
    page: undefined,
  };
}

/** Takes the claim, or takes it over from a run that died or from a page that is gone. The person who holds it may go on at once. */
async function take(
  { claims, clock }: Deps,
  mine: Claim,
  { held, before }: Pick<ClaimParts, "held" | "before">,
): Promise<void> {
  const free = before === undefined || isAbandoned(before, mine, clock.now());
  const won =
    free &&
    (held === undefined ? await claims.take(mine) : await claims.replace(mine, held.generation));
  if (!won) {
    throw new AppError("being-started", "somebody else is starting this postmortem", {
      subject: before?.owner.name,
      retryAfterSeconds: 5,
    });
  }
}

const isAbandoned = (before: Claim, mine: Claim, now: number): boolean =>
  before.owner.accountId === mine.owner.accountId
    ? now - before.claimedAt > CLAIM_MS / 4
    : now - before.claimedAt > CLAIM_MS;

type PagePlan = {
  readonly order: StartOrder;
  readonly document: AdfDocument;
  readonly incident: Incident;
  readonly headings: readonly string[];
  /** Whether an earlier run may have made the page. */
  readonly lookFirst: boolean;
};

async function makePage(
  deps: Deps,
  mine: Claim,
  plan: PagePlan,
): Promise<{ readonly page: Made; readonly adopted: boolean }> {
  if (plan.lookFirst) {
    const made = await findClaimedPage(deps.pages, mine);
    if (made !== undefined) return { page: made, adopted: true };
  }
  try {
    return { page: await createPage(deps, mine, plan), adopted: false };
  } catch (error) {
    return { page: await afterFailure(deps, mine, error), adopted: true };
  }
}

function createPage(
  deps: Deps,
  mine: Claim,
  { order, document, incident, headings }: PagePlan,
): Promise<Made> {
  const marker = macroNode({
    ...deps.app,
    incidentIds: [mine.incident.id],
    claimId: mine.id,
    localId: deps.newId(),
  });
  return deps.pages.create({
    spaceId: mine.spaceId,
    parentId: order.parentId === undefined ? undefined : pageId(order.parentId),
    title: mine.title,
    document: withMarker(document, marker, headings),
    hidden: incident.restrictedTo !== undefined,
  });
}

/**
 * The create call failed. A clear refusal gives the claim back. Where nobody can say whether the page was made, it is looked for; if it is
 * not there, the claim stays open for the next run, which looks again before it creates.
 */
async function afterFailure(deps: Deps, mine: Claim, error: unknown): Promise<Made> {
  if (!(error instanceof AppError)) throw error;
  if (error.code === "unavailable" || error.code === "title-taken") {
    const made = await findClaimedPage(deps.pages, mine);
    if (made !== undefined) return made;
  }
  if (error.code === "unavailable") await giveUp(deps.claims, mine);
  else await deps.claims.release(mine);
  throw error;
}

/** Leaves the claim for the next run to take over without waiting. */
async function giveUp(claims: Claims, mine: Claim): Promise<void> {
  await claims.replace({ ...mine, claimedAt: 0 }, mine.generation);
}

type Written = {
  readonly document: AdfDocument;
  readonly page: PageId;
  readonly settings: Settings;
};

/** Lines that were written in the dialog become tasks without waiting for the page to be saved again. */
async function queueLines(deps: Deps, { document, page, settings }: Written): Promise<void> {
  const lines = linesOf(document, lineOptions(settings, deps.identify));
  if (!lines.some((line) => hasText(line) || line.issues.length > 0)) return;
  const at = deps.clock.now();
  await deps.queue.push(
    [{ page, reason: "asked", deleted: undefined, by: undefined, vouched: [], at }],
    0,
  );
}

async function remember({ places }: Deps, order: StartOrder, mine: Claim): Promise<void> {
  const { spaceId: space, parentId } = order;
  await places.remember(mine.owner.accountId, mine.incident.projectId, {
    spaceId: space,
    parentId,
  });
}

const titleTaken = (title: string): AppError =>
  new AppError("title-taken", "another page has this title", { subject: title });
