import { aboutRun } from "./run-about";
import type { Ended, Invocation, Outcome } from "./types";

/** Runs that stem from one first run share a count of pushes: queues refuse endless chains. */
export type Origin = { readonly first: string; pushes: number };

export type RunRequest = {
  readonly functionKey: string;
  readonly moduleKey: string;
  readonly moduleType: string;
  readonly accountId?: string | undefined;
  /** First argument of the function. */
  readonly payload: unknown;
  readonly origin?: Origin;
};

/** One invocation while it runs, and what is left of it. */
export type Run = {
  readonly id: string;
  readonly request: RunRequest;
  readonly origin: Origin;
  readonly startedAt: number;
  readonly limitMs: number;
  /** Longest chain of calls that were answered so far. */
  depth: number;
  /** What slow answers took of its time, ms, as if one had come after the other. */
  waitedMs: number;
  outcome: Outcome;
  endedAt: number | undefined;
  tookMs: number;
  error: string | undefined;
  lateCalls: number;
  /** Ends the run now: whatever it awaits never comes. */
  readonly stop: (outcome: "killed" | "timed-out") => void;
  readonly stopped: Promise<"killed" | "timed-out">;
};

export const isOver = (run: Run): boolean => run.outcome !== "running";

/** A promise that nothing ever settles: what a killed process awaits. */
export const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

export type RunStart = Pick<Run, "id" | "request" | "startedAt" | "limitMs">;

/** Starts the record of a run. */
export function createRun(start: RunStart): Run {
  let stopNow: (outcome: "killed" | "timed-out") => void = () => undefined;
  const stopped = new Promise<"killed" | "timed-out">((resolve) => {
    stopNow = resolve;
  });
  const run: Run = {
    ...start,
    origin: start.request.origin ?? { first: start.id, pushes: 0 },
    depth: 0,
    waitedMs: 0,
    outcome: "running",
    endedAt: undefined,
    tookMs: 0,
    error: undefined,
    lateCalls: 0,
    stopped,
    stop: (outcome) => {
      if (isOver(run)) return;
      run.outcome = outcome;
      stopNow(outcome);
    },
  };
  return run;
}

/** The run as the site shows it. */
export const viewOf = (run: Run): Invocation => ({
  ...aboutRun(run.request),
  id: run.id,
  cause: run.origin.first,
  function: run.request.functionKey,
  module: run.request.moduleKey,
  moduleType: run.request.moduleType,
  accountId: run.request.accountId,
  outcome: run.outcome,
  startedAt: run.startedAt,
  endedAt: run.endedAt,
  tookMs: run.tookMs,
  error: run.error,
  lateCalls: run.lateCalls,
});

export type Invoke = (request: RunRequest) => Promise<Ended>;
