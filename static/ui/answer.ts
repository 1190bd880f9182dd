import type { Reply } from "../../src/contract/reply";
import type { Failure } from "../calls";

/** What a screen knows of the one thing that it asks for. */
export type Answer<T> =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly failure: Failure }
  | { readonly kind: "known"; readonly value: T };

export const answerOf = <T>(reply: Reply<T>): Answer<T> =>
  reply.ok ? { kind: "known", value: reply.value } : { kind: "failed", failure: reply };
