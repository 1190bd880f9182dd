import { DateTime, IANAZone } from "luxon";
import type { Instant } from "./incident";

/** The instant on the wall clock of a time zone, of UTC when the zone is unknown; undefined when it is no instant. */
function wallClock(at: Instant, timeZone: string): DateTime<true> | undefined {
  const moment = DateTime.fromISO(at, onClockOf(timeZone));
  return moment.isValid ? moment : undefined;
}

function onClockOf(timeZone: string): { readonly zone: IANAZone | "utc"; readonly locale: string } {
  const zone = IANAZone.create(timeZone);
  return { zone: zone.isValid ? zone : "utc", locale: "en-GB" };
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

/** The calendar day, YYYY-MM-DD, of whoever lives in a time zone when the clock says so many milliseconds since 1970; of UTC when the zone is unknown. */
export const todayIn = (timeZone: string, now: number): string =>
  DateTime.fromMillis(now, onClockOf(timeZone)).toFormat("yyyy-MM-dd");
