import { isoOf } from "../clock";
import type { Clock } from "../core";
import { backoffMs, type QueueItem, retryOf } from "./queue-items";
import type { Consumer, QueueState } from "./queue-state";
import type { Invoke } from "./run";
import type { Ended } from "./types";

export type DeliveryOptions = {
  readonly clock: Clock;
  readonly consumers: readonly Consumer[];
  readonly invoke: Invoke;
  readonly state: QueueState;
};

export type Delivery = {
  /** Sees to it that an item which is due at a time is delivered then. */
  readonly wakeAt: (dueMs: number) => void;
};

const RETENTION_MS = 24 * 3_600_000;

const REASONS = {
  failed: "FUNCTION_PLATFORM_UNKNOWN_ERROR",
  killed: "FUNCTION_PLATFORM_UNKNOWN_ERROR",
  "timed-out": "FUNCTION_TIME_OUT",
} as const;

/** An item as the consumer's function gets it (`AsyncEvent` of @forge/events). */
function asyncEvent(item: QueueItem, now: number): object {
  const { body, delayInSeconds, concurrency, queue: queueName, jobId, eventId } = item;
  const retentionWindow = {
    startTime: isoOf(item.enqueuedAt),
    remainingTimeMs: Math.max(0, item.enqueuedAt + RETENTION_MS - now),
  };
  const retryContext = item.retry && { ...item.retry, retentionWindow };
  return { body, delayInSeconds, concurrency, queueName, jobId, eventId, retryContext };
}

type Again = {
  readonly afterMs: number;
  readonly retry: NonNullable<QueueItem["retry"]>;
  readonly why: string;
};

/** The function ran and asked to be run again. */
function againAsAsked(item: QueueItem, value: unknown): Again | undefined {
  const asked = retryOf(value);
  if (!asked) return undefined;
  const retryCount = (item.retry?.retryCount ?? 0) + 1;
  const retry = { retryCount, retryReason: asked.reason, retryData: asked.data };
  return { afterMs: asked.afterMs, retry, why: "the function kept asking for retries" };
}

/** The function broke. A kill is the platform's failure: it does not count as a retry. */
function againAfterFailure(item: QueueItem, end: Ended, outcome: keyof typeof REASONS): Again {
  const before = item.retry?.retryCount ?? 0;
  const retryCount = outcome === "killed" ? before : before + 1;
  return {
    afterMs: backoffMs(item.failures + 1),
    retry: { retryCount, retryReason: REASONS[outcome], retryData: item.retry?.retryData },
    why: end.error instanceof Error ? end.error.message : outcome,
  };
}

/** When and how an item is delivered again after such an end; undefined when it is done. */
const againAfter = (item: QueueItem, end: Ended): Again | undefined =>
  end.outcome === "ok" ? againAsAsked(item, end.value) : againAfterFailure(item, end, end.outcome);

function isFree({ running }: QueueState, { concurrency }: QueueItem): boolean {
  if (!concurrency) return true;
  const busy = [...running].filter((other) => other.concurrency?.key === concurrency.key);
  return busy.length < concurrency.limit;
}

const byDue = (a: QueueItem, b: QueueItem): number => a.dueMs - b.dueMs || a.order - b.order;

/** The next item that may be delivered now. */
function nextOf(state: QueueState, now: number): QueueItem | undefined {
  return [...state.items]
    .sort(byDue)
    .find((item) => item.dueMs <= now && !state.running.has(item) && isFree(state, item));
}

function remove(state: QueueState, item: QueueItem): void {
  state.items = state.items.filter((other) => other !== item);
  const last = !state.items.some((other) => other.eventId === item.eventId);
  if (last) state.origins.delete(item.eventId);
}

function close({ state, clock }: DeliveryOptions, item: QueueItem, dropped?: string): void {
  remove(state, item);
  const job = state.jobs.get(item.jobId);
  if (job) job[dropped === undefined ? "success" : "failed"] += 1;
  if (dropped === undefined) return;
  const { queue, eventId, body } = item;
  state.dropped.push({ queue, eventId, body, reason: dropped, at: clock.now() });
}

/** Sees to it that an item which is due at a time is delivered then. */
function wakeAt(options: DeliveryOptions, dueMs: number): void {
  options.clock.at(dueMs, "queue", () => pump(options));
}

function settle(options: DeliveryOptions, item: QueueItem, end: Ended): void {
  const { clock, state } = options;
  const again = againAfter(item, end);
  if (!again || state.jobs.get(item.jobId)?.cancelled) {
    close(options, item);
    return;
  }
  const dueMs = clock.now() + again.afterMs;
  if (dueMs > item.enqueuedAt + RETENTION_MS) {
    close(options, item, again.why);
    return;
  }
  const failures = end.outcome === "ok" ? item.failures : item.failures + 1;
  const next = { ...item, dueMs, failures, retry: again.retry };
  state.items = state.items.map((other) => (other === item ? next : other));
  wakeAt(options, dueMs);
}

async function deliver(options: DeliveryOptions, item: QueueItem): Promise<void> {
  const { clock, consumers, invoke, state } = options;
  const consumer = consumers.find((one) => one.queue === item.queue);
  if (!consumer) {
    close(options, item, `no consumer of queue ${item.queue}`);
    return;
  }
  state.running.add(item);
  const origin = state.origins.get(item.eventId);
  const end = await invoke({
    functionKey: consumer.function,
    moduleKey: consumer.key,
    moduleType: "consumer",
    payload: asyncEvent(item, clock.now()),
    ...(origin ? { origin } : {}),
  });
  state.running.delete(item);
  settle(options, item, end);
}

/** Delivers everything that is due, and what becomes free or due meanwhile. */
async function pump(options: DeliveryOptions): Promise<void> {
  const { clock, state } = options;
  const under = new Set<Promise<void>>();
  for (;;) {
    for (let item = nextOf(state, clock.now()); item; item = nextOf(state, clock.now())) {
      const work = deliver(options, item);
      under.add(work);
      const done = (): boolean => under.delete(work);
      void work.then(done, done);
    }
    if (under.size === 0) return;
    await Promise.race(under);
  }
}

/** Delivers items at least once: side by side, but no more at a time with a concurrency key than its limit says. */
export function createDelivery(options: DeliveryOptions): Delivery {
  for (const item of options.state.items) wakeAt(options, item.dueMs);
  return { wakeAt: (dueMs) => wakeAt(options, dueMs) };
}
