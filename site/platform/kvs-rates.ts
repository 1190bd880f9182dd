import type { Clock } from "../core";
import { KvsError } from "./kvs-error";

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const REQUESTS_PER_SECOND = 1_000;
const UNITS_PER_MINUTE = 4_000;
const UNIT_BYTES = 10 * 1024;

/** What a request reads or writes counts in units of 10 KB, each begun one in full. */
const unitsOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / UNIT_BYTES));

type Window = { readonly start: number; readonly used: number };

export type KvsRates = {
  /** Counts a request, and what it writes. Throws 429 when it is one too many. */
  readonly request: (written: number | undefined) => void;
  /** Counts what was read. */
  readonly read: (bytes: number) => void;
};

/** The storage's limits of rate. @see https://developer.atlassian.com/platform/forge/limits-kvs-ce/ */
export function createKvsRates(clock: Clock): KvsRates {
  const windows = new Map<string, Window>();

  const used = (name: string, lengthMs: number): Window => {
    const now = clock.now();
    const window = windows.get(name);
    return window && now < window.start + lengthMs ? window : { start: now, used: 0 };
  };
  const count = (name: string, lengthMs: number, units: number): void => {
    const window = used(name, lengthMs);
    windows.set(name, { ...window, used: window.used + units });
  };
  const check = (name: string, lengthMs: number, wish: { units: number; most: number }): void => {
    if (used(name, lengthMs).used + wish.units <= wish.most) return;
    throw new KvsError(429, "RATE_LIMIT_EXCEEDED", "Rate limit exceeded.");
  };

  return {
    request: (written) => {
      const units = written === undefined ? 0 : unitsOf(written);
      check("requests", SECOND_MS, { units: 1, most: REQUESTS_PER_SECOND });
      check("writes", MINUTE_MS, { units, most: UNITS_PER_MINUTE });
      check("reads", MINUTE_MS, { units: written === undefined ? 1 : 0, most: UNITS_PER_MINUTE });
      count("requests", SECOND_MS, 1);
      count("writes", MINUTE_MS, units);
    },
    read: (bytes) => count("reads", MINUTE_MS, unitsOf(bytes)),
  };
}
