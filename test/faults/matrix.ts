import type { Fault, Profile } from "../../site/core";
import { hasText } from "../../src/domain/line";
import { documentOf, pageView } from "../stories/story-site";
import { ACTS } from "../soak/acts";
import { brokenAfterAll, siteFor } from "../soak/play";
import { dispatch, type Step } from "../soak/steps";
import { linesOn, pageOf, tasksOf, type World } from "../soak/world";

export type Flow = {
  readonly name: string;
  readonly profile?: Partial<Profile>;
  /** How the site comes to where the flow begins, undisturbed. */
  readonly before: readonly Step[];
  /** What people do; one call of the app goes wrong from here on. */
  readonly act: readonly Step[];
  /** What people wanted and did not get, when the site has come to rest; beside what has to be true of every site. */
  readonly missed?: (world: World) => readonly string[] | Promise<readonly string[]>;
};

const START: Step = { do: "start", who: 0, clicks: 1 };
const HOUR: Step = { do: "wait", seconds: 3_700 };
const MOMENT: Step = { do: "wait", seconds: 130 };

/** The person sees an error or nothing at all, waits, and presses again. */
const thrice = (press: Step): readonly Step[] =>
  Array.from({ length: 3 }, (): readonly Step[] => [press, MOMENT]).flat();

const line = (at: number): Step => ({ do: "write", line: `L${at} step`, at, done: false });
const TWO: readonly Step[] = [START, HOUR, line(0), line(1), HOUR];

const name = (at: number): Step => ({ do: "name", line: `L${at} as`, at: 0, ticket: 0 });
const TICKET: Step = { do: "ticket", summary: "T1 buy a bigger disk" };
const SECOND: Step = { do: "turn-to", incident: 1 };
const FIRST: Step = { do: "turn-to", incident: 0 };

const CONFLICT: readonly Step[] = [
  ...TWO,
  { do: "rename-task", at: 0, words: "words" },
  { do: "reword", at: 0, words: "other words" },
  HOUR,
];

const unless = (well: boolean, sentence: string): readonly string[] => (well ? [] : [sentence]);

const taskCount =
  (wanted: number) =>
  (world: World): readonly string[] =>
    unless(tasksOf(world).length === wanted, `there are not ${wanted} tasks`);

async function noConflict(world: World): Promise<readonly string[]> {
  const { followUps } = await pageView(world.story, pageOf(world)?.id ?? "");
  const open = followUps.some(({ conflicts }) => conflicts.length > 0);
  return unless(!open, "the conflict is still there");
}

function allLinked(world: World): readonly string[] {
  const lines = linesOn(documentOf(world.story, pageOf(world)?.id ?? "")).filter(hasText);
  return unless(
    lines.every(({ issues }) => issues.length === 1),
    "a line lacks its link",
  );
}

export const FLOWS: readonly Flow[] = [
  {
    name: "start",
    before: [],
    act: thrice(START),
    missed: (world) => unless(pageOf(world) !== undefined, "there is no page"),
  },
  { name: "start by two at once", before: [], act: thrice({ ...START, clicks: 2 }) },
  { name: "start, and nobody comes back", before: [], act: [START] },
  {
    name: "three new lines",
    before: [START, HOUR],
    act: [line(0), line(1), line(2)],
    missed: taskCount(3),
  },
  {
    name: "three new lines, linked by calls of their own",
    profile: { createScreenOffersLinks: false },
    before: [START, HOUR],
    act: [line(0), line(1), line(2)],
    missed: taskCount(3),
  },
  {
    name: "two consumers of one page at once",
    before: [START, HOUR],
    act: [line(0), line(1), { do: "sync-twice" }],
    missed: taskCount(2),
  },
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
  { name: "line removed", before: TWO, act: [{ do: "remove", at: 0 }], missed: taskCount(2) },
  {
    name: "page deleted for good, and started again",
    before: TWO,
    act: [{ do: "purge-page" }, ...thrice(START)],
    missed: taskCount(2),
  },
  {
    name: "line takes an issue",
    before: [START, HOUR, TICKET],
    act: [name(0)],
    missed: taskCount(1),
  },
  {
    name: "lines of two postmortems take one issue",
    before: [SECOND, START, FIRST, START, HOUR, TICKET],
    act: [name(0), SECOND, name(1)],
    missed: taskCount(1),
  },
  {
    name: "issue goes over to the other postmortem",
    before: [
      SECOND,
      START,
      FIRST,
      START,
      HOUR,
      TICKET,
      name(0),
      HOUR,
      { do: "remove", at: 0 },
      HOUR,
    ],
    act: [SECOND, name(1)],
    missed: taskCount(1),
  },
  {
    name: "task links put in",
    before: TWO,
    act: thrice({ do: "put-links", who: 0 }),
    missed: allLinked,
  },
  {
    name: "items turned into lines",
    before: [START, HOUR, { do: "bullets", lines: ["L1 rotate the keys", "L2 rotate the logs"] }],
    act: thrice({ do: "turn", who: 0 }),
    missed: taskCount(2),
  },
  {
    name: "changed in both places",
    before: TWO,
    act: [
      { do: "rename-task", at: 0, words: "words" },
      { do: "reword", at: 0, words: "other words" },
    ],
  },
  ...(["page", "jira"] as const).map((side) => ({
    name: `conflict decided for the ${side === "page" ? "page" : "task"}`,
    before: CONFLICT,
    act: thrice({ do: "decide", who: 0, at: 0, side }),
    missed: noConflict,
  })),
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

async function played({ before, act, profile = {} }: Flow, strike?: Strike): Promise<World> {
  const world = siteFor({ profile, chaos: CALM, steps: [] });
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
export async function brokenBy(flow: Flow, strike: Strike): Promise<readonly string[]> {
  const world = await played(flow, strike);
  const broken = await brokenAfterAll(world, 1);
  return [...broken, ...((await flow.missed?.(world)) ?? [])];
}
