import type { Fault } from "../../site/core";
import { ACTS } from "../soak/acts";
import { brokenAfterAll, siteFor } from "../soak/play";
import { dispatch, type Step } from "../soak/steps";
import type { World } from "../soak/world";

export type Flow = {
  readonly name: string;
  /** How the site comes to where the flow begins, undisturbed. */
  readonly before: readonly Step[];
  /** What people do; one call of the app goes wrong from here on. */
  readonly act: readonly Step[];
};

const START: Step = { do: "start", who: 0, clicks: 1 };
const HOUR: Step = { do: "wait", seconds: 3_700 };
const MOMENT: Step = { do: "wait", seconds: 130 };

/** The person sees an error or nothing at all, waits, and presses again. */
const pressed = (clicks: number): readonly Step[] =>
  Array.from({ length: 3 }, (): readonly Step[] => [{ ...START, clicks }, MOMENT]).flat();

const line = (at: number): Step => ({ do: "write", line: `L${at} step`, at, done: false });
const TWO: readonly Step[] = [START, HOUR, line(0), line(1), HOUR];

export const FLOWS: readonly Flow[] = [
  { name: "start", before: [], act: pressed(1) },
  { name: "start by two at once", before: [], act: pressed(2) },
  { name: "three new lines", before: [START, HOUR], act: [line(0), line(1), line(2)] },
  { name: "task closed", before: TWO, act: [{ do: "close", at: 0 }] },
  { name: "line ticked", before: TWO, act: [{ do: "tick", at: 0 }] },
  {
    name: "line reworded, owned, dated",
    before: TWO,
    act: [
      { do: "reword", at: 0, words: "other words" },
      { do: "own", at: 0, who: 1 },
      { do: "promise", at: 0, day: 2 },
    ],
  },
  { name: "line removed", before: TWO, act: [{ do: "remove", at: 0 }] },
  { name: "task links put in", before: TWO, act: [{ do: "put-links", who: 0 }] },
  {
    name: "changed in both places",
    before: TWO,
    act: [
      { do: "rename-task", at: 0, words: "words" },
      { do: "reword", at: 0, words: "other words" },
    ],
  },
];

/** Every way in which one call can go wrong, before or after it had its effect. */
export const FAULTS: readonly (readonly [string, Fault])[] = [
  ["500 before", { kind: "fail-before", status: 500 }],
  ["500 after", { kind: "fail-after", status: 500 }],
  ["409", { kind: "fail-before", status: 409 }],
  ["429", { kind: "rate-limit", retryAfterSeconds: 7 }],
  ["HTML before", { kind: "html" }],
  ["HTML after", { kind: "html", after: true }],
  ["cut JSON", { kind: "cut-json" }],
  ["no connection", { kind: "network" }],
  ["lost answer", { kind: "lost-answer" }],
  ["too slow", { kind: "slow", ms: 900_000 }],
  ["killed before", { kind: "kill-before" }],
  ["killed after", { kind: "kill-after" }],
];

const CALM = {
  seed: 1,
  callFaultRate: 0,
  eventLossRate: 0,
  eventDoubleRate: 0,
  eventLateRate: 0,
  queueDoubleRate: 0,
  queueLateRate: 0,
};

type Strike = { readonly nth: number; readonly fault: Fault };

async function played({ before, act }: Flow, strike?: Strike): Promise<World> {
  const world = siteFor({ profile: {}, chaos: CALM, steps: [] });
  for (const step of before) await dispatch(ACTS, world, step);
  await world.story.site.settle();
  if (strike !== undefined) world.story.site.faults.inject(strike);
  for (const step of act) await dispatch(ACTS, world, step);
  return world;
}

/** How many calls the app makes when nothing goes wrong. */
export async function callsOf(flow: Flow): Promise<number> {
  const without = await played({ ...flow, act: [] });
  const { site } = (await played(flow)).story;
  await site.settle();
  return site.calls.length - without.story.site.calls.length;
}

/** What is not as it has to be after one call went wrong, and after retries and sweeps. */
export const brokenBy = async (flow: Flow, strike: Strike): Promise<readonly string[]> =>
  brokenAfterAll(await played(flow, strike));
