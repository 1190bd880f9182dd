import { AppError } from "../domain/app-error";
import { isResolved } from "../domain/incident";
import type { IssueId } from "../domain/ids";
import { checklistOf } from "../domain/line";
import { todayIn } from "../domain/moment";
import { followUpsOf, progressOf } from "../domain/progress";
import { same } from "../domain/same";
import { planSync } from "../domain/sync";
import type { Progress } from "../contract/views";
import type { Ledger, Stored } from "../ports/ledgers";
import type { SyncRequest } from "../ports/sync-queue";
import { adoptTasks } from "./adopt-tasks";
import { applyPlans } from "./apply-plans";
import { createTasks } from "./create-tasks";
import { recoverClaims } from "./recover-claims";
import {
  incidentLinks,
  lineOptions,
  readTasksAndIncidents,
  save,
  type Run,
  type SyncDeps,
} from "./sync-run";
import { tieTasks } from "./tie-tasks";

/**
 * Brings the lines of one page and their tasks together. Safe to run twice, after a crash at any call, and beside another run: every write
 * of the ledger names the version that was read. Throws `rate-limited`, `unavailable`, `conflict`; the queue tries these again.
 */
export const makeSyncPage =
  (deps: SyncDeps) =>
  async (request: SyncRequest): Promise<void> => {
    const stored = await deps.ledgers.find(request.page);
    if (stored === undefined || stored.value.gone || hasSeen(stored.value, request)) return;
    try {
      await syncStored(deps, request, stored);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "record-full") throw error;
      await deps.ledgers.save({ ...stored.value, problem: FULL }, stored.version);
    }
  };

/** The record takes no more links, but a word about it. */
const FULL =
  "This page has more follow-ups, or longer ones, than the app can keep: nothing was made of the new ones. Make them shorter, or put some of them on another page.";

async function syncStored(
  deps: SyncDeps,
  request: SyncRequest,
  stored: Stored<Ledger>,
): Promise<void> {
  const settings = await deps.settings.get();
  const ledger = stored.value;
  const run: Run = {
    settings,
    request,
    savedBy: undefined,
    lines: [],
    tasks: [],
    stored,
    ledger,
  };
  const synced = request.reason === "tie" ? run : await syncLines(deps, run);
  const tied = await tieTasks(deps, synced, stored.value.links);
  const { page, reason } = request;
  deps.log.info("page-synced", { page, reason, links: tied.ledger.links.length });
}

/** One change of a person makes several events. A run that read the page after them has seen what they tell. */
const hasSeen = ({ readAt }: Ledger, { reason, at, deleted }: SyncRequest): boolean =>
  reason === "event" && deleted === undefined && readAt !== undefined && at < readAt;

async function syncLines(deps: SyncDeps, run: Run): Promise<Run> {
  const readAt = deps.clock.now();
  const page = await deps.pages.find(run.request.page);
  if (page === undefined) return withoutPage(deps, run, readAt);
  const lines = checklistOf(page.document, lineOptions(run.settings, deps.identify));
  const { title, url } = page;
  const ledger = { ...run.ledger, title, url, problem: undefined };
  const savedBy = page.savedBy;
  const recovered = await recoverClaims(deps, { ...run, savedBy, lines, ledger });
  const tasks = await readTasksAndIncidents(deps.tasks, recovered.ledger);
  const read = noteReopened(noteDeleted({ ...recovered, tasks }));
  const plan = planSync({
    lines,
    links: read.ledger.links,
    tasks,
    settings: run.settings,
    incidents: incidentLinks(read.ledger),
    retryRefused: run.request.reason !== "event",
    asked: run.request.reason === "asked",
    decision: run.request.decision,
  });
  const applied = await applyPlans(deps, read, plan.links);
  const created = await createTasks(deps, applied, plan.fresh);
  return finish(deps, await adoptTasks(deps, created, plan.adopt), readAt);
}

async function withoutPage(deps: SyncDeps, run: Run, readAt: number): Promise<Run> {
  const { page, reason } = run.request;
  const gone = reason === "deleted" && !(await deps.pages.exists(page));
  if (!gone) return sleep(deps, run);
  for (const { id } of run.ledger.incidents) {
    await unlessGone(deps.incidentMarks.unlinkPage(id, page));
  }
  return finish(deps, bury(run), readAt);
}

