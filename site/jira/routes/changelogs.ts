import { z } from "zod";
import { historyView } from "../changelog";
import { bodyOf, json, type Call, type Operation } from "../operation";
import { findVisibleIssue } from "../permissions";
import { badRequest } from "../refusal";
import type { History } from "../state";

const bulkSchema = z.strictObject({
  issueIdsOrKeys: z.array(z.string()).min(1),
  fieldIds: z.array(z.string()).optional(),
  maxResults: z.int().min(1).optional(),
  nextPageToken: z.string().nullable().optional(),
});

const MOST_ISSUES = 1_000;
const MOST_FIELDS = 10;
const MOST_HISTORIES = 1_000;

type Entry = { readonly issueId: string; readonly history: History };

/** The changes that are asked for, issue by issue, oldest first. */
function entriesOf(call: Call, ids: readonly string[], fields: readonly string[]): Entry[] {
  const wanted = (history: History): boolean =>
    fields.length === 0 || history.items.some(({ fieldId }) => fields.includes(fieldId));
  return ids.flatMap((id) => {
    const issue = findVisibleIssue(call.jira, call.actor, id);
    if (issue === undefined) return [];
    const all = call.jira.state.histories[issue.id] ?? [];
    return all.filter(wanted).map((history) => ({ issueId: issue.id, history }));
  });
}

/** Here, and nowhere else in the API, `created` is a number: milliseconds since the epoch. */
const viewOf = (call: Call, { history }: Entry): object => ({
  ...historyView(call, history),
  created: history.created,
});

const bulkFetch = (call: Call): Response => {
  const { issueIdsOrKeys, fieldIds = [], maxResults, nextPageToken } = bodyOf(bulkSchema, call);
  if (issueIdsOrKeys.length > MOST_ISSUES || fieldIds.length > MOST_FIELDS) {
    throw badRequest("At most 1000 issues and 10 fields can be asked for.");
  }
  const start = Number(nextPageToken ?? 0);
  if (!Number.isInteger(start)) throw badRequest("The nextPageToken is invalid.");
  const all = entriesOf(call, issueIdsOrKeys, fieldIds);
  const end = start + Math.min(maxResults ?? MOST_HISTORIES, MOST_HISTORIES);
  const shown = all.slice(start, end);
  const ids = [...new Set(shown.map(({ issueId }) => issueId))];
  return json({
    issueChangeLogs: ids.map((issueId) => ({
      issueId,
      changeHistories: shown
        .filter((entry) => entry.issueId === issueId)
        .map((entry) => viewOf(call, entry)),
    })),
    nextPageToken: end < all.length ? String(end) : null,
  });
};

export const changelogOperations: readonly Operation[] = [
  {
    method: "POST",
    pattern: "/rest/api/3/changelog/bulkfetch",
    scope: "read:jira-work",
    query: [],
    answer: bulkFetch,
  },
];
