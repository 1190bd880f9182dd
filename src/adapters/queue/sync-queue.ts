import { Queue } from "@forge/events";
import { QUEUE } from "../../contract/keys";
import { AppError } from "../../domain/app-error";
import type { SyncQueue, SyncRequest } from "../../ports/sync-queue";

/** What one push may hold. */
const AT_ONCE = 50;

/** The shape of an event's body. A newer version of the app may get what an older one queued. */
const bodyOf = ({ page, reason, deleted, decision, by, vouched, at }: SyncRequest) => ({
  v: 1,
  page,
  reason,
  at,
  ...(deleted === undefined ? {} : { deleted }),
  ...(decision === undefined ? {} : { decision }),
  ...(by === undefined ? {} : { by }),
  ...(vouched.length === 0 ? {} : { vouched }),
});

/**
 * Syncs of one page run one after the other.
 * @see https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/
 */
export const forgeSyncQueue = (): SyncQueue => ({
  push: async (requests, delaySeconds) => {
    const queue = new Queue({ key: QUEUE.sync });
    const events = requests.map((request) => ({
      body: bodyOf(request),
      delayInSeconds: delaySeconds,
      concurrency: { key: keyOf(request), limit: 1 },
    }));
    for (let at = 0; at < events.length; at += AT_ONCE) {
      await pushed(queue.push(events.slice(at, at + AT_ONCE)));
    }
  },
});

const keyOf = ({ page }: SyncRequest): string => `page-${page.replace(/[^a-zA-Z0-9-_]/gu, "-")}`;

const LIMITED: ReadonlySet<string> = new Set(["RateLimitError", "InvocationLimitReachedError"]);

/** A push that failed is tried again with the run that made it. */
async function pushed(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const name = error instanceof Error ? error.constructor.name : "";
    const code = LIMITED.has(name) ? "rate-limited" : "unavailable";
    throw new AppError(code, "the sync could not be queued", { cause: error });
  }
}
