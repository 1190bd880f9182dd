import type { App } from "../app";
import type { Clock } from "../core";
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
function limitOf(app: App, { functionKey, moduleType }: RunRequest): number {
  if (!LONG_TYPES.has(moduleType)) return SHORT_MS;
  return app.spec(functionKey).timeoutMs ?? LONG_MS;
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

function replyOf(value: unknown): unknown {
  if (jsonBytes(value) > MAX_REPLY_BYTES) throw new Error("The reply is larger than 5 MB");
  return roundTrip(value);
}

/** Runs functions of the app, each in a world of its own. */
export function createInvoker({ app, clock, identity, callMs, fetchOf }: InvokerOptions): Invoker {
  const runs: Run[] = [];
  const remainingMs = (run: Run): number =>
    Math.max(0, run.limitMs - (clock.now() - run.startedAt) - run.depth * callMs);

  const call = async ({ request }: Run): Promise<unknown> => {
    const handler = await app.handler(request.functionKey);
    const context = invocationContext(identity, request.accountId);
    return replyOf(await handler(roundTrip(request.payload), roundTrip(context)));
  };

  const finish = (run: Run, end: Omit<Ended, "invocation">): Ended => {
    run.outcome = end.outcome;
    run.endedAt = clock.now();
    if (end.error !== undefined) run.error = messageOf(end.error);
    return { invocation: run.id, ...end };
  };

  const settled = async (run: Run): Promise<Omit<Ended, "invocation">> => {
    const seat = {
      runtime: runtimeOf(identity, run, () => remainingMs(run)),
      fetch: fetchOf(run),
      now: clock.now,
    };
    try {
      const value = await runSeated(seat, () => call(run));
      return { outcome: "ok", value, error: undefined };
    } catch (error) {
      return { outcome: "failed", value: undefined, error };
    }
  };

  const invoke: Invoke = async (request) => {
    installRuntime();
    const limitMs = limitOf(app, request);
    const id = serialId("a", runs.length + 1);
    const run = createRun({ id, request, startedAt: clock.now(), limitMs });
    runs.push(run);
    const cut = run.stopped.then((outcome) => ({
      outcome,
      value: undefined,
      error: new Error(outcome === "killed" ? "The run was killed" : "The function took too long"),
    }));
    const end = await Promise.race([settled(run), cut]);
    return finish(run, isOver(run) ? await cut : end);
  };

  return { invoke, runs, remainingMs };
}
