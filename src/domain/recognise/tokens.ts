import type { NonEmpty } from "../adf";
import type { Words } from "./words";

type Tokens = readonly string[];

/** A name with a dot in it is one word, as "Next.js" is; a sentence that ends without a blank after it is two. */
const WORD = /[\p{L}\p{N}]+(?:'\p{L}+|(?<=\p{L}{2})\.\p{Ll}+)*/gu;

/** The words of a text in small letters, spelled as the lists spell them. */
export function tokensOf(text: string, { spellings }: Words): Tokens {
  const plain = text.normalize("NFKC").replace(/[’‘ʼ]/gu, "'");
  const words = (plain.match(WORD) ?? []).join(" ").toLowerCase();
  const spelled = Object.entries(spellings).reduce(
    (joined, [from, to]) => joined.replaceAll(` ${from} `, ` ${to} `),
    ` ${words} `,
  );
  return spelled.split(" ").filter((token) => token !== "");
}

/** The entries of a list by their first words. */
type Index = ReadonlyMap<string, readonly Tokens[]>;

/** Lists are long and asked for each word of a page: each is put in order once. */
const indexes = new WeakMap<Tokens, Index>();

function indexOf(entries: Tokens): Index {
  const known = indexes.get(entries);
  if (known !== undefined) return known;
  const index = new Map<string, Tokens[]>();
  for (const entry of entries) {
    const words = entry.split(" ");
    const first = words.slice(0, 1).join("");
    index.set(first, [...(index.get(first) ?? []), words]);
  }
  indexes.set(entries, index);
  return index;
}

/** How many words of an entry stand at this place; 0 when none does. */
export const lengthAt = (tokens: Tokens, at: number, entries: Tokens): number =>
  (indexOf(entries).get(tokens[at] ?? "") ?? [])
    .filter((words) => words.every((word, offset) => tokens[at + offset] === word))
    .reduce((longest, { length }) => Math.max(longest, length), 0);

/** Where the first of the entries stands; -1 when none does. */
export const indexOfAny = (tokens: Tokens, entries: Tokens): number =>
  tokens.findIndex((_, at) => lengthAt(tokens, at, entries) > 0);

export const hasAny = (tokens: Tokens, entries: Tokens): boolean =>
  indexOfAny(tokens, entries) >= 0;

/** The words cut before each of the dividers; the dividers are left out. */
export function cutAt(tokens: Tokens, dividers: Tokens): NonEmpty<Tokens> {
  const at = indexOfAny(tokens, dividers);
  if (at < 0) return [tokens];
  return [tokens.slice(0, at), ...cutAt(tokens.slice(at + 1), dividers)];
}

export const endsIn = (word: string, endings: Tokens): boolean =>
  endings.some((ending) => word.endsWith(ending));
