import type { Product, RecordedCall } from "../core";
import { identityOf } from "../platform/identity";
import type { EventNote, Invocation } from "../platform/types";
import type { Site } from "../site";

const SHOWN = 200;

type CallNote = Pick<
  RecordedCall,
  "product" | "method" | "path" | "actor" | "status" | "points" | "depth"
> & {
  /** Real time on this machine, ms. */
  readonly ms: number;
  /** What the manifest has to grant for this call. */
  readonly scopes: readonly string[];
};

/** What a run cost: REST calls, storage operations, items put into queues, rate-limit points, real time in ms. */
type Totals = {
  readonly rest: number;
  readonly kvsReads: number;
  readonly kvsWrites: number;
  readonly pushes: number;
  readonly points: number;
  readonly ms: number;
};

type RunNote = Invocation & {
  readonly totals: Totals;
  readonly calls: readonly CallNote[];
  /** An event that the app looked up in its storage and did not find. */
  readonly notOurs: boolean;
};

const isProduct = (name: RecordedCall["product"]): name is Product =>
  name === "jira" || name === "confluence";

const KVS_READ = /\/(?:get|query)$/u;
const isRead = ({ path }: RecordedCall): boolean => KVS_READ.test(path);

/** Of several alternatives the one that the manifest grants. */
function scopesOf(site: Site, { product, method, path }: RecordedCall): readonly string[] {
  if (product === "kvs") return ["storage:app"];
  if (!isProduct(product)) return [];
  const alternatives = site[product].neededScopes?.(method, path) ?? [];
  const granted = new Set(identityOf(site.manifest).scopes);
  return (
    alternatives.find((set) => set.every((scope) => granted.has(scope))) ?? alternatives[0] ?? []
  );
}

const callNote = (site: Site, call: RecordedCall): CallNote => ({
  product: call.product,
  method: call.method,
  path: call.path,
  actor: call.actor,
  status: call.status,
  points: call.points,
  depth: call.depth,
  ms: Math.round(call.tookMs),
  scopes: scopesOf(site, call),
});

function totalsOf(calls: readonly RecordedCall[], run: Invocation): Totals {
  const kvs = calls.filter(({ product }) => product === "kvs");
  const kvsReads = kvs.filter(isRead).length;
  return {
    rest: calls.filter(({ product }) => isProduct(product)).length,
    kvsReads,
    kvsWrites: kvs.length - kvsReads,
    pushes: calls.filter(({ product }) => product === "queue").length,
    points: calls.reduce((sum, { points }) => sum + points, 0),
    ms: Math.round(run.tookMs),
  };
}

const isForeign = (run: Invocation, calls: readonly RecordedCall[]): boolean =>
  run.moduleType === "trigger" &&
  run.outcome === "ok" &&
  calls.length > 0 &&
  calls.every((call) => call.product === "kvs" && isRead(call) && call.status === 404);

function runNote(site: Site, run: Invocation): RunNote {
  const calls = site.callsOf(run.id);
  return {
    ...run,
    totals: totalsOf(calls, run),
    notOurs: isForeign(run, calls),
    calls: calls.map((call) => callNote(site, call)),
  };
}

function eventNote(event: EventNote, runs: readonly RunNote[]): unknown {
  const run = runs.find(({ id }) => id === event.invocation);
  return { ...event, notOurs: event.fate === "filtered" || run?.notOurs === true };
}

/** A run that stems from another stands where that one stood. */
function inChains(runs: readonly Invocation[]): readonly Invocation[] {
  const byId = new Map(runs.map((run) => [run.id, run]));
  return runs.map((run) => {
    const first = byId.get(run.cause) ?? run;
    return {
      ...run,
      issueKey: run.issueKey ?? first.issueKey,
      pageId: run.pageId ?? first.pageId,
    };
  });
}

/** What happened on the site, newest first: the app's runs with the calls they made, and the events with what became of them. */
export function siteLog(site: Site): unknown {
  const runs = inChains(site.invocations())
    .slice(-SHOWN)
    .reverse()
    .map((run) => runNote(site, run));
  return {
    invocations: runs,
    events: site.events.notes
      .slice(-SHOWN)
      .reverse()
      .map((event) => eventNote(event, runs)),
    waiting: site.clock.waiting().slice(0, SHOWN),
    queue: site.queues.waiting(),
    dropped: site.queues.dropped,
    schedules: (site.manifest.modules["scheduledTrigger"] ?? []).map(({ key }) => key),
  };
}
