/** Any JSON value. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export type CategoryKey = "undefined" | "new" | "indeterminate" | "done";

export type ProjectPermission =
  | "BROWSE_PROJECTS"
  | "CREATE_ISSUES"
  | "EDIT_ISSUES"
  | "DELETE_ISSUES"
  | "LINK_ISSUES"
  | "TRANSITION_ISSUES"
  | "ASSIGN_ISSUES"
  | "ASSIGNABLE_USER"
  | "MODIFY_REPORTER"
  | "SCHEDULE_ISSUES"
  | "SET_ISSUE_SECURITY"
  | "ADD_COMMENTS"
  | "MOVE_ISSUES"
  | "RESOLVE_ISSUES"
  | "CLOSE_ISSUES"
  | "ADMINISTER_PROJECTS";

/** Who holds a permission, or belongs to a security level. */
export type Grant =
  | { readonly kind: "anyone" }
  | { readonly kind: "group"; readonly group: string }
  | { readonly kind: "user"; readonly accountId: string }
  | { readonly kind: "assignee" }
  | { readonly kind: "reporter" };

export type JiraUser = {
  readonly accountId: string;
  readonly accountType: "atlassian" | "app";
  readonly displayName: string;
  readonly active: boolean;
  /** IANA name. Jira writes instants in the zone of who asks. */
  readonly timeZone: string;
  readonly locale: string;
  readonly groups: readonly string[];
};

export type Component = { readonly id: string; readonly name: string };
export type Version = { readonly id: string; readonly name: string; readonly released: boolean };

export type SecurityLevel = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly members: readonly Grant[];
  /** Whether the app may see issues of this level. */
  readonly appIsMember: boolean;
};

/** The fields that can be given when an issue is created. */
export type CreateScreen = {
  /** Field ids besides project and issue type, in order. */
  readonly fields: readonly string[];
  readonly required: readonly string[];
};

export type Project = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly typeKey: "software" | "service_desk" | "business";
  readonly style: "classic" | "next-gen";
  readonly leadId: string | null;
  readonly permissions: Readonly<Partial<Record<ProjectPermission, readonly Grant[]>>>;
  /** What the app may do here; an empty list hides the project from it. */
  readonly appPermissions: "all" | readonly ProjectPermission[];
  readonly securityLevels: readonly SecurityLevel[];
  readonly components: readonly Component[];
  readonly versions: readonly Version[];
  readonly issueTypeIds: readonly string[];
  /** Workflow id by issue type id; `*` for the rest. */
  readonly workflows: Readonly<Record<string, string>>;
  /** Create screen by issue type id; `*` for the rest. */
  readonly screens: Readonly<Record<string, CreateScreen>>;
  readonly lastIssueNumber: number;
};

export type IssueType = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly subtask: boolean;
  readonly hierarchyLevel: number;
};

export type Status = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly category: CategoryKey;
};

export type Transition = {
  readonly id: string;
  readonly name: string;
  /** Status ids it starts from; `*` is a global transition. */
  readonly from: readonly string[] | "*";
  readonly to: string;
  readonly onlyAssignee: boolean;
  /** Fields of the transition's screen, the required ones among them. */
  readonly screenFields: readonly string[];
  readonly requiredFields: readonly string[];
  /** What the transition sets the resolution to when the request does not. */
  readonly setsResolution: string | null;
  readonly clearsResolution: boolean;
  /** What a validator of the workflow says against it, whoever asks and whatever they send; it lists the transition all the same. */
  readonly refusal?: string;
};

export type Workflow = {
  readonly id: string;
  readonly name: string;
  readonly initialStatusId: string;
  readonly transitions: readonly Transition[];
};

export type Priority = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly statusColor: string;
  readonly isDefault: boolean;
};

export type Resolution = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
};

export type LinkType = {
  readonly id: string;
  readonly name: string;
  readonly inward: string;
  readonly outward: string;
};

export type CustomFieldKind =
  | "select"
  | "multiselect"
  | "textfield"
  | "textarea"
  | "float"
  | "datepicker"
  | "datetime"
  | "userpicker"
  | "labels"
  | "url"
  | "unknown";

export type CustomField = {
  /** `customfield_` and a number. */
  readonly id: string;
  readonly name: string;
  readonly kind: CustomFieldKind;
  readonly options: readonly { readonly id: string; readonly value: string }[];
};

export type Issue = {
  readonly id: string;
  readonly key: string;
  readonly projectId: string;
  readonly issueTypeId: string;
  readonly statusId: string;
  readonly summary: string;
  /** A document (ADF), or none. */
  readonly description: Json;
  readonly environment: Json;
  readonly creatorId: string | null;
  readonly reporterId: string | null;
  readonly assigneeId: string | null;
  readonly priorityId: string | null;
  readonly resolutionId: string | null;
  /** Milliseconds, as every instant of the state. */
  readonly resolutionDate: number | null;
  readonly created: number;
  readonly updated: number;
  readonly statusChanged: number;
  /** Calendar date, `yyyy-MM-dd`. */
  readonly dueDate: string | null;
  readonly labels: readonly string[];
  readonly componentIds: readonly string[];
  readonly fixVersionIds: readonly string[];
  readonly versionIds: readonly string[];
  readonly securityLevelId: string | null;
  readonly parentId: string | null;
  /** Values of custom fields as REST gives them, by field id. */
  readonly custom: Readonly<Record<string, Json>>;
};

