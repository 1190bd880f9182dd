import type { Change, Incident, Instant, Person } from "./incident";
import { millisOf } from "./moment";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in milliseconds as people write it, in its two largest units: "3 d 4 h", "1 h 42 min", "under 1 min". */
export function formatDuration(ms: number): string {
  if (ms < MINUTE) return "under 1 min";
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  return ms < DAY
    ? inUnits(ms, { size: HOUR, name: "h" }, { size: MINUTE, name: "min" })
    : inUnits(ms, { size: DAY, name: "d" }, { size: HOUR, name: "h" });
}

type Unit = { readonly size: number; readonly name: string };

function inUnits(ms: number, large: Unit, small: Unit): string {
  const whole = `${Math.floor(ms / large.size)} ${large.name}`;
  const rest = Math.floor((ms % large.size) / small.size);
  return rest === 0 ? whole : `${whole} ${rest} ${small.name}`;
}

/** Milliseconds from one instant to a later one; undefined when one is missing or they are the wrong way round. */
export function durationBetween(
  from: Instant | undefined,
  to: Instant | undefined,
): number | undefined {
  const start = millisOf(from);
  const end = millisOf(to);
  return start === undefined || end === undefined || end < start ? undefined : end - start;
}

/**
 * When somebody first took the incident up: the first comment, change of status or assignment by a known person other than the
 * reporter; by anybody when the reporter is unknown. Undefined when nobody did before it was over: what comes later responds to nothing any more.
 */
export function firstResponse(incident: Incident): Instant | undefined {
  const acts = [...incident.comments, ...incident.history.filter(isResponse)];
  const byOthers = acts.filter((act) => isByOther(act.author, incident.reporter));
  const first = inOrder(byOthers.map((act) => act.at)).find(
    (at) => !isBefore(at, incident.created),
  );
  const end = resolvedAt(incident);
  return first !== undefined && end !== undefined && isBefore(end, first) ? undefined : first;
}

/** Imported issues have a history from before they were created. */
const isBefore = (at: Instant, start: Instant): boolean => (durationBetween(at, start) ?? 0) > 0;

const isResponse = (change: Change): boolean =>
  change.field === "status" ||
  (change.field === "assignee" && (change.toId ?? change.to ?? "") !== "");

const isByOther = (author: Person | undefined, reporter: Person | undefined): boolean =>
  author?.isApp !== true &&
  (reporter === undefined || (author !== undefined && author.accountId !== reporter.accountId));

/** When the incident was over: its resolution date, else its last change into the status that it is in, if that is a done one. */
export function resolvedAt(incident: Incident): Instant | undefined {
  const { resolved, status } = incident;
  if (resolved !== undefined || status.category !== "done") return resolved;
  const into = incident.history.filter(
    ({ field, toId, to }) => field === "status" && (toId === status.id || to === status.name),
  );
  return inOrder(into.map((change) => change.at)).at(-1);
}

/** Instants from the first to the last, without those that are none. */
const inOrder = (instants: readonly Instant[]): readonly Instant[] =>
  instants
    .flatMap((at) => {
      const ms = millisOf(at);
      return ms === undefined ? [] : [{ at, ms }];
    })
    .sort((a, b) => a.ms - b.ms)
    .map(({ at }) => at);
