import { app, bob, paragraph, smallJira, type Answer, type Small } from "./jira-setup";

const PATH = "/rest/api/3/search/jql";

const keys = (answer: Answer): string[] =>
  (answer.body as { issues: { key: string }[] }).issues.map(({ key }) => key);

/** OPS-1 is there; adds OPS-2 (a done task of Bob's) and TEAM-1 (an open one), found at once. */
const filled = (): Small & { found: (jql: string) => Promise<string[]> } => {
  const small = smallJira();
  const { admin } = small.jira;
  admin.addIssue({
    project: "OPS",
    issueTypeId: "2",
    summary: "Renew the certificate",
    description: paragraph("It ran out on Sunday"),
    statusId: "13",
    resolutionId: "10000",
    resolutionDate: small.clock.now() - 86_400_000,
    assigneeId: "bob",
    labels: ["cert"],
    componentIds: ["7"],
    dueDate: "2026-11-20",
    created: small.clock.now() - 10 * 86_400_000,
  });
  admin.addIssue({ project: "TEAM", issueTypeId: "2", summary: "Write it down" });
  admin.setProperty("TEAM-1", "postmortem_follow_up", {
    incident: "OPS-1",
    postponed: 2,
    kinds: ["a", "b"],
  });
  admin.setSearchAliases([
    { alias: "followUpOf", propertyKey: "postmortem_follow_up", path: "incident" },
  ]);
  const found = async (jql: string): Promise<string[]> =>
    keys(
      await small.send("POST", PATH, { body: { jql: `${jql} ORDER BY key`, fields: ["summary"] } }),
    );
  return { ...small, found };
};

describe("JQL", () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["project = OPS", ["OPS-1", "OPS-2"]],
    ['project in (OPS, "Team")', ["OPS-1", "OPS-2", "TEAM-1"]],
    ["project = OPS AND issuetype = Task", ["OPS-2"]],
    ["statusCategory = Done", ["OPS-2"]],
    ['statusCategory != "Done"', ["OPS-1", "TEAM-1"]],
    ["status not in (Done)", ["OPS-1", "TEAM-1"]],
    ["resolution is EMPTY", ["OPS-1", "TEAM-1"]],
    ["resolution = Unresolved AND project = OPS", ["OPS-1"]],
    ["resolution is not EMPTY", ["OPS-2"]],
    ["resolution = Done", ["OPS-2"]],
    ["assignee = bob", ["OPS-2"]],
    ["assignee != bob", []],
    ["assignee is empty", ["OPS-1", "TEAM-1"]],
    ["reporter = currentUser()", []],
    ["key in (OPS-1, TEAM-1)", ["OPS-1", "TEAM-1"]],
    ["created < -5d", ["OPS-2"]],
    ["created >= startOfDay()", ["OPS-1", "TEAM-1"]],
    ['created >= "2026-11-16 08:59"', ["OPS-1", "TEAM-1"]],
    ["resolved >= -2d AND resolved <= now()", ["OPS-2"]],
    ["due < 2026-11-21", ["OPS-2"]],
    ["due is empty", ["OPS-1", "TEAM-1"]],
    ["labels = cert", ["OPS-2"]],
    ["component = web", ["OPS-2"]],
    ["priority = Medium", ["OPS-1", "OPS-2", "TEAM-1"]],
    ['text ~ "sunday ran"', ["OPS-2"]],
    ["summary ~ write OR summary ~ down", ["OPS-1", "TEAM-1"]],
    ["NOT (project = OPS OR key = TEAM-1)", []],
    ["project = OPS AND NOT issuetype = Task", ["OPS-1"]],
    ["issue.property[postmortem_follow_up].incident = OPS-1", ["TEAM-1"]],
    ["issue.property[postmortem_follow_up].postponed > 1", ["TEAM-1"]],
    ["issue.property[postmortem_follow_up].kinds = b", ["TEAM-1"]],
    [
      "issue.property[postmortem_follow_up].incident is empty AND project = OPS",
      ["OPS-1", "OPS-2"],
    ],
    ["followUpOf = 'OPS-1'", ["TEAM-1"]],
    ["issue.property[postmortem_follow_up].incident != OPS-1", []],
  ];

  it.each(cases)("finds by %s", async (jql, expected) => {
    const { found } = filled();
    expect(await found(jql)).toEqual(expected);
  });

  const wrong: readonly (readonly [string, string])[] = [
    ["ORDER BY created", "Unbounded"],
    ["", "Unbounded"],
    ["project = NOPE", "The value 'NOPE' does not exist for the field 'project'."],
    ["key = NO-1", "An issue with key 'NO-1' does not exist for field 'key'."],
    ["colour = red", "Field 'colour' does not exist"],
    ["project OPS", "expecting an operator"],
    ["project = OPS AND", "unexpected end"],
    ["(project = OPS", "expecting ')'"],
    ["project = OPS issuetype = Task", "expecting 'AND' or 'OR'"],
    ["created > yesterday", "Date value 'yesterday'"],
    ["status ~ Done", "The operator '~' is not supported by the 'status' field."],
    ["project = nobody()", "Unable to find JQL function"],
  ];

  it.each(wrong)("refuses %j", async (jql, message) => {
    const { send } = filled();
    const answer = await send("POST", PATH, { body: { jql } });
    expect(answer.status).toBe(400);
    const { errorMessages } = answer.body as { errorMessages: string[] };
    expect(errorMessages.join(" ")).toContain(message);
  });
});

