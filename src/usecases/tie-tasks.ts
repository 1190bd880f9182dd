import { AppError, isRetryable } from "../domain/app-error";
import { hasTask, type Link, type Made } from "../domain/link";
import type { IncidentRef } from "../ports/ledgers";
import { save, withLinks, type Run, type SyncDeps } from "./sync-run";

/** Jira takes 20 writes an issue in 2 seconds and 100 in 30. Each link is a write of the incident. */
export const AT_ONCE = 16;
const PAUSE_SECONDS = 6;

/**
 * Links tasks to their incident where the create call could not. Many links are made in portions, each in a run of its own, so that Jira's
 * limit of writes an issue is kept. A run that an event started leaves links that were loose `before` it to the portions under way.
 */
export async function tieTasks(deps: SyncDeps, run: Run, before: readonly Link[]): Promise<Run> {
  const incident = run.ledger.incidents[0];
  if (run.request.reason === "event" && before.some(isLoose)) return run;
  const again = run.request.reason === "asked" || run.request.reason === "swept";
  const loose = run.ledger.links
    .filter(hasTask)
    .filter((link) => isLoose(link) || (again && wasRefused(link)));
  if (loose.length === 0 || incident === undefined) return run;
  const tied = new Map<Link, Link>();
  const pause = await tiePortion(deps, { run, incident, loose: loose.slice(0, AT_ONCE) }, tied);
  const links = run.ledger.links.map((link) => tied.get(link) ?? link);
  const saved = await save(deps, withLinks(run, links));
  if (saved.ledger.links.some(isLoose)) {
    await deps.queue.push([{ ...run.request, reason: "tie", deleted: undefined }], pause);
  }
  return saved;
}

/** A task that still has to be linked to its incident, also when its line has left meanwhile. */
export const isLoose = (link: Link): boolean =>
  (link.phase === "linked" || link.phase === "removed") && !link.tied && !wasRefused(link);

const wasRefused = (link: Link): boolean => link.problem?.code === "not-tied";

type Portion = {
  readonly run: Run;
  readonly incident: IncidentRef;
  readonly loose: readonly Made[];
};

/** Seconds to wait before the next portion. */
async function tiePortion(
  deps: SyncDeps,
  { run, incident, loose }: Portion,
  tied: Map<Link, Link>,
): Promise<number> {
  const { linkType } = run.settings.followUps;
  for (const link of loose) {
    const outcome = await tieOne(deps, link, { incident, linkType });
    if (outcome.kind === "wait") return outcome.seconds;
    tied.set(link, outcome.link);
  }
  return PAUSE_SECONDS;
}

type Tied =
  | { readonly kind: "settled"; readonly link: Link }
  | { readonly kind: "wait"; readonly seconds: number };

async function tieOne(
  deps: SyncDeps,
  link: Made,
  { incident, linkType }: { readonly incident: IncidentRef; readonly linkType: string },
): Promise<Tied> {
  try {
    await deps.tasks.tie(link.task.key, { incidentKey: incident.key, linkType });
    const problem = wasRefused(link) ? undefined : link.problem;
    return { kind: "settled", link: { ...link, tied: true, problem } };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return isRetryable(error.code)
      ? { kind: "wait", seconds: Math.min(error.retryAfterSeconds ?? 30, 900) }
      : { kind: "settled", link: untied(link, incident, error) };
  }
}

const untied = (link: Made, incident: IncidentRef, error: AppError): Link => ({
  ...link,
  problem: {
    code: "not-tied",
    message: `Jira did not link ${link.task.key} to ${incident.key}${
      error.subject === undefined ? "" : `: ${error.subject}`
    }. Link them in Jira by hand.`,
  },
});