export type ChangeItem = {
  readonly field: string;
  readonly fieldtype: "jira" | "custom";
  readonly fieldId: string;
  readonly from: string | null;
  readonly fromString: string | null;
  readonly to: string | null;
  readonly toString: string | null;
};

export type History = {
  readonly id: string;
  readonly authorId: string | null;
  readonly created: number;
  readonly items: readonly ChangeItem[];
};

export type Comment = {
  readonly id: string;
  readonly authorId: string | null;
  readonly updateAuthorId: string | null;
  readonly body: Json;
  readonly created: number;
  readonly updated: number;
  /** The group that alone may read it; everybody who sees the issue without it. */
  readonly group?: string;
  /** The project role that alone may read it. This Jira knows no roles: nobody does. */
  readonly role?: string;
  /** Of Jira Service Management: for those who work on the issue, not for the customers who asked. */
  readonly internal?: boolean;
};

/** `inwardIssueId` is where the link starts: it `outward`s (blocks) the other. */
export type IssueLink = {
  readonly id: string;
  readonly typeId: string;
  readonly inwardIssueId: string;
  readonly outwardIssueId: string;
  /** Reads before this instant do not show the link, ms. */
  readonly visibleFrom: number;
};

export type RemoteLink = {
  readonly id: number;
  readonly globalId: string | null;
  readonly application: Json;
  readonly relationship: string | null;
  readonly object: Json;
};

/** A property value that the app's manifest makes searchable by a name of its own. */
export type SearchAlias = {
  readonly alias: string;
  readonly propertyKey: string;
  readonly path: string;
};

/** Everything Jira remembers, as plain JSON: it can be saved and given back to `createJira`. */
export type JiraState = {
  baseUrl: string;
  lastId: number;
  users: Record<string, JiraUser>;
  /** Group names per global permission. */
  globalPermissions: Record<string, readonly string[]>;
  projects: Record<string, Project>;
  issueTypes: Record<string, IssueType>;
  statuses: Record<string, Status>;
  workflows: Record<string, Workflow>;
  priorities: Record<string, Priority>;
  resolutions: Record<string, Resolution>;
  linkTypes: Record<string, LinkType>;
  customFields: Record<string, CustomField>;
  searchAliases: SearchAlias[];
  issues: Record<string, Issue>;
  /** Issue id by key; an issue that moved keeps its old keys. */
  keys: Record<string, string>;
  histories: Record<string, readonly History[]>;
  comments: Record<string, readonly Comment[]>;
  properties: Record<string, Readonly<Record<string, Json>>>;
  links: Record<string, IssueLink>;
  remoteLinks: Record<string, readonly RemoteLink[]>;
  appProperties: Record<string, Json>;
};

/** A Jira without users, projects and issues; priorities, resolutions and link types as a new site has them. */
export const emptyState = (baseUrl: string): JiraState => ({
  baseUrl,
  lastId: 100_000,
  users: {},
  globalPermissions: { ADMINISTER: ["jira-admins"], USER_PICKER: ["*"], BULK_CHANGE: ["*"] },
  projects: {},
  issueTypes: {},
  statuses: {},
  workflows: {},
  ...standardKinds(),
  customFields: {},
  searchAliases: [],
  issues: {},
  keys: {},
  histories: {},
  comments: {},
  properties: {},
  links: {},
  remoteLinks: {},
  appProperties: {},
});

const standardKinds = (): Pick<JiraState, "priorities" | "resolutions" | "linkTypes"> => ({
  priorities: byId([
    priority("1", "Highest", "#d04437"),
    priority("2", "High", "#f15C75"),
    { ...priority("3", "Medium", "#f79232"), isDefault: true },
    priority("4", "Low", "#707070"),
    priority("5", "Lowest", "#999999"),
  ]),
  resolutions: byId([
    { id: "10000", name: "Done", description: "Work has been completed on this issue." },
    { id: "10001", name: "Won't Do", description: "This issue won't be actioned." },
    { id: "10002", name: "Duplicate", description: "The problem is a duplicate." },
    { id: "10003", name: "Cannot Reproduce", description: "Nobody could reproduce this." },
  ]),
  linkTypes: byId([
    { id: "10100", name: "Blocks", inward: "is blocked by", outward: "blocks" },
    { id: "10101", name: "Duplicate", inward: "is duplicated by", outward: "duplicates" },
    { id: "10102", name: "Relates", inward: "relates to", outward: "relates to" },
    { id: "10103", name: "Problem/Incident", inward: "is caused by", outward: "causes" },
  ]),
});

const priority = (id: string, name: string, statusColor: string): Priority => ({
  id,
  name,
  description: "",
  statusColor,
  isDefault: false,
});

const byId = <T extends { readonly id: string }>(items: readonly T[]): Record<string, T> =>
  Object.fromEntries(items.map((item) => [item.id, item]));
