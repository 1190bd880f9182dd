import type { IssueLink } from "./issue-link";
import type { Link } from "./link";
import type { Task } from "./task";

/** What is known of an issue that a line links to. */
export type Candidate = {
  readonly issue: IssueLink;
  /** Whether the address is one of this site. */
  readonly ofThisSite: boolean;
  /** The issue as the app sees it. */
  readonly task: Task | undefined;
  /** Whether the person who wrote it, or the one who asks, may see it. */
  readonly seen: boolean;
  /** Whether it is an incident: one of this page's, or by its type. */
  readonly isIncident: boolean;
  /** The links of the page. */
  readonly links: readonly Link[];
  /** Whether another postmortem has it as a follow-up. */
  readonly taken: boolean;
};

export type Verdict =
  | { readonly kind: "take"; readonly task: Task }
  | { readonly kind: "leave"; readonly reason: string };

const leave = (reason: string): Verdict => ({ kind: "leave", reason });

/**
 * Whether the issue that a line links to becomes its task. A line whose issue is left alone gets no task at all: two tickets for one promise
 * are worse than a line that says what is wrong. An issue that is not there and one that may not be seen read alike.
 */
export function judge(candidate: Candidate): Verdict {
  const { issue, ofThisSite, task, seen, isIncident, links, taken } = candidate;
  const { key } = issue;
  if (!ofThisSite) {
    return leave(`${key} is an issue of another site, ${issue.origin}. ${OR_REMOVE}`);
  }
  if (task === undefined || !seen) {
    return leave(
      `${key} is not there, or the person who saved this page can't see it. Somebody who can may press Sync now. ${OR_REMOVE}`,
    );
  }
  if (isIncident) return leave(`${key} is an incident, and no follow-up. ${OR_REMOVE}`);
  if (links.some((link) => link.task?.id === task.id)) {
    return leave(`${key} is the task of another line. ${OR_REMOVE}`);
  }
  if (taken) return leave(`${key} is a follow-up of another postmortem. ${OR_REMOVE}`);
  return { kind: "take", task };
}

const OR_REMOVE = "Remove the link if this line shall get a task of its own.";
