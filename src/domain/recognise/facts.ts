import { DateTime } from "luxon";
import type { AdfNode } from "../../contract/adf";
import { plainText, textAttribute } from "../adf";
import type { Person } from "../incident";
import { dayOf, personOf, urlsOf } from "../line";
import { lengthAt, tokensOf } from "./tokens";
import { LANGUAGES } from "./languages";

/** What an item says of itself beside what is to be done. */
export type Facts = {
  readonly done: boolean;
  /** The first mention. */
  readonly owner: Person | undefined;
  /** Who is named as owner in words, when nobody is mentioned. */
  readonly ownerWords: string | undefined;
  /** The first date, YYYY-MM-DD. */
  readonly due: string | undefined;
  /** Issues and pull requests, by address or by reference such as "#12" or "OPS-7", in order. */
  readonly tickets: readonly string[];
};

/** The inline nodes in these, in order. */
export const inlineOf = (nodes: readonly AdfNode[]): readonly AdfNode[] =>
  nodes.flatMap((node) => (node.content === undefined ? [node] : inlineOf(node.content)));

export const tidy = (text: string): string => text.replace(/\s+/gu, " ").trim();

/** What the inline nodes of an item say. */
export function factsOf(inline: readonly AdfNode[]): Facts {
  const text = tidy(plainText(inline));
  const owner = inline.flatMap(personOf)[0];
  return {
    done: saysDone(text) || isStruck(inline) || hasDoneStatus(inline),
    owner,
    ownerWords: owner === undefined ? ownerIn(text) : undefined,
    due: inline.map(dayOf).find((day) => day !== undefined) ?? dueIn(text),
    tickets: ticketsIn(inline, text),
  };
}

const finished = (text: string): boolean =>
  LANGUAGES.some((words) => lengthAt(tokensOf(text, words), 0, words.finished) > 0);

const CHECK = "(?:[✅✔☑]\uFE0F?|:(?:white|heavy)_check_mark:)";
const CHECK_AT_AN_END = new RegExp(`^\\W*${CHECK}|${CHECK}[\\s.)]*$`, "u");

/** "(Done)", "✅", "DONE: …", "… – done": marks that authors put at the beginning or the end. */
function saysDone(written: string): boolean {
  const text = written.normalize("NFKC");
  if (CHECK_AT_AN_END.test(text)) return true;
  const marks = [
    /^\W*[([【]([^)\]】]*)[)\]】]/u.exec(text),
    /[([【]([^)\]】]*)[)\]】][\s.!]*$/u.exec(text),
    /^(\p{L}+)\s*(?::|\s[–—-]\s)/u.exec(text),
    /\s[–—-]\s*(\p{L}+)[.!]*$/u.exec(text),
  ];
  return marks.some((mark) => finished(mark?.[1] ?? ""));
}

/** Whether all words are struck through. */
function isStruck(inline: readonly AdfNode[]): boolean {
  const words = inline.filter((node) => /[\p{L}\p{N}]/u.test(node.text ?? ""));
  return (
    words.length > 0 && words.every(({ marks }) => marks?.some((one) => one.type === "strike"))
  );
}

const hasDoneStatus = (inline: readonly AdfNode[]): boolean =>
  inline.some((node) => node.type === "status" && finished(textAttribute(node, "text") ?? ""));

/** Whether the cell of a status column says that the row is done. */
export const isDoneCell = (text: string): boolean => saysDone(text) || finished(text);

const escaped = (words: readonly string[]): string =>
  words.map((word) => word.replace(/\s/gu, "\\s+")).join("|");

function ownerIn(text: string): string | undefined {
  const labels = escaped(LANGUAGES.flatMap(({ ownerLabels }) => ownerLabels));
  const labelled = new RegExp(`\\b(?:${labels})\\s*[:=]\\s*([^\\s,;()[\\]][^,;()[\\]]*)`, "iu");
  const named = labelled.exec(text)?.[1]?.trim();
  return named ?? /(?:^|[\s([])@([\p{L}\p{N}_.-]*[\p{L}\p{N}])/u.exec(text)?.[1];
}

const DATE = "\\d{4}-\\d{2}-\\d{2}|\\d{1,2} \\p{L}{3,9},? \\d{4}|\\p{L}{3,9} \\d{1,2},? \\d{4}";
const FORMATS = ["yyyy-MM-dd", "d MMM yyyy", "d MMMM yyyy", "MMM d yyyy", "MMMM d yyyy"];

/** The first date that is said to be due; dates of anything else are left alone. */
function dueIn(text: string): string | undefined {
  const labels = escaped(LANGUAGES.flatMap(({ dueLabels }) => dueLabels));
  const found = new RegExp(`\\b(?:${labels})\\s*[:=]?\\s*(${DATE})`, "iu").exec(text)?.[1];
  return found === undefined ? undefined : dayIn(found);
}

/** The calendar day that a text is; undefined when it is none. */
export const dayIn = (text: string): string | undefined =>
  FORMATS.map((format) =>
    DateTime.fromFormat(text.trim().replace(",", ""), format, { zone: "utc", locale: "en" }),
  )
    .find((at) => at.isValid)
    ?.toISODate() ?? undefined;

const TICKET_URL =
  /\/(?:issues?|pull|pulls|merge_requests|browse|pull-requests|-\/issues)\/[\w-]*\d/u;
const REFERENCE = /(?<![\w/&])(?:[\w.-]+\/[\w.-]+)?#\d+\b|(?<![\w/-])[A-Z][A-Z0-9]+-\d+\b/gu;

function ticketsIn(inline: readonly AdfNode[], text: string): readonly string[] {
  const urls = inline.flatMap(urlsOf).filter((url) => TICKET_URL.test(url));
  const references = text.replace(/https?:\/\/\S+/gu, " ").match(REFERENCE) ?? [];
  return [...new Set([...urls, ...references])];
}

/** Whether the text is nothing but references to tickets. */
export const isOnlyTickets = (text: string): boolean =>
  text !== "" &&
  !/[\p{L}\p{N}]/u.test(text.replace(/https?:\/\/\S+/gu, " ").replace(REFERENCE, " "));
