import type { Issue, JiraState, Json } from "./state";

/** An issue as search knows it at some moment. */
export type Indexed = {
  readonly issue: Issue;
  readonly properties: Readonly<Record<string, Json>>;
  /** Words of summary, description and comments. */
  readonly comments: readonly Json[];
};

type Entry = { readonly at: number; readonly seen: Indexed | undefined };

/**
 * What search knows. It learns of a change some time after it was made, as the real one; reading is never newer than
 * that, except for the issues a search asks to reconcile.
 */
export type SearchIndex = {
  /** Notes that the issue is now as the state has it (or gone). */
  readonly changed: (issueId: string, at: number) => void;
  /** What search sees at `now`, when it lags by `lagMs`; `fresh` are read from the state. */
  readonly at: (time: {
    readonly now: number;
    readonly lagMs: number;
    readonly fresh: readonly string[];
  }) => readonly Indexed[];
  /** The issue as it was known at a time, ms. */
  readonly seen: (issueId: string, at: number) => Indexed | undefined;
  /** Takes the issue as it is now for what it was all along: it was seeded or imported. */
  readonly known: (issueId: string) => void;
};

const seenIn = (state: JiraState, issueId: string): Indexed | undefined => {
  const issue = state.issues[issueId];
  if (issue === undefined) return undefined;
  const comments = (state.comments[issueId] ?? []).map(({ body }) => body);
  return { issue, properties: state.properties[issueId] ?? {}, comments };
};

const latest = (entries: readonly Entry[], until: number): Indexed | undefined =>
  entries.filter(({ at }) => at <= until).at(-1)?.seen;

/** Nothing asks for what was older than this. */
const LONGEST_LAG_MS = 3_600_000;

const pruned = (entries: readonly Entry[], now: number): readonly Entry[] => {
  const old = entries.filter(({ at }) => at <= now - LONGEST_LAG_MS).slice(-1);
  return [...old, ...entries.filter(({ at }) => at > now - LONGEST_LAG_MS)];
};

/** A search index over `state`, which it knows completely from the start. */
export const createSearchIndex = (state: JiraState): SearchIndex => {
  const entries = new Map<string, readonly Entry[]>();
  const known = (id: string): void => {
    entries.set(id, [{ at: -Infinity, seen: seenIn(state, id) }]);
  };
  Object.keys(state.issues).forEach(known);
  return {
    changed: (issueId, at) => {
      const before = pruned(entries.get(issueId) ?? [], at);
      entries.set(issueId, [...before, { at, seen: seenIn(state, issueId) }]);
    },
    at: ({ now, lagMs, fresh }) =>
      [...entries].flatMap(([id, all]) => {
        const seen = fresh.includes(id) ? seenIn(state, id) : latest(all, now - lagMs);
        return seen === undefined ? [] : [seen];
      }),
    seen: (id, at) => latest(entries.get(id) ?? [], at),
    known,
  };
};
