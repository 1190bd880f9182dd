import type { Progress, Stage } from "../contract/views";
import type { IssueId, PageId, ProjectId } from "../domain/ids";
import type { Person } from "../domain/incident";
import type { Link } from "../domain/link";

export type IncidentRef = {
  readonly id: IssueId;
  readonly key: string;
  readonly projectId: ProjectId;
};

/** Everything that the app knows of one postmortem page: the truth that properties only mirror. */
export type Ledger = {
  readonly page: PageId;
  readonly claimId: string;
  readonly title: string;
  readonly url: string;
  readonly incidents: readonly IncidentRef[];
  readonly template: string;
  readonly stage: Stage;
  readonly startedBy: Person;
  /** ISO instant. */
  readonly startedAt: string;
  readonly links: readonly Link[];
  /** When page and tasks were last brought together, ISO instant. */
  readonly agreedAt: string | undefined;
  /** When the page was read for the last run that changed this record, ms since the epoch. */
  readonly readAt: number | undefined;
  /** What the incidents were last told; undefined when they have to be told again. */
  readonly mirrored: Progress | undefined;
  /** Its incidents that are open again, so that the page may no longer hold. */
  readonly reopened: readonly IssueId[];
  /** Why the page could not be synced, for people. */
  readonly problem: string | undefined;
  /** Whether the page was deleted for good: its incidents may get another postmortem, and nobody writes this record again. */
  readonly gone: boolean;
};

/** Which page took an issue last, to be named by whoever takes it next. */
export type Holder = {
  readonly issue: IssueId;
  /** Undefined when none did yet. */
  readonly page: PageId | undefined;
  readonly version: number;
};

/** An issue that goes into a ledger, and what the others that had it become. */
export type Taking = {
  readonly holder: Holder;
  readonly givingUp: readonly Stored<Ledger>[];
};

export type Stored<T> = { readonly value: T; readonly version: number };

/** One record a page. Every write names the version that it read. */
export type Ledgers = {
  /** Strictly consistent. */
  readonly find: (page: PageId) => Promise<Stored<Ledger> | undefined>;
  /** Writes over the version that was read, and gives the new one. Throws `conflict` when somebody was faster. */
  readonly save: (ledger: Ledger, version: number) => Promise<Stored<Ledger>>;
  /** Strictly consistent. */
  readonly holder: (issue: IssueId) => Promise<Holder>;
  /**
   * Writes a ledger together with those that give the issue up, all or none: over the versions that were read, and only while no other page took
   * the issue since `holder` was read. Throws `conflict`.
   */
  readonly take: (ledger: Ledger, version: number, taking: Taking) => Promise<Stored<Ledger>>;
  /**
   * Up to 1,000 pages that have something open or changed in the last 30 days, those with something open first; a list that lags. `now` is
   * in ms since the epoch.
   */
  readonly watched: (now: number) => Promise<readonly PageId[]>;
};
