import type { Reply } from "../../src/contract/reply";
import type { PageView } from "../../src/contract/views";
import type { Failure } from "../calls";

export type PostmortemPage = Extract<PageView, { readonly kind: "postmortem" }>;

/** One value says what the byline dialog and the macro show. */
export type PageState =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly failure: Failure }
  | { readonly kind: "other"; readonly view: Exclude<PageView, PostmortemPage> }
  | { readonly kind: "page"; readonly view: PostmortemPage; readonly work: Work };

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
  | { readonly kind: "linked"; readonly written: number }
  | { readonly kind: "failed"; readonly failure: Failure };

export type PageAction =
  | { readonly type: "opening" }
  | { readonly type: "opened"; readonly reply: Reply<PageView> }
  | { readonly type: "sync-asked" }
  | { readonly type: "sync-queued"; readonly reply: Reply<unknown> }
  | { readonly type: "looked"; readonly reply: Reply<PageView> }
  | { readonly type: "links-asked" }
  | { readonly type: "links-put"; readonly reply: Reply<{ readonly written: number }> };

/** How often a queued sync is looked for before the person is told that it takes longer. */
export const LOOKS = 15;

export function pageReducer(state: PageState, action: PageAction): PageState {
  if (action.type === "opening") return { kind: "loading" };
  if (action.type === "opened") return opened(action.reply);
  return state.kind === "page" ? workReducer(state, action) : state;
}

function opened(reply: Reply<PageView>): PageState {
  if (!reply.ok) return { kind: "failed", failure: reply };
  const view = reply.value;
  return view.kind === "postmortem"
    ? { kind: "page", view, work: { kind: "idle" } }
    : { kind: "other", view };
}

type Page = Extract<PageState, { readonly kind: "page" }>;
type WorkAction = Exclude<PageAction, { readonly type: "opening" | "opened" }>;

function workReducer(state: Page, action: WorkAction): PageState {
  switch (action.type) {
    case "sync-asked":
      return { ...state, work: { kind: "asking" } };
    case "sync-queued":
      return { ...state, work: queued(state, action.reply) };
    case "looked":
      return looked(state, action.reply);
    case "links-asked":
      return { ...state, work: { kind: "linking" } };
    case "links-put":
      return { ...state, work: linked(action.reply) };
  }
}

const queued = (state: Page, reply: Reply<unknown>): Work =>
  reply.ok
    ? { kind: "syncing", before: state.view.agreedAt, looks: 0 }
    : { kind: "failed", failure: reply };

const linked = (reply: Reply<{ readonly written: number }>): Work =>
  reply.ok ? { kind: "linked", written: reply.value.written } : { kind: "failed", failure: reply };

/** A look that fails changes nothing but the count: the next one may not. */
function looked(state: Page, reply: Reply<PageView>): PageState {
  if (state.work.kind !== "syncing") return state;
  const { before, looks } = state.work;
  const view = reply.ok && reply.value.kind === "postmortem" ? reply.value : state.view;
  if (view.agreedAt !== before) return { ...state, view, work: { kind: "synced" } };
  const work: Work =
    looks + 1 >= LOOKS ? { kind: "late" } : { kind: "syncing", before, looks: looks + 1 };
  return { ...state, view, work };
}
