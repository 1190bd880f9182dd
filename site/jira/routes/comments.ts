import { z } from "zod";
import { adfProblem } from "../adf";
import { bodyOf, created, json, type Call, type Operation } from "../operation";
import { mayOnIssue, readableComments } from "../permissions";
import { badFields, badRequest, refusal } from "../refusal";
import { commentView } from "../views";
import { addComment } from "../write-issue";
import { countWrite } from "../write-limit";
import { issueOf } from "./issue";

const MOST_COMMENTS = 5_000;

const commentSchema = z.strictObject({
  body: z.json(),
  visibility: z.looseObject({}).optional(),
  properties: z.array(z.strictObject({ key: z.string(), value: z.unknown() })).optional(),
});

const post = (call: Call): Response => {
  const { jira, actor } = call;
  const issue = issueOf(call);
  if (!mayOnIssue(jira, actor, { issue, permission: "ADD_COMMENTS" })) {
    throw badRequest(`You do not have the permission to comment on this issue.`);
  }
  const { body, visibility } = bodyOf(commentSchema, call);
  if (visibility !== undefined) throw badRequest("This Jira restricts no comments.");
  if (adfProblem(body) !== undefined) throw badFields({ comment: "Comment body is not valid!" });
  if ((jira.state.comments[issue.id] ?? []).length >= MOST_COMMENTS) {
    throw refusal(413, { errorMessages: ["The limit of comments is reached."] });
  }
  countWrite(jira, [issue.id]);
  const comment = addComment(jira, issue, { body, cause: call });
  return created(commentView(call, issue, comment));
};

const get = (call: Call): Response => {
  const issue = issueOf(call);
  const order = call.query.text("orderBy") ?? "created";
  if (!/^[+-]?created$/.test(order)) throw badRequest("Comments are ordered by 'created' only.");
  const all = readableComments(call.jira, call.actor, issue);
  const ordered = order.startsWith("-") ? [...all].reverse() : all;
  const startAt = call.query.count("startAt", 0);
  const maxResults = Math.min(call.query.count("maxResults", 100), 100);
  const shown = ordered.slice(startAt, startAt + maxResults);
  return json({
    startAt,
    maxResults,
    total: all.length,
    comments: shown.map((comment) => commentView(call, issue, comment)),
  });
};

const PATTERN = "/rest/api/3/issue/{issueIdOrKey}/comment";

export const commentOperations: readonly Operation[] = [
  { method: "POST", pattern: PATTERN, scope: "write:jira-work", query: ["expand"], answer: post },
  {
    method: "GET",
    pattern: PATTERN,
    scope: "read:jira-work",
    query: ["startAt", "maxResults", "orderBy", "expand"],
    answer: get,
  },
];
