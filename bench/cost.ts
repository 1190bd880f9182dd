import type { RecordedCall } from "../site/core";

/** What a scenario cost the site: calls that the app made, and how often it ran. */
export type Cost = {
  /** Runs of the app's functions. */
  readonly runs: number;
  readonly rest: number;
  /** Those of the REST calls that make one link between two issues, which Jira has no bulk call for. */
  readonly links: number;
  readonly restBesideLinks: number;
  /** The longest chain of calls that waited for each other in one run, storage and queue included. */
  readonly depth: number;
  /** The same chain, counting only its steps that hold a REST call. */
  readonly restDepth: number;
  readonly kvsReads: number;
  readonly kvsWrites: number;
  readonly pushes: number;
  /** REST calls that were answered 429. */
  readonly refused: number;
  /** Rate-limit points. */
  readonly points: number;
};

type Call = Pick<
  RecordedCall,
  "product" | "method" | "path" | "invocation" | "depth" | "points" | "status"
>;

const KVS_READ = /\/(?:get|query)$/u;

const isRest = ({ product }: Call): boolean => product === "jira" || product === "confluence";

const isLink = ({ product, method, path }: Call): boolean =>
  product === "jira" && method === "POST" && /\/issueLink(?:\?|$)/u.test(path);

/** The cost of these calls of `runs` runs. A storage operation that does not read counts as a write. */
export function costOf(calls: readonly Call[], runs: number): Cost {
  const rest = calls.filter(isRest);
  const kvs = calls.filter(({ product }) => product === "kvs");
  const links = rest.filter(isLink).length;
  const kvsReads = kvs.filter(({ path }) => KVS_READ.test(path)).length;
  return {
    runs,
    rest: rest.length,
    links,
    restBesideLinks: rest.length - links,
    depth: longest(calls, (own) => Math.max(...own.map(({ depth }) => depth))),
    restDepth: longest(rest, (own) => new Set(own.map(({ depth }) => depth)).size),
    kvsReads,
    kvsWrites: kvs.length - kvsReads,
    pushes: calls.filter(({ product }) => product === "queue").length,
    refused: rest.filter(({ status }) => status === 429).length,
    points: calls.reduce((sum, { points }) => sum + points, 0),
  };
}

/** The longest of the runs that made these calls. */
function longest(calls: readonly Call[], lengthOf: (own: readonly Call[]) => number): number {
  const byRun = new Map<string, Call[]>();
  for (const call of calls) {
    byRun.set(call.invocation, [...(byRun.get(call.invocation) ?? []), call]);
  }
  return Math.max(0, ...[...byRun.values()].map(lengthOf));
}
