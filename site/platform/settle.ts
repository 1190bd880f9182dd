import type { Clock } from "../core";
import { SCHEDULE_NAME } from "./schedule";

export type SettleOptions = { readonly maxMs: number; readonly maxSteps: number };

/**
 * Moves the clock from one due time to the next until nothing waits but schedules. Throws when that takes more site time or more
 * steps than allowed, and says what still waits.
 */
export async function settleClock(clock: Clock, { maxMs, maxSteps }: SettleOptions): Promise<void> {
  const end = clock.now() + maxMs;
  const waiting = (): ReturnType<Clock["waiting"]> =>
    clock.waiting().filter((one) => !one.name.startsWith(SCHEDULE_NAME));
  let steps = 0;
  for (let next = waiting()[0]; next; next = waiting()[0]) {
    steps += 1;
    if (next.dueMs > end || steps > maxSteps) {
      const names = [...new Set(waiting().map((one) => one.name))];
      throw new Error(`The site does not come to rest: ${names.join(", ")}`);
    }
    await clock.advance(Math.max(0, next.dueMs - clock.now()));
  }
}
