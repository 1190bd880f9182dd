import { z } from "zod";
import type { Actor } from "../core";
import { applyUpdate, missingFields, type Draft, type IssueUpdate } from "./change-issue";
import { nextId, type Jira } from "./context";
import { sendIssueCreated, type Cause } from "./events";
import { propertiesChanged, readProperties } from "./issue-properties";
import { addLink } from "./links";
import { canBrowse, findProject, may } from "./permissions";
import { badFields, badRequest, forbidden } from "./refusal";
import { createScreenOf } from "./screens";
import { pick } from "./set-field";
import type { Issue, IssueType, Project } from "./state";
import { workflowOf } from "./transitions";
import { countWrite } from "./write-limit";

const projectShape = z.union([
  z.strictObject({ id: z.string() }),
  z.strictObject({ key: z.string() }),
]);

const projectFor = (jira: Jira, actor: Actor, value: unknown): Project => {
  const parsed = projectShape.safeParse(value);
  if (!parsed.success) throw badFields({ project: "Specify a valid project ID or key" });
  const wanted = "id" in parsed.data ? parsed.data.id : parsed.data.key;
  const project = findProject(jira, wanted);
  if (project === undefined || !canBrowse(jira, actor, project)) {
    throw badFields({ project: "Specify a valid project ID or key" });
  }
  if (may(jira, actor, { permission: "CREATE_ISSUES", project })) return project;
  throw forbidden("You do not have permission to create issues in this project.");
};

const issueTypeFor = (jira: Jira, project: Project, value: unknown): IssueType => {
  const types = Object.values(jira.state.issueTypes).filter(({ id }) =>
    project.issueTypeIds.includes(id),
  );
  const type = pick(types, value);
  if (type === undefined) throw badFields({ issuetype: "Specify a valid issue type" });
  return type;
};

type Place = { readonly project: Project; readonly issueType: IssueType };

const blankIssue = (jira: Jira, actor: Actor, { project, issueType }: Place): Issue => {
  const now = jira.clock.now();
  const defaultPriority = Object.values(jira.state.priorities).find(({ isDefault }) => isDefault);
  return {
    id: "",
    key: "",
    projectId: project.id,
    issueTypeId: issueType.id,
    statusId: workflowOf(jira, project, issueType.id).initialStatusId,
    summary: "",
    description: null,
    environment: null,
    creatorId: actor.accountId,
    reporterId: actor.accountId,
    assigneeId: null,
    priorityId: defaultPriority?.id ?? null,
    resolutionId: null,
    resolutionDate: null,
    created: now,
    updated: now,
    statusChanged: now,
    dueDate: null,
    labels: [],
    componentIds: [],
    fixVersionIds: [],
    versionIds: [],
    securityLevelId: null,
    parentId: null,
    custom: {},
  };
};

const draftOf = (jira: Jira, actor: Actor, update: IssueUpdate): Draft => {
  const { project: projectValue, issuetype, ...fields } = update.fields ?? {};
  const project = projectFor(jira, actor, projectValue);
  const issueType = issueTypeFor(jira, project, issuetype);
  const screen = createScreenOf(project, issueType.id, jira.profile().createScreenOffersLinks);
  const scope = { jira, actor, project, issueType, screen: screen.fields };
  const blank = blankIssue(jira, actor, { project, issueType });
  const draft = applyUpdate(blank, { ...update, fields }, scope);
  const required = ["summary", ...screen.required, ...(issueType.subtask ? ["parent"] : [])];
  const errors = { ...missingFields(jira, draft.issue, required), ...draft.errors };
  if (Object.keys(errors).length > 0) throw badFields(errors);
  return draft;
};

/** Gives the draft its id and key, and stores it. */
const store = (jira: Jira, draft: Draft): Issue => {
  const project = jira.state.projects[draft.issue.projectId];
  if (project === undefined) throw new Error("the draft is in no project");
  const number = project.lastIssueNumber + 1;
  jira.state.projects[project.id] = { ...project, lastIssueNumber: number };
  const issue = { ...draft.issue, id: nextId(jira.state), key: `${project.key}-${number}` };
  jira.state.issues[issue.id] = issue;
  jira.state.keys[issue.key] = issue.id;
  return issue;
};

const othersOf = (draft: Draft): readonly string[] =>
  draft.links.map(({ inwardIssueId, outwardIssueId }) => inwardIssueId || outwardIssueId);

/**
 * Creates one issue with its properties and links, or refuses all of it.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-post
 */
export const createIssue = (jira: Jira, update: IssueUpdate, cause: Cause): Issue => {
  if (update.transition !== undefined) {
    throw badRequest("This Jira does not transition an issue while it is created.");
  }
  const draft = draftOf(jira, cause.actor, update);
  const properties = readProperties(update.properties ?? []);
  countWrite(jira, othersOf(draft));
  const issue = store(jira, draft);
  countWrite(jira, [issue.id]);
  if (properties.length > 0) {
    jira.state.properties[issue.id] = Object.fromEntries(properties);
    propertiesChanged(jira);
  }
  jira.index.changed(issue.id, jira.clock.now());
  sendIssueCreated(jira, issue, cause);
  const { createdLinksVisibleAtOnce, searchLagMs } = jira.profile();
  const visibleFrom = jira.clock.now() + (createdLinksVisibleAtOnce ? 0 : searchLagMs);
  for (const link of draft.links) {
    const ends = {
      inwardIssueId: link.inwardIssueId || issue.id,
      outwardIssueId: link.outwardIssueId || issue.id,
    };
    addLink(jira, { ...link, ...ends }, { cause, visibleFrom });
  }
  return issue;
};
