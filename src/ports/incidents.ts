import type { Progress, Stage } from "../contract/views";
import type { IssueId, PageId } from "../domain/ids";
import type { Incident, Person } from "../domain/incident";

/** What Jira knows of a postmortem, for search, boards and filters. A mirror: nothing is decided on it. */
export type IncidentMirror = {
  readonly page: PageId;
  readonly stage: Stage;
  /** ISO instant. */
  readonly startedAt: string;
  readonly progress: Progress;
};

/** Reads incidents as one actor. */
export type Incidents = {
  /**
   * The issue with its whole history and comments. Throws `incident-not-found` when it does not exist or this actor may not see it,
   * `rate-limited`, `unavailable`.
   */
  readonly get: (id: IssueId, severityField: string | undefined) => Promise<Incident>;
  /** Whether this actor may link this issue to something. */
  readonly mayLink: (id: IssueId) => Promise<boolean>;
  /** The page that the issue's follow-up property names; undefined when it has none or is not visible. */
  readonly followUpPage: (id: IssueId) => Promise<PageId | undefined>;
  /** Every page that the issue's properties of ours name; none when it has none or is not visible. */
  readonly pagesOf: (id: IssueId) => Promise<readonly PageId[]>;
  /** Up to 50 issues that were updated last, with what the rule of an incident looks at. */
  readonly recent: () => Promise<readonly RecentIssue[]>;
};

export type RecentIssue = Pick<
  Incident,
  "key" | "url" | "summary" | "issueType" | "status" | "resolution"
>;

/** Writes what an incident shows of its postmortem. */
export type IncidentMarks = {
  /** Replaces the incident's property. Throws `forbidden`, `incident-not-found`, `rate-limited`, `unavailable`. */
  readonly mirror: (id: IssueId, mirror: IncidentMirror) => Promise<void>;
  /** Puts the page's link on the incident; asked again, it updates the same link. */
  readonly linkPage: (
    id: IssueId,
    page: { readonly id: PageId; readonly url: string; readonly title: string },
  ) => Promise<void>;
  /** Takes the page's link off the incident. Throws `not-found` when it is not there. */
  readonly unlinkPage: (id: IssueId, page: PageId) => Promise<void>;
};

export type People = {
  /** Who asks. */
  readonly me: () => Promise<Person>;
  /** At most 20 people who can be assigned in the incident's project, by a part of their name. */
  readonly find: (incident: IssueId, query: string) => Promise<readonly Person[]>;
};
