import type { Clock } from "../core";
import type { Manifest } from "../manifest";
import { type Answer, failure } from "./answer";
import type { ChaosSource } from "./chaos";
import { jsonBytes } from "./json";
import { createDelivery } from "./queue-delivery";
import { JobRequest, Publish, type QueueItem } from "./queue-items";
import {
  type Consumer,
  consumersOf,
  type Job,
  type QueueState,
  queueStateOf,
  savedQueues,
} from "./queue-state";
import { serialId } from "./random";
import type { Invoke, Run } from "./run";
import type { Queues } from "./types";

export type QueueOptions = {
  readonly clock: Clock;
  readonly manifest: Manifest;
  readonly invoke: Invoke;
  /** How long a function may run, ms; undefined: the usual time. */
  readonly timeoutOf: (functionKey: string) => number | undefined;
  readonly chaos: Pick<ChaosSource, "copiesOfItem">;
  readonly saved?: unknown;
};

export type QueueService = Queues & {
  /** Answers one POST to `/webhook/queue/…`. */
  readonly handle: (path: string, body: unknown, run: Run) => Answer;
  readonly save: () => unknown;
};

/** From push to delivery, ms. */
const LATENCY_MS = 50;
const MAX_PUSH_BYTES = 200 * 1024;
const MAX_LONG_EVENT_BYTES = 100 * 1024;
const USUAL_TIMEOUT_MS = 55_000;
const MAX_PUSHES_PER_ORIGIN = 1_000;
const MAX_EVENTS_PER_MINUTE = 500;
const MINUTE_MS = 60_000;

type Push = {
  readonly publish: Publish;
  readonly run: Run;
  readonly state: QueueState;
  readonly now: number;
};

const tooBig = (errorMessage: string): Answer => ({ status: 413, body: { errorMessage } });

function sizeFlaw(
  options: QueueOptions,
  consumer: Consumer,
  { payload }: Publish,
): Answer | undefined {
  if (jsonBytes(payload) > MAX_PUSH_BYTES) return tooBig("The payload is larger than 200 KB");
  const runsLong = (options.timeoutOf(consumer.function) ?? 0) > USUAL_TIMEOUT_MS;
  const hasBig = payload.some((event) => jsonBytes(event) > MAX_LONG_EVENT_BYTES);
  return runsLong && hasBig
    ? tooBig("An event of a long-running consumer is larger than 100 KB")
    : undefined;
}

/** Refuses endless chains of pushes and floods. */
function rateFlaw({ publish, run, state, now }: Push): Answer | undefined {
  run.origin.pushes += 1;
  if (run.origin.pushes > MAX_PUSHES_PER_ORIGIN)
    return failure(405, 405, "Cyclic invocation limit reached");
  const lately = state.pushedAt.filter((at) => at > now - MINUTE_MS);
  if (lately.length + publish.payload.length > MAX_EVENTS_PER_MINUTE) {
    return failure(429, 429, "Too many events in a minute");
  }
  state.pushedAt = [...lately, ...publish.payload.map(() => now)];
  return undefined;
}

/** Puts the events of a push into the queue. Returns them. */
function enqueue(
  { chaos }: QueueOptions,
  { publish, run, state, now }: Push,
): readonly QueueItem[] {
  const { jobId, queueName: queue, payload } = publish;
  state.jobs.set(jobId, { id: jobId, queue, success: 0, failed: 0, cancelled: false });
  const items = payload.flatMap((event) => {
    state.count += 1;
    const eventId = serialId("b", state.count);
    state.origins.set(eventId, run.origin);
    const dueMs = now + LATENCY_MS + (event.delayInSeconds ?? 0) * 1_000;
    const item = {
      ...event,
      order: state.count,
      eventId,
      jobId,
      queue,
      dueMs,
      enqueuedAt: now,
      failures: 0,
    };
    const wanted = Array.from({ length: state.copies - 1 }, () => 0);
    return [...chaos.copiesOfItem(queue), ...wanted].map((lateMs) => ({
      ...item,
      dueMs: dueMs + lateMs,
    }));
  });
  state.items = [...state.items, ...items];
  return items;
}

type Handle = (body: unknown, run: Run) => Answer;

const noJob = failure(404, 404, "Job does not exist");

function jobOf(state: QueueState, body: unknown): Job | undefined {
  const read = JobRequest.safeParse(body);
  const job = read.success ? state.jobs.get(read.data.jobId) : undefined;
  return job?.queue === read.data?.queueName ? job : undefined;
}

function statsOf(state: QueueState, body: unknown): Answer {
  const job = jobOf(state, body);
  if (!job) return noJob;
  const inProgress = state.items.filter((item) => item.jobId === job.id).length;
  return { status: 200, body: { success: job.success, inProgress, failed: job.failed } };
}

function cancel(state: QueueState, body: unknown): Answer {
  const job = jobOf(state, body);
  if (!job) return noJob;
  job.cancelled = true;
  state.items = state.items.filter((item) => item.jobId !== job.id || state.running.has(item));
  return { status: 204 };
}

/**
 * The queues of the app: events go to the `consumer` of the manifest at least once, in no promised order.
 * @see https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/
 */
export function createQueue(options: QueueOptions): QueueService {
  const { clock, invoke, manifest } = options;
  const state = queueStateOf(options.saved);
  const consumers = consumersOf(manifest);
  const delivery = createDelivery({ clock, consumers, invoke, state });

  const publish: Handle = (body, run) => {
    const read = Publish.safeParse(body);
    if (!read.success) return failure(400, 400, `Invalid push: ${read.error.message}`);
    const consumer = consumers.find((one) => one.queue === read.data.queueName);
    if (!consumer) return failure(400, 400, `No consumer of queue ${read.data.queueName}`);
    const push = { publish: read.data, run, state, now: clock.now() };
    const flaw = sizeFlaw(options, consumer, read.data) ?? rateFlaw(push);
    if (flaw) return flaw;
    for (const item of enqueue(options, push)) delivery.wakeAt(item.dueMs);
    return { status: 201 };
  };

  const handle: QueueService["handle"] = (path, body, run) => {
    if (path.startsWith("/webhook/queue/publish/")) return publish(body, run);
    if (path.startsWith("/webhook/queue/stats/")) return statsOf(state, body);
    return cancel(state, body);
  };

  return {
    handle,
    save: () => savedQueues(state),
    copies: (count) => {
      state.copies = Math.max(1, count);
    },
    waiting: () =>
      state.items.map(({ queue, eventId, body, dueMs }) => ({ queue, eventId, body, dueMs })),
    dropped: state.dropped,
  };
}
