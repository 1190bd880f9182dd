export type Random = {
  /** The next number from 0 up to, not including, 1. */
  readonly next: () => number;
};

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return {
    next: () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    },
  };
}

/** A number of 32 bits out of a text (FNV-1a). */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text)
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}

/** Numbers as of `Random.next`, from a sequence of its own for each name: what is drawn for one does not move the others. */
export function createChances(seed: number): (name: string) => number {
  const streams = new Map<string, Random>();
  return (name) => {
    const stream = streams.get(name) ?? createRandom(hash(`${seed} ${name}`));
    streams.set(name, stream);
    return stream.next();
  };
}

/** The n-th id of a kind, in the shape of a UUID. `kind` is one hex digit. */
export const serialId = (kind: string, n: number): string =>
  `${kind.repeat(8)}-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;