/** The page was deleted for good. Its tasks stay as they are, and lines of other pages may take them. */
function bury(run: Run): Run {
  const links = run.ledger.links
    .filter(({ phase }) => phase === "linked" || phase === "removed")
    .map((link) => ({ ...link, phase: "removed", problem: undefined }) as const);
  return { ...run, ledger: { ...run.ledger, links, gone: true, reopened: [], problem: undefined } };
}

const ASLEEP =
  "The app can't read this page: it was deleted, is in the trash, or is restricted so that the app is left out. Restore it, or give the app access. Once it is deleted from the trash for good, another postmortem can be started.";

/** An app that was just installed is refused everywhere for some minutes. */
const LOOK_AGAIN_SECONDS = 300;

/** The page is in the trash or hidden from the app: nothing is done, people are told why, and somebody looks again, once. */
async function sleep(deps: SyncDeps, run: Run): Promise<Run> {
  const { request, ledger } = run;
  if (request.reason !== "swept")
    await deps.queue.push([{ ...request, reason: "swept" }], LOOK_AGAIN_SECONDS);
  return save(deps, { ...run, ledger: { ...ledger, problem: ASLEEP } });
}

/** A deletion that Jira told of, and that reading confirms. */
function noteDeleted(run: Run): Run {
  const { deleted } = run.request;
  if (deleted === undefined || run.tasks.some(({ id }) => id === deleted)) return run;
  const links = run.ledger.links.map((link) =>
    link.task?.id === deleted ? { ...link, phase: "deleted" as const, problem: undefined } : link,
  );
  return { ...run, ledger: { ...run.ledger, links } };
}

/** Incidents that are open again. One that cannot be read is what it was. */
function noteReopened(run: Run): Run {
  const { tasks, ledger, settings } = run;
  const isOpen = (id: IssueId): boolean => {
    const issue = tasks.find((one) => one.id === id);
    if (issue === undefined) return ledger.reopened.includes(id);
    return !isResolved(issue, settings.incident);
  };
  const reopened = ledger.incidents.map(({ id }) => id).filter(isOpen);
  return { ...run, ledger: { ...ledger, reopened } };
}

/** UTC−12, where a day ends last. What is overdue there is so for everybody: the incident and the byline tell the same to all people, and nobody too early. */
const LAST_ZONE = "Etc/GMT+12";

/** Tells the incidents how far the follow-ups are and writes the ledger, each only when something is different from before. */
async function finish(deps: SyncDeps, run: Run, readAt: number): Promise<Run> {
  const today = todayIn(LAST_ZONE, deps.clock.now());
  const { lines, tasks, settings } = run;
  const mirrored = progressOf(
    followUpsOf({ links: run.ledger.links, lines, tasks, settings, today }),
  );
  if (!same(mirrored, run.ledger.mirrored)) await tellIncidents(deps, run, mirrored);
  const next: Run = { ...run, ledger: { ...run.ledger, mirrored } };
  if (same(next.ledger, next.stored.value) && !isWatched(run.request)) return next;
  const agreedAt = new Date(deps.clock.now()).toISOString();
  return save(deps, { ...next, ledger: { ...next.ledger, agreedAt, readAt } });
}

/** Somebody looks for the end of this run: it shows in when page and tasks last agreed. */
const isWatched = ({ reason }: SyncRequest): boolean =>
  reason === "asked" || reason === "follow-up";

async function tellIncidents(deps: SyncDeps, { ledger }: Run, progress: Progress): Promise<void> {
  const { page, stage, startedAt } = ledger;
  for (const { id } of ledger.incidents) {
    await unlessGone(deps.incidentMarks.mirror(id, { page, stage, startedAt, progress }));
  }
}

/** An incident that was deleted or hidden from the app needs no news. */
async function unlessGone(work: Promise<void>): Promise<void> {
  const [outcome] = await Promise.allSettled([work]);
  if (outcome.status === "rejected" && !isGone(outcome.reason)) throw outcome.reason;
}

const GONE: ReadonlySet<string> = new Set(["not-found", "incident-not-found", "forbidden"]);

const isGone = (error: unknown): boolean => error instanceof AppError && GONE.has(error.code);
