import { DateTime } from "luxon";
import type { Actor } from "../core";
import type { Jira } from "./context";

/** The zone in which Jira writes instants for `actor`: the profile's, or UTC for the app. */
export const zoneOf = (jira: Jira, actor: Actor): string =>
  jira.state.users[actor.accountId]?.timeZone ?? "UTC";

/** An instant as Jira's REST API writes it, such as `2026-11-16T09:00:00.000+0100`. */
export const jiraTime = (ms: number, zone: string): string =>
  DateTime.fromMillis(ms, { zone }).toFormat("yyyy-MM-dd'T'HH:mm:ss.SSSZZZ");

/** Milliseconds of an instant as Jira or ISO writes it; NaN when it is none. */
export const parseInstant = (text: string): number => {
  const iso = DateTime.fromISO(text, { zone: "UTC" });
  return iso.isValid ? iso.toMillis() : NaN;
};

/** Whether `text` is a calendar date, `yyyy-MM-dd`. */
export const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text).isValid;
