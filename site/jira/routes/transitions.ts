import { applyUpdate, issueUpdateSchema, missingFields } from "../change-issue";
import { bodyOf, empty, json, type Call, type Operation } from "../operation";
import { projectOf } from "../permissions";
import { badFields, badRequest } from "../refusal";
import { fieldMeta } from "../field-meta";
import { readProperties, setProperty } from "../issue-properties";
import type { Issue, Transition } from "../state";
import { allTransitionsFor, availableTransitions, transitionsFor } from "../transitions";
import type { JsonObject } from "../views";
import { addComment, saveIssue } from "../write-issue";
import { countWrite } from "../write-limit";
import { issueOf } from "./issue";

const withFields = (call: Call, issue: Issue, view: JsonObject): JsonObject => {
  const found = availableTransitions(call.jira, call.actor, issue).find(
    ({ id }) => id === view["id"],
  );
  const project = projectOf(call.jira, issue);
  const fields = (found?.screenFields ?? []).map((fieldId) => {
    const required = found?.requiredFields.includes(fieldId) ?? false;
    return [fieldId, fieldMeta(call.jira, { project, fieldId, required })] as const;
  });
  return { ...view, fields: Object.fromEntries(fields) };
};

const getTransitions = (call: Call): Response => {
  const { jira, actor, query } = call;
  const issue = issueOf(call);
  const all = query.flag("includeUnavailableTransitions")
    ? allTransitionsFor(jira, actor, issue)
    : transitionsFor(jira, actor, issue);
  const wanted = query.text("transitionId");
  const views = all.filter(({ id }) => wanted === undefined || id === wanted);
  const expanded = query.text("expand")?.split(",").includes("transitions.fields") ?? false;
  return json({
    expand: "transitions",
    transitions: expanded ? views.map((view) => withFields(call, issue, view)) : views,
  });
};

const landed = (transition: Transition, issue: Issue, given: readonly string[]): Issue => {
  const moved = { ...issue, statusId: transition.to };
  if (given.includes("resolution")) return moved;
  if (transition.setsResolution !== null) {
    return { ...moved, resolutionId: transition.setsResolution };
  }
  return transition.clearsResolution ? { ...moved, resolutionId: null } : moved;
};

const doTransition = (call: Call): Response => {
  const { jira, actor } = call;
  const issue = issueOf(call);
  const { transition: wanted, ...update } = bodyOf(issueUpdateSchema, call);
  if (wanted === undefined) throw badRequest("Missing 'transition' identifier");
  const transition = availableTransitions(jira, actor, issue).find(({ id }) => id === wanted.id);
  if (transition === undefined) {
    throw badRequest(`Transition id '${wanted.id}' is not valid for this issue.`);
  }
  if (transition.refusal !== undefined) throw badRequest(transition.refusal);
  const issueType = jira.state.issueTypes[issue.issueTypeId];
  if (issueType === undefined) throw new Error(`${issue.key} has no issue type`);
  const screen = [...transition.screenFields, "comment"];
  const scope = { jira, actor, project: projectOf(jira, issue), issueType, screen };
  const draft = applyUpdate(issue, update, scope);
  const errors = {
    ...missingFields(jira, draft.issue, transition.requiredFields),
    ...draft.errors,
  };
  if (Object.keys(errors).length > 0) throw badFields(errors);
  const properties = readProperties(update.properties ?? []);
  countWrite(jira, [issue.id]);
  const saved = saveIssue(jira, landed(transition, draft.issue, draft.given), call);
  draft.comments.forEach((body) => addComment(jira, saved, { body, cause: call }));
  properties.forEach((property) => setProperty(jira, issue.id, property));
  return empty(204);
};

const PATTERN = "/rest/api/3/issue/{issueIdOrKey}/transitions";

export const transitionOperations: readonly Operation[] = [
  {
    method: "GET",
    pattern: PATTERN,
    scope: "read:jira-work",
    query: [
      "expand",
      "transitionId",
      "skipRemoteOnlyCondition",
      "includeUnavailableTransitions",
      "sortByOpsBarAndStatus",
    ],
    answer: getTransitions,
  },
  { method: "POST", pattern: PATTERN, scope: "write:jira-work", query: [], answer: doTransition },
];
