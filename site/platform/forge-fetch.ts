import type { Fault } from "../core";
import type { CallLog } from "./call-log";
import type { ChaosSource } from "./chaos";
import { answerAfter, answerBefore, networkError } from "./fault-answers";
import type { FaultSource } from "./faults";
import { pointsOf } from "./points";
import type { Random } from "./random";
import { type Route, type RouteOptions, routeOf, type Wire, wireOf } from "./routes";
import { isOver, never, type Run } from "./run";
import type { Seat } from "./runtime";
import type { PendingCall } from "./types";

export type FetchOptions = RouteOptions & {
  readonly log: CallLog;
  readonly faults: FaultSource;
  readonly chaos: ChaosSource;
  readonly remainingMs: (run: Run) => number;
  /** Lets calls that run side by side overtake each other; undefined: in the order of sending. */
  readonly jitter: Random | undefined;
};

type Sending = {
  readonly route: Route;
  readonly wire: Wire;
  readonly call: PendingCall;
  readonly fault: Fault | undefined;
  readonly run: Run;
};

const MAX_TICKS = 12;

async function wobble(jitter: Random | undefined): Promise<void> {
  const ticks = jitter ? Math.floor(jitter.next() * MAX_TICKS) : 0;
  for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
}

function sendingOf(
  options: FetchOptions,
  run: Run,
  [meta, path, init]: Parameters<Seat["fetch"]>,
): Sending {
  const route = routeOf(options, meta, path);
  const wire = wireOf(path, init);
  const call: PendingCall = {
    invocation: run.id,
    function: run.request.functionKey,
    product: route.product,
    actor: route.actor,
    method: init?.method ?? "GET",
    path,
    body: wire.body,
  };
  return {
    route,
    wire,
    call,
    run,
    fault: options.faults.pick(call) ?? options.chaos.faultOf(call),
  };
}

async function exchange(options: FetchOptions, sending: Sending): Promise<Response> {
  const { call, fault, run, route, wire } = sending;
  const answered = options.log.begin(call, run);
  await wobble(options.jitter);
  if (fault?.kind === "network") {
    answered(0, 0);
    throw networkError();
  }
  const early = answerBefore(fault, call.product);
  const response = early ?? (await route.send(wire, run));
  await wobble(options.jitter);
  if (fault?.kind === "slow") run.waitedMs += fault.ms;
  const points = await pointsOf(call, response);
  options.quota.spend(points);
  answered(response.status, points);
  return early ?? answerAfter(fault, call.product, response);
}

/** The call that a run is about to make; undefined when the run does not live to make it. */
function prepare(
  options: FetchOptions,
  run: Run,
  args: Parameters<Seat["fetch"]>,
): Sending | undefined {
  if (isOver(run)) run.lateCalls += 1;
  else if (options.remainingMs(run) <= 0) run.stop("timed-out");
  if (isOver(run)) return undefined;
  const sending = sendingOf(options, run, args);
  if (sending.fault?.kind !== "kill-before") return sending;
  run.stop("killed");
  return undefined;
}

/**
 * `__forge_fetch__` of one run: takes each call to its product, the storage or the queue, notes it, and lets the planned faults
 * strike. A call of a run that is over reaches nothing and is never answered.
 */
export function createForgeFetch(options: FetchOptions, run: Run): Seat["fetch"] {
  return async (...args) => {
    const sending = prepare(options, run, args);
    if (!sending) return never();
    const response = await exchange(options, sending);
    if (sending.fault?.kind === "kill-after") run.stop("killed");
    if (options.remainingMs(run) <= 0) run.stop("timed-out");
    return isOver(run) ? never() : response;
  };
}
