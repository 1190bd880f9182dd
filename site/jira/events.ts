import type { Actor } from "../core";
import type { Jira } from "./context";
import type { ChangeItem, Comment, History, Issue, IssueLink, Project } from "./state";
import { commentView, linkTypeView, statusView, type JsonObject } from "./views";
import { fieldValues } from "./issue-view";

/** Who caused an event, and the trace they sent along. */
export type Cause = { readonly actor: Actor; readonly trace: string | undefined };

/** The fields of an issue that events carry; the rest has to be read. */
const EVENT_FIELDS = [
  "summary",
  "issuetype",
  "creator",
  "created",
  "project",
  "reporter",
  "assignee",
  "updated",
  "status",
  "priority",
];

const PERSONAL = ["creator", "reporter", "assignee"];

const onlyAccountId = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "accountId" in value
    ? { accountId: value.accountId }
    : value;

const issuePayload = (jira: Jira, issue: Issue, actor: Actor): Record<string, unknown> => {
  const values: Readonly<Record<string, unknown>> = fieldValues({ jira, actor }, issue);
  const fields = EVENT_FIELDS.map((id) => [
    id,
    PERSONAL.includes(id) ? onlyAccountId(values[id]) : values[id],
  ]);
  return { id: issue.id, key: issue.key, fields: Object.fromEntries(fields) };
};

type Payload = Readonly<Record<string, unknown>>;

const send = (jira: Jira, cause: Cause, { type, body }: { type: string; body: Payload }): void => {
  const selfGenerated = cause.actor.kind === "app";
  const payload = {
    eventType: type,
    selfGenerated,
    atlassianId: cause.actor.accountId,
    timestamp: String(jira.clock.now()),
    ...(cause.trace === undefined ? {} : { webhookTraceValue: cause.trace }),
    ...body,
  };
  jira.emit({ eventType: type, payload, selfGenerated });
};

const people = (...accountIds: readonly (string | null)[]): readonly Payload[] =>
  [...new Set(accountIds)].flatMap((accountId) => (accountId === null ? [] : [{ accountId }]));

const assignees = (items: readonly ChangeItem[]): readonly (string | null)[] =>
  items.filter(({ field }) => field === "assignee").flatMap(({ from, to }) => [from, to]);

const statusPair = (jira: Jira, items: readonly ChangeItem[]): readonly JsonObject[] => {
  const change = items.find(({ field }) => field === "status");
  return [change?.from, change?.to].flatMap((id) => {
    const status = id === undefined || id === null ? undefined : jira.state.statuses[id];
    return status === undefined ? [] : [statusView(jira, status)];
  });
};

const subtypeOf = (jira: Jira, issue: Issue, items: readonly ChangeItem[]): string => {
  if (!items.some(({ field }) => field === "status")) {
    return items.every(({ field }) => field === "assignee") ? "issue_assigned" : "issue_updated";
  }
  if (items.some(({ field, to }) => field === "resolution" && to !== null)) return "issue_resolved";
  const done = jira.state.statuses[issue.statusId]?.category === "done";
  return done ? "issue_closed" : "issue_generic";
};

/** `avi:jira:created:issue` */
export const sendIssueCreated = (jira: Jira, issue: Issue, cause: Cause): void => {
  send(jira, cause, {
    type: "avi:jira:created:issue",
    body: {
      issue: issuePayload(jira, issue, cause.actor),
      associatedUsers: people(cause.actor.accountId),
      jiraEventTypeName: "issue_created",
    },
  });
};

/** `avi:jira:updated:issue`, and `avi:jira:assigned:issue` beside it when the assignee changed. */
export const sendIssueUpdated = (
  jira: Jira,
  { issue, history }: { readonly issue: Issue; readonly history: History },
  cause: Cause,
): void => {
  const { items } = history;
  const statuses = statusPair(jira, items);
  const common = {
    issue: issuePayload(jira, issue, cause.actor),
    associatedUsers: people(cause.actor.accountId, ...assignees(items)),
  };
  const body = {
    ...common,
    jiraEventTypeName: subtypeOf(jira, issue, items),
    changelog: { id: history.id, items: items.map((item) => ({ ...item })) },
    ...(statuses.length > 0 ? { associatedStatuses: statuses } : {}),
  };
  send(jira, cause, { type: "avi:jira:updated:issue", body });
  const assigned = items.filter(({ field }) => field === "assignee");
  if (assigned.length === 0) return;
  const changelog = { id: history.id, items: assigned.map((item) => ({ ...item })) };
  send(jira, cause, { type: "avi:jira:assigned:issue", body: { ...common, changelog } });
};

/** `avi:jira:deleted:issue`; call it before the issue is gone. */
export const sendIssueDeleted = (jira: Jira, issue: Issue, cause: Cause): void => {
  send(jira, cause, {
    type: "avi:jira:deleted:issue",
    body: {
      issue: issuePayload(jira, issue, cause.actor),
      associatedUsers: people(cause.actor.accountId),
    },
  });
};

/** `avi:jira:deleted:project`: the issues that go with it are not told of. */
export const sendProjectDeleted = (jira: Jira, project: Project, cause: Cause): void => {
  const { id, key, name } = project;
  send(jira, cause, { type: "avi:jira:deleted:project", body: { project: { id, key, name } } });
};

/** `avi:jira:commented:issue` */
export const sendCommented = (
  jira: Jira,
  { issue, comment }: { readonly issue: Issue; readonly comment: Comment },
  cause: Cause,
): void => {
  send(jira, cause, {
    type: "avi:jira:commented:issue",
    body: {
      issue: issuePayload(jira, issue, cause.actor),
      associatedUsers: people(cause.actor.accountId),
      comment: commentView({ jira, actor: cause.actor }, issue, comment),
    },
  });
};

/** `avi:jira:created:issuelink` */
export const sendLinkCreated = (jira: Jira, link: IssueLink, cause: Cause): void => {
  const source = jira.state.issues[link.inwardIssueId];
  const destination = jira.state.issues[link.outwardIssueId];
  const type = jira.state.linkTypes[link.typeId];
  if (source === undefined || destination === undefined || type === undefined) return;
  send(jira, cause, {
    type: "avi:jira:created:issuelink",
    body: {
      id: link.id,
      sourceIssueId: source.id,
      destinationIssueId: destination.id,
      sourceProjectId: source.projectId,
      destinationProjectId: destination.projectId,
      issueLinkType: linkTypeView(jira, type),
    },
  });
};
