import { fieldMeta } from "../field-meta";
import { json, type Call, type Operation } from "../operation";
import { canBrowse, findProject, may } from "../permissions";
import { badRequest } from "../refusal";
import { createScreenOf } from "../screens";
import type { IssueType, Project } from "../state";
import { issueTypeView, type JsonObject } from "../views";

const projectOf = (call: Call): Project => {
  const { jira, actor } = call;
  const wanted = call.param("projectIdOrKey");
  const project = findProject(jira, wanted);
  if (project === undefined || !canBrowse(jira, actor, project)) {
    throw badRequest(`No project could be found with key '${wanted}'.`);
  }
  return project;
};

const typesOf = ({ jira, actor }: Call, project: Project): readonly IssueType[] =>
  may(jira, actor, { permission: "CREATE_ISSUES", project })
    ? Object.values(jira.state.issueTypes).filter(({ id }) => project.issueTypeIds.includes(id))
    : [];

const page = (
  call: Call,
  name: "issueTypes" | "fields",
  items: readonly JsonObject[],
): Response => {
  const startAt = call.query.count("startAt", 0);
  const maxResults = Math.min(call.query.count("maxResults", 50), 200);
  return json({
    startAt,
    maxResults,
    total: items.length,
    [name]: items.slice(startAt, startAt + maxResults),
  });
};

const getTypes = (call: Call): Response => {
  const types = typesOf(call, projectOf(call));
  return page(
    call,
    "issueTypes",
    types.map((type) => issueTypeView(call.jira, type)),
  );
};

const getFields = (call: Call): Response => {
  const { jira } = call;
  const project = projectOf(call);
  const type = typesOf(call, project).find(({ id }) => id === call.param("issueTypeId"));
  if (type === undefined) throw badRequest("Issue type not found in this project.");
  const screen = createScreenOf(project, type.id, jira.profile().createScreenOffersLinks);
  const required = new Set(["project", "issuetype", "summary", ...screen.required]);
  if (type.subtask) required.add("parent");
  const parent = type.subtask && !screen.fields.includes("parent") ? ["parent"] : [];
  const ids = ["project", "issuetype", ...parent, ...screen.fields];
  const fields = ids.map((fieldId) => ({
    ...fieldMeta(jira, { project, fieldId, required: required.has(fieldId) }),
    fieldId,
  }));
  return page(call, "fields", fields);
};

const PATTERN = "/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes";

export const createMetaOperations: readonly Operation[] = [
  {
    method: "GET",
    pattern: PATTERN,
    scope: "read:jira-work",
    query: ["startAt", "maxResults"],
    answer: getTypes,
  },
  {
    method: "GET",
    pattern: `${PATTERN}/{issueTypeId}`,
    scope: "read:jira-work",
    query: ["startAt", "maxResults"],
    answer: getFields,
  },
];
