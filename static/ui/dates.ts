import type { Reader } from "./surroundings";

const parts = (options: Intl.DateTimeFormatOptions, reader: Reader): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(reader.locale, { timeZone: reader.timeZone, ...options });

/** An ISO instant as the reader writes it: "21 Nov 2026, 14:05". */
export const instantWords = (iso: string, reader: Reader): string =>
  parts({ dateStyle: "medium", timeStyle: "short" }, reader).format(new Date(iso));

/** With seconds and zone, for the hover: "21 Nov 2026, 14:05:09 CET". */
export const exactWords = (iso: string, reader: Reader): string =>
  parts({ dateStyle: "medium", timeStyle: "long" }, reader).format(new Date(iso));

/** A calendar day, YYYY-MM-DD, as the reader writes it: "21 Nov 2026". No time zone can move it. */
export const dayWords = (day: string, reader: Reader): string =>
  parts({ dateStyle: "medium", timeZone: "UTC" }, reader).format(new Date(`${day}T00:00:00Z`));

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** How long ago: "2 minutes ago", "just now" within the last minute, in the language of the sentence around it. `now` in ms. */
export function agoWords(iso: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(iso)) / 1000));
  const format = new Intl.RelativeTimeFormat("en", { numeric: "always" });
  for (const [unit, size] of UNITS) {
    if (seconds >= size) return format.format(-Math.floor(seconds / size), unit);
  }
  return "just now";
}
