import { hasAny, indexOfAny, lengthAt, tokensOf } from "./tokens";
import type { Words } from "./words";

type Tokens = readonly string[];

const inAny =
  (judge: (text: string, words: Words) => boolean) =>
  (text: string, languages: readonly Words[]): boolean =>
    languages.some((words) => judge(text, words));

const FIRST_CLAUSE = /^.*?(?=[.!?;:]\s|\s[–—-]\s|\s\(|$)/u;

/**
 * Whether the text says what we ought to do, or begins by saying that something ought to be, and does not only regret that it was not.
 */
export const saysOught = inAny((text, words) => {
  const first = firstOf(text, words);
  return isOfOurs(text, words) || first.some((_, at) => isOught(first, at, words));
});

const firstOf = (text: string, words: Words): Tokens =>
  tokensOf(FIRST_CLAUSE.exec(text)?.[0] ?? text, words);

function isOfOurs(text: string, words: Words): boolean {
  const tokens = tokensOf(text, words);
  return hasAny(tokens, words.commitments) || tokens.some((_, at) => isOurs(tokens, at, words));
}

/** Whether the text, under a heading of what was learned, speaks of things in general: "alerts should"; not "the alert should" or "we should". */
export const isMaxim = (text: string, heading: string, languages: readonly Words[]): boolean =>
  languages.some(
    (words) =>
      hasAny(tokensOf(heading, words), words.learned) &&
      !isOfOurs(text, words) &&
      lengthAt(firstOf(text, words), 0, words.certain) === 0,
  );

/** "We must", "we really should not"; not "because we must". */
function isOurs(tokens: Tokens, at: number, { us, ours, regret, reasons }: Words): boolean {
  if (lengthAt(tokens, at, us) === 0 || reasons.includes(tokens[at - 1] ?? "")) return false;
  const near = tokens.slice(at + 1, at + 4);
  const verb = near.findIndex((word) => ours.includes(word));
  return verb >= 0 && !hasAny(tokens.slice(at + verb + 2, at + verb + 4), regret);
}

function isOught(tokens: Tokens, at: number, words: Words): boolean {
  const length = lengthAt(tokens, at, words.ought);
  const next = tokens.slice(at + length, at + length + 2);
  return length > 0 && !hasAny(next, words.regret) && !hasAny(next, words.principles);
}

/** Whether the text begins like an order: "Add an alert", "Don't deploy on Fridays". */
export const isOrder = inAny((text, words) => {
  const tokens = tokensOf(withoutLabel(text), words);
  const first = tokens
    .slice(0, 4)
    .find((word) => !words.beforeOrders.includes(word) || isVerb(word, words));
  return first !== undefined && isVerb(first, words);
});

/** "Adding an alert" names what is to be done as "Add an alert" does. */
function isVerb(word: string, { orders }: Words): boolean {
  if (orders.includes(word)) return true;
  if (!word.endsWith("ing")) return false;
  const stem = word.slice(0, -3);
  return [stem, `${stem}e`, stem.slice(0, -1)].some((verb) => orders.includes(verb));
}

/** Whether the text tells of something that has happened: "We have added an alert", "Added an alert". */
export const saysDoneInWords = inAny((text, words) => {
  const tokens = tokensOf(withoutLabel(text), words);
  const at = tokens.findIndex((word) => !words.beforePast.includes(word));
  const [word = "", next = ""] = tokens.slice(Math.max(at, 0));
  return isPast(word, words) && !isAdjective(word, next, words);
});

function isPast(word: string, { orders, irregular }: Words): boolean {
  if (irregular.includes(word)) return true;
  if (!word.endsWith("ed")) return false;
  const stem = word.slice(0, -2);
  return [stem, `${stem}e`, stem.slice(0, -1), `${stem.slice(0, -1)}y`].some((verb) =>
    orders.includes(verb),
  );
}

/** "Improved runbooks" names what is wanted; "Improved the runbooks" tells what was done. */
const isAdjective = (word: string, next: string, { adjectives, articles }: Words): boolean =>
  adjectives.includes(word) && !articles.includes(next);

/** Without a leading "Monitoring:" or "[P1]". */
const withoutLabel = (text: string): string =>
  text.replace(/^[^\p{L}[]*(?:\[[^\]]*\]\s*)?/u, "").replace(/^[^:.]{1,30}:\s+(?=\p{L})/u, "");

/** Whether the text ends as if something were to follow. */
export const endsOpen = (text: string): boolean => /[:：]$/u.test(text);

/** Whether a sentence introduces a list: it ends with a colon or a comma, or points to what follows. */
export const introduces = inAny(
  (text, words) => /[:：,]$/u.test(text) || hasAny(tokensOf(text, words), words.following),
);

const STARTS_WITH_TIME =
  /^[^\p{L}\p{N}]*(?:\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2}|\d{1,2}(?::\d{2})?\s?[ap]m\b|t[+-]\d+)/iu;

/** Whether the text begins with a time of day or a day, as entries of a timeline do. */
export const startsWithTime = (text: string): boolean => STARTS_WITH_TIME.test(text);

/** "None", "N/A", "No action items identified". */
export const saysNothing = inAny((text, words) => {
  const tokens = tokensOf(text, words);
  if (indexOfAny(tokens, words.nothing) < 0) return false;
  return tokens.every(
    (word, at) => lengthAt(tokens, at, words.nothing) > 0 || isBeside(word, words),
  );
});

/** A word inside an entry of several words counts as that entry. */
const isBeside = (word: string, { besideNothing, nothing }: Words): boolean =>
  besideNothing.includes(word) || nothing.some((entry) => entry.split(" ").includes(word));

const BRACKETED = /<[^<>]*>|\{+[^{}]*\}+|\[[^[\]]*\]|_{3,}|\.{3,}|…/gu;

/** Whether nothing of the text is an author's: a template left it to be filled in. */
export const isPlaceholder = inAny((text, words) => {
  const rest = text.replace(BRACKETED, (part) => (isGeneric(part, words) ? " " : part));
  return isGeneric(rest, words);
});

/** All words could stand in any template. Text without a word is generic too. */
const isGeneric = (text: string, words: Words): boolean =>
  tokensOf(text, words).every(
    (word) => words.placeholders.includes(word) || /^(?:\d{1,2}|([xyz])\1+|[a-z])$/u.test(word),
  );

/** Whether the text tells its writer what to write: "List the follow-ups". */
export const isInstruction = inAny((text, words) =>
  words.writing.includes(tokensOf(text, words)[0] ?? ""),
);

/** Whether the text says in what state the document or the incident is: "Sections above are filled out". */
export const isAboutDocument = inAny((text, words) => {
  const tokens = tokensOf(text, words);
  const subject = indexOfAny(tokens.slice(0, 4), words.document);
  if (subject < 0 || lengthAt(tokens, 0, words.orders) > 0) return false;
  return hasAny(tokens.slice(subject + 1, subject + 7), words.states);
});
