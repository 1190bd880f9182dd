import { addHistory, changesBetween } from "./changelog";
import { nextId, type Jira } from "./context";
import { sendCommented, sendIssueUpdated, type Cause } from "./events";
import type { Comment, Issue, Json } from "./state";

type Step = { readonly before: Issue; readonly after: Issue; readonly at: number };

/** The changed issue with the times that follow from the change, made at `at` (ms). */
export const withTimes = (jira: Jira, { before, after, at }: Step): Issue => {
  const { statuses } = jira.state;
  const moved = statuses[before.statusId]?.category !== statuses[after.statusId]?.category;
  const resolved = before.resolutionId !== after.resolutionId;
  return {
    ...after,
    updated: at,
    statusChanged: moved ? at : after.statusChanged,
    resolutionDate: resolved ? (after.resolutionId === null ? null : at) : after.resolutionDate,
  };
};

/** Stores a changed issue, notes the change in its history and tells of it. Nothing changed: nothing happens. */
export const saveIssue = (jira: Jira, after: Issue, cause: Cause): Issue => {
  const before = jira.state.issues[after.id];
  if (before === undefined) throw new Error(`issue ${after.key} is not stored`);
  if (JSON.stringify(before) === JSON.stringify(after)) return before;
  const issue = withTimes(jira, { before, after, at: jira.clock.now() });
  jira.state.issues[issue.id] = issue;
  const items = changesBetween(jira, before, issue);
  const created = jira.clock.now();
  const history = addHistory(jira, issue.id, { authorId: cause.actor.accountId, created, items });
  jira.index.changed(issue.id, created);
  sendIssueUpdated(jira, { issue, history }, cause);
  return issue;
};

/** Adds a comment and tells of it. */
export const addComment = (jira: Jira, issue: Issue, { body, cause }: NewComment): Comment => {
  const now = jira.clock.now();
  const { accountId } = cause.actor;
  const comment: Comment = {
    id: nextId(jira.state),
    authorId: accountId,
    updateAuthorId: accountId,
    body,
    created: now,
    updated: now,
  };
  jira.state.comments[issue.id] = [...(jira.state.comments[issue.id] ?? []), comment];
  const updated = { ...issue, updated: now };
  jira.state.issues[issue.id] = updated;
  jira.index.changed(issue.id, now);
  sendCommented(jira, { issue: updated, comment }, cause);
  return comment;
};

type NewComment = { readonly body: Json; readonly cause: Cause };
