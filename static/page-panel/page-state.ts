import type { Reply } from "../../src/contract/reply";
import type { LinksWrittenView, PageView } from "../../src/contract/views";
import type { Failure } from "../calls";
import { afterLook, afterQueueing, type Work } from "../ui/work";

export type PostmortemPage = Extract<PageView, { readonly kind: "postmortem" }>;

/** One value says what the byline dialog and the macro show. */
export type PageState =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly failure: Failure }
  | { readonly kind: "other"; readonly view: Exclude<PageView, PostmortemPage> }
  | { readonly kind: "page"; readonly view: PostmortemPage; readonly work: Work };

export type PageAction =
  | { readonly type: "opening" }
  | { readonly type: "opened"; readonly reply: Reply<PageView> }
  | { readonly type: "sync-asked" }
  | { readonly type: "sync-queued"; readonly reply: Reply<unknown> }
  | { readonly type: "looked"; readonly reply: Reply<PageView> }
  /** The page was read again though nothing was asked for. */
  | { readonly type: "refreshed"; readonly reply: Reply<PageView> }
  | { readonly type: "links-asked" }
  | { readonly type: "links-put"; readonly reply: Reply<LinksWrittenView> };

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
      return { ...state, work: afterQueueing(action.reply, state.view.agreedAt) };
    case "looked":
      return looked(state, action.reply);
    case "refreshed":
      return { ...state, view: shownBy(action.reply, state.view) };
    case "links-asked":
      return { ...state, work: { kind: "linking" } };
    case "links-put":
      return { ...state, work: linked(action.reply) };
  }
}

const linked = (reply: Reply<LinksWrittenView>): Work =>
  reply.ok ? { kind: "linked", ...reply.value } : { kind: "failed", failure: reply };

/** Whether the person has just been told that the page has changes that nobody published. */
export const wasTold = (work: { readonly kind: string; readonly failure?: Failure }): boolean =>
  work.failure?.code === "draft-open";

/** A look that fails changes nothing but the count: the next one may not. */
function looked(state: Page, reply: Reply<PageView>): PageState {
  if (state.work.kind !== "syncing") return state;
  const view = shownBy(reply, state.view);
  return { ...state, view, work: afterLook(state.work, view.agreedAt) };
}

const shownBy = (reply: Reply<PageView>, before: PostmortemPage): PostmortemPage =>
  reply.ok && reply.value.kind === "postmortem" ? reply.value : before;

/** Keys of the page's incidents that are open again. */
export const reopenedKeys = ({ incidents }: PostmortemPage): readonly string[] =>
  incidents.filter(({ reopened }) => reopened).map(({ key }) => key);
