import { AppError } from "../domain/app-error";
import type { IssueId, PageId } from "../domain/ids";
import type { RuleMirror } from "../ports/administration";
import type { Claim, Claims } from "../ports/claims";
import type { Clock } from "../ports/clock";
import type { Ledger, Ledgers } from "../ports/ledgers";
import type { Log } from "../ports/log";
import type { Pages } from "../ports/pages";
import type { SettingsStore } from "../ports/settings-store";
import type { SyncQueue } from "../ports/sync-queue";
import { findClaimedPage } from "./find-claimed-page";
import { firstLedger } from "./first-ledger";
import { CLAIM_MS } from "./start-postmortem";
import type { TellIncident } from "./tell-incident";

type Deps = {
  readonly claims: Claims;
  readonly ledgers: Ledgers;
  /** Pages as the app sees them. */
  readonly pages: Pages;
  readonly queue: SyncQueue;
  readonly tell: TellIncident;
  readonly settings: SettingsStore;
  readonly rule: RuleMirror;
  readonly clock: Clock;
  readonly log: Log;
};

/** A queue takes 500 events a minute, and events of people come first. */
const AT_ONCE = 50;
const PAUSE_SECONDS = 15;

/**
 * Repairs what events and crashes left behind: finishes starts, queues a sync of each page with something open and of those that changed
 * lately, and tells the button what settings say. Safe to run twice.
 */
export const makeSweep = (deps: Deps) => async (): Promise<void> => {
  const starts = await deps.claims.unfinished();
  const finished: PageId[] = [];
  for (const incident of starts) finished.push(...(await unlessStuck(deps, incident)));
  const at = deps.clock.now();
  // The list lags: it may not have the pages that were finished just now.
  const pages = [...new Set([...finished, ...(await deps.ledgers.watched(at))])];
  const requests = pages.map(
    (page) =>
      ({ page, reason: "swept", deleted: undefined, by: undefined, vouched: [], at }) as const,
  );
  for (let first = 0; first < requests.length; first += AT_ONCE) {
    const delay = (first / AT_ONCE) * PAUSE_SECONDS;
    await deps.queue.push(requests.slice(first, first + AT_ONCE), delay);
  }
  await publishRule(deps);
  deps.log.info("site-swept", { starts: starts.length, pages: pages.length });
};

/** Nothing to tell before an admin has saved anything: the button knows the default rule. */
async function publishRule({ settings, rule }: Deps): Promise<void> {
  const { version, incident } = await settings.get();
  if (version > 0) await rule.publish(incident);
}

/** One start that cannot be finished keeps nothing else from being looked after. */
async function unlessStuck(deps: Deps, incident: IssueId): Promise<readonly PageId[]> {
  try {
    return await finishStart(deps, incident);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    deps.log.error("start-not-finished", error, { incident });
    return [];
  }
}

/** The page of a start that was finished, when it was. */
async function finishStart(deps: Deps, incident: IssueId): Promise<readonly PageId[]> {
  const claim = await deps.claims.find(incident);
  if (claim === undefined || claim.phase === "linked") return [];
  if (claim.phase === "created") return tellOf(deps, claim);
  return deps.clock.now() - claim.claimedAt > CLAIM_MS ? adoptOrRelease(deps, claim) : [];
}

async function tellOf(deps: Deps, claim: Claim): Promise<readonly PageId[]> {
  const stored = claim.page === undefined ? undefined : await deps.ledgers.find(claim.page);
  if (stored === undefined) return [];
  if (stored.value.gone) {
    await deps.claims.replace({ ...claim, phase: "linked" }, claim.generation);
    return [];
  }
  await deps.tell(claim, stored.value);
  return [stored.value.page];
}

/** The page of a run that died is ours when it bears the claim's marker; where there is none, the claim is given back. */
async function adoptOrRelease(deps: Deps, claim: Claim): Promise<readonly PageId[]> {
  const ours = await findClaimedPage(deps.pages, claim);
  if (ours === undefined) {
    await deps.claims.release(claim);
    return [];
  }
  const created: Claim = { ...claim, phase: "created", page: ours.id };
  const ledger = firstLedger(created, ours, deps.clock.now());
  if (!(await settled(deps.claims, created, ledger))) return [];
  await deps.tell(created, ledger);
  return [ours.id];
}

/** False when somebody pressed the button meanwhile and goes on from here. */
async function settled(claims: Claims, claim: Claim, ledger: Ledger): Promise<boolean> {
  try {
    await claims.settle(claim, ledger);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "conflict") return false;
    throw error;
  }
}
