import { z } from "zod";
import type { Manifest } from "../manifest";
import { QueueItem } from "./queue-items";
import type { Origin } from "./run";
import type { DroppedItem } from "./types";

const Job = z.object({
  id: z.string(),
  queue: z.string(),
  success: z.number(),
  failed: z.number(),
  cancelled: z.boolean(),
});

/** What one push was, and how far it is. */
export type Job = z.infer<typeof Job>;

const Consumer = z.looseObject({ key: z.string(), queue: z.string(), function: z.string() });
export type Consumer = z.infer<typeof Consumer>;

const Saved = z.object({ items: z.array(QueueItem), jobs: z.array(Job), count: z.number() });

export type QueueState = {
  /** Every item that is not done, running ones too. */
  items: readonly QueueItem[];
  readonly running: Set<QueueItem>;
  readonly jobs: Map<string, Job>;
  /** First cause of an item, by event id. */
  readonly origins: Map<string, Origin>;
  readonly dropped: DroppedItem[];
  /** When events were pushed lately, ms. */
  pushedAt: readonly number[];
  count: number;
  copies: number;
};

/** The queues as they were saved, or empty ones. */
export function queueStateOf(saved: unknown): QueueState {
  const { items, jobs, count } = Saved.parse(saved ?? { items: [], jobs: [], count: 0 });
  return {
    items,
    running: new Set(),
    jobs: new Map(jobs.map((job) => [job.id, job])),
    origins: new Map(),
    dropped: [],
    pushedAt: [],
    count,
    copies: 1,
  };
}

/** The queues as plain JSON. What runs right now counts as waiting: it is delivered again. */
export const savedQueues = (state: QueueState): unknown => ({
  items: state.items,
  jobs: [...state.jobs.values()],
  count: state.count,
});

/** The consumers of a manifest. */
export const consumersOf = (manifest: Manifest): readonly Consumer[] =>
  (manifest.modules["consumer"] ?? []).map((module) => Consumer.parse(module));
