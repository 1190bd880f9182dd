import { z } from "zod";
import { checkExpand, issueView } from "../issue-view";
import { searchIssues } from "../jql/search";
import { bodyOf, json, type Call, type Operation } from "../operation";
import { findVisibleIssue } from "../permissions";
import { splitList } from "../query";
import { badRequest, refusalOf } from "../refusal";
import type { Issue } from "../state";

const searchSchema = z.strictObject({
  jql: z.string().optional(),
  nextPageToken: z.string().nullable().optional(),
  maxResults: z.int().nonnegative().optional(),
  fields: z.array(z.string()).optional(),
  expand: z.string().optional(),
  properties: z.array(z.string()).optional(),
  fieldsByKeys: z.boolean().optional(),
  failFast: z.boolean().optional(),
  reconcileIssues: z.array(z.union([z.int(), z.string().regex(/^\d+$/)])).optional(),
});

type Search = z.infer<typeof searchSchema>;

const tokenSchema = z.strictObject({ jql: z.string(), startAt: z.int() });

const tokenOf = (jql: string, startAt: number): string =>
  Buffer.from(JSON.stringify({ jql, startAt })).toString("base64url");

const startOf = (token: string | null | undefined, jql: string): number => {
  if (token === null || token === undefined || token === "") return 0;
  try {
    const read: unknown = JSON.parse(Buffer.from(token, "base64url").toString());
    const parsed = tokenSchema.parse(read);
    if (parsed.jql === jql) return parsed.startAt;
  } catch {
    // A token that cannot be read is as wrong as one of another query.
  }
  throw badRequest("The nextPageToken is invalid or belongs to another query.");
};

/** With ids alone a page may be long; with fields Jira gives fewer. */
const pageSize = (search: Search, idsOnly: boolean): number =>
  Math.min(search.maxResults ?? 50, idsOnly ? 5_000 : 100);

const isIdsOnly = ({ fields = ["id"], properties = [], expand = "" }: Search): boolean =>
  fields.every((field) => field === "id") && properties.length === 0 && expand === "";

const viewOf = (call: Call, search: Search): ((issue: Issue) => object) => {
  const { fields = ["id"], properties = [] } = search;
  if (isIdsOnly(search)) return ({ id }) => ({ id });
  const expand = splitList(search.expand ?? "");
  return (issue) => issueView(call, issue, { fields, expand, properties, histories: 40 });
};

const checkSearch = ({ expand = "", properties = [], reconcileIssues = [] }: Search): void => {
  checkExpand(splitList(expand));
  if (properties.length > 5) throw badRequest("At most 5 properties can be asked for.");
  if (reconcileIssues.length > 50) throw badRequest("At most 50 issues can be reconciled.");
};

const answerSearch = (call: Call, search: Search): Response => {
  checkSearch(search);
  const { jql = "", reconcileIssues = [] } = search;
  const found = searchIssues(call, { jql, bounded: true, fresh: reconcileIssues.map(String) });
  const startAt = startOf(search.nextPageToken, jql);
  const end = startAt + pageSize(search, isIdsOnly(search));
  const isLast = end >= found.length;
  return json({
    issues: found.slice(startAt, end).map(viewOf(call, search)),
    nextPageToken: isLast ? null : tokenOf(jql, end),
    isLast,
  });
};

const postSearch = (call: Call): Response => answerSearch(call, bodyOf(searchSchema, call));

const getSearch = (call: Call): Response => {
  const { query } = call;
  const fields = query.list("fields");
  return answerSearch(call, {
    jql: query.text("jql") ?? "",
    nextPageToken: query.text("nextPageToken") ?? null,
    maxResults: query.count("maxResults", 50),
    ...(fields.length > 0 ? { fields: [...fields] } : {}),
    expand: query.text("expand") ?? "",
    properties: [...query.list("properties")],
    reconcileIssues: [...query.list("reconcileIssues")],
  });
};

const matchSchema = z.strictObject({
  jqls: z.array(z.string()).min(1),
  issueIds: z.array(z.int()).min(1),
});

const matchOne = (call: Call, jql: string, issues: readonly Issue[]): object => {
  const fresh = issues.map(({ id }) => id);
  try {
    const found = searchIssues(call, { jql, bounded: false, fresh });
    const matched = found.filter(({ id }) => fresh.includes(id));
    return { matchedIssues: matched.map(({ id }) => Number(id)), errors: [] };
  } catch (thrown) {
    const refused = refusalOf(thrown);
    if (refused === undefined) throw thrown;
    return { matchedIssues: [], errors: refused.errorMessages };
  }
};

const match = (call: Call): Response => {
  const { jqls, issueIds } = bodyOf(matchSchema, call);
  if (jqls.length > 100 || issueIds.length > 1_000) {
    throw badRequest("At most 100 queries and 1000 issues can be matched.");
  }
  const issues = issueIds.flatMap((id) => {
    const issue = findVisibleIssue(call.jira, call.actor, String(id));
    return issue === undefined ? [] : [issue];
  });
  return json({ matches: jqls.map((jql) => matchOne(call, jql, issues)) });
};

const PATTERN = "/rest/api/3/search/jql";

export const searchOperations: readonly Operation[] = [
  { method: "POST", pattern: PATTERN, scope: "read:jira-work", query: [], answer: postSearch },
  {
    method: "GET",
    pattern: PATTERN,
    scope: "read:jira-work",
    query: [
      "jql",
      "nextPageToken",
      "maxResults",
      "fields",
      "expand",
      "properties",
      "fieldsByKeys",
      "failFast",
      "reconcileIssues",
    ],
    answer: getSearch,
  },
  {
    method: "POST",
    pattern: "/rest/api/3/jql/match",
    scope: "read:jira-work",
    query: [],
    answer: match,
  },
];
