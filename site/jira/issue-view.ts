import { changelogPage } from "./changelog";
import { allFields, chooseFields, customFieldsOf } from "./fields";
import { canSee, findIssue, projectOf, readableComments } from "./permissions";
import { plainText } from "./adf";
import { transitionsFor } from "./transitions";
import {
  categoryView,
  commentView,
  componentView,
  issueGlance,
  issueTypeView,
  linkTypeView,
  priorityView,
  projectView,
  resolutionView,
  securityView,
  self,
  statusView,
  timeFor,
  userView,
  versionView,
  type JsonObject,
  type Viewer,
} from "./views";
import { badRequest } from "./refusal";
import type { Component, Issue, IssueLink, Json, Version } from "./state";

const orNull = <T>(item: T | undefined, show: (item: T) => JsonObject): Json =>
  item === undefined ? null : show(item);

const linkView = ({ jira }: Viewer, link: IssueLink, issue: Issue): Json[] => {
  const type = jira.state.linkTypes[link.typeId];
  const outward = link.inwardIssueId === issue.id;
  const other = findIssue(jira, outward ? link.outwardIssueId : link.inwardIssueId);
  if (type === undefined || other === undefined) return [];
  return [
    {
      id: link.id,
      self: self(jira, `issueLink/${link.id}`),
      type: linkTypeView(jira, type),
      [outward ? "outwardIssue" : "inwardIssue"]: issueGlance(jira, other),
    },
  ];
};

const otherEnd = (link: IssueLink, issue: Issue): string | undefined => {
  if (link.inwardIssueId === issue.id) return link.outwardIssueId;
  return link.outwardIssueId === issue.id ? link.inwardIssueId : undefined;
};

/** The links of an issue whose other end the viewer may see, and which reads show by now. */
export const linksOf = ({ jira, actor }: Viewer, issue: Issue): readonly IssueLink[] =>
  Object.values(jira.state.links).filter((link) => {
    const other = otherEnd(link, issue);
    const otherIssue = other === undefined ? undefined : jira.state.issues[other];
    return (
      otherIssue !== undefined &&
      link.visibleFrom <= jira.clock.now() &&
      canSee(jira, actor, otherIssue)
    );
  });

const commentPage = (viewer: Viewer, issue: Issue): Json => {
  const all = readableComments(viewer.jira, viewer.actor, issue);
  const shown = all.slice(0, 100);
  return {
    comments: shown.map((comment) => commentView(viewer, issue, comment)),
    self: self(viewer.jira, `issue/${issue.id}/comment`),
    maxResults: shown.length,
    total: all.length,
    startAt: 0,
  };
};

const chosen = <T extends Component | Version>(items: readonly T[], ids: readonly string[]): T[] =>
  items.filter(({ id }) => ids.includes(id));

const subtasksOf = (jira: Viewer["jira"], issue: Issue): Json[] =>
  Object.values(jira.state.issues)
    .filter(({ parentId }) => parentId === issue.id)
    .filter(({ issueTypeId }) => jira.state.issueTypes[issueTypeId]?.subtask === true)
    .map((child) => issueGlance(jira, child));

const peopleFields = ({ jira }: Viewer, issue: Issue): JsonObject => ({
  assignee: userView(jira, issue.assigneeId),
  creator: userView(jira, issue.creatorId),
  reporter: userView(jira, issue.reporterId),
  watches: {
    self: self(jira, `issue/${issue.key}/watchers`),
    watchCount: 0,
    isWatching: false,
  },
  votes: { self: self(jira, `issue/${issue.key}/votes`), votes: 0, hasVoted: false },
});

const kindFields = ({ jira }: Viewer, issue: Issue): JsonObject => {
  const { statuses, issueTypes, priorities, resolutions } = jira.state;
  const status = statuses[issue.statusId];
  return {
    issuetype: orNull(issueTypes[issue.issueTypeId], (type) => issueTypeView(jira, type)),
    project: projectView(jira, projectOf(jira, issue)),
    priority: orNull(priorities[issue.priorityId ?? ""], (item) => priorityView(jira, item)),
    resolution: orNull(resolutions[issue.resolutionId ?? ""], (item) => resolutionView(jira, item)),
    status: orNull(status, (item) => statusView(jira, item)),
    statusCategory: orNull(status, (item) => categoryView(jira, item.category)),
  };
};

const timeFields = (viewer: Viewer, issue: Issue): JsonObject => ({
  created: timeFor(viewer, issue.created),
  updated: timeFor(viewer, issue.updated),
  statuscategorychangedate: timeFor(viewer, issue.statusChanged),
  resolutiondate: issue.resolutionDate === null ? null : timeFor(viewer, issue.resolutionDate),
  duedate: issue.dueDate,
  lastViewed: null,
  timespent: null,
  aggregatetimespent: null,
  workratio: -1,
  progress: { progress: 0, total: 0 },
  timetracking: {},
});

