import { forgetIssue } from "./forget-issue";
import { sendProjectDeleted } from "./events";
import { z } from "zod";
import { addHistory, changesBetween } from "./changelog";
import { nextId, type Jira } from "./context";
import { findIssue, findProject } from "./permissions";
import { checkPropertyKey, propertyValue } from "./issue-properties";
import { saveIssue, withTimes } from "./write-issue";
import type {
  ChangeItem,
  Comment,
  CustomField,
  History,
  Issue,
  IssueLink,
  IssueType,
  JiraUser,
  Json,
  Priority,
  Project,
  RemoteLink,
  Resolution,
  SearchAlias,
  Status,
  Workflow,
} from "./state";
import { adfProblem } from "./adf";
import type { Actor } from "../core";
import { workflowOf } from "./transitions";

export type NewIssue = Partial<Omit<Issue, "id" | "key" | "projectId" | "description">> & {
  /** Key of the project. */
  readonly project: string;
  readonly issueTypeId: string;
  readonly summary: string;
  /** A document (ADF). */
  readonly description?: unknown;
  /** An id or a number that is wanted; otherwise the next free ones. */
  readonly id?: string;
  readonly number?: number;
};

type NewHistory = {
  readonly at: number;
  readonly by: string | null;
  readonly items: readonly ChangeItem[];
};

export type NewComment = Pick<
  Comment,
  "authorId" | "created" | "updated" | "group" | "role" | "internal"
> & {
  /** A document (ADF). */
  readonly body: unknown;
};

type IssueParts = {
  readonly histories: readonly History[];
  readonly comments: readonly Comment[];
  readonly properties: Readonly<Record<string, Json>>;
};

type PastChange = {
  readonly at: number;
  readonly by: string | null;
  readonly patch: Partial<Omit<Issue, "id" | "key">>;
};

/** What REST does not offer, or not at another time: for seeds and tests. Search sees all of it at once. */
export type JiraAdmin = {
  readonly addUser: (
    user: Partial<JiraUser> & Pick<JiraUser, "accountId" | "displayName">,
  ) => JiraUser;
  readonly addIssueType: (type: Partial<IssueType> & Pick<IssueType, "id" | "name">) => IssueType;
  readonly addStatus: (
    status: Partial<Status> & Pick<Status, "id" | "name" | "category">,
  ) => Status;
  readonly addWorkflow: (workflow: Workflow) => Workflow;
  readonly addPriority: (priority: Priority) => Priority;
  readonly addResolution: (resolution: Resolution) => Resolution;
  readonly addCustomField: (field: CustomField) => CustomField;
  /** Adds a project in which everybody may do everything, as far as `project` says nothing else. */
  readonly addProject: (project: NewProject) => Project;
  readonly changeProject: (key: string, patch: Partial<Omit<Project, "id" | "key">>) => Project;
  readonly changeUser: (accountId: string, patch: Partial<JiraUser>) => JiraUser;
  /** Adds an issue without events; a description has to be a valid document. */
  readonly addIssue: (issue: NewIssue) => Issue;
  readonly addHistory: (issue: string, history: NewHistory) => void;
  /** Changes an issue as somebody did at `at` (ms): with history and times, without events and checks. */
  readonly changeIssue: (issue: string, change: PastChange) => Issue;
  readonly addComment: (issue: string, comment: NewComment) => Comment;
  readonly addLink: (link: Omit<IssueLink, "id" | "visibleFrom">) => IssueLink;
  readonly addRemoteLink: (issue: string, link: Omit<RemoteLink, "id">) => RemoteLink;
  readonly setProperty: (issue: string, key: string, value: Json) => void;
  readonly setSearchAliases: (aliases: readonly SearchAlias[]) => void;
  /** Deletes a project with all its issues. Jira tells of the project alone. */
  readonly deleteProject: (key: string, by: Actor) => void;
  /** Moves an issue to another project as a person would: a new key, the same id, an event. */
  readonly moveIssue: (issue: string, projectKey: string, by: Actor) => Issue;
  /** Stores a whole issue with what belongs to it, in place of what was there. */
  readonly storeIssue: (issue: Issue, parts: IssueParts) => void;
  /** Ids of components of a project, by name. */
  readonly componentIds: (projectKey: string, names: readonly string[]) => readonly string[];
  /** The issue with this id or key, whoever may see it. */
  readonly issue: (idOrKey: string) => Issue;
};

export type NewProject = Partial<Project> &
  Pick<Project, "id" | "key" | "name" | "issueTypeIds" | "workflows">;

const ANYONE = [{ kind: "anyone" }] as const;

