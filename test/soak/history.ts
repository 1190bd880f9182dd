import type { Profile } from "../../site/core";
import { createRandom } from "../../site/platform/random";
import type { Chaos } from "../../site/platform/types";
import type { Step } from "./steps";

/** All that a seed decides. */
export type History = {
  readonly profile: Partial<Profile>;
  readonly chaos: Chaos;
  readonly steps: readonly Step[];
};

export type Dice = {
  /** A whole number from 0 up to, not including, `below`. */
  readonly upTo: (below: number) => number;
  readonly chance: (share: number) => boolean;
  readonly one: <T>(of: readonly T[]) => T;
};

function diceOf(seed: number): Dice {
  const { next } = createRandom(seed);
  const upTo = (below: number): number => Math.floor(next() * below);
  return {
    upTo,
    chance: (share) => next() < share,
    one: (of) => of[upTo(of.length)]!,
  };
}

const WORDS = [
  "add an alert",
  "add an alert P1",
  "write <b>runbook</b> & share",
  "ask the vendor 🚒",
  "בדוק את הגיבוי",
  "check it, check it, check it ".repeat(12).trim(),
  "—, twice!",
];

const WAITS = [1, 4, 15, 70, 200, 900, 3_700];

type Maker = (dice: Dice, n: number) => Step;

const at = (dice: Dice): { readonly at: number } => ({ at: dice.upTo(6) });

/** What a person does to the page while the app is at it. */
const touch: Maker = (d, n) =>
  d.one<Step>([
    { do: "write", line: `L${n} in between`, ...at(d), done: false },
    { do: "reword", ...at(d), words: d.one(WORDS) },
    { do: "tick", ...at(d) },
    { do: "remove", ...at(d) },
    { do: "put-back", sameId: true },
  ]);

const MAKERS: readonly (readonly [weight: number, Maker])[] = [
  [12, (d, n) => ({ do: "write", line: `L${n} ${d.one(WORDS)}`, ...at(d), done: d.chance(0.1) })],
  [1, (_, n) => ({ do: "ticket", summary: `T${n} buy a bigger disk` })],
  [2, (d, n) => ({ do: "name", line: `L${n} as`, ...at(d), ticket: d.upTo(3) })],
  [1, (_, n) => ({ do: "bullets", lines: [`L${n} rotate the keys`, `L${n}0 rotate the logs`] })],
  [1, (d) => ({ do: "turn", who: d.upTo(3) })],
  [2, (d) => ({ do: "turn-to", incident: d.chance(0.5) ? 0 : 1 })],
  [3, (d) => ({ do: "decide", who: d.upTo(3), ...at(d), side: d.one(["page", "jira"]) })],
  [1, () => ({ do: "sync-twice" })],
  [3, (d, n) => ({ do: "during-sync", calls: 1 + d.upTo(8), step: touch(d, n) })],
  [1, (d) => ({ do: "move-page", under: d.upTo(4) })],
  [6, (d) => ({ do: "reword", ...at(d), words: d.one(WORDS) })],
  [3, (d) => ({ do: "own", ...at(d), who: d.upTo(4) })],
  [3, (d) => ({ do: "promise", ...at(d), day: d.upTo(5) })],
  [6, (d) => ({ do: "tick", ...at(d) })],
  [2, (d) => ({ do: "tick-in-editor", ...at(d) })],
  [3, (d) => ({ do: "remove", ...at(d) })],
  [3, (d) => ({ do: "put-back", sameId: d.chance(0.7) })],
  [2, (d) => ({ do: "move", ...at(d), to: d.upTo(6) })],
  [2, (d) => ({ do: "cut-and-paste", ...at(d), to: d.upTo(6) })],
  [2, (d) => ({ do: "paste-again", ...at(d), sameId: d.chance(0.6) })],
  [2, () => ({ do: "lose-ids" })],
  [2, () => ({ do: "open-editor" })],
  [2, () => ({ do: "publish-what-was-opened" })],
  [1, () => ({ do: "copy-page" })],
  [1, () => ({ do: "trash-page" })],
  [1, () => ({ do: "purge-page" })],
  [2, () => ({ do: "restore-page" })],
  [1, (d) => ({ do: "restore-version", back: 1 + d.upTo(4) })],
  [1, (_, n) => ({ do: "rename-page", title: `Renamed ${n}` })],
  [1, () => ({ do: "hide-page" })],
  [2, () => ({ do: "show-page" })],
  [2, (d) => ({ do: "put-links", who: d.upTo(3) })],
  [2, (d) => ({ do: "sync-now", who: d.upTo(3) })],
  [6, (d) => ({ do: "close", ...at(d) })],
  [4, (d) => ({ do: "reopen", ...at(d) })],
  [2, (d) => ({ do: "begin-work", ...at(d) })],
  [2, (d) => ({ do: "decline", ...at(d) })],
  [3, (d) => ({ do: "rename-task", ...at(d), words: d.one(WORDS) })],
  [2, (d) => ({ do: "assign", ...at(d), who: d.upTo(4) })],
  [3, (d) => ({ do: "postpone", ...at(d), day: d.upTo(5) })],
  [1, (d) => ({ do: "delete-task", ...at(d) })],
  [1, (d) => ({ do: "move-task", ...at(d) })],
  [1, () => ({ do: "hide-project" })],
  [2, () => ({ do: "show-project" })],
  [2, () => ({ do: "sweep" })],
  [2, (d) => ({ do: "start", who: d.upTo(3), clicks: 1 })],
  [16, (d) => ({ do: "wait", seconds: d.one(WAITS) })],
];

