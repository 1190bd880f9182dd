import { documentProblems } from "../contract/answers";
import { findDocumented } from "../contract/documents";
import { describeShared } from "../setup/shared";
import { app, aText, paragraph, smallJira } from "./jira-setup";

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
  ["DELETE", `${ISSUE}/remotelink?globalId=g`],
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
  ["GET", "/rest/api/3/user/viewissue/search?accountId=ann&issueKey=OPS-1"],
  ["GET", "/rest/api/3/user?accountId=ann"],
  ["GET", "/rest/api/3/myself?expand=groups"],
  ["DELETE", `${ISSUE}/properties/p`],
  ["DELETE", ISSUE],
];

describeShared("what Jira answers", () => {
  it("is what Atlassian documents, operation by operation", async () => {
    const { send } = smallJira();
    const wrong: string[] = [];
    for (const [method, path, body] of REQUESTS) {
      const answer = await send(method, path, { body });
      const problems = await documentProblems({ method, path, ...answer });
      wrong.push(...problems.map((problem) => `${method} ${path} ${problem}`));
    }

    expect(wrong).toEqual([]);
  }, 60_000);

  it("needs the scopes that Atlassian documents", () => {
    const { jira } = smallJira();
    const wrong = REQUESTS.filter(([method, path]) => {
      const [documented = []] = findDocumented(method, path)?.scopes ?? [];
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
