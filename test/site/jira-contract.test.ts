import { readFileSync } from "node:fs";
import { OpenAPIBackend, type Document, type Operation } from "openapi-backend";
import { describeShared, sharedPath } from "../setup/shared";
import { app, aText, paragraph, smallJira, type Answer } from "./jira-setup";

/** Changelogs of real sites hold nulls that the document does not know. */
const patched = (): Document => {
  const text = readFileSync(sharedPath("specs", "jira-platform-v3.json"), "utf8");
  const document = JSON.parse(text) as {
    components: { schemas: Record<string, { properties: Record<string, { nullable?: boolean }> }> };
  };
  const { properties } = document.components.schemas["ChangeDetails"]!;
  for (const name of ["from", "fromString", "to", "toString"]) properties[name]!.nullable = true;
  return document as unknown as Document;
};

type Sent = readonly [method: string, path: string, body?: unknown];

const task = { project: { key: "OPS" }, issuetype: { name: "Task" }, summary: "Fix it" };
const ISSUE = "/rest/api/3/issue/OPS-1";

const REQUESTS: readonly Sent[] = [
  ["GET", `${ISSUE}?expand=changelog,names,schema,transitions,renderedFields&properties=*all`],
  ["POST", "/rest/api/3/issue", { fields: { ...task, description: paragraph("x") } }],
  ["POST", "/rest/api/3/issue", { fields: { project: { key: "OPS" } } }],
  ["POST", "/rest/api/3/issue/bulk", { issueUpdates: [{ fields: task }, { fields: {} }] }],
  ["PUT", ISSUE, { fields: { summary: "Down", assignee: { accountId: "bob" } } }],
  ["PUT", `${ISSUE}?returnIssue=true`, { update: { labels: [{ add: "x" }] } }],
  ["GET", `${ISSUE}/changelog`],
  [
    "POST",
    "/rest/api/3/issue/bulkfetch",
    { issueIdsOrKeys: ["OPS-1", "NO-1"], expand: ["changelog"] },
  ],
  ["GET", "/rest/api/3/issue/createmeta/OPS/issuetypes"],
  ["GET", "/rest/api/3/issue/createmeta/OPS/issuetypes/2"],
  ["PUT", `${ISSUE}/properties/p`, { a: 1 }],
  ["GET", `${ISSUE}/properties`],
  ["GET", `${ISSUE}/properties/p`],
  ["GET", "/rest/api/3/issueLinkType"],
  [
    "POST",
    "/rest/api/3/issueLink",
    { type: { name: "Blocks" }, inwardIssue: { key: "OPS-1" }, outwardIssue: { key: "OPS-2" } },
  ],
  [
    "POST",
    `${ISSUE}/remotelink`,
    { globalId: "g", object: { url: "https://x.example", title: "X" } },
  ],
  ["GET", `${ISSUE}/remotelink`],
  ["GET", `${ISSUE}/remotelink?globalId=g`],
  ["GET", `${ISSUE}/transitions?expand=transitions.fields&includeUnavailableTransitions=true`],
  ["POST", `${ISSUE}/transitions`, { transition: { id: "41" } }],
  ["POST", `${ISSUE}/comment`, { body: paragraph("x") }],
  ["GET", `${ISSUE}/comment`],
  [
    "POST",
    "/rest/api/3/search/jql",
    { jql: "project = OPS", fields: ["*all"], expand: "names,changelog" },
  ],
  ["GET", "/rest/api/3/search/jql?jql=project%20%3D%20OPS"],
  ["POST", "/rest/api/3/jql/match", { jqls: ["project = OPS"], issueIds: [100_001] }],
  ["GET", "/rest/api/3/mypermissions?permissions=ADMINISTER,EDIT_ISSUES"],
  [
    "POST",
    "/rest/api/3/permissions/check",
    { projectPermissions: [{ permissions: ["EDIT_ISSUES"], projects: [100] }] },
  ],
  ["GET", "/rest/api/3/project/search?expand=lead,issueTypes&maxResults=1"],
  ["GET", "/rest/api/3/project/OPS"],
  ["GET", "/rest/api/3/project/OPS/statuses"],
  ["GET", "/rest/api/3/issuetype"],
  ["GET", "/rest/api/3/status"],
  ["GET", "/rest/api/3/statuscategory"],
  ["GET", "/rest/api/3/resolution"],
  ["GET", "/rest/api/3/resolution/search"],
  ["GET", "/rest/api/3/priority"],
  ["GET", "/rest/api/3/priority/search"],
  ["GET", "/rest/api/3/field"],
  ["GET", "/rest/api/3/serverInfo"],
  ["GET", "/rest/api/3/users/search"],
  ["GET", "/rest/api/3/user/search?query=a"],
  ["GET", "/rest/api/3/user/assignable/search?project=OPS"],
  ["GET", "/rest/api/3/user?accountId=ann"],
  ["GET", "/rest/api/3/myself?expand=groups"],
  ["DELETE", `${ISSUE}/properties/p`],
  ["DELETE", ISSUE],
];

