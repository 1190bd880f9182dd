import type { Actor } from "../core";
import type { Jira } from "./context";
import { mayOnIssue, projectOf } from "./permissions";
import type { Issue, Project, Transition, Workflow } from "./state";
import { statusView, type JsonObject } from "./views";

/** The workflow that issues of this type follow in this project. */
export const workflowOf = (jira: Jira, project: Project, issueTypeId: string): Workflow => {
  const id = project.workflows[issueTypeId] ?? project.workflows["*"];
  const workflow = id === undefined ? undefined : jira.state.workflows[id];
  if (workflow === undefined) throw new Error(`no workflow for ${project.key}/${issueTypeId}`);
  return workflow;
};

const starts = (transition: Transition, issue: Issue): boolean =>
  transition.from === "*" || transition.from.includes(issue.statusId);

const passes = (actor: Actor, transition: Transition, issue: Issue): boolean =>
  !transition.onlyAssignee || issue.assigneeId === actor.accountId;

/** Transitions out of the issue's status, those whose condition `actor` fails among them. */
const outgoing = (jira: Jira, issue: Issue): readonly Transition[] => {
  const workflow = workflowOf(jira, projectOf(jira, issue), issue.issueTypeId);
  return workflow.transitions.filter((transition) => starts(transition, issue));
};

/** What `actor` can do with the issue now; nothing without the permission to transition. */
export const availableTransitions = (
  jira: Jira,
  actor: Actor,
  issue: Issue,
): readonly Transition[] =>
  mayOnIssue(jira, actor, { issue, permission: "TRANSITION_ISSUES" })
    ? outgoing(jira, issue).filter((transition) => passes(actor, transition, issue))
    : [];

const view = (jira: Jira, transition: Transition, isAvailable: boolean): JsonObject => {
  const to = jira.state.statuses[transition.to];
  if (to === undefined) throw new Error(`transition ${transition.id} leads nowhere`);
  return {
    id: transition.id,
    name: transition.name,
    to: statusView(jira, to),
    hasScreen: transition.screenFields.length > 0,
    isGlobal: transition.from === "*",
    isInitial: false,
    isAvailable,
    isConditional: transition.onlyAssignee,
    looped: false,
  };
};

/** The available transitions as REST gives them. */
export const transitionsFor = (jira: Jira, actor: Actor, issue: Issue): readonly JsonObject[] =>
  availableTransitions(jira, actor, issue).map((transition) => view(jira, transition, true));

/** The same, with those whose condition fails. */
export const allTransitionsFor = (
  jira: Jira,
  actor: Actor,
  issue: Issue,
): readonly JsonObject[] => {
  const available = availableTransitions(jira, actor, issue);
  return outgoing(jira, issue).map((item) => view(jira, item, available.includes(item)));
};
