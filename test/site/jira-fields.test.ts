import { ann, app, bob, paragraph, smallJira, textWith, type Small } from "./jira-setup";

const CUSTOM = [
  ["customfield_10001", "select"],
  ["customfield_10002", "multiselect"],
  ["customfield_10003", "textfield"],
  ["customfield_10004", "textarea"],
  ["customfield_10005", "float"],
  ["customfield_10006", "datepicker"],
  ["customfield_10007", "datetime"],
  ["customfield_10008", "userpicker"],
  ["customfield_10009", "labels"],
  ["customfield_10010", "url"],
  ["customfield_10011", "unknown"],
] as const;

const OPTIONS = [
  { id: "1", value: "EU" },
  { id: "2", value: "US" },
];

/** OPS with every kind of field on its screen, versions, and a security level. */
const rich = (): Small => {
  const small = smallJira();
  const { admin } = small.jira;
  for (const [id, kind] of CUSTOM) {
    const options = kind.endsWith("select") ? OPTIONS : [];
    admin.addCustomField({ id, name: `The ${kind}`, kind, options });
  }
  const system = ["summary", "description", "environment", "priority", "assignee", "reporter"];
  const lists = [
    "labels",
    "components",
    "fixVersions",
    "versions",
    "duedate",
    "security",
    "parent",
  ];
  const fields = [...system, ...lists, ...CUSTOM.map(([id]) => id)];
  admin.addIssueType({ id: "3", name: "Sub-task", subtask: true, hierarchyLevel: -1 });
  admin.changeProject("OPS", {
    issueTypeIds: ["1", "2", "3"],
    screens: { "*": { fields, required: [] } },
    versions: [{ id: "8", name: "1.0", released: false }],
    securityLevels: [
      {
        id: "9",
        name: "Ann",
        description: "",
        members: [{ kind: "user", accountId: "ann" }],
        appIsMember: true,
      },
    ],
  });
  return small;
};

const change = async (small: Small, fields: object): Promise<Record<string, string>> => {
  const answer = await small.send("PUT", "/rest/api/3/issue/OPS-1", { body: { fields } });
  if (answer.status === 204) return {};
  return (answer.body as { errors: Record<string, string> }).errors;
};

