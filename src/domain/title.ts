import { AppError } from "./app-error";
import type { Incident } from "./incident";

/** Confluence refuses longer titles. */
export const MAX_TITLE = 255;

/** Control characters and halves of surrogate pairs. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/gu;

/** A title on one line, without control characters, cut to what Confluence takes. It can be empty. */
export const tidyTitle = (raw: string): string =>
  cut(raw.replace(/\s+/gu, " ").replace(UNPRINTABLE, "").trim(), MAX_TITLE);

function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const kept = text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/u, "");
  return `${kept.trimEnd()}…`;
}

/** The incident's summary as a title; its key when the summary says nothing. */
export const proposeTitle = (incident: Pick<Incident, "summary" | "key">): string => {
  const title = tidyTitle(incident.summary);
  return title === "" ? `Postmortem of ${incident.key}` : title;
};

/** A title as Confluence compares it: without regard to case. */
const comparable = (title: string): string => title.normalize("NFC").toLowerCase();

type Taken = ReadonlySet<string> | ((candidate: string) => boolean);

function asQuestion(taken: Taken): (candidate: string) => boolean {
  if (typeof taken === "function") return taken;
  const titles = new Set([...taken].map(comparable));
  return (candidate) => titles.has(comparable(candidate));
}

const MOST_TRIES = 1000;

/**
 * The title itself when it is free, else one that names the incident: "Checkout down (INC-12)", then "Checkout down (INC-12) 2".
 * @throws AppError `title-taken` after 1000 tries.
 */
export function freeTitle(title: string, taken: Taken, key: string): string {
  const isTaken = asQuestion(taken);
  if (!isTaken(title)) return title;

  const named = ` (${key})`;
  const base = title.endsWith(named) ? title.slice(0, -named.length) : title;
  for (let number = 1; number <= MOST_TRIES; number++) {
    const end = number === 1 ? named : `${named} ${number}`;
    const candidate = cut(base, MAX_TITLE - end.length) + end;
    if (!isTaken(candidate)) return candidate;
  }
  throw new AppError("title-taken", "no free title was found", { subject: title });
}
