import type { AdfNode } from "../contract/adf";
import { cell, headerCell, paragraph, row, strong, table, text } from "./adf";
import { formatDuration } from "./duration";
import { dayIn, formatMoment, formatTime } from "./moment";
import type { TimelineRow } from "./timeline";

/** So that the document of a long incident still fits into one call. */
const MOST_ROWS = 200;

const WIDTH = { time: 190, since: 120, what: 450 } as const;

/**
 * The rows as a table: time with zone (with the date where the day changes), how long after the row before, what happened. Of more than
 * 200 rows the first are shown, and a last row says how many there are beside them.
 */
export function timelineTable(rows: readonly TimelineRow[], timeZone: string): AdfNode {
  const shown = rows.length > MOST_ROWS ? rows.slice(0, MOST_ROWS) : rows;
  return table([
    row([
      headerCell([paragraph(strong("Time"))], WIDTH.time),
      headerCell([paragraph(strong("Since previous"))], WIDTH.since),
      headerCell([paragraph(strong("What happened"))], WIDTH.what),
    ]),
    ...shown.map((one, at) => rowNode(one, shown[at - 1], timeZone)),
    ...(rows.length > shown.length ? [moreRow(rows.length - shown.length)] : []),
  ]);
}

function rowNode(one: TimelineRow, previous: TimelineRow | undefined, timeZone: string): AdfNode {
  const since = one.sincePreviousMs;
  return row([
    cell([paragraph(text(timeOf(one, previous, timeZone)))], WIDTH.time),
    cell([paragraph(text(since === undefined ? "–" : formatDuration(since)))], WIDTH.since),
    cell([paragraph(one.text)], WIDTH.what),
  ]);
}

function timeOf(one: TimelineRow, previous: TimelineRow | undefined, timeZone: string): string {
  const isSameDay = previous && dayIn(previous.at, timeZone) === dayIn(one.at, timeZone);
  const format = isSameDay === true ? formatTime : formatMoment;
  return format(one.at, timeZone) ?? one.at;
}

const moreRow = (count: number): AdfNode =>
  row([
    cell([paragraph()], WIDTH.time),
    cell([paragraph()], WIDTH.since),
    cell([paragraph(text(`and ${count} more, in the history of the issue`))], WIDTH.what),
  ]);
