import { InvocationError, InvocationErrorCode } from "@forge/events";
import type { ErrorCode } from "../contract/error-code";
import type { Reply } from "../contract/reply";
import { AppError, isRetryable } from "../domain/app-error";
import type { Log } from "../ports/log";
import { sayTo } from "./say";

/** For resolvers. A failure becomes a reply, and is logged here and nowhere else. */
export async function toReply<T>(log: Log, work: () => Promise<T>): Promise<Reply<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    log.error("call-failed", error);
    const code: ErrorCode = error instanceof AppError ? error.code : "internal";
    const subject = error instanceof AppError ? error.subject : undefined;
    return { ok: false, code, message: sayTo(code, subject) };
  }
}

/** For scheduled triggers, which nobody asks again: Forge reads whether they worked from the status of their answer. Throws bugs. */
export async function toStatus(
  log: Log,
  work: () => Promise<void>,
): Promise<{ readonly statusCode: number }> {
  try {
    await work();
    return { statusCode: 204 };
  } catch (error) {
    log.error("run-failed", error);
    if (!(error instanceof AppError)) throw error;
    return { statusCode: 500 };
  }
}

const DEFAULT_WAIT_SECONDS = 30;
/** What the platform allows. */
const MAX_WAIT_SECONDS = 900;

/** For consumers and triggers. Retries what may pass, gives up what will not, throws bugs for Forge to count. */
export async function toRetry(
  log: Log,
  work: () => Promise<void>,
): Promise<InvocationError | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    log.error("run-failed", error);
    if (!(error instanceof AppError)) throw error;
    if (!isRetryable(error.code)) return undefined;
    return new InvocationError({
      retryAfter: Math.min(error.retryAfterSeconds ?? DEFAULT_WAIT_SECONDS, MAX_WAIT_SECONDS),
      retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
    });
  }
}
