import type { Actor } from "../core";
import type { Jira } from "./context";
import { NO_ISSUE, notFound } from "./refusal";
import type { Comment, Grant, Issue, JiraUser, Project, ProjectPermission } from "./state";

/** The project permissions of this Jira, with the names that it shows. */
export const PROJECT_PERMISSIONS: Readonly<Record<ProjectPermission, string>> = {
  BROWSE_PROJECTS: "Browse Projects",
  CREATE_ISSUES: "Create Issues",
  EDIT_ISSUES: "Edit Issues",
  DELETE_ISSUES: "Delete Issues",
  LINK_ISSUES: "Link Issues",
  TRANSITION_ISSUES: "Transition Issues",
  ASSIGN_ISSUES: "Assign Issues",
  ASSIGNABLE_USER: "Assignable User",
  MODIFY_REPORTER: "Modify Reporter",
  SCHEDULE_ISSUES: "Schedule Issues",
  SET_ISSUE_SECURITY: "Set Issue Security",
  ADD_COMMENTS: "Add Comments",
  MOVE_ISSUES: "Move Issues",
  RESOLVE_ISSUES: "Resolve Issues",
  CLOSE_ISSUES: "Close Issues",
  ADMINISTER_PROJECTS: "Administer Projects",
};

export const isProjectPermission = (key: string): key is ProjectPermission =>
  Object.hasOwn(PROJECT_PERMISSIONS, key);

type Where = { readonly project: Project; readonly issue?: Issue | undefined };

const names = (grant: Grant, user: JiraUser, issue: Issue | undefined): boolean => {
  switch (grant.kind) {
    case "anyone":
      return true;
    case "group":
      return user.groups.includes(grant.group);
    case "user":
      return grant.accountId === user.accountId;
    case "assignee":
      return issue?.assigneeId === user.accountId;
    case "reporter":
      return issue?.reporterId === user.accountId;
  }
};

const holds = (jira: Jira, accountId: string, { grant, issue }: HoldsInput): boolean => {
  const user = jira.state.users[accountId];
  return user?.active === true && names(grant, user, issue);
};

type HoldsInput = { readonly grant: Grant; readonly issue: Issue | undefined };

/** Whether `actor` holds a project permission, security levels left aside. */
export const may = (
  jira: Jira,
  actor: Actor,
  { permission, project, issue }: Where & { readonly permission: ProjectPermission },
): boolean => {
  if (actor.kind === "app") {
    return project.appPermissions === "all" || project.appPermissions.includes(permission);
  }
  const grants = project.permissions[permission] ?? [];
  return grants.some((grant) => holds(jira, actor.accountId, { grant, issue }));
};

const passesSecurity = (jira: Jira, actor: Actor, { project, issue }: Where): boolean => {
  if (issue === undefined || issue.securityLevelId === null) return true;
  const level = project.securityLevels.find(({ id }) => id === issue.securityLevelId);
  if (level === undefined) return false;
  if (actor.kind === "app") return level.appIsMember;
  return level.members.some((grant) => holds(jira, actor.accountId, { grant, issue }));
};

/** Whether `actor` may see the project at all. */
export const canBrowse = (jira: Jira, actor: Actor, project: Project): boolean =>
  may(jira, actor, { permission: "BROWSE_PROJECTS", project });

/** Whether `actor` may see this issue: its project, and its security level. */
export const canSee = (jira: Jira, actor: Actor, issue: Issue): boolean => {
  const project = jira.state.projects[issue.projectId];
  if (project === undefined) return false;
  return (
    may(jira, actor, { permission: "BROWSE_PROJECTS", project, issue }) &&
    passesSecurity(jira, actor, { project, issue })
  );
};

/**
 * The comments of an issue that `actor` may read: some are for one group or project role alone. The app is in no group and in no role but
 * the one that Jira keeps for apps.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/#api-rest-api-3-issue-issueidorkey-comment-get
 * @see https://support.atlassian.com/jira/kb/the-atlassian-addons-project-access-project-role-in-jira-cloud/
 */
export const readableComments = (jira: Jira, actor: Actor, issue: Issue): readonly Comment[] => {
  const groups = actor.kind === "app" ? [] : (jira.state.users[actor.accountId]?.groups ?? []);
  const all = jira.state.comments[issue.id] ?? [];
  return all.filter(
    ({ group, role }) => role === undefined && (group === undefined || groups.includes(group)),
  );
};

/** Whether `actor` sees the issue and holds `permission` on it. */
export const mayOnIssue = (
  jira: Jira,
  actor: Actor,
  { issue, permission }: { readonly issue: Issue; readonly permission: ProjectPermission },
): boolean => {
  const project = projectOf(jira, issue);
  return canSee(jira, actor, issue) && may(jira, actor, { permission, project, issue });
};

/** Whether a global permission is held; the app holds none that asks for people's groups. */
export const mayGlobally = (jira: Jira, actor: Actor, permission: string): boolean => {
  const groups = jira.state.globalPermissions[permission] ?? [];
  if (actor.kind === "app") return groups.includes("*") || groups.includes("atlassian-addons");
  const user = jira.state.users[actor.accountId];
  if (!user?.active) return false;
  return groups.includes("*") || groups.some((group) => user.groups.includes(group));
};

/** The project of an issue that is stored. */
export const projectOf = (jira: Jira, issue: Issue): Project => {
  const project = jira.state.projects[issue.projectId];
  if (project === undefined) throw new Error(`issue ${issue.key} is in no project`);
  return project;
};

/** The issue with this id or key, whoever asks. */
export const findIssue = (jira: Jira, idOrKey: string): Issue | undefined => {
  const id = jira.state.keys[idOrKey.toUpperCase()] ?? idOrKey;
  return Object.hasOwn(jira.state.issues, id) ? jira.state.issues[id] : undefined;
};

/** The issue, if `actor` may see it. */
export const findVisibleIssue = (jira: Jira, actor: Actor, idOrKey: string): Issue | undefined => {
  const issue = findIssue(jira, idOrKey);
  return issue !== undefined && canSee(jira, actor, issue) ? issue : undefined;
};

/** The issue, or the 404 that Jira gives for a missing and for a hidden one alike. */
export const visibleIssue = (jira: Jira, actor: Actor, idOrKey: string): Issue => {
  const issue = findVisibleIssue(jira, actor, idOrKey);
  if (issue === undefined) throw notFound(NO_ISSUE);
  return issue;
};

/** The project with this id or key, whoever asks. */
export const findProject = (jira: Jira, idOrKey: string): Project | undefined =>
  Object.values(jira.state.projects).find(({ id, key }) => id === idOrKey || key === idOrKey);

/** The project, or 404 when `actor` may not browse it. */
export const visibleProject = (jira: Jira, actor: Actor, idOrKey: string): Project => {
  const project = findProject(jira, idOrKey);
  if (project === undefined || !canBrowse(jira, actor, project)) {
    throw notFound(`No project could be found with key '${idOrKey}'.`);
  }
  return project;
};