describe("setting a field", () => {
  const good: readonly (readonly [string, unknown, unknown])[] = [
    ["summary", "New words", "New words"],
    ["description", null, null],
    ["environment", paragraph("prod"), paragraph("prod")],
    ["priority", { name: "High" }, { name: "High" }],
    ["priority", { id: "1" }, { name: "Highest" }],
    ["assignee", { accountId: "bob" }, { accountId: "bob" }],
    ["assignee", { accountId: null }, null],
    ["reporter", { id: "ann" }, { accountId: "ann" }],
    ["labels", ["b", "a", "a"], ["a", "b"]],
    ["components", [{ name: "web" }], [{ id: "7" }]],
    ["fixVersions", [{ id: "8" }], [{ name: "1.0" }]],
    ["versions", [{ name: "1.0" }], [{ id: "8" }]],
    ["duedate", "2026-12-01", "2026-12-01"],
    ["duedate", null, null],
    ["security", { id: "9" }, { name: "Ann" }],
    ["customfield_10001", { value: "EU" }, { id: "1", value: "EU" }],
    ["customfield_10002", [{ id: "1" }, { value: "US" }], [{ value: "EU" }, { id: "2" }]],
    ["customfield_10003", "text", "text"],
    ["customfield_10004", paragraph("long"), paragraph("long")],
    ["customfield_10005", 4.5, 4.5],
    ["customfield_10006", "2026-12-01", "2026-12-01"],
    ["customfield_10007", "2026-12-01T10:00:00.000+0100", "2026-12-01T10:00:00.000+0100"],
    ["customfield_10008", { accountId: "bob" }, { displayName: "Bob" }],
    ["customfield_10009", ["x"], ["x"]],
    ["customfield_10010", "https://x.example/", "https://x.example/"],
    ["customfield_10011", { any: ["thing"] }, { any: ["thing"] }],
    ["customfield_10001", null, null],
  ];

  it.each(good)("takes %s = %j", async (field, value, shown) => {
    const small = rich();
    expect(await change(small, { [field]: value })).toEqual({});
    const read = await small.send("GET", `/rest/api/3/issue/OPS-1?fields=${field}`);
    expect(read.body).toMatchObject({ fields: { [field]: shown } });
  });

  const bad: readonly (readonly [string, unknown, string])[] = [
    ["summary", 4, "must be a string"],
    ["summary", "x".repeat(256), "less than 255"],
    ["summary", "a\nb", "newline"],
    ["description", "words", "Atlassian Document"],
    ["description", { type: "doc" }, "INVALID_INPUT"],
    ["priority", { name: "Urgent" }, "priority selected is invalid"],
    ["priority", "High", "priority selected is invalid"],
    ["assignee", { name: "bob" }, "accountId"],
    ["assignee", { accountId: "eve" }, "cannot be assigned"],
    ["reporter", null, "Reporter is required."],
    ["reporter", { accountId: "eve" }, "not a user"],
    ["labels", "a", "not an array"],
    ["components", [{ name: "nope" }], "not valid"],
    ["components", "web", "not an array"],
    ["duedate", "1.12.2026", "yyyy-MM-dd"],
    ["security", { id: "1" }, "security level selected is invalid"],
    ["parent", { key: "NO-1" }, "Could not find issue"],
    ["parent", "OPS-1", "not an object"],
    ["resolution", { name: "Done" }, "appropriate screen"],
    ["customfield_10001", { value: "Mars" }, "Option value is not valid"],
    ["customfield_10001", "EU", "Specify a valid"],
    ["customfield_10002", [{ id: "9" }], "Option value is not valid"],
    ["customfield_10002", "EU", "not an array"],
    ["customfield_10003", 4, "must be a string"],
    ["customfield_10004", "words", "Atlassian Document"],
    ["customfield_10005", "4", "must be a number"],
    ["customfield_10006", "soon", "must be a date"],
    ["customfield_10007", "soon", "date and time"],
    ["customfield_10008", { accountId: "eve" }, "User does not exist"],
    ["customfield_10009", ["a b"], "labels"],
    ["customfield_10010", "nowhere", "must be a URL"],
    ["customfield_99999", 1, "appropriate screen"],
  ];

  it.each(bad)("refuses %s = %j", async (field, value, error) => {
    const errors = await change(rich(), { [field]: value });
    expect(errors).toEqual({ [field]: textWith(error) });
  });

  it("needs the right to, for reporters and the like", async () => {
    const small = rich();
    const body = { fields: { reporter: { accountId: "bob" } } };
    const answer = await small.send("PUT", "/rest/api/3/issue/OPS-1", { body, as: bob });
    expect(answer.body).toMatchObject({ errors: { reporter: textWith("appropriate screen") } });
  });

  it("is written into the history with the words that people see", async () => {
    const small = rich();
    await change(small, {
      priority: { name: "High" },
      duedate: "2026-12-01",
      components: [{ name: "web" }],
      security: { id: "9" },
      customfield_10001: { value: "EU" },
    });
    const log = await small.send("GET", "/rest/api/3/issue/OPS-1/changelog");
    const { values } = log.body as { values: { items: unknown[] }[] };
    expect(values[0]?.items).toEqual([
      {
        field: "duedate",
        fieldtype: "jira",
        fieldId: "duedate",
        from: null,
        fromString: null,
        to: "2026-12-01",
        toString: "2026-12-01 00:00:00.0",
      },
      {
        field: "priority",
        fieldtype: "jira",
        fieldId: "priority",
        from: "3",
        fromString: "Medium",
        to: "2",
        toString: "High",
      },
      {
        field: "security",
        fieldtype: "jira",
        fieldId: "security",
        from: null,
        fromString: null,
        to: "9",
        toString: "Ann",
      },
      {
        field: "Component",
        fieldtype: "jira",
        fieldId: "components",
        from: null,
        fromString: null,
        to: "7",
        toString: "web",
      },
      {
        field: "The select",
        fieldtype: "custom",
        fieldId: "customfield_10001",
        from: null,
        fromString: null,
        to: "1",
        toString: "EU",
      },
    ]);
  });
});

