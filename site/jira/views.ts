import { zoneOf, jiraTime } from "./time";
import type { Actor } from "../core";
import type { Jira } from "./context";
import type {
  CategoryKey,
  Comment,
  Component,
  Issue,
  IssueType,
  Json,
  LinkType,
  Priority,
  Project,
  Resolution,
  SecurityLevel,
  Status,
  Version,
} from "./state";

/** Who asks, and of which Jira: what a view needs besides the thing it shows. */
export type Viewer = { readonly jira: Jira; readonly actor: Actor };

export type JsonObject = Readonly<Record<string, Json>>;

export const self = (jira: Jira, path: string): string =>
  `${jira.state.baseUrl}/rest/api/3/${path}`;

export const timeFor = ({ jira, actor }: Viewer, ms: number): string =>
  jiraTime(ms, zoneOf(jira, actor));

/** One of the four categories every status falls into. */
export const CATEGORIES: Readonly<
  Record<CategoryKey, { id: number; name: string; colorName: string }>
> = {
  undefined: { id: 1, name: "No Category", colorName: "medium-gray" },
  new: { id: 2, name: "To Do", colorName: "blue-gray" },
  done: { id: 3, name: "Done", colorName: "green" },
  indeterminate: { id: 4, name: "In Progress", colorName: "yellow" },
};

export const categoryView = (jira: Jira, key: CategoryKey): JsonObject => ({
  self: self(jira, `statuscategory/${CATEGORIES[key].id}`),
  id: CATEGORIES[key].id,
  key,
  colorName: CATEGORIES[key].colorName,
  name: CATEGORIES[key].name,
});

export const statusView = (jira: Jira, status: Status): JsonObject => ({
  self: self(jira, `status/${status.id}`),
  description: status.description,
  iconUrl: `${jira.state.baseUrl}/images/icons/statuses/generic.png`,
  name: status.name,
  id: status.id,
  statusCategory: categoryView(jira, status.category),
});

const AVATAR_SIZES = ["48x48", "24x24", "16x16", "32x32"];

const avatarUrls = (jira: Jira, path: string): JsonObject =>
  Object.fromEntries(
    AVATAR_SIZES.map((size) => [size, `${jira.state.baseUrl}/avatar/${path}?size=${size}`]),
  );

/** A user as they appear inside other things; null for a user that is gone. */
export const userView = (jira: Jira, accountId: string | null): JsonObject | null => {
  const user = accountId === null ? undefined : jira.state.users[accountId];
  if (user === undefined) return null;
  return {
    self: self(jira, `user?accountId=${encodeURIComponent(user.accountId)}`),
    accountId: user.accountId,
    avatarUrls: avatarUrls(jira, `user/${encodeURIComponent(user.accountId)}`),
    displayName: user.displayName,
    active: user.active,
    timeZone: user.timeZone,
    accountType: user.accountType,
  };
};

export const priorityView = (jira: Jira, priority: Priority): JsonObject => ({
  self: self(jira, `priority/${priority.id}`),
  iconUrl: `${jira.state.baseUrl}/images/icons/priorities/${encodeURIComponent(priority.name.toLowerCase())}.svg`,
  name: priority.name,
  id: priority.id,
});

export const resolutionView = (jira: Jira, resolution: Resolution): JsonObject => ({
  self: self(jira, `resolution/${resolution.id}`),
  id: resolution.id,
  description: resolution.description,
  name: resolution.name,
});

export const issueTypeView = (jira: Jira, type: IssueType): JsonObject => ({
  self: self(jira, `issuetype/${type.id}`),
  id: type.id,
  description: type.description,
  iconUrl: `${jira.state.baseUrl}/avatar/issuetype/${type.id}`,
  name: type.name,
  subtask: type.subtask,
  hierarchyLevel: type.hierarchyLevel,
});

export const projectView = (jira: Jira, project: Project): JsonObject => ({
  self: self(jira, `project/${project.id}`),
  id: project.id,
  key: project.key,
  name: project.name,
  projectTypeKey: project.typeKey,
  simplified: project.style === "next-gen",
  avatarUrls: avatarUrls(jira, `project/${project.id}`),
});

export const componentView = (jira: Jira, component: Component): JsonObject => ({
  self: self(jira, `component/${component.id}`),
  id: component.id,
  name: component.name,
});

export const versionView = (jira: Jira, version: Version): JsonObject => ({
  self: self(jira, `version/${version.id}`),
  id: version.id,
  name: version.name,
  archived: false,
  released: version.released,
});

export const securityView = (jira: Jira, level: SecurityLevel): JsonObject => ({
  self: self(jira, `securitylevel/${level.id}`),
  id: level.id,
  description: level.description,
  name: level.name,
});

export const linkTypeView = (jira: Jira, type: LinkType): JsonObject => ({
  id: type.id,
  name: type.name,
  inward: type.inward,
  outward: type.outward,
  self: self(jira, `issueLinkType/${type.id}`),
});

export const commentView = (viewer: Viewer, issue: Issue, comment: Comment): JsonObject => ({
  self: self(viewer.jira, `issue/${issue.id}/comment/${comment.id}`),
  id: comment.id,
  ...by(viewer, "author", comment.authorId),
  body: comment.body,
  ...by(viewer, "updateAuthor", comment.updateAuthorId),
  created: timeFor(viewer, comment.created),
  updated: timeFor(viewer, comment.updated),
  ...(comment.group === undefined
    ? {}
    : { visibility: { type: "group", value: comment.group, identifier: comment.group } }),
  jsdPublic: comment.internal !== true,
});

/** Who did something; absent for somebody who is gone for good. */
export const by = (
  { jira }: Viewer,
  name: "author" | "updateAuthor",
  accountId: string | null,
): JsonObject => {
  const user = userView(jira, accountId);
  return user === null ? {} : { [name]: user };
};

/** What a link, a subtask list or a parent shows of another issue. */
export const issueGlance = (jira: Jira, issue: Issue): JsonObject => {
  const status = jira.state.statuses[issue.statusId];
  const type = jira.state.issueTypes[issue.issueTypeId];
  const priority = issue.priorityId === null ? undefined : jira.state.priorities[issue.priorityId];
  return {
    id: issue.id,
    key: issue.key,
    self: self(jira, `issue/${issue.id}`),
    fields: {
      summary: issue.summary,
      ...(status === undefined ? {} : { status: statusView(jira, status) }),
      ...(priority === undefined ? {} : { priority: priorityView(jira, priority) }),
      ...(type === undefined ? {} : { issuetype: issueTypeView(jira, type) }),
    },
  };
};