const OPEN_PERMISSIONS: Project["permissions"] = {
  BROWSE_PROJECTS: ANYONE,
  CREATE_ISSUES: ANYONE,
  EDIT_ISSUES: ANYONE,
  DELETE_ISSUES: [{ kind: "group", group: "jira-admins" }],
  LINK_ISSUES: ANYONE,
  TRANSITION_ISSUES: ANYONE,
  ASSIGN_ISSUES: ANYONE,
  ASSIGNABLE_USER: ANYONE,
  MODIFY_REPORTER: [{ kind: "group", group: "jira-admins" }],
  SCHEDULE_ISSUES: ANYONE,
  SET_ISSUE_SECURITY: ANYONE,
  ADD_COMMENTS: ANYONE,
  MOVE_ISSUES: ANYONE,
  RESOLVE_ISSUES: ANYONE,
  CLOSE_ISSUES: ANYONE,
  ADMINISTER_PROJECTS: [{ kind: "group", group: "jira-admins" }],
};

/** What a project is as long as nothing else is said: everybody may do everything, administrators a little more. */
export const ADMINISTERED = {
  description: "",
  typeKey: "software",
  style: "classic",
  leadId: null,
  appPermissions: "all",
  securityLevels: [],
  components: [],
  versions: [],
  screens: {},
  lastIssueNumber: 0,
  permissions: OPEN_PERMISSIONS,
} as const;

const projectOfNew = (project: NewProject): Project => ({
  ...ADMINISTERED,
  ...project,
  permissions: { ...OPEN_PERMISSIONS, ...project.permissions },
});

const mustBe = <T>(item: T | undefined, what: string): T => {
  if (item === undefined) throw new Error(`no ${what}`);
  return item;
};

const issueOf = (jira: Jira, idOrKey: string): Issue =>
  mustBe(findIssue(jira, idOrKey), `issue ${idOrKey}`);

const blank = (jira: Jira, project: Project, issueTypeId: string): Omit<Issue, "id" | "key"> => ({
  projectId: project.id,
  issueTypeId,
  statusId: workflowOf(jira, project, issueTypeId).initialStatusId,
  summary: "",
  description: null,
  environment: null,
  creatorId: null,
  reporterId: null,
  assigneeId: null,
  priorityId: "3",
  resolutionId: null,
  resolutionDate: null,
  created: jira.clock.now(),
  updated: jira.clock.now(),
  statusChanged: jira.clock.now(),
  dueDate: null,
  labels: [],
  componentIds: [],
  fixVersionIds: [],
  versionIds: [],
  securityLevelId: null,
  parentId: null,
  custom: {},
});

const documentOf = (value: unknown): Json => {
  const problem = adfProblem(value);
  if (problem === undefined) return z.json().parse(value);
  throw new Error(`no valid document: ${problem}`);
};

const addIssue = (jira: Jira, input: NewIssue): Issue => {
  const { project: projectKey, number: wanted, description = null, ...fields } = input;
  const project = mustBe(findProject(jira, projectKey), `project ${projectKey}`);
  const number = wanted ?? project.lastIssueNumber + 1;
  const lastIssueNumber = Math.max(project.lastIssueNumber, number);
  jira.state.projects[project.id] = { ...project, lastIssueNumber };
  const issue: Issue = {
    ...blank(jira, project, input.issueTypeId),
    ...fields,
    description: description === null ? null : documentOf(description),
    id: input.id ?? nextId(jira.state),
    key: `${project.key}-${number}`,
  };
  jira.state.issues[issue.id] = issue;
  jira.state.keys[issue.key] = issue.id;
  jira.index.known(issue.id);
  return issue;
};

const moveIssue = (jira: Jira, { idOrKey, projectKey, by }: Move): Issue => {
  const issue = issueOf(jira, idOrKey);
  const project = mustBe(findProject(jira, projectKey), `project ${projectKey}`);
  const number = project.lastIssueNumber + 1;
  jira.state.projects[project.id] = { ...project, lastIssueNumber: number };
  const issueTypeId = project.issueTypeIds.includes(issue.issueTypeId)
    ? issue.issueTypeId
    : mustBe(project.issueTypeIds[0], `issue type in ${projectKey}`);
  const key = `${project.key}-${number}`;
  jira.state.keys[key] = issue.id;
  const { initialStatusId } = workflowOf(jira, project, issueTypeId);
  const parts = { componentIds: [], fixVersionIds: [], versionIds: [], securityLevelId: null };
  const moved = { ...issue, ...parts, key, projectId: project.id, issueTypeId };
  const cause = { actor: by, trace: undefined };
  return saveIssue(jira, { ...moved, statusId: initialStatusId }, cause);
};

const deleteProject = (jira: Jira, key: string, by: Actor): void => {
  const { state } = jira;
  const project = mustBe(findProject(jira, key), `project ${key}`);
  const gone = Object.values(state.issues).filter(({ projectId }) => projectId === project.id);
  gone.forEach((issue) => forgetIssue(jira, issue));
  Reflect.deleteProperty(state.projects, project.id);
  sendProjectDeleted(jira, project, { actor: by, trace: undefined });
};

type Move = { readonly idOrKey: string; readonly projectKey: string; readonly by: Actor };

type Kinds = Pick<
  JiraAdmin,
  | "addUser"
  | "addIssueType"
  | "addStatus"
  | "addWorkflow"
  | "addPriority"
  | "addResolution"
  | "addCustomField"
