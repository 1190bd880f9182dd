import { describeShared } from "../setup/shared";
import { findOperation, type Operation, readOperations } from "../contract/documents";
import {
  type Call,
  expectScopesMatch,
  judgeScopes,
  needsOfCalls,
  needsOfEvents,
} from "./least-scopes";

const readIssue: Operation = {
  method: "GET",
  template: "/rest/api/3/issue/{key}",
  scopes: [["read:jira-work"], ["read:issue:jira", "read:user:jira"]],
};
const pickIssue: Operation = { ...readIssue, template: "/rest/api/3/issue/picker", scopes: [[]] };
const operations = [readIssue, pickIssue];

const aCall = (change: Partial<Call> = {}): Call => ({
  product: "jira",
  method: "GET",
  path: "/rest/api/3/issue/OPS-1?fields=summary",
  ...change,
});
const judge = (scopes: readonly string[], calls: readonly Call[]): unknown =>
  judgeScopes(scopes, needsOfCalls(calls, operations));

describe("findOperation", () => {
  it("reads ids as blanks and leaves the query out", () => {
    expect(findOperation(operations, "get", "/rest/api/3/issue/OPS-1?expand=names")).toBe(
      readIssue,
    );
  });

  it("prefers the fixed word to the blank", () => {
    expect(findOperation(operations, "GET", "/rest/api/3/issue/picker")).toBe(pickIssue);
  });

  it("finds nothing for another method or a longer path", () => {
    expect(findOperation(operations, "PUT", "/rest/api/3/issue/OPS-1")).toBeUndefined();
    expect(findOperation(operations, "GET", "/rest/api/3/issue/OPS-1/votes")).toBeUndefined();
  });
});

describe("judgeScopes", () => {
  it.each([
    ["the classic scope", ["read:jira-work"]],
    ["the whole granular set", ["read:issue:jira", "read:user:jira"]],
  ])("is content with %s", (_, scopes) => {
    expect(judge(scopes, [aCall(), aCall()])).toEqual({ missing: [], spare: [] });
  });

  it("names the call that lacks a scope", () => {
    expect(judge([], [aCall()])).toEqual({
      missing: [
        "GET /rest/api/3/issue/{key} needs read:jira-work, or read:issue:jira + read:user:jira",
      ],
      spare: [],
    });
  });

  it("names a scope that nothing needs", () => {
    expect(judge(["read:jira-work", "write:jira-work"], [aCall()])).toEqual({
      missing: [],
      spare: ["write:jira-work"],
    });
  });

  it("asks nothing for a call without scopes, or for the queue", () => {
    const calls = [aCall({ path: "/rest/api/3/issue/picker" }), aCall({ product: "queue" })];

    expect(judge([], calls)).toEqual({ missing: [], spare: [] });
  });

  it("asks for storage:app when the app stores", () => {
    expect(judge([], [aCall({ product: "kvs", path: "/api/v1/get" })])).toEqual({
      missing: ["storage needs storage:app"],
      spare: [],
    });
  });

  it("lets no undocumented call pass", () => {
    const { missing } = judgeScopes(
      ["read:jira-work"],
      needsOfCalls([aCall({ path: "/rest/x" })], operations),
    );

    expect(missing).toEqual(["GET /rest/x (no such operation) has no documented scope"]);
  });

  it("knows what an event needs, and lets no unknown event pass", () => {
    const needs = needsOfEvents(["avi:jira:updated:issue", "avi:jira:exploded:issue"]);

    expect(judgeScopes(["read:jira-work"], needs).missing).toEqual([
      expect.stringContaining("avi:jira:exploded:issue"),
    ]);
  });
});

describeShared("Atlassian's documents", () => {
  it("know the calls of both products", () => {
    const all = readOperations();

    expect(all.length).toBeGreaterThan(1_000);
    expect(findOperation(all, "PUT", "/wiki/api/v2/tasks/12")?.scopes).toEqual([
      ["write:task:confluence"],
    ]);
  });

  it("match the least scopes of a few calls", () => {
    const calls = [
      aCall(),
      aCall({ method: "POST", path: "/rest/api/3/issue/bulk" }),
      aCall({ product: "confluence", path: "/wiki/api/v2/pages/12?body-format=atlas_doc_format" }),
      aCall({ product: "kvs", method: "POST", path: "/api/v1/set" }),
    ];

    expectScopesMatch(
      ["read:jira-work", "write:jira-work", "read:page:confluence", "storage:app"],
      calls,
      ["avi:jira:updated:issue"],
    );
  });
});
