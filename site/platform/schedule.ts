import { z } from "zod";
import { type Clock, CLOUD_ID } from "../core";
import type { Manifest } from "../manifest";
import type { Invoke } from "./run";
import type { Ended } from "./types";

export type ScheduleOptions = {
  readonly clock: Clock;
  readonly manifest: Manifest;
  readonly invoke: Invoke;
  /** Whether the triggers run by the clock. */
  readonly running: boolean;
};

export type Schedule = { readonly run: (moduleKey: string) => Promise<Ended> };

const ScheduledModule = z.looseObject({
  key: z.string(),
  function: z.string(),
  interval: z.enum(["fiveMinute", "hour", "day", "week"]),
});
type ScheduledModule = z.infer<typeof ScheduledModule>;

const HOUR_MS = 3_600_000;
const INTERVAL_MS = {
  fiveMinute: 300_000,
  hour: HOUR_MS,
  day: 24 * HOUR_MS,
  week: 7 * 24 * HOUR_MS,
} as const;

/** How long after a deployment the first run comes. */
const FIRST_MS = 300_000;

/** Names of what the clock keeps for schedules begin so. */
export const SCHEDULE_NAME = "schedule ";

/** The scheduled triggers of a manifest. @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/scheduled-trigger/ */
export function createSchedule({ clock, manifest, invoke, running }: ScheduleOptions): Schedule {
  const modules = (manifest.modules["scheduledTrigger"] ?? []).map((one) =>
    ScheduledModule.parse(one),
  );

  const run = (module: ScheduledModule): Promise<Ended> =>
    invoke({
      functionKey: module.function,
      moduleKey: module.key,
      moduleType: "scheduledTrigger",
      payload: { context: { cloudId: CLOUD_ID, moduleKey: module.key } },
    });

  const plan = (module: ScheduledModule, afterMs: number): void => {
    clock.at(clock.now() + afterMs, `${SCHEDULE_NAME}${module.key}`, async () => {
      plan(module, INTERVAL_MS[module.interval]);
      await run(module);
    });
  };

  if (running) modules.forEach((module) => plan(module, FIRST_MS));

  return {
    run: async (moduleKey) => {
      const module = modules.find((one) => one.key === moduleKey);
      if (!module) throw new Error(`The manifest has no scheduled trigger "${moduleKey}"`);
      return run(module);
    },
  };
}
