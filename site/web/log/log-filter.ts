import type { Run, Totals } from "./wire";

/** Which runs are looked at; an empty text leaves the choice open. */
export type LogFilter = {
  /** Key of a manifest function. */
  readonly function: string;
  /** Key of an issue or id of a page. */
  readonly place: string;
  /** Id of a run: that one, and what it led to. */
  readonly run: string;
};

const PATH = "/site/log";

/** Reads the filter from the address, such as "/site/log?function=start". */
export function filterAt(path: string): LogFilter {
  const asked = new URLSearchParams(path.split("?")[1] ?? "");
  const of = (name: keyof LogFilter): string => asked.get(name) ?? "";
  return { function: of("function"), place: of("place"), run: of("run") };
}

/** The address of the log with this filter. */
export function logPath(filter: Partial<LogFilter>): string {
  const chosen = Object.entries(filter).filter(([, value]) => value !== "");
  return chosen.length === 0 ? PATH : `${PATH}?${new URLSearchParams(chosen).toString()}`;
}

export const shownRuns = (runs: readonly Run[], filter: LogFilter): readonly Run[] =>
  runs.filter(
    (run) =>
      ["", run.function].includes(filter.function) &&
      ["", run.issueKey, run.pageId].includes(filter.place) &&
      ["", run.id, run.cause].includes(filter.run),
  );

const NAMES = ["rest", "kvsReads", "kvsWrites", "pushes", "points", "ms"] as const;

const NOTHING: Totals = { rest: 0, kvsReads: 0, kvsWrites: 0, pushes: 0, points: 0, ms: 0 };

/** What several runs cost together. */
export const sumOf = (runs: readonly Run[]): Totals =>
  runs.reduce(
    (sum, { totals }) => ({
      ...sum,
      ...Object.fromEntries(NAMES.map((name) => [name, sum[name] + totals[name]])),
    }),
    NOTHING,
  );