describe("search", () => {
  it("gives ids alone, unless fields are asked for", async () => {
    const { send } = filled();
    const ids = await send("POST", PATH, { body: { jql: "project = TEAM" } });
    expect(ids.body).toEqual({
      issues: [{ id: "100003" }],
      nextPageToken: null,
      isLast: true,
    });
    const full = await send("GET", `${PATH}?jql=project%20%3D%20TEAM&fields=summary,status`);
    expect(full.body).toMatchObject({
      issues: [{ key: "TEAM-1", fields: { summary: "Write it down" } }],
    });
  });

  it("goes on with the token of the page before, for the same query only", async () => {
    const { send } = filled();
    const body = { jql: "project in (OPS, TEAM) ORDER BY key", maxResults: 2, fields: ["summary"] };
    const first = await send("POST", PATH, { body });
    const { nextPageToken } = first.body as { nextPageToken: string };
    expect(keys(first)).toEqual(["OPS-1", "OPS-2"]);
    const second = await send("POST", PATH, { body: { ...body, nextPageToken } });
    expect(second.body).toMatchObject({ issues: [{ key: "TEAM-1" }], isLast: true });
    expect(
      (await send("POST", PATH, { body: { jql: "project = OPS", nextPageToken } })).status,
    ).toBe(400);
  });

  it("learns of a change late, unless it is asked to reconcile", async () => {
    const { send, clock } = smallJira({ searchLagMs: 5_000 });
    const fields = { project: { key: "TEAM" }, issuetype: { name: "Task" }, summary: "New" };
    const made = await send("POST", "/rest/api/3/issue", { body: { fields } });
    const id = Number((made.body as { id: string }).id);
    const body = { jql: "project = TEAM", fields: ["summary"] };
    expect(keys(await send("POST", PATH, { body }))).toEqual([]);
    expect(keys(await send("POST", PATH, { body: { ...body, reconcileIssues: [id] } }))).toEqual([
      "TEAM-1",
    ]);

    await clock.advance(5_000);

    expect(keys(await send("POST", PATH, { body }))).toEqual(["TEAM-1"]);
  });

  it("may miss later what it showed before, within the lag", async () => {
    const chances = [0.1, 0.9, 0.1];
    const { send, clock } = smallJira({ searchLagMs: 10_000 }, () => chances.shift() ?? 0);
    const fields = { project: { key: "TEAM" }, issuetype: { name: "Task" }, summary: "New" };
    await send("POST", "/rest/api/3/issue", { body: { fields } });
    const body = { jql: "project = TEAM", fields: ["summary"] };
    await clock.advance(5_000);

    const seen = [];
    for (let n = 0; n < 3; n += 1) seen.push(keys(await send("POST", PATH, { body })).length);

    expect(seen).toEqual([1, 0, 1]);
  });

  it("shows nobody what they may not see", async () => {
    const { send, jira } = filled();
    jira.admin.changeProject("TEAM", { permissions: {} });
    jira.admin.changeProject("OPS", { appPermissions: [] });
    const body = { jql: "project in (OPS, TEAM) ORDER BY key", fields: ["summary"] };
    expect(keys(await send("POST", PATH, { body, as: bob }))).toEqual(["OPS-1", "OPS-2"]);
    expect(keys(await send("POST", PATH, { body, as: app }))).toEqual(["TEAM-1"]);
  });
});

describe("matching issues with queries", () => {
  it("tells for each query which issues it means, and what is wrong with it", async () => {
    const { send, jira } = filled();
    const issueIds = ["OPS-1", "OPS-2"].map((key) => Number(jira.admin.issue(key).id));
    const body = { issueIds, jqls: ["issuetype = Incident", "colour = red"] };
    const answer = await send("POST", "/rest/api/3/jql/match", { body });
    expect(answer.body).toMatchObject({
      matches: [
        { matchedIssues: [issueIds[0]], errors: [] },
        { matchedIssues: [], errors: [{}] },
      ],
    });
  });
});