const undocumentedParameters = (operation: Operation, query: string): unknown[] => {
  const known = (operation.parameters ?? []).flatMap((one) => ("name" in one ? [one.name] : []));
  return [...new URLSearchParams(query).keys()].filter((name) => !known.includes(name));
};

const bodyProblems = (api: OpenAPIBackend, id: string, { status, body }: Answer): unknown[] =>
  status < 300 ? (api.validateResponse(body ?? null, id, status).errors ?? []) : [];

/** What is not as documented about one request and its answer. */
const problemsOf = (api: OpenAPIBackend, [method, path]: Sent, answer: Answer): unknown[] => {
  const [pathname = "", query = ""] = path.split("?");
  const operation = api.matchOperation({ method, path: pathname, headers: {} });
  if (operation?.operationId === undefined) return [[path, "is not documented"]];
  if (!Object.hasOwn(operation.responses ?? {}, String(answer.status))) {
    return [[path, answer.status, answer.body]];
  }
  const wrong = bodyProblems(api, operation.operationId, answer);
  return [...undocumentedParameters(operation, query), ...wrong];
};

type Documented = Record<string, Record<string, ScopesOf>>;

type ScopesOf = { "x-atlassian-oauth2-scopes"?: { state: string; scopes: string[] }[] };

const documentedScopes = (paths: Documented, method: string, path: string): readonly string[] => {
  const pathname = (path.split("?")[0] ?? "").replace("/OPS-1", "/{issueIdOrKey}");
  const all = paths[pathname]?.[method.toLowerCase()]?.["x-atlassian-oauth2-scopes"] ?? [];
  return all.find(({ state }) => state === "Current")?.scopes ?? [];
};

describeShared("what Jira answers", () => {
  it("is what Atlassian documents, operation by operation", async () => {
    const api = new OpenAPIBackend({
      definition: patched(),
      quick: true,
      ajvOpts: { strict: false, logger: false },
    });
    await api.init();
    const { send } = smallJira();
    const wrong: unknown[] = [];
    for (const sent of REQUESTS) {
      const [method, path, body] = sent;
      const problems = problemsOf(api, sent, await send(method, path, { body }));
      wrong.push(...problems.map((problem) => [method, path, problem]));
    }

    expect(wrong).toEqual([]);
  }, 60_000);

  it("needs the scopes that Atlassian documents", () => {
    const { paths } = patched() as unknown as { paths: Documented };
    const { jira } = smallJira();
    const wrong = REQUESTS.filter(([method, path]) => {
      const documented = documentedScopes(paths, method, path);
      const needed = jira.neededScopes?.(method, path).flat() ?? [];
      return documented.length > 0 && documented.join() !== needed.join();
    });

    expect(wrong).toEqual([]);
  });

  it("of an app property is documented too", async () => {
    const { send } = smallJira();
    const answer = await send("PUT", "/rest/forge/1/app/properties/x", { body: 1, as: app });
    expect(answer.body).toEqual({ message: aText, statusCode: 201 });
  });
});
