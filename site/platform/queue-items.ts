import { z } from "zod";

const Concurrency = z.object({
  key: z.string().regex(/^[a-zA-Z0-9-_]+$/),
  limit: z.number().int().min(1),
});

const RetryContext = z.object({
  retryCount: z.number(),
  retryReason: z.string(),
  retryData: z.unknown().optional(),
});

/** One event in a queue, as the platform keeps it. */
export const QueueItem = z.object({
  /** Order of arrival. */
  order: z.number(),
  eventId: z.string(),
  jobId: z.string(),
  queue: z.string(),
  body: z.record(z.string(), z.unknown()),
  delayInSeconds: z.number().optional(),
  concurrency: Concurrency.optional(),
  enqueuedAt: z.number(),
  dueMs: z.number(),
  /** Deliveries so far that did not succeed. */
  failures: z.number(),
  retry: RetryContext.optional(),
});
export type QueueItem = Readonly<z.infer<typeof QueueItem>>;

export const Publish = z.object({
  queueName: z.string(),
  jobId: z.string(),
  payload: z
    .array(
      z.object({
        body: z.record(z.string(), z.unknown()),
        delayInSeconds: z.number().min(0).max(900).optional(),
        concurrency: Concurrency.optional(),
      }),
    )
    .min(1)
    .max(50),
});
export type Publish = z.infer<typeof Publish>;

export const JobRequest = z.object({ queueName: z.string(), jobId: z.string() });

const RetryRequest = z.object({
  _retry: z.literal(true),
  retryOptions: z
    .object({
      retryAfter: z.number().optional(),
      retryReason: z.string().optional(),
      retryData: z.unknown().optional(),
    })
    .optional(),
});

/** How a function asks to be run again. */
export type Retry = { readonly afterMs: number; readonly reason: string; readonly data: unknown };

const MAX_RETRY_SECONDS = 900;
const MAX_RETRY_DATA = 4 * 1024;

/** Reads what a function returned as the wish to be run again (`InvocationError` of @forge/events); undefined when it is none. */
export function retryOf(value: unknown): Retry | undefined {
  const read = RetryRequest.safeParse(value);
  if (!read.success) return undefined;
  const {
    retryAfter = 1,
    retryReason = "FUNCTION_RETRY_REQUEST",
    retryData,
  } = read.data.retryOptions ?? {};
  const small = JSON.stringify(retryData ?? null).length <= MAX_RETRY_DATA;
  const seconds = Math.min(MAX_RETRY_SECONDS, Math.max(1, retryAfter));
  return { afterMs: seconds * 1_000, reason: retryReason, data: small ? retryData : undefined };
}

const FIRST_BACKOFF_MS = 5_000;
const MAX_BACKOFF_MS = MAX_RETRY_SECONDS * 1_000;

/** How long the platform waits before it tries again after the n-th failure, ms. */
export const backoffMs = (failures: number): number =>
  Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (failures - 1));
