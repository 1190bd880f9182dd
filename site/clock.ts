import { AsyncLocalStorage } from "node:async_hooks";
import { DateTime } from "luxon";
import type { Clock } from "./core";

type Due = {
  readonly dueMs: number;
  readonly order: number;
  readonly name: string;
  readonly work: () => Promise<void>;
};

const bySoonest = (a: Due, b: Due): number => a.dueMs - b.dueMs || a.order - b.order;

/** Reads an ISO instant as milliseconds since the epoch. Throws when it is none. */
function instantMs(iso: string): number {
  const at = DateTime.fromISO(iso, { zone: "utc" });
  if (!at.isValid) throw new Error(`"${iso}" is no ISO instant`);
  return at.toMillis();
}

/** Milliseconds since the epoch as an ISO instant in UTC. */
export const isoOf = (ms: number): string => new Date(ms).toISOString();

/** The clock whose work is running. One for all clocks: each storage makes every promise of the process dearer, for ever. */
const working = new AsyncLocalStorage<symbol>();

/**
 * A clock that moves only when it is told to. Moves queue up behind each other; work that runs because the clock moved must not move
 * it again (that throws: it would wait for itself).
 */
export function createClock(startIso: string): Clock {
  let now = instantMs(startIso);
  let order = 0;
  let due: Due[] = [];
  let last: Promise<void> = Promise.resolve();
  const me = Symbol("clock");

  const runUntil = async (end: number): Promise<void> => {
    for (let next = due[0]; next && next.dueMs <= end; next = due[0]) {
      due = due.slice(1);
      now = Math.max(now, next.dueMs);
      await working.run(me, next.work);
    }
    now = Math.max(now, end);
  };

  return {
    now: () => now,
    iso: () => isoOf(now),
    at: (dueMs, name, work) => {
      order += 1;
      due = [...due, { dueMs: Math.max(dueMs, now), order, name, work }].sort(bySoonest);
    },
    advance: (ms) => {
      if (working.getStore() === me) throw new Error("work of the clock may not move the clock");
      const move = last.then(() => runUntil(now + Math.max(0, ms)));
      last = move.catch(() => undefined);
      return move;
    },
    waiting: () => due.map(({ dueMs, name }) => ({ dueMs, name })),
  };
}
