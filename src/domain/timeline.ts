import type { AdfNode } from "../contract/adf";
import { plainText, text } from "./adf";
import { ROW_KINDS, tellChange, type RowKind } from "./change-text";
import type { Change, Comment, Incident, Instant, Person } from "./incident";
import { millisOf } from "./moment";
import { quotedLine } from "./quote-inline";

export type TimelineRow = {
  readonly at: Instant;
  /** Undefined for the first row. */
  readonly sincePreviousMs: number | undefined;
  readonly kind: RowKind;
  /** What happened, as inline nodes. */
  readonly text: readonly AdfNode[];
};

/**
 * What happened to an incident, oldest first, from when it was created, its changes and its comments. A row says what happened, not who
 * did it. Changes at one instant by one person are one row; moments without a readable time are left out. `severityField` is the id
 * of the field that settings call the severity.
 */
export function timelineOf(incident: Incident, severityField?: string): readonly TimelineRow[] {
  const events = [
    ...eventAt({ at: incident.created, kind: "created", nodes: text("Incident created") }),
    ...changeEvents(incident.history, severityField),
    ...incident.comments.flatMap(commentEvent),
  ];
  const rows = unique(events).sort((a, b) => a.ms - b.ms);
  return rows.map((event, at) => rowOf(event, rows[at - 1]));
}

type Happening = {
  readonly at: Instant;
  readonly kind: RowKind;
  readonly nodes: readonly AdfNode[];
  readonly author?: Person | undefined;
};

type Event = Happening & { readonly ms: number };

function eventAt(happening: Happening): readonly Event[] {
  const ms = millisOf(happening.at);
  return ms === undefined ? [] : [{ ...happening, ms }];
}

const rowOf = (event: Event, previous: Event | undefined): TimelineRow => ({
  at: event.at,
  sincePreviousMs: previous && event.ms - previous.ms,
  kind: event.kind,
  text: event.nodes,
});

const momentOf = (event: Event): string => `${event.ms} ${event.author?.accountId ?? ""}`;

/** Each thing that happened once, however often the history says so. */
function unique(events: readonly Event[]): Event[] {
  const byWords = new Map<string, Event>();
  for (const event of events) {
    const key = `${momentOf(event)} ${plainText(event.nodes)}`;
    if (!byWords.has(key)) byWords.set(key, event);
  }
  return [...byWords.values()];
}

function changeEvents(
  history: readonly Change[],
  severityField: string | undefined,
): readonly Event[] {
  const told = history.flatMap((change) => {
    const tale = tellChange(change, severityField);
    if (tale === undefined) return [];
    return eventAt({ ...change, kind: tale.kind, nodes: text(tale.words) });
  });
  const byMoment = new Map<string, Event>();
  for (const event of unique(told)) {
    const sameMoment = byMoment.get(momentOf(event));
    byMoment.set(momentOf(event), sameMoment === undefined ? event : merged(sameMoment, event));
  }
  return [...byMoment.values()];
}

const merged = (one: Event, other: Event): Event => ({
  ...one,
  kind: ROW_KINDS.indexOf(one.kind) <= ROW_KINDS.indexOf(other.kind) ? one.kind : other.kind,
  nodes: [...one.nodes, ...text("; "), ...other.nodes],
});

/** How much of a comment a row shows, in characters. */
const COMMENT_LENGTH = 300;

function commentEvent({ at, author, body }: Comment): readonly Event[] {
  const words = quotedLine(body, COMMENT_LENGTH);
  const nodes =
    words.length === 0 ? text("Comment without text") : [...text("Comment: "), ...words];
  return eventAt({ at, author, kind: "comment", nodes });
}
