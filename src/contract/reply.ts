import type { ErrorCode } from "./error-code";

/** Every answer that crosses from src to static. A screen never sees a thrown error. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string };
