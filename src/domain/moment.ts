import { DateTime, IANAZone } from "luxon";
import type { Instant } from "./incident";

/** The instant on the wall clock of a time zone, of UTC when the zone is unknown; undefined when it is no instant. */
function wallClock(at: Instant, timeZone: string): DateTime<true> | undefined {
  const zone = IANAZone.create(timeZone);
  const moment = DateTime.fromISO(at, { zone: zone.isValid ? zone : "utc", locale: "en-GB" });
  return moment.isValid ? moment : undefined;
}

/** Milliseconds since 1970; undefined when it is no instant. */
export function millisOf(at: Instant | undefined): number | undefined {
  const moment = DateTime.fromISO(at ?? "", { zone: "utc" });
  return moment.isValid ? moment.toMillis() : undefined;
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