>;

const kindsAdmin = ({ state }: Jira): Kinds => ({
  addUser: (user) =>
    (state.users[user.accountId] = {
      accountType: "atlassian",
      active: true,
      timeZone: "UTC",
      locale: "en_US",
      groups: ["jira-users"],
      ...user,
    }),
  addIssueType: (type) =>
    (state.issueTypes[type.id] = { description: "", subtask: false, hierarchyLevel: 0, ...type }),
  addStatus: (status) => (state.statuses[status.id] = { description: "", ...status }),
  addWorkflow: (workflow) => (state.workflows[workflow.id] = workflow),
  addPriority: (priority) => (state.priorities[priority.id] = priority),
  addResolution: (resolution) => (state.resolutions[resolution.id] = resolution),
  addCustomField: (field) => (state.customFields[field.id] = field),
});

type Details = Pick<JiraAdmin, "addComment" | "addLink" | "addRemoteLink" | "setProperty">;

const detailsAdmin = (jira: Jira): Details => ({
  addComment: (idOrKey, comment) => {
    const issue = issueOf(jira, idOrKey);
    const { id } = issue;
    const updated = Math.max(issue.updated, comment.updated);
    jira.state.issues[id] = { ...issue, updated };
    const body = documentOf(comment.body);
    const updateAuthorId = comment.authorId;
    const stored = { ...comment, body, id: nextId(jira.state), updateAuthorId };
    jira.state.comments[id] = [...(jira.state.comments[id] ?? []), stored];
    jira.index.known(id);
    return stored;
  },
  addLink: (link) => {
    const stored = { ...link, id: nextId(jira.state), visibleFrom: 0 };
    jira.state.links[stored.id] = stored;
    return stored;
  },
  addRemoteLink: (idOrKey, link) => {
    const { id } = issueOf(jira, idOrKey);
    const stored = { ...link, id: Number(nextId(jira.state)) };
    jira.state.remoteLinks[id] = [...(jira.state.remoteLinks[id] ?? []), stored];
    return stored;
  },
  setProperty: (idOrKey, key, value) => {
    const { id } = issueOf(jira, idOrKey);
    checkPropertyKey(key);
    const before = jira.state.properties[id] ?? {};
    jira.state.properties[id] = { ...before, [key]: propertyValue(value) };
    jira.index.known(id);
  },
});

type Issues = Pick<
  JiraAdmin,
  "addIssue" | "storeIssue" | "moveIssue" | "deleteProject" | "changeIssue" | "issue" | "addHistory"
>;

const issuesAdmin = (jira: Jira): Issues => ({
  addIssue: (issue) => addIssue(jira, issue),
  storeIssue: (issue, { histories, comments, properties }) => {
    const { state } = jira;
    state.issues[issue.id] = issue;
    state.keys[issue.key] = issue.id;
    state.histories[issue.id] = histories;
    state.comments[issue.id] = comments;
    state.properties[issue.id] = properties;
    jira.index.known(issue.id);
  },
  deleteProject: (key, by) => deleteProject(jira, key, by),
  moveIssue: (idOrKey, projectKey, by) => moveIssue(jira, { idOrKey, projectKey, by }),
  changeIssue: (idOrKey, { at, by, patch }) => {
    const before = issueOf(jira, idOrKey);
    const after = withTimes(jira, { before, after: { ...before, ...patch }, at });
    jira.state.issues[after.id] = after;
    const items = changesBetween(jira, before, after);
    if (items.length > 0) addHistory(jira, after.id, { authorId: by, created: at, items });
    jira.index.known(after.id);
    return after;
  },
  issue: (idOrKey) => issueOf(jira, idOrKey),
  addHistory: (idOrKey, { at, by, items }) => {
    addHistory(jira, issueOf(jira, idOrKey).id, { authorId: by, created: at, items });
  },
});

const componentIds = (jira: Jira, key: string, names: readonly string[]): readonly string[] => {
  const { components } = mustBe(findProject(jira, key), `project ${key}`);
  return names.map((name) => {
    const found = components.find((component) => component.name === name);
    return mustBe(found, `component ${name}`).id;
  });
};

/** The setup functions over a running Jira. */
export const createAdmin = (jira: Jira): JiraAdmin => {
  const { state } = jira;
  return {
    ...kindsAdmin(jira),
    ...issuesAdmin(jira),
    ...detailsAdmin(jira),
    addProject: (project) => (state.projects[project.id] = projectOfNew(project)),
    changeProject: (key, patch) => {
      const project = mustBe(findProject(jira, key), `project ${key}`);
      return (state.projects[project.id] = { ...project, ...patch });
    },
    changeUser: (accountId, patch) => {
      const user = mustBe(state.users[accountId], `user ${accountId}`);
      return (state.users[accountId] = { ...user, ...patch });
    },
    componentIds: (key, names) => componentIds(jira, key, names),
    setSearchAliases: (aliases) => {
      state.searchAliases = [...aliases];
    },
  };
};
