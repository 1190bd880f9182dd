import type { Link } from "../domain/link";
import type { FoundTask } from "../ports/tasks";
import { save, withLinks, type Run, type SyncDeps } from "./sync-run";

/** Longer than Jira's search has been seen to lag, and than a consumer may run: by then a task that was made can be found. */
const SEARCH_LAG_MS = 180_000;

/**
 * Finds the tasks of claims that a crash left behind. One that is not found keeps its claim until search cannot lag any more; then the line
 * is fresh again. Gives the run with what it found, and asks for another run while something still waits.
 */
export async function recoverClaims(deps: SyncDeps, run: Run): Promise<Run> {
  const claimed = run.ledger.links.filter(({ phase }) => phase === "claimed");
  const incident = run.ledger.incidents[0];
  if (claimed.length === 0 || incident === undefined) return run;
  const found = await deps.tasks.ofPage(run.request.page, incident.id);
  const byLine = new Map(found.map((task) => [task.line, task]));
  const now = deps.clock.now();
  const links = run.ledger.links
    .map((link) => recover(link, byLine.get(link.line)))
    .filter((link) => link.phase !== "claimed" || now - link.claimedAt < SEARCH_LAG_MS);
  const waiting = links.filter(({ phase }) => phase === "claimed");
  if (waiting.length > 0) await lookAgain(deps, run, waiting);
  return save(deps, withLinks(run, links));
}

function recover(link: Link, found: FoundTask | undefined): Link {
  if (link.phase !== "claimed" || found === undefined) return link;
  const { id, key, projectId, tied } = found;
  return { ...link, phase: "linked", task: { id, key, projectId }, tied };
}

async function lookAgain(deps: SyncDeps, run: Run, waiting: readonly Link[]): Promise<void> {
  const oldest = Math.min(...waiting.map(({ claimedAt }) => claimedAt));
  const leftMs = Math.max(oldest + SEARCH_LAG_MS - deps.clock.now(), 0);
  const again = {
    page: run.request.page,
    reason: "swept",
    deleted: undefined,
    by: run.request.by,
    vouched: run.request.vouched,
    at: deps.clock.now(),
  } as const;
  await deps.queue.push([again], Math.min(Math.ceil(leftMs / 1000) + 1, 900));
}
