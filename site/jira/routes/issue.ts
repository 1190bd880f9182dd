import { forgetIssue } from "../forget-issue";
import { z } from "zod";
import { applyUpdate, issueUpdateSchema, type ChangeScope } from "../change-issue";
import { historyView } from "../changelog";
import { createIssue } from "../create-issue";
import { sendIssueDeleted } from "../events";
import { readProperties, setProperty } from "../issue-properties";
import { checkExpand, issueView, type Wanted } from "../issue-view";
import { addLink } from "../links";
import { bodyOf, created, empty, json, type Call, type Operation } from "../operation";
import { findVisibleIssue, may, mayOnIssue, projectOf, visibleIssue } from "../permissions";
import { splitList } from "../query";
import { badFields, badRequest, forbidden } from "../refusal";
import { editScreenOf } from "../screens";
import type { Issue } from "../state";
import { self } from "../views";
import { addComment, saveIssue } from "../write-issue";
import { countWrite } from "../write-limit";

/** The issue that the path names, as `actor` sees it. */
export const issueOf = (call: Call): Issue =>
  visibleIssue(call.jira, call.actor, call.param("issueIdOrKey"));

export const createdView = (call: Call, issue: Issue): Record<string, string> => ({
  id: issue.id,
  key: issue.key,
  self: self(call.jira, `issue/${issue.id}`),
});

const getIssue = (call: Call): Response => {
  const expand = splitList(call.query.text("expand") ?? "");
  checkExpand(expand);
  const fields = call.query.list("fields");
  const wanted: Wanted = {
    fields: fields.length > 0 ? fields : ["*all"],
    expand,
    properties: call.query.list("properties"),
    histories: 100,
  };
  return json(issueView(call, issueOf(call), wanted));
};

const postIssue = (call: Call): Response =>
  created(createdView(call, createIssue(call.jira, bodyOf(issueUpdateSchema, call), call)));

const editScope = (call: Call, issue: Issue): ChangeScope => {
  const { jira, actor } = call;
  const project = projectOf(jira, issue);
  const issueType = jira.state.issueTypes[issue.issueTypeId];
  if (issueType === undefined) throw new Error(`${issue.key} has no issue type`);
  const editable = may(jira, actor, { permission: "EDIT_ISSUES", project, issue });
  const screen = editable ? editScreenOf(project, issueType.id) : [];
  return { jira, actor, project, issueType, screen };
};

const putIssue = (call: Call): Response => {
  const issue = issueOf(call);
  const update = bodyOf(issueUpdateSchema, call);
  if (update.transition !== undefined) throw badRequest("An edit cannot transition an issue.");
  const draft = applyUpdate(issue, update, editScope(call, issue));
  const errors = draft.issue.summary === "" ? { summary: "Summary is required." } : draft.errors;
  if (Object.keys(errors).length > 0) throw badFields(errors);
  const properties = readProperties(update.properties ?? []);
  const { jira } = call;
  const ends = draft.links.flatMap(({ inwardIssueId, outwardIssueId }) => [
    inwardIssueId,
    outwardIssueId,
  ]);
  countWrite(jira, [...new Set([issue.id, ...ends])]);
  const saved = saveIssue(jira, draft.issue, call);
  draft.comments.forEach((body) => addComment(jira, saved, { body, cause: call }));
  properties.forEach((property) => setProperty(jira, issue.id, property));
  const visibleFrom = jira.clock.now();
  draft.links.forEach((link) => addLink(jira, link, { cause: call, visibleFrom }));
  return call.query.flag("returnIssue") ? getIssue(call) : empty(204);
};

const deleteIssue = (call: Call): Response => {
  const { jira, actor } = call;
  const issue = issueOf(call);
  if (!mayOnIssue(jira, actor, { issue, permission: "DELETE_ISSUES" })) {
    throw forbidden("You do not have permission to delete issues in this project.");
  }
  const children = Object.values(jira.state.issues).filter(
    ({ parentId, issueTypeId }) =>
      parentId === issue.id && jira.state.issueTypes[issueTypeId]?.subtask === true,
  );
  if (children.length > 0 && call.query.text("deleteSubtasks") !== "true") {
    throw badRequest(`The issue '${issue.key}' has subtasks. You must specify 'deleteSubtasks'.`);
  }
  countWrite(jira, [issue.id]);
  sendIssueDeleted(jira, issue, call);
  [...children, issue].forEach((gone) => forgetIssue(jira, gone));
  return empty(204);
};

