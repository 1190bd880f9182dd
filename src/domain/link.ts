import type { Agreed } from "./fields";
import type { IssueId, LineId, ProjectId } from "./ids";

/** Why a line could not be brought together with its task, in words of Jira or Confluence. Conflicts are no problems: they are seen in what both sides show. */
export type Problem = {
  readonly code:
    | "no-transition"
    | "not-created"
    | "not-adopted"
    | "unclear"
    | "not-edited"
    | "not-tied"
    | "not-ticked";
  readonly message: string;
};

/** A line and its task, with what both sides showed when they last agreed. */
export type Link = {
  readonly line: LineId;
  readonly localId: string;
  /** The line's words when it was last seen: finds the line again when its id is lost. */
  readonly text: string;
  /**
   * `claimed`: somebody is making the task or died while doing so. `refused`: Jira would not make it. `linked`: the task exists. `removed`:
   * the line left the page. `deleted`: the task is gone.
   */
  readonly phase: "claimed" | "refused" | "linked" | "removed" | "deleted";
  /** When the claim was made, ms since the epoch. */
  readonly claimedAt: number;
  readonly task:
    { readonly id: IssueId; readonly key: string; readonly projectId: ProjectId } | undefined;
  /** The key that the line showed when its issue became its task; undefined when the task was made of the line. */
  readonly adopted: string | undefined;
  /** Whether the task is linked to the incident in Jira. */
  readonly tied: boolean;
  /** What each side showed when they last agreed. Two records, since the page is not rewritten when Jira moves. */
  readonly agreed: Agreed | undefined;
  /** The day that the line promised first, YYYY-MM-DD. */
  readonly promised: string | undefined;
  readonly postponed: number;
  readonly problem: Problem | undefined;
};

/** A link that led to a task. Those that are `linked` or `removed` all do. */
export type Made = Link & { readonly task: NonNullable<Link["task"]> };

export const hasTask = (link: Link): link is Made => link.task !== undefined;
