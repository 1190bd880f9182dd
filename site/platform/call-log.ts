import type { Clock, RecordedCall } from "../core";
import type { Run } from "./run";
import type { PendingCall } from "./types";

export type CallLog = {
  readonly calls: readonly RecordedCall[];
  /** Notes a call as sent. The function that it gives notes the answer; status 0 says that none came. */
  readonly begin: (call: PendingCall, run: Run) => (status: number, points: number) => void;
};

/** Every call of the app, in the order of sending; `stopwatch` gives real ms, only ever growing. */
export function createCallLog(clock: Clock, stopwatch: () => number): CallLog {
  const calls: RecordedCall[] = [];
  return {
    calls,
    begin: ({ invocation, product, method, path, body, actor }, run) => {
      const sentAt = clock.now();
      const began = stopwatch();
      const depth = run.depth + 1;
      const call = { invocation, product, method, path, body, actor, sentAt, depth };
      const index = calls.length;
      calls.push({ ...call, status: 0, points: 0, answeredAt: sentAt, tookMs: 0 });
      return (status, points) => {
        const tookMs = stopwatch() - began;
        calls[index] = { ...call, status, points, answeredAt: clock.now(), tookMs };
        run.depth = Math.max(run.depth, depth);
      };
    },
  };
}
