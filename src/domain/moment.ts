import { DateTime, IANAZone } from "luxon";
import type { Instant } from "./incident";

/** The zone if it is a name that we know, else UTC. */
const knownZone = (timeZone: string): string => (IANAZone.isValidZone(timeZone) ? timeZone : "utc");

/** The instant on the wall clock of a time zone; undefined when it is no instant. */
function wallClock(at: Instant, timeZone: string): DateTime<true> | undefined {
  const moment = DateTime.fromISO(at, { zone: knownZone(timeZone), locale: "en-GB" });
  return moment.isValid ? moment : undefined;
}

/** Milliseconds since 1970; undefined when it is no instant. */
export function millisOf(at: Instant | undefined): number | undefined {
  return at === undefined ? undefined : wallClock(at, "utc")?.toMillis();
}

/** "21 Nov 2026, 14:05 CET". */
export const formatMoment = (at: Instant, timeZone: string): string | undefined =>
  wallClock(at, timeZone)?.toFormat("d MMM yyyy, HH:mm ZZZZ");

/** "14:05 CET". */
export const formatTime = (at: Instant, timeZone: string): string | undefined =>
  wallClock(at, timeZone)?.toFormat("HH:mm ZZZZ");

/** The calendar day in a time zone, YYYY-MM-DD. */
export const dayIn = (at: Instant, timeZone: string): string | undefined =>
  wallClock(at, timeZone)?.toISODate();
