import type { ErrorCode } from "../contract/error-code";

type Options = {
  readonly cause?: unknown;
  /** How long to wait before the same call may succeed, in seconds. */
  readonly retryAfterSeconds?: number | undefined;
  /** What the failure is about, for people: a space's name, a title, a field. Never text of a page or an issue's body. */
  readonly subject?: string | undefined;
};

/** A failure we expected. Anything else that is thrown is a bug. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly retryAfterSeconds: number | undefined;
  readonly subject: string | undefined;

  constructor(code: ErrorCode, message: string, options: Options = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.subject = options.subject;
  }
}

const RETRYABLE: ReadonlySet<ErrorCode> = new Set(["rate-limited", "unavailable", "conflict"]);

/** Whether the same call may succeed later. */
export const isRetryable = (code: ErrorCode): boolean => RETRYABLE.has(code);
