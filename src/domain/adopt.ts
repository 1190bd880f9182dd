import type { IssueId, LineId, PageId } from "./ids";
import type { IssueLink } from "./issue-link";
import type { Link } from "./link";
import type { Task } from "./task";

/** An issue that a line links to. */
export type Candidate<Issue extends Found> = {
  readonly issue: IssueLink;
  /** Whether the address is one of this site. */
  readonly ofThisSite: boolean;
  /** The issue as the app sees it. */
  readonly found: Issue | undefined;
};

/** What is known of an issue of this site. */
export type Found = {
  readonly task: Task;
  /** Whether the person who wrote the line, or the one who asks, may see it. */
  readonly seen: boolean;
  /** Whether it is an incident: one of this page's, or by its type. */
  readonly isIncident: boolean;
  /** Who has it as a follow-up already: another line of this page, or another postmortem. */
  readonly heldBy: "line" | "postmortem" | undefined;
};

/** What a page's ledger knows. */
export type Known = { readonly page: PageId; readonly links: readonly Link[] };

/** An issue, and the line that its property names: a hint that anybody can write. */
export type Marked = {
  readonly id: IssueId;
  readonly named: { readonly page: PageId; readonly line: LineId } | undefined;
};

/** Whether a page has the issue as a follow-up, or made it for a line and was stopped before it could write that down. */
export const holds = ({ page, links }: Known, { id, named }: Marked): boolean =>
  links.some(
    ({ phase, task, line }) =>
      (phase === "linked" && task?.id === id) ||
      (phase === "claimed" && named?.page === page && named.line === line),
  );

/** The links of a page without the one whose line left and that another page takes now; undefined when there is none. */
export function givenUp(links: readonly Link[], id: IssueId): readonly Link[] | undefined {
  const kept = links.filter(({ task }) => task?.id !== id);
  return kept.length === links.length ? undefined : kept;
}

export type Verdict<Issue> =
  | { readonly kind: "take"; readonly found: Issue }
  | { readonly kind: "leave"; readonly reason: string };

/**
 * Whether the issue that a line links to becomes its task. A line whose issue is left alone gets no task at all: two tickets for one promise
 * are worse than a line that says what is wrong. An issue that is not there and one that may not be seen read alike.
 */
export function judge<Issue extends Found>({
  issue,
  ofThisSite,
  found,
}: Candidate<Issue>): Verdict<Issue> {
  const { key, origin } = issue;
  if (!ofThisSite) return leave(`${key} is an issue of another site, ${origin}.`);
  if (found?.seen !== true) {
    return leave(
      `${key} is not there, or the person who saved this page can't see it. Somebody who can may press Sync now.`,
    );
  }
  if (found.isIncident) return leave(`${key} is an incident, and no follow-up.`);
  if (found.heldBy === "line") return leave(`${key} is the task of another line.`);
  if (found.heldBy === "postmortem") return leave(`${key} is a follow-up of another postmortem.`);
  return { kind: "take", found };
}

const leave = (reason: string): { readonly kind: "leave"; readonly reason: string } => ({
  kind: "leave",
  reason: `${reason} Remove the link if this line shall get a task of its own.`,
});
