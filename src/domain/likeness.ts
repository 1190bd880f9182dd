/**
 * How alike two texts are, from 0 to 1: the share of pairs of neighbouring letters that both have, in any language. Numbers are there to tell
 * things apart: texts with other numbers are not alike.
 */
export function likeness(one: string, other: string): number {
  if (numbersIn(one) !== numbersIn(other)) return 0;
  const [ours, theirs] = [pairsOf(one), pairsOf(other)];
  const all = ours.length + theirs.length;
  if (all === 0) return 0;
  const left = new Map<string, number>();
  for (const pair of ours) left.set(pair, (left.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of theirs) {
    const count = left.get(pair) ?? 0;
    if (count === 0) continue;
    left.set(pair, count - 1);
    shared += 1;
  }
  return (2 * shared) / all;
}

function pairsOf(text: string): readonly string[] {
  const letters = Array.from(text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ""));
  return letters.slice(1).map((_, at) => letters.slice(at, at + 2).join(""));
}

const numbersIn = (text: string): string => (text.match(/\p{N}+/gu) ?? []).join(" ");
