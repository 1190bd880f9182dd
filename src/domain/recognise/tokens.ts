import type { Words } from "./words";

type Tokens = readonly string[];

/** The words of a text in small letters, spelled as the lists spell them. */
export function tokensOf(text: string, { spellings }: Words): Tokens {
  const plain = text.normalize("NFKC").toLowerCase().replace(/[’‘ʼ]/gu, "'");
  const spelled = Object.entries(spellings).reduce(
    (joined, [from, to]) => joined.replaceAll(` ${from} `, ` ${to} `),
    ` ${(plain.match(/[\p{L}\p{N}]+(?:'\p{L}+)*/gu) ?? []).join(" ")} `,
  );
  return spelled.split(" ").filter((token) => token !== "");
}

const startsWith = (tokens: Tokens, at: number, entry: string): boolean =>
  entry.split(" ").every((word, offset) => tokens[at + offset] === word);

/** How many words of an entry stand at this place; 0 when none does. */
export const lengthAt = (tokens: Tokens, at: number, entries: Tokens): number =>
  Math.max(
    0,
    ...entries
      .filter((entry) => startsWith(tokens, at, entry))
      .map((entry) => entry.split(" ").length),
  );

/** Where the first of the entries stands; -1 when none does. */
export const indexOfAny = (tokens: Tokens, entries: Tokens): number =>
  tokens.findIndex((_, at) => lengthAt(tokens, at, entries) > 0);

export const hasAny = (tokens: Tokens, entries: Tokens): boolean =>
  indexOfAny(tokens, entries) >= 0;

/** The words cut before each of the dividers; the dividers are left out. */
export function cutAt(tokens: Tokens, dividers: Tokens): readonly Tokens[] {
  const at = indexOfAny(tokens, dividers);
  if (at < 0) return [tokens];
  return [tokens.slice(0, at), ...cutAt(tokens.slice(at + 1), dividers)];
}
