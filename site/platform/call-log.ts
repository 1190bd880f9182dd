import type { Clock, RecordedCall } from "../core";
import type { Run } from "./run";
import type { PendingCall } from "./types";

export type CallLog = {
  readonly calls: readonly RecordedCall[];
  /** Notes a call as sent. The function that it gives notes the answer; status 0 says that none came. */
  readonly begin: (call: PendingCall, run: Run) => (status: number, points: number) => void;
};

/** Every call of the app, in the order of sending. */
export function createCallLog(clock: Clock): CallLog {
  const calls: RecordedCall[] = [];
  return {
    calls,
    begin: ({ invocation, product, method, path, body, actor }, run) => {
      const call = { invocation, product, method, path, body, actor };
      const sentAt = clock.now();
      const depth = run.depth + 1;
      const index = calls.length;
      calls.push({ ...call, status: 0, points: 0, sentAt, answeredAt: sentAt, depth });
      return (status, points) => {
        calls[index] = { ...call, status, points, sentAt, answeredAt: clock.now(), depth };
        run.depth = Math.max(run.depth, depth);
      };
    },
  };
}
