import { cutAt, endsIn, hasAny, tokensOf } from "./tokens";
import type { Words } from "./words";

/**
 * What a heading says of the list below it:
 * - `promise`: the items are promises
 * - `perhaps`: promises beside other things; an item has to be worded like one
 * - `lesson`: what was learned; only what says that something ought to be is a promise
 * - `incident`: about the incident; below a promise such a heading only groups
 * - `never`: no promises, wherever it stands
 * - `readers`: advice to the readers of the document
 * - `done`: what has been done; below a promise its items are done
 * - `neutral`: the heading above decides
 */
export type Sense =
  "promise" | "perhaps" | "lesson" | "incident" | "never" | "readers" | "done" | "neutral";

type Tokens = readonly string[];

const CLOCK = /\d{1,2}:\d{2}|\d{4}-\d{2}-\d{2}|\b\d{1,2}\s?[ap]m\b/iu;
const DIVIDERS = /[:|/&•·,;()[\]–—+]|\s-\s/u;

/** What a heading says of what stands below it. A heading with a date or a time of day is a moment, and says nothing. */
export function senseOfHeading(heading: string, languages: readonly Words[]): Sense {
  if (CLOCK.test(heading)) return "neutral";
  const found = languages.map((words) => senseIn(heading, words));
  return found.find((sense) => sense !== "neutral") ?? "neutral";
}

function senseIn(heading: string, words: Words): Sense {
  const parts = heading
    .split(DIVIDERS)
    .flatMap((part) => cutAt(tokensOf(part, words), words.conjunctions))
    .filter((tokens) => tokens.length > 0);
  const all = parts.flat();
  if (hasAny(all, words.you)) return "readers";
  return together(parts.map((tokens) => senseOfPart(tokens, words)));
}

/** A heading of several parts. Promises that stand beside something else are `perhaps`, unless it only says that they are done. */
function together(senses: readonly Sense[]): Sense {
  const order = ["never", "done", "perhaps", "lesson", "incident"] as const;
  const first = order.find((sense) => senses.includes(sense));
  if (!senses.includes("promise")) return first ?? "neutral";
  if (first === undefined) return "promise";
  return first === "never" || first === "done" ? first : "perhaps";
}

function senseOfPart(tokens: Tokens, words: Words): Sense {
  const isClause = hasAny(tokens, words.questions) || hasAny(tokens, words.us);
  return isClause ? senseOfClause(tokens, words) : senseOfPhrase(tokens, words);
}

/** "What will we do about it?": whether a clause looks ahead or back, and who it speaks of. */
function senseOfClause(tokens: Tokens, words: Words): Sense {
  const back = hasAny(tokens, words.past);
  const ahead = hasAny(tokens, words.future);
  const judged = judgement(tokens, words);
  if (judged === "lesson" && ahead && !back) return "perhaps";
  if (judged !== undefined) return judged;
  if (back) return ahead ? "perhaps" : "incident";
  return senseOfDoing(tokens, words);
}

/** "How do we prevent this?", "What is the vendor doing?": only what we do ourselves or what is to come is a promise. */
function senseOfDoing(tokens: Tokens, words: Words): Sense {
  if (!hasAny(tokens, words.betterment) && !hasAny(tokens, words.doing)) return "neutral";
  return hasAny(tokens, words.future) || hasAny(tokens, words.us) ? "promise" : "perhaps";
}

/** What went well is praise, what did not is a lesson. */
function judgement(tokens: Tokens, words: Words): Sense | undefined {
  if (hasAny(tokens, words.lessons)) return "lesson";
  if (!hasAny(tokens, words.praise)) return undefined;
  return hasAny(tokens, words.negations) ? "lesson" : "never";
}

/** "Steps to prevent recurrence": the noun that the phrase is about decides, then what stands with it. */
function senseOfPhrase(tokens: Tokens, words: Words): Sense {
  if (words.whole.includes(tokens.join(" "))) return "promise";
  const [phrase] = cutAt(tokens, words.prepositions);
  if (phrase.length === 0) return senseOfMoment(tokens, words);
  const head = headOf(phrase, words);
  if (words.never.includes(head)) return "never";
  if (isDone(phrase, words)) return "done";
  return senseOfWork(head, tokens, words) ?? senseOfTopic(head, tokens, words);
}

