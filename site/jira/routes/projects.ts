import { json, type Call, type Operation } from "../operation";
import { canBrowse, may, visibleProject } from "../permissions";
import { badRequest, notFound } from "../refusal";
import type { Issue, Project, ProjectPermission } from "../state";
import { workflowOf } from "../transitions";
import { pageOf } from "./paging";
import {
  componentView,
  issueTypeView,
  projectView,
  self,
  statusView,
  userView,
  versionView,
  type JsonObject,
} from "../views";

const found = (call: Call): Project => {
  const wanted = call.param("projectIdOrKey");
  return visibleProject(call.jira, call.actor, wanted);
};

const typesOf = ({ jira }: Call, project: Project): readonly JsonObject[] =>
  Object.values(jira.state.issueTypes)
    .filter(({ id }) => project.issueTypeIds.includes(id))
    .map((type) => issueTypeView(jira, type));

const getProject = (call: Call): Response => {
  const { jira } = call;
  const project = found(call);
  const lead = userView(jira, project.leadId);
  return json({
    expand: "description,lead,issueTypes,url,projectKeys,permissions,insight",
    ...projectView(jira, project),
    description: project.description,
    ...(lead === null ? {} : { lead }),
    components: project.components.map((item) => componentView(jira, item)),
    issueTypes: typesOf(call, project),
    assigneeType: "UNASSIGNED",
    versions: project.versions.map((item) => versionView(jira, item)),
    roles: {},
    style: project.style,
    isPrivate: false,
    properties: {},
  });
};

const ACTIONS: Readonly<Record<string, ProjectPermission>> = {
  view: "BROWSE_PROJECTS",
  browse: "BROWSE_PROJECTS",
  edit: "ADMINISTER_PROJECTS",
  create: "CREATE_ISSUES",
};

const matchesQuery = ({ query }: Call, project: Project): boolean => {
  const text = query.text("query")?.toLowerCase() ?? "";
  const ids = query.list("id");
  const keys = query.list("keys");
  const types = query.list("typeKey");
  return [
    project.key.toLowerCase().includes(text) || project.name.toLowerCase().includes(text),
    ids.length === 0 || ids.includes(project.id),
    keys.length === 0 || keys.includes(project.key),
    types.length === 0 || types.includes(project.typeKey),
  ].every(Boolean);
};

const latest = (issues: readonly Issue[]): number =>
  Math.max(0, ...issues.map(({ updated }) => updated));

const SORTS: Readonly<Record<string, (jira: Call["jira"], project: Project) => string | number>> = {
  key: (_, { key }) => key,
  name: (_, { name }) => name,
  lastIssueUpdatedDate: (jira, { id }) =>
    latest(Object.values(jira.state.issues).filter(({ projectId }) => projectId === id)),
  issueCount: (jira, { id }) =>
    Object.values(jira.state.issues).filter(({ projectId }) => projectId === id).length,
};

const compare = (a: string | number, b: string | number): number => {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), "en");
};

const sorted = (call: Call, projects: readonly Project[]): readonly Project[] => {
  const order = call.query.text("orderBy") ?? "key";
  const read = SORTS[order.replace(/^[+-]/, "")];
  if (read === undefined) throw badRequest(`Projects cannot be ordered by '${order}'.`);
  const sign = order.startsWith("-") ? -1 : 1;
  return [...projects].sort((a, b) => sign * compare(read(call.jira, a), read(call.jira, b)));
};

const searchView = (call: Call, project: Project): JsonObject => {
  const { jira } = call;
  const expand = call.query.list("expand");
  const lead = userView(jira, project.leadId);
  return {
    expand: "description,lead,issueTypes,url,projectKeys,permissions,insight",
    ...projectView(jira, project),
    style: project.style,
    isPrivate: false,
    properties: {},
    ...(expand.includes("description") ? { description: project.description } : {}),
    ...(expand.includes("lead") && lead !== null ? { lead } : {}),
    ...(expand.includes("issueTypes") ? { issueTypes: typesOf(call, project) } : {}),
  };
};

const searchProjects = (call: Call): Response => {
  const { jira, actor } = call;
  const permission = ACTIONS[call.query.text("action") ?? "view"];
  if (permission === undefined) throw badRequest("Unknown 'action'.");
  const projects = Object.values(jira.state.projects)
    .filter((project) => canBrowse(jira, actor, project))
    .filter((project) => may(jira, actor, { permission, project }))
    .filter((project) => matchesQuery(call, project));
  return pageOf(
    call,
    "project/search",
    sorted(call, projects).map((project) => searchView(call, project)),
  );
};

const getStatuses = (call: Call): Response => {
  const { jira } = call;
  const project = found(call);
  const types = Object.values(jira.state.issueTypes).filter(({ id }) =>
    project.issueTypeIds.includes(id),
  );
  if (types.length === 0) throw notFound("The project has no issue types.");
  return json(
    types.map((type) => {
      const workflow = workflowOf(jira, project, type.id);
      const ids = new Set([workflow.initialStatusId, ...workflow.transitions.map(({ to }) => to)]);
      const statuses = Object.values(jira.state.statuses).filter(({ id }) => ids.has(id));
      return {
        self: self(jira, `issueType/${type.id}`),
        id: type.id,
        name: type.name,
        subtask: type.subtask,
        statuses: statuses.map((status) => statusView(jira, status)),
      };
    }),
  );
};

export const projectOperations: readonly Operation[] = [
  {
    method: "GET",
    pattern: "/rest/api/3/project/search",
    scope: "read:jira-work",
    query: [
      "startAt",
      "maxResults",
      "orderBy",
      "id",
      "keys",
      "query",
      "typeKey",
      "action",
      "expand",
      "status",
    ],
    answer: searchProjects,
  },
  {
    method: "GET",
    pattern: "/rest/api/3/project/{projectIdOrKey}",
    scope: "read:jira-work",
    query: ["expand", "properties"],
    answer: getProject,
  },
  {
    method: "GET",
    pattern: "/rest/api/3/project/{projectIdOrKey}/statuses",
    scope: "read:jira-work",
    query: [],
    answer: getStatuses,
  },
];
