import type { AdfNode } from "../contract/adf";
import type { IncidentRule } from "../contract/settings";
import type { AccountId, IssueId, PageId, ProjectId } from "./ids";

/** An ISO instant with zone or offset, as Jira gives it: 2026-11-21T14:05:00.000+0100. */
export type Instant = string;

export type Person = {
  readonly accountId: AccountId;
  readonly name: string;
  /** Whether it is a program, such as an automation, where Jira says so. */
  readonly isApp?: boolean;
  /** Whether no page can mention them: a customer of a service project, or somebody whose account is lost. */
  readonly isOutside?: boolean;
};

export type Named = {
  readonly id: string;
  readonly name: string;
};

/** `undefined` is Jira's own word for a category that nobody chose. */
export type StatusCategory = "new" | "indeterminate" | "done" | "undefined";

export type Status = Named & { readonly category: StatusCategory };

/** One field that somebody or something changed. */
export type Change = {
  readonly at: Instant;
  readonly author: Person | undefined;
  /** The field's id where Jira gives one, else its name. */
  readonly field: string;
  readonly fieldName: string;
  readonly fromId: string | undefined;
  readonly from: string | undefined;
  readonly toId: string | undefined;
  readonly to: string | undefined;
};

export type Comment = {
  readonly at: Instant;
  readonly author: Person | undefined;
  /** The comment's nodes, as written. */
  readonly body: readonly AdfNode[];
};

export type LinkedIssue = {
  /** How the incident relates to it: "is caused by", "blocks". */
  readonly relation: string;
  readonly key: string;
  readonly url: string;
  readonly summary: string;
  readonly statusName: string | undefined;
};

/** A Jira issue that settings may call an incident, with what a postmortem needs of it. */
export type Incident = {
  readonly id: IssueId;
  readonly key: string;
  readonly url: string;
  readonly summary: string;
  readonly project: { readonly id: ProjectId; readonly key: string; readonly name: string };
  readonly issueType: Named;
  readonly status: Status;
  readonly resolution: Named | undefined;
  readonly priority: string | undefined;
  readonly severity: string | undefined;
  readonly reporter: Person | undefined;
  readonly assignee: Person | undefined;
  readonly components: readonly string[];
  readonly labels: readonly string[];
  readonly affectedVersions: readonly string[];
  readonly created: Instant;
  readonly resolved: Instant | undefined;
  /** The description's nodes, as written; empty when there is none. */
  readonly description: readonly AdfNode[];
  readonly links: readonly LinkedIssue[];
  /** Oldest first. */
  readonly history: readonly Change[];
  /** Oldest first. */
  readonly comments: readonly Comment[];
  /** The name of the security level that hides it from some people. */
  readonly restrictedTo: string | undefined;
  /** The page that its property names: a hint, not the truth. */
  readonly hintedPage: PageId | undefined;
};

const isOneOf = (names: readonly string[], thing: Named): boolean =>
  names.includes(thing.id) || names.includes(thing.name);

/** Whether settings call this issue an incident. */
export const isIncident = (issue: Pick<Incident, "issueType">, rule: IncidentRule): boolean =>
  isOneOf(rule.issueTypes, issue.issueType);

/**
 * Whether the incident is over: a resolution is set, its status is in the done category, or settings name its status. A status of another
 * category beside a resolution is common where people rename statuses, so either is enough.
 */
export const isResolved = (
  issue: Pick<Incident, "resolution" | "status">,
  rule: IncidentRule,
): boolean =>
  issue.resolution !== undefined ||
  issue.status.category === "done" ||
  isOneOf(rule.resolvedStatuses, issue.status);
