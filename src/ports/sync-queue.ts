import type { AccountId, IssueId, PageId } from "../domain/ids";
import type { Decision } from "../domain/compare";

export type SyncRequest = {
  readonly page: PageId;
  /** `event`: something changed. `asked`: a person pressed the button. `follow-up`: a person asked about one of the follow-ups. `swept`: nobody said anything for a while. `tie`: links are left to make. `deleted`: the page was deleted for good. */
  readonly reason: "event" | "asked" | "follow-up" | "swept" | "tie" | "deleted";
  /** A task that Jira says was deleted. */
  readonly deleted: IssueId | undefined;
  /** What a person chose in a conflict. */
  readonly decision?: Decision | undefined;
  /** Who changed something, or asks. Undefined when nobody did. */
  readonly by: AccountId | undefined;
  /** Issues that this person was seen to see when they asked. */
  readonly vouched: readonly IssueId[];
  /** When it was asked for, ms since the epoch. */
  readonly at: number;
};

export type SyncQueue = {
  /** Queues syncs; those of one page run one after the other. `delaySeconds` is 0 to 900. */
  readonly push: (requests: readonly SyncRequest[], delaySeconds: number) => Promise<void>;
};