const partFields = (viewer: Viewer, issue: Issue): JsonObject => {
  const { jira } = viewer;
  const project = projectOf(jira, issue);
  const level = project.securityLevels.find(({ id }) => id === issue.securityLevelId);
  const parent = issue.parentId === null ? undefined : jira.state.issues[issue.parentId];
  const versions = (ids: readonly string[]): Json =>
    chosen(project.versions, ids).map((version) => versionView(jira, version));
  return {
    components: chosen(project.components, issue.componentIds).map((item) =>
      componentView(jira, item),
    ),
    fixVersions: versions(issue.fixVersionIds),
    versions: versions(issue.versionIds),
    security: orNull(level, (item) => securityView(jira, item)),
    issuelinks: linksOf(viewer, issue).flatMap((link) => linkView(viewer, link, issue)),
    subtasks: subtasksOf(jira, issue),
    ...(parent === undefined ? {} : { parent: issueGlance(jira, parent) }),
    attachment: [],
    comment: commentPage(viewer, issue),
    worklog: { startAt: 0, maxResults: 20, total: 0, worklogs: [] },
  };
};

/** Every field of an issue as REST gives it. */
export const fieldValues = (viewer: Viewer, issue: Issue): JsonObject => {
  const offered = customFieldsOf(viewer.jira, projectOf(viewer.jira, issue));
  return {
    ...timeFields(viewer, issue),
    ...kindFields(viewer, issue),
    ...peopleFields(viewer, issue),
    ...partFields(viewer, issue),
    summary: issue.summary,
    description: issue.description,
    environment: issue.environment,
    labels: issue.labels,
    ...Object.fromEntries(offered.map((id) => [id, null])),
    ...issue.custom,
  };
};

/** What a request wants to see of an issue. */
export type Wanted = {
  readonly fields: readonly string[];
  readonly expand: readonly string[];
  readonly properties: readonly string[];
  /** How many histories `expand=changelog` shows. */
  readonly histories: number;
};

const EXPANDS = ["names", "schema", "changelog", "transitions", "renderedFields", "properties"];

/** Refuses what this Jira does not expand, so that nobody waits for it in vain. */
export const checkExpand = (expand: readonly string[]): void => {
  const unknown = expand.filter((name) => !EXPANDS.includes(name));
  if (unknown.length > 0) throw badRequest(`This Jira does not expand: ${unknown.join(", ")}`);
};

const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const rendered = (document: Json): string =>
  document === null
    ? ""
    : plainText(document)
        .split("\n")
        .map((line) => `<p>${escapeHtml(line)}</p>`)
        .join("");

const propertiesOf = ({ jira }: Viewer, issue: Issue, wanted: readonly string[]): JsonObject => {
  const all = Object.entries(jira.state.properties[issue.id] ?? {});
  return Object.fromEntries(all.filter(([key]) => wanted.includes("*all") || wanted.includes(key)));
};

const expansions = (viewer: Viewer, issue: Issue, wanted: Wanted): JsonObject => {
  const { jira, actor } = viewer;
  const fields = allFields(jira).filter(({ id }) => wanted.fields.includes(id));
  const has = (name: string): boolean => wanted.expand.includes(name);
  return {
    ...(has("names")
      ? { names: Object.fromEntries(fields.map(({ id, name }) => [id, name])) }
      : {}),
    ...(has("schema")
      ? { schema: Object.fromEntries(fields.map(({ id, schema }) => [id, schema])) }
      : {}),
    ...(has("renderedFields")
      ? { renderedFields: { description: rendered(issue.description) } }
      : {}),
    ...(has("changelog") ? { changelog: changelogPage(viewer, issue, wanted.histories) } : {}),
    ...(has("transitions") ? { transitions: transitionsFor(jira, actor, issue) } : {}),
    ...(wanted.properties.length > 0
      ? { properties: propertiesOf(viewer, issue, wanted.properties) }
      : {}),
  };
};

/** An issue as REST gives it, with what was asked for. */
export const issueView = (viewer: Viewer, issue: Issue, wanted: Wanted): JsonObject => {
  const values = fieldValues(viewer, issue);
  const fields = allFields(viewer.jira);
  const navigable = new Set(fields.filter((field) => field.navigable).map(({ id }) => id));
  const shown = chooseFields(wanted.fields, Object.keys(values), (id) => navigable.has(id));
  return {
    expand: "renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations",
    id: issue.id,
    self: self(viewer.jira, `issue/${issue.id}`),
    key: issue.key,
    ...expansions(viewer, issue, { ...wanted, fields: shown }),
    fields: Object.fromEntries(shown.map((id) => [id, values[id] ?? null])),
  };
};
