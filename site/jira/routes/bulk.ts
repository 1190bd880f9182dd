import { z } from "zod";
import { issueUpdateSchema, type IssueUpdate } from "../change-issue";
import { createIssue } from "../create-issue";
import { bodyOf, json, type Call, type Operation } from "../operation";
import { badRequest, refusalOf, type Refusal } from "../refusal";
import type { Issue } from "../state";
import { createdView } from "./issue";

const MOST_ISSUES = 50;

const bulkSchema = z.strictObject({ issueUpdates: z.array(z.unknown()) });

type Result =
  | { readonly ok: true; readonly issue: Issue }
  | { readonly ok: false; readonly element: number; readonly refusal: Refusal };

const createOne = (call: Call, update: IssueUpdate, element: number): Result => {
  try {
    return { ok: true, issue: createIssue(call.jira, update, call) };
  } catch (thrown) {
    const refusal = refusalOf(thrown);
    if (refusal === undefined) throw thrown;
    return { ok: false, element, refusal };
  }
};

const readUpdate = (call: Call, value: unknown): IssueUpdate =>
  bodyOf(issueUpdateSchema, { ...call, body: value });

/** Creates up to 50 issues; some may fail and the others exist. */
const createIssues = (call: Call): Response => {
  const { issueUpdates } = bodyOf(bulkSchema, call);
  if (issueUpdates.length === 0) throw badRequest("The 'issueUpdates' list must not be empty.");
  if (issueUpdates.length > MOST_ISSUES) {
    throw badRequest(`The maximum number of issues that can be created is ${MOST_ISSUES}.`);
  }
  const updates = issueUpdates.map((value) => readUpdate(call, value));
  const results = updates.map((update, element) => createOne(call, update, element));
  const issues = results.flatMap((result) => (result.ok ? [createdView(call, result.issue)] : []));
  const errors = results.flatMap((result) => (result.ok ? [] : [errorView(result)]));
  return json({ issues, errors }, issues.length > 0 ? 201 : 400);
};

const errorView = ({ element, refusal }: Extract<Result, { ok: false }>): object => ({
  status: refusal.status,
  elementErrors: { errorMessages: refusal.errorMessages, errors: refusal.errors },
  failedElementNumber: element,
});

export const bulkOperations: readonly Operation[] = [
  {
    method: "POST",
    pattern: "/rest/api/3/issue/bulk",
    scope: "write:jira-work",
    query: [],
    answer: createIssues,
  },
];
