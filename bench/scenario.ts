import type { RecordedCall } from "../site/core";
import { storySite, type StorySite } from "../test/stories/story-site";
import type { Budget } from "./budget";

type Options = Parameters<typeof storySite>[0];

export type Scenario = {
  readonly name: string;
  readonly budget: Budget;
  readonly options?: Options;
  /** Brings the site to where the scenario begins. Gives what is measured; that throws when it did not do what its name says. */
  readonly begin: (story: StorySite) => Promise<() => Promise<void>>;
};

export type Measured = {
  readonly calls: readonly RecordedCall[];
  readonly runs: number;
  /** Why the scenario did not do what its name says; its numbers then mean little. */
  readonly wrong: string | undefined;
};

/** Plays a scenario on a site of its own. Only what the app does between begin and end is measured. */
export async function play({ options, begin }: Scenario): Promise<Measured> {
  const story = storySite(options);
  const scene = await begin(story);
  const { site } = story;
  const calls = site.calls.length;
  const runs = site.invocations().length;
  const [end] = await Promise.allSettled([scene()]);
  return {
    calls: site.calls.slice(calls),
    runs: site.invocations().length - runs,
    wrong: end.status === "fulfilled" ? undefined : wordsOf(end.reason),
  };
}

const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Throws these words when something does not hold. */
export function need(holds: boolean, words: string): void {
  if (!holds) throw new Error(words);
}
