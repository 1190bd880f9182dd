/** What the site's admins decide. Issue types, statuses, resolutions, priorities and link types are ids or exact names. */
export type Settings = {
  /** Grows by one with each save; a save that names an older one is refused. */
  readonly version: number;
  readonly incident: IncidentRule;
  readonly places: {
    /** Where postmortems of a project go; `*` stands for every other project. */
    readonly byProject: Readonly<Record<string, PlaceSetting>>;
  };
  readonly followUps: {
    /** Headings that follow-ups stand under, as people write them; case and punctuation do not matter. */
    readonly headings: readonly string[];
    /** By the incident's project id; `*` stands for every other project. */
    readonly byProject: Readonly<Record<string, TaskTarget>>;
    readonly linkType: string;
    /** Resolutions that mean a task was closed without being done. */
    readonly wontDo: readonly string[];
    /** Token in a line → Jira priority. */
    readonly priorities: Readonly<Record<string, string>>;
    /** By the task's project id: which status to go to when its category alone does not decide. */
    readonly statuses: Readonly<Record<string, { readonly done?: string; readonly open?: string }>>;
  };
};

/** When is an issue a resolved incident? */
export type IncidentRule = {
  readonly issueTypes: readonly string[];
  /** Statuses that count as resolved beside a resolution or the done category. */
  readonly resolvedStatuses: readonly string[];
  /** The field that holds the severity: its id. Undefined: a field named "Severity", if there is one. */
  readonly severityField: string | undefined;
};

export type PlaceSetting = {
  readonly spaceId: string;
  readonly parentId: string | undefined;
};

export type TaskTarget = {
  /** Undefined: the incident's own project. */
  readonly projectId: string | undefined;
  /** Undefined: the project's first standard issue type that is no incident. */
  readonly issueType: string | undefined;
  /** What people called both when the settings were saved; written by the backend. */
  readonly projectName?: string;
  readonly issueTypeName?: string;
};
