import type { App } from "../app";
import type { Clock, Profile } from "../core";
import type { Identity } from "./identity";
import { jsonBytes, roundTrip } from "./json";
import { serialId } from "./random";
import { createRun, type Invoke, isOver, type Run, type RunRequest } from "./run";
import { installRuntime, runSeated, type Seat } from "./runtime";
import { invocationContext, runtimeOf } from "./seat";
import type { Ended } from "./types";

export type InvokerOptions = {
  readonly app: App;
  readonly clock: Clock;
  readonly identity: Identity;
  readonly profile: Pick<Profile, "triggerTimeoutMs">;
  /** How many runs there were before, in what was saved. */
  readonly earlierRuns: number;
  /** Real ms, only ever growing. */
  readonly stopwatch: () => number;
  /** What each call costs of the run's time, ms. */
  readonly callMs: number;
  /** `__forge_fetch__` of a run. */
  readonly fetchOf: (run: Run) => Seat["fetch"];
};

export type Invoker = {
  readonly invoke: Invoke;
  readonly runs: readonly Run[];
  /** What is left of the run's time, ms. */
  readonly remainingMs: (run: Run) => number;
};

const SHORT_MS = 25_000;
const LONG_MS = 55_000;
const LONG_TYPES = new Set(["consumer", "scheduledTrigger", "webtrigger", "action"]);
const MAX_REPLY_BYTES = 5 * 1024 * 1024;

/** How long a function may run for a module. @see https://developer.atlassian.com/platform/forge/limits-invocation/ */
function limitOf({ app, profile }: InvokerOptions, request: RunRequest): number {
  const { functionKey, moduleType } = request;
  if (moduleType === "trigger") return profile.triggerTimeoutMs;
  if (!LONG_TYPES.has(moduleType)) return SHORT_MS;
  return app.spec(functionKey).timeoutMs ?? LONG_MS;
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

function replyOf(value: unknown): unknown {
  if (jsonBytes(value) > MAX_REPLY_BYTES) throw new Error("The reply is larger than 5 MB");
  return roundTrip(value);
}

type End = Omit<Ended, "invocation">;

async function call({ app, identity }: InvokerOptions, { request }: Run): Promise<unknown> {
  const handler = await app.handler(request.functionKey);
  const context = invocationContext(identity, request.accountId);
  return replyOf(await handler(roundTrip(request.payload), roundTrip(context)));
}

/** How the run ends by itself. */
async function ownEnd(options: InvokerOptions, run: Run, remainingMs: () => number): Promise<End> {
  const { clock, fetchOf, identity } = options;
  const seat = {
    runtime: runtimeOf(identity, run, remainingMs),
    fetch: fetchOf(run),
    now: clock.now,
  };
  try {
    const value = await runSeated(seat, () => call(options, run));
    return { outcome: "ok", value, error: undefined };
  } catch (error) {
    return { outcome: "failed", value: undefined, error };
  }
}

/** How the run ends when it is stopped. */
async function cutEnd({ stopped }: Run): Promise<End> {
  const outcome = await stopped;
  const why = outcome === "killed" ? "The run was killed" : "The function took too long";
  return { outcome, value: undefined, error: new Error(why) };
}

/** Runs functions of the app, each in a world of its own. */
export function createInvoker(options: InvokerOptions): Invoker {
  const { clock, callMs, earlierRuns, stopwatch } = options;
  const runs: Run[] = [];
  const remainingMs = (run: Run): number =>
    Math.max(0, run.limitMs - (clock.now() - run.startedAt) - run.depth * callMs - run.waitedMs);

  const invoke: Invoke = async (request) => {
    installRuntime();
    const id = serialId("a", earlierRuns + runs.length + 1);
    const limitMs = limitOf(options, request);
    const run = createRun({ id, request, startedAt: clock.now(), limitMs });
    runs.push(run);
    const began = stopwatch();
    const cut = cutEnd(run);
    const first = await Promise.race([ownEnd(options, run, () => remainingMs(run)), cut]);
    const end = isOver(run) ? await cut : first;
    run.outcome = end.outcome;
    run.endedAt = clock.now();
    run.tookMs = stopwatch() - began;
    if (end.error !== undefined) run.error = messageOf(end.error);
    return { invocation: run.id, ...end };
  };

  return { invoke, runs, remainingMs };
}
