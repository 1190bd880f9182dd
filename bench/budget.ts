import type { Cost } from "./cost";

/** The most that a scenario may cost; what is not named may cost anything. */
export type Budget = { readonly [Name in keyof Cost]?: number };

const WORDS: readonly (readonly [keyof Cost, string])[] = [
  ["runs", "runs"],
  ["rest", "REST"],
  ["restBesideLinks", "REST beside links"],
  ["links", "links"],
  ["depth", "depth"],
  ["restDepth", "REST depth"],
  ["kvsReads", "KVS reads"],
  ["kvsWrites", "KVS writes"],
  ["pushes", "pushes"],
  ["refused", "429"],
  ["points", "points"],
];

/** A budget in words, such as "≤ 9 REST, ≤ 4 depth". */
export const budgetWords = (budget: Budget): string =>
  WORDS.flatMap(([name, word]) => {
    const most = budget[name];
    return most === undefined ? [] : [most === 0 ? `no ${word}` : `≤ ${most} ${word}`];
  }).join(", ");

/** What costs more than it may, such as "REST 12 > 9"; empty when the budget holds. */
export const overruns = (cost: Cost, budget: Budget): readonly string[] =>
  WORDS.flatMap(([name, word]) => {
    const most = budget[name];
    return most === undefined || cost[name] <= most ? [] : [`${word} ${cost[name]} > ${most}`];
  });