const getChangelog = (call: Call): Response => {
  const issue = issueOf(call);
  const startAt = call.query.count("startAt", 0);
  const maxResults = Math.min(call.query.count("maxResults", 100), 100);
  const all = call.jira.state.histories[issue.id] ?? [];
  const shown = all.slice(startAt, startAt + maxResults);
  const path = self(call.jira, `issue/${issue.id}/changelog?maxResults=${maxResults}`);
  const next = startAt + shown.length;
  return json({
    self: `${path}&startAt=${startAt}`,
    ...(next < all.length ? { nextPage: `${path}&startAt=${next}` } : {}),
    maxResults,
    startAt,
    total: all.length,
    isLast: next >= all.length,
    values: shown.map((history) => historyView(call, history)),
  });
};

const fetchSchema = z.strictObject({
  issueIdsOrKeys: z.array(z.string()),
  fields: z.array(z.string()).optional(),
  fieldsByKeys: z.boolean().optional(),
  expand: z.array(z.string()).optional(),
  properties: z.array(z.string()).optional(),
});

const bulkFetch = (call: Call): Response => {
  const body = bodyOf(fetchSchema, call);
  const { issueIdsOrKeys: asked, fields = [], expand = [], properties = [] } = body;
  if (asked.length === 0) throw badRequest("At least one issue ID or key is required.");
  if (asked.length > 100) throw badRequest("No more than 100 issue IDs or keys can be requested.");
  if (properties.length > 5) throw badRequest("No more than 5 properties can be requested.");
  checkExpand(expand);
  const shown = fields.length > 0 ? fields : ["*navigable"];
  const wanted: Wanted = { fields: shown, expand, properties, histories: 40 };
  const found = asked.map((id) => ({ id, issue: tryIssue(call, id) }));
  const issues = new Map(found.flatMap(({ issue }) => (issue ? [[issue.id, issue] as const] : [])));
  return json({
    issues: [...issues.values()].map((issue) => issueView(call, issue, wanted)),
    issueErrors: found
      .filter(({ issue }) => issue === undefined)
      .map(({ id }) => ({
        id,
        errorMessage: "Issue does not exist or you do not have permission.",
      })),
  });
};

const tryIssue = (call: Call, idOrKey: string): Issue | undefined =>
  findVisibleIssue(call.jira, call.actor, idOrKey);

const ISSUE = "/rest/api/3/issue/{issueIdOrKey}";

/** Reading and writing one issue, and reading many. */
export const issueOperations: readonly Operation[] = [
  {
    method: "GET",
    pattern: ISSUE,
    scope: "read:jira-work",
    query: ["fields", "fieldsByKeys", "expand", "properties", "updateHistory", "failFast"],
    answer: getIssue,
  },
  {
    method: "PUT",
    pattern: ISSUE,
    scope: "write:jira-work",
    query: ["notifyUsers", "returnIssue", "expand"],
    answer: putIssue,
  },
  {
    method: "DELETE",
    pattern: ISSUE,
    scope: "write:jira-work",
    query: ["deleteSubtasks"],
    answer: deleteIssue,
  },
  {
    method: "GET",
    pattern: `${ISSUE}/changelog`,
    scope: "read:jira-work",
    query: ["startAt", "maxResults"],
    answer: getChangelog,
  },
  {
    method: "POST",
    pattern: "/rest/api/3/issue",
    scope: "write:jira-work",
    query: ["updateHistory"],
    answer: postIssue,
  },
  {
    method: "POST",
    pattern: "/rest/api/3/issue/bulkfetch",
    scope: "read:jira-work",
    query: [],
    answer: bulkFetch,
  },
];
