import type { IssueId, PageId } from "../domain/ids";

export type SyncRequest = {
  readonly page: PageId;
  /** `event`: something changed. `asked`: a person pressed the button. `swept`: nobody said anything for a while. `tie`: links are left to make. */
  readonly reason: "event" | "asked" | "swept" | "tie";
  /** A task that Jira says was deleted. */
  readonly deleted: IssueId | undefined;
  /** When it was asked for, ms since the epoch. */
  readonly at: number;
};

export type SyncQueue = {
  /** Queues syncs; those of one page run one after the other. `delaySeconds` is 0 to 900. */
  readonly push: (requests: readonly SyncRequest[], delaySeconds: number) => Promise<void>;
};
