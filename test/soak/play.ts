import { brokenContracts } from "../contract/watch";
import { ask, storySite } from "../stories/story-site";
import { ACTS } from "./acts";
import type { History } from "./history";
import { brokenOn, writesIn } from "./invariants";
import { dispatch } from "./steps";
import { compareText, ledgersOf, newWorld, type World } from "./world";

const MINUTE_MS = 60_000;

/** Accidents upon accidents may leave work for the sweep after the next. */
const SWEEPS = 3;

/** A site with a second project, and a way to decline a task. */
export function siteFor({ profile, chaos }: History): World {
  const story = storySite({ profile, chaos, seed: chaos.seed, jitter: true });
  const { admin, state } = story.jira;
  const simple = state.workflows["simple"]!;
  admin.addWorkflow({
    ...simple,
    transitions: simple.transitions.map((one) =>
      one.id === "31" ? { ...one, screenFields: ["resolution"] } : one,
    ),
  });
  const types = { issueTypeIds: ["2"], workflows: { "*": "simple" } };
  admin.addProject({ id: "200", key: "WEB", name: "Web", ...types });
  return newWorld(story);
}

/** Everything that was hidden is shown again, and the site comes to rest. */
async function quietDown(world: World, sweeps: number): Promise<void> {
  const { site } = world.story;
  site.chaos.calm();
  for (const desk of world.desks) {
    world.desk = desk;
    for (const step of ["restore-page", "show-page", "show-project"] as const)
      await dispatch(ACTS, world, { do: step });
  }
  for (let round = 0; round < sweeps; round += 1) {
    await site.settle();
    await site.clock.advance(10 * MINUTE_MS);
    await site.runSchedule("hourly-sweep");
  }
  await site.settle();
  await askAboutUnclear(world);
}

/** Where the app can't tell an old line from a new one it waits for a person, and says so. */
async function askAboutUnclear(world: World): Promise<void> {
  const unclear = ledgersOf(world).filter(({ links }) =>
    links.some(({ problem }) => problem?.code === "unclear"),
  );
  for (const { page } of unclear) {
    await ask(world.story).syncNow(page);
    await world.story.site.settle();
  }
}

/** What a sweep of a quiet site writes: nothing. */
async function oneMoreSweep({ story: { site } }: World): Promise<readonly string[]> {
  const before = site.calls.length;
  await site.runSchedule("hourly-sweep");
  await site.settle();
  return writesIn(site.calls.slice(before)).map((write) => `a quiet site was written to: ${write}`);
}

/** Lets a site come to rest with so many sweeps, and looks: sentences about what is not as it has to be. */
export async function brokenAfterAll(world: World, sweeps: number): Promise<readonly string[]> {
  await quietDown(world, sweeps);
  compareText(world);
  return [...world.trouble, ...(await brokenOn(world)), ...(await oneMoreSweep(world))];
}

export type Played = {
  /** Sentences about what is not as it has to be. */
  readonly broken: readonly string[];
  readonly calls: number;
  /** What went wrong by chance. */
  readonly struck: readonly string[];
};

/**
 * Plays a history on a site of its own, lets it come to rest, and looks: at the site, and at what was asked and answered on the way
 * when somebody watches that.
 */
export async function play(history: History): Promise<Played> {
  const world = siteFor(history);
  const { site } = world.story;
  const told = async (): Promise<readonly string[]> => {
    for (const step of history.steps) await dispatch(ACTS, world, step);
    return brokenAfterAll(world, SWEEPS);
  };
  const broken = await told().catch((error: unknown) => [
    `the history broke off: ${String(error)}`,
  ]);
  const contracts = (await brokenContracts()).map((one) => `against the contract: ${one}`);
  return {
    broken: [...broken, ...new Set(contracts)],
    calls: site.calls.length,
    struck: site.chaos.struck,
  };
}