const TOTAL = MAKERS.reduce((sum, [weight]) => sum + weight, 0);

function pick(dice: Dice): Maker {
  let left = dice.upTo(TOTAL);
  const found = MAKERS.find(([weight]) => {
    left -= weight;
    return left < 0;
  });
  return found![1];
}

function chaosOf(dice: Dice, seed: number): Chaos {
  const rate = (...of: readonly number[]): number => dice.one(of);
  return {
    seed,
    callFaultRate: rate(0, 0.01, 0.03, 0.1),
    eventLossRate: rate(0, 0.1, 0.5),
    eventDoubleRate: rate(0, 0.2),
    eventLateRate: rate(0, 0.2, 0.5),
    queueDoubleRate: rate(0, 0.2),
    queueLateRate: rate(0, 0.2),
  };
}

const profileOf = (dice: Dice): Partial<Profile> => ({
  taskIds: dice.one(["adf-local-id", "number"]),
  createScreenOffersLinks: dice.chance(0.5),
  appSeesRestrictedPages: dice.chance(0.3),
  taskUpdateMakesVersion: dice.chance(0.5),
  taskEventsForApiPages: dice.chance(0.5),
  createdLinksVisibleAtOnce: dice.chance(0.7),
  searchLagMs: dice.one([0, 5_000, 60_000]),
  eventDelayMs: dice.one([0, 2_000, 20_000]),
  taskLagMs: dice.one([0, 1_000, 60_000]),
});

/** What happens on one site: who does what, when, and what goes wrong. The same for the same seed. */
export function historyOf(seed: number): History {
  const dice = diceOf(seed);
  // Mostly somebody comes back when the first try failed.
  const presses = dice.one([1, 3, 3]);
  const first = Array.from({ length: presses }, (): readonly Step[] => [
    { do: "start", who: dice.upTo(3), clicks: dice.one([1, 1, 2, 20]) },
    { do: "wait", seconds: 70 },
  ]).flat();
  const second: readonly Step[] = dice.chance(0.3)
    ? [{ do: "turn-to", incident: 1 }, ...first, { do: "turn-to", incident: 0 }]
    : [];
  const steps = Array.from({ length: 8 + dice.upTo(18) }, (_, n) => pick(dice)(dice, n));
  return {
    profile: profileOf(dice),
    chaos: chaosOf(dice, seed),
    steps: [...first, ...second, ...steps],
  };
}
