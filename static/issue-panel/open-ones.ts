import type { FollowUpView } from "../../src/contract/views";
import { isOver, pressingFirst } from "../ui/follow-ups";

/** How many open follow-ups the panel lists. */
const LISTED = 5;

/** What is still to be done, most pressing first: at most five, and how many more there are. */
export function openOnes(followUps: readonly FollowUpView[]): {
  readonly listed: readonly FollowUpView[];
  readonly more: number;
} {
  const open = pressingFirst(followUps.filter((followUp) => !isOver(followUp)));
  return { listed: open.slice(0, LISTED), more: Math.max(0, open.length - LISTED) };
}