describe("updating by operations", () => {
  const update = async (operations: object): Promise<unknown> => {
    const small = rich();
    const body = { update: operations };
    return (await small.send("PUT", "/rest/api/3/issue/OPS-1", { body })).body;
  };

  it("sets, comments and links", async () => {
    const small = rich();
    small.jira.admin.addIssue({ project: "OPS", issueTypeId: "2", summary: "Other" });
    const body = {
      update: {
        summary: [{ set: "By operation" }],
        comment: [{ add: { body: paragraph("Done so") } }],
        issuelinks: [{ add: { type: { name: "Blocks" }, inwardIssue: { key: "OPS-2" } } }],
      },
      properties: [{ key: "p", value: 1 }],
    };
    expect((await small.send("PUT", "/rest/api/3/issue/OPS-1", { body })).status).toBe(204);
    const read = await small.send(
      "GET",
      "/rest/api/3/issue/OPS-1?fields=summary,comment,issuelinks&properties=p",
    );
    expect(read.body).toMatchObject({
      fields: {
        summary: "By operation",
        comment: { total: 1 },
        issuelinks: [{ type: { name: "Blocks" }, inwardIssue: { key: "OPS-2" } }],
      },
      properties: { p: 1 },
    });
  });

  it("refuses operations that a field does not have", async () => {
    expect(await update({ summary: [{ add: "x" }] })).toMatchObject({
      errors: { summary: textWith("not supported") },
    });
    expect(await update({ comment: [{ add: { body: "x" } }] })).toMatchObject({
      errors: { comment: textWith("not valid") },
    });
    const link = { add: { type: { name: "Eats" }, outwardIssue: { key: "OPS-1" } } };
    expect(await update({ issuelinks: [link] })).toMatchObject({
      errors: { issuelinks: textWith("No issue link type") },
    });
    const nowhere = { add: { type: { name: "Blocks" }, outwardIssue: { key: "NO-1" } } };
    expect(await update({ issuelinks: [nowhere] })).toMatchObject({
      errors: { issuelinks: textWith("does not exist") },
    });
  });

  it("refuses a field that is given in both ways, and an edit that is none", async () => {
    const { send } = rich();
    const body = { fields: { summary: "a" }, update: { summary: [{ set: "b" }] } };
    const both = await send("PUT", "/rest/api/3/issue/OPS-1", { body });
    expect(both.body).toMatchObject({ errors: { summary: textWith("both") } });
    expect((await send("PUT", "/rest/api/3/issue/OPS-1", { body: { felds: {} } })).status).toBe(
      400,
    );
    const move = { transition: { id: "41" } };
    expect((await send("PUT", "/rest/api/3/issue/OPS-1", { body: move })).status).toBe(400);
  });
});

describe("sub-tasks", () => {
  it("need a parent, are listed by it, and go with it", async () => {
    const { send } = rich();
    const fields = { project: { key: "OPS" }, issuetype: { name: "Sub-task" }, summary: "Part" };
    const alone = await send("POST", "/rest/api/3/issue", { body: { fields } });
    expect(alone.body).toMatchObject({ errors: { parent: "Parent is required." } });
    const child = { ...fields, parent: { key: "OPS-1" } };
    expect((await send("POST", "/rest/api/3/issue", { body: { fields: child } })).status).toBe(201);
    const parent = await send("GET", "/rest/api/3/issue/OPS-1?fields=subtasks");
    expect(parent.body).toMatchObject({ fields: { subtasks: [{ key: "OPS-2" }] } });
    expect((await send("DELETE", "/rest/api/3/issue/OPS-1")).status).toBe(400);
    expect((await send("DELETE", "/rest/api/3/issue/OPS-1?deleteSubtasks=true")).status).toBe(204);
    expect((await send("GET", "/rest/api/3/issue/OPS-2")).status).toBe(404);
  });
});