/** "Actions taken", "Completed actions"; not "To be done". */
const isDone = (phrase: Tokens, { done, negations, passive }: Words): boolean =>
  [...phrase.slice(0, 1), ...phrase.slice(-1)].some((word) => done.includes(word)) &&
  !hasAny(phrase, [...negations, ...passive]);

/** "In the future", "Going forward". */
const senseOfMoment = (tokens: Tokens, words: Words): Sense =>
  hasAny(tokens, words.onward) ? "promise" : "neutral";

function headOf(phrase: Tokens, { head, ahead, work, promises }: Words): string {
  const nouns = phrase.filter((word) => promises.includes(word) || work.includes(word));
  const edge = (head === "last" ? phrase.slice(-1) : phrase.slice(0, 1)).join("");
  // "Issues filed", "actions required": what follows the noun belongs to it.
  const behind = ahead.includes(edge) ? nouns.at(-1) : undefined;
  return behind ?? edge;
}

function senseOfWork(head: string, tokens: Tokens, words: Words): Sense | undefined {
  const named = words.promises.includes(head) || isWorkAhead(head, tokens, words);
  if (named) return hasAny(tokens, words.urgent) && !isBetter(head, words) ? "perhaps" : "promise";
  return tokens.length > 1 && hasAny(tokens.slice(0, 1), words.betterment) ? "promise" : undefined;
}

/** "Next steps", "Steps to prevent recurrence". */
function isWorkAhead(head: string, tokens: Tokens, words: Words): boolean {
  const others = tokens.filter((word) => word !== head);
  const better = [...words.promises, ...words.ahead, ...words.betterment];
  return words.work.includes(head) && hasAny(others, better);
}

/** Improvements of the response are improvements; response actions are what was done. */
const isBetter = (head: string, { ahead }: Words): boolean => ahead.includes(head);

function senseOfTopic(head: string, tokens: Tokens, words: Words): Sense {
  if (words.perhaps.includes(head)) return "perhaps";
  const judged = judgement(tokens, words);
  if (judged !== undefined) return judged;
  if (words.incident.includes(head)) return "incident";
  return senseOfMoment(tokens, words);
}

/** What the sentence before a list says of it: "To prevent this, we will:". */
export function senseOfLead(sentence: string, languages: readonly Words[]): Sense {
  const found = languages.map((words) => leadIn(tokensOf(sentence, words), words));
  return found.find((sense) => sense !== "neutral") ?? "neutral";
}

function leadIn(tokens: Tokens, words: Words): Sense {
  if (hasAny(tokens, words.you)) return "readers";
  if (hasAny(tokens, words.examples)) return "never";
  if (namesPromises(tokens, words)) return "promise";
  if (hasAny(tokens, words.causes)) return "never";
  if (hasAny(tokens, words.past)) return "incident";
  return hasAny(tokens, words.us) && isToCome(tokens, words) ? "promise" : "neutral";
}

/** A longer sentence that does not speak of us may mention anybody's actions. */
const MOST_WORDS_OF_A_TITLE = 10;

/** "We will", "The following action items were agreed"; not "We attempted several tasks", "We took action because". */
function namesPromises(tokens: Tokens, words: Words): boolean {
  if (words.reasons.includes(tokens.at(-1) ?? "")) return false;
  return hasAny(tokens, words.commitments) || mentionsPromises(tokens, words);
}

function mentionsPromises(tokens: Tokens, words: Words): boolean {
  // Where nobody taught how the past is told, a noun alone does not say what a sentence is about.
  if (words.preterite.length === 0 || !hasAny(tokens, words.promises)) return false;
  if (tokens.length > MOST_WORDS_OF_A_TITLE && !hasAny(tokens, words.us)) return false;
  return hasAny(tokens, words.agreed) || !tokens.some((word) => isTold(word, words));
}

const isTold = (word: string, { past, done, preterite, future, ahead }: Words): boolean =>
  [...past, ...done].includes(word) ||
  (endsIn(word, preterite) && ![...future, ...ahead].includes(word));

/** "We can", "we are making". */
const isToCome = (tokens: Tokens, { future, us, progressive }: Words): boolean =>
  hasAny(tokens, future) ||
  tokens.some(
    (word, at) => endsIn(word, progressive) && hasAny(tokens.slice(Math.max(0, at - 3), at), us),
  );
