import type { Reply } from "../../src/contract/reply";
import type { LinksWrittenView } from "../../src/contract/views";
import type { Failure } from "../calls";

/** What a person asked for, and how far it is. */
export type Work =
  | { readonly kind: "idle" }
  | { readonly kind: "asking" }
  /** A sync is queued. `before` is when page and tasks last agreed as it was asked for; `looks` counts how often we looked. */
  | { readonly kind: "syncing"; readonly before: string | undefined; readonly looks: number }
  | { readonly kind: "synced" }
  /** It was queued, and did not come to an end while we looked. */
  | { readonly kind: "late" }
  | { readonly kind: "linking" }
  | ({ readonly kind: "linked" } & LinksWrittenView)
  | { readonly kind: "failed"; readonly failure: Failure };

/** How often a queued sync is looked for before the person is told that it takes longer. */
export const LOOKS = 15;

/** How long between two looks, ms. */
export const BETWEEN_LOOKS = 2_000;

/** True while something that was asked for is not at its end. */
export const isBusy = (work: Work): boolean =>
  work.kind === "asking" || work.kind === "syncing" || work.kind === "linking";

export const afterQueueing = (reply: Reply<unknown>, agreedAt: string | undefined): Work =>
  reply.ok ? { kind: "syncing", before: agreedAt, looks: 0 } : { kind: "failed", failure: reply };

/** A sync that came to an end has moved the instant of the last agreement. */
export function afterLook(work: Work, agreedAt: string | undefined): Work {
  if (work.kind !== "syncing") return work;
  const { before, looks } = work;
  if (agreedAt !== before) return { kind: "synced" };
  return looks + 1 >= LOOKS ? { kind: "late" } : { kind: "syncing", before, looks: looks + 1 };
}