describe("the create screen", () => {
  it("names fields, what they take, and whether linked issues are offered", async () => {
    const { send, jira } = rich();
    jira.admin.changeProject("OPS", {
      screens: {
        "*": { fields: ["summary", "customfield_10001"], required: ["customfield_10001"] },
      },
    });
    const meta = await send("GET", "/rest/api/3/issue/createmeta/OPS/issuetypes/2");
    expect(meta.body).toMatchObject({
      total: 5,
      fields: [
        { fieldId: "project", required: true },
        { fieldId: "issuetype", required: true },
        { fieldId: "summary", required: true, operations: ["set"] },
        {
          fieldId: "customfield_10001",
          required: true,
          allowedValues: OPTIONS,
          hasDefaultValue: false,
        },
        { fieldId: "issuelinks", required: false, operations: ["add"] },
      ],
    });
    const fields = { project: { id: "100" }, issuetype: { id: "2" }, summary: "x" };
    const refused = await send("POST", "/rest/api/3/issue", { body: { fields } });
    expect(refused.body).toMatchObject({
      errors: { customfield_10001: "The select is required." },
    });

    const other = smallJira({ createScreenOffersLinks: false });
    const without = await other.send(
      "GET",
      "/rest/api/3/issue/createmeta/OPS/issuetypes/2?startAt=2",
    );
    expect(JSON.stringify(without.body)).not.toContain("issuelinks");
  });

  it("is nobody's who may not create", async () => {
    const { send, jira } = rich();
    const { permissions } = jira.state.projects["100"]!;
    jira.admin.changeProject("OPS", { permissions: { ...permissions, CREATE_ISSUES: [] } });
    const types = await send("GET", "/rest/api/3/issue/createmeta/OPS/issuetypes");
    expect(types.body).toMatchObject({ total: 0, issueTypes: [] });
    expect((await send("GET", "/rest/api/3/issue/createmeta/OPS/issuetypes/2")).status).toBe(400);
    expect((await send("GET", "/rest/api/3/issue/createmeta/NO/issuetypes")).status).toBe(400);
    const fields = { project: { key: "OPS" }, issuetype: { id: "2" }, summary: "x" };
    expect((await send("POST", "/rest/api/3/issue", { body: { fields } })).status).toBe(403);
  });
});

describe("the write limit", () => {
  it("counts the far end of links that come with new issues, and fails only what is beyond it", async () => {
    const { send } = smallJira();
    const update = {
      issuelinks: [{ add: { type: { name: "Relates" }, outwardIssue: { key: "OPS-1" } } }],
    };
    const one = {
      fields: { project: { key: "TEAM" }, issuetype: { name: "Task" }, summary: "x" },
      update,
    };
    const issueUpdates = Array.from({ length: 25 }, () => one);
    const made = await send("POST", "/rest/api/3/issue/bulk", { body: { issueUpdates }, as: app });
    const { issues, errors } = made.body as { issues: unknown[]; errors: { status: number }[] };
    expect([made.status, issues.length, errors.length]).toEqual([201, 20, 5]);
    expect(errors[0]?.status).toBe(429);
  });
});

describe("projects", () => {
  it("are searched by words, keys and rights, and sorted", async () => {
    const { send, jira } = rich();
    const keys = async (query: string, as = ann): Promise<string[]> => {
      const answer = await send("GET", `/rest/api/3/project/search?${query}`, { as });
      return (answer.body as { values: { key: string }[] }).values.map(({ key }) => key);
    };
    expect(await keys("query=oper")).toEqual(["OPS"]);
    expect(await keys("keys=TEAM&keys=NO")).toEqual(["TEAM"]);
    expect(await keys("orderBy=-key")).toEqual(["TEAM", "OPS"]);
    expect(await keys("orderBy=-issueCount")).toEqual(["OPS", "TEAM"]);
    expect(await keys("action=edit", bob)).toEqual([]);
    jira.admin.changeProject("TEAM", { appPermissions: [] });
    expect(await keys("", app)).toEqual(["OPS"]);
    expect((await send("GET", "/rest/api/3/project/TEAM", { as: app })).status).toBe(404);
  });
});

describe("search order", () => {
  it("is that of the query", async () => {
    const { send, jira } = rich();
    jira.admin.addIssue({
      project: "OPS",
      issueTypeId: "2",
      summary: "Aardvark",
      priorityId: "1",
      dueDate: "2026-12-01",
    });
    const keys = async (order: string): Promise<string[]> => {
      const body = { jql: `project = OPS ORDER BY ${order}`, fields: ["summary"] };
      const answer = await send("POST", "/rest/api/3/search/jql", { body });
      return (answer.body as { issues: { key: string }[] }).issues.map(({ key }) => key);
    };
    expect(await keys("summary")).toEqual(["OPS-2", "OPS-1"]);
    expect(await keys("priority DESC, key")).toEqual(["OPS-1", "OPS-2"]);
    expect(await keys("due")).toEqual(["OPS-2", "OPS-1"]);
    expect(await keys("key DESC")).toEqual(["OPS-2", "OPS-1"]);
  });
});
