import type { Reply } from "../../src/contract/reply";
import type { IssuePanelView } from "../../src/contract/views";
import { answerOf, type Answer } from "../ui/answer";
import { afterLook, afterQueueing, type Work } from "../ui/work";

/** What the panel knows, and what a person asked for on it. */
export type PanelState = { readonly answer: Answer<IssuePanelView>; readonly work: Work };

export type PanelAction =
  | { readonly type: "opening" }
  | { readonly type: "opened"; readonly reply: Reply<IssuePanelView> }
  | { readonly type: "asked" }
  | { readonly type: "queued"; readonly reply: Reply<unknown> }
  | { readonly type: "looked"; readonly reply: Reply<IssuePanelView> };

export const OPENING: PanelState = { answer: { kind: "loading" }, work: { kind: "idle" } };

export function panelReducer(state: PanelState, action: PanelAction): PanelState {
  switch (action.type) {
    case "opening":
      return OPENING;
    case "opened":
      return { ...state, answer: answerOf(action.reply) };
    case "asked":
      return { ...state, work: { kind: "asking" } };
    case "queued":
      return { ...state, work: afterQueueing(action.reply, agreedAt(state.answer)) };
    case "looked":
      return looked(state, action.reply);
  }
}

/** A look that fails changes nothing but the count: the next one may not. */
function looked({ answer, work }: PanelState, reply: Reply<IssuePanelView>): PanelState {
  const now = reply.ok ? answerOf(reply) : answer;
  return { answer: now, work: afterLook(work, agreedAt(now)) };
}

const agreedAt = (answer: Answer<IssuePanelView>): string | undefined =>
  answer.kind === "known" && answer.value.kind === "task" ? answer.value.agreedAt : undefined;
