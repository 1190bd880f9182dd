import { type Answer, app, ann, aText, bob, smallJira, textWith } from "./jira-setup";

type Issue = { id: string; key: string; fields: Record<string, unknown> };

const task = (summary: string, more: object = {}): object => ({
  project: { key: "OPS" },
  issuetype: { name: "Task" },
  summary,
  ...more,
});

describe("creating an issue", () => {
  it("answers id, key and self, and the issue can be read", async () => {
    const { send } = smallJira();
    const made = await send("POST", "/rest/api/3/issue", { body: { fields: task("Fix it") } });
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      id: aText,
      key: "OPS-2",
      self: textWith("/issue/"),
    });

    const read = await send("GET", "/rest/api/3/issue/OPS-2?fields=summary,status");
    expect(read.body).toMatchObject({
      key: "OPS-2",
      fields: { summary: "Fix it", status: { name: "To Do", statusCategory: { key: "new" } } },
    });
  });

  it("names every wrong field at once and creates nothing", async () => {
    const { send, jira } = smallJira();
    const body = { fields: task("", { description: "words", labels: ["a b"], nope: 1 }) };
    const made = await send("POST", "/rest/api/3/issue", { body });
    expect(made.status).toBe(400);
    expect(made.body).toEqual({
      errorMessages: [],
      errors: {
        summary: "You must specify a summary of the issue.",
        description: textWith("Atlassian Document"),
        labels: "The label 'a b' contains spaces which is invalid.",
        nope: "Field 'nope' cannot be set. It is not on the appropriate screen, or unknown.",
      },
    });
    expect(Object.keys(jira.state.issues)).toHaveLength(1);
  });

  it("refuses a document that is not valid", async () => {
    const { send } = smallJira();
    const description = { type: "doc", version: 1, content: [{ type: "taskList", content: [] }] };
    const made = await send("POST", "/rest/api/3/issue", {
      body: { fields: task("x", { description }) },
    });
    expect(made.status).toBe(400);
  });

  it("makes the links of the create call where the screen offers them, and refuses them where not", async () => {
    const body = {
      fields: task("Fix it"),
      update: {
        issuelinks: [{ add: { type: { name: "Relates" }, outwardIssue: { key: "OPS-1" } } }],
      },
    };
    const { send } = smallJira();
    await send("POST", "/rest/api/3/issue", { body, as: app });
    const incident = await send("GET", "/rest/api/3/issue/OPS-1?fields=issuelinks");
    expect(incident.body).toMatchObject({
      fields: { issuelinks: [{ inwardIssue: { key: "OPS-2" } }] },
    });

    const other = smallJira({ createScreenOffersLinks: false });
    const refused = await other.send("POST", "/rest/api/3/issue", { body });
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({
      errors: {
        issuelinks:
          "Field 'issuelinks' cannot be set. It is not on the appropriate screen, or unknown.",
      },
    });
  });

  it("shows links of the create call late where the site is like that", async () => {
    const { send, clock } = smallJira({ createdLinksVisibleAtOnce: false });
    const update = {
      issuelinks: [{ add: { type: { name: "Relates" }, outwardIssue: { key: "OPS-1" } } }],
    };
    await send("POST", "/rest/api/3/issue", { body: { fields: task("Fix it"), update } });
    const path = "/rest/api/3/issue/OPS-1?fields=issuelinks";
    expect((await send("GET", path)).body).toMatchObject({ fields: { issuelinks: [] } });

    await clock.advance(5_000);

    expect((await send("GET", path)).body).toMatchObject({ fields: { issuelinks: [{}] } });
  });

  it("stores properties that come with it", async () => {
    const { send, jira } = smallJira();
    const body = { fields: task("x"), properties: [{ key: "p", value: { a: 1 } }] };
    const made = await send("POST", "/rest/api/3/issue", { body });
    const { id } = made.body as Issue;
    expect(jira.issueProperty(id, "p")).toEqual({ a: 1 });
  });
});

describe("creating many", () => {
  it("creates what it can and says which failed", async () => {
    const { send } = smallJira();
    const issueUpdates = [{ fields: task("one") }, { fields: task("") }, { fields: task("three") }];
    const made = await send("POST", "/rest/api/3/issue/bulk", { body: { issueUpdates } });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      issues: [{ key: "OPS-2" }, { key: "OPS-3" }],
      errors: [
        {
          failedElementNumber: 1,
          status: 400,
          elementErrors: { errors: { summary: aText } },
        },
      ],
    });
  });

  it("answers 400 when all fail, and for more than 50", async () => {
    const { send } = smallJira();
    const all = await send("POST", "/rest/api/3/issue/bulk", {
      body: { issueUpdates: [{ fields: task("") }] },
    });
    expect(all.status).toBe(400);
    expect(all.body).toMatchObject({ issues: [], errors: [{ failedElementNumber: 0 }] });
    const many = Array.from({ length: 51 }, () => ({ fields: task("x") }));
    expect(
      (await send("POST", "/rest/api/3/issue/bulk", { body: { issueUpdates: many } })).status,
    ).toBe(400);
  });
});

describe("reading many", () => {
  it("gives the visible ones and names the others", async () => {
    const { send, jira } = smallJira();
    jira.admin.changeProject("TEAM", { permissions: {} });
    jira.admin.addIssue({ project: "TEAM", issueTypeId: "2", summary: "secret" });
    const body = { issueIdsOrKeys: ["OPS-1", "TEAM-1", "NO-1"], fields: ["summary"] };
    const read = await send("POST", "/rest/api/3/issue/bulkfetch", { body });
    expect(read.body).toMatchObject({
      issues: [{ key: "OPS-1", fields: { summary: "Site down" } }],
      issueErrors: [{ id: "TEAM-1" }, { id: "NO-1" }],
    });
  });

  it("takes a hundred at most", async () => {
    const { send } = smallJira();
    const statusOf = async (length: number) => {
      const body = { issueIdsOrKeys: Array.from({ length }, (_, n) => `OPS-${n + 1}`) };
      return (await send("POST", "/rest/api/3/issue/bulkfetch", { body })).status;
    };

    expect([await statusOf(100), await statusOf(101)]).toEqual([200, 400]);
  });
});

describe("editing", () => {
  it("writes the history and tells of it", async () => {
    const { send, events, clock } = smallJira();
    await clock.advance(1_000);
    const body = { fields: { summary: "Site was down", assignee: { accountId: "bob" } } };
    expect((await send("PUT", "/rest/api/3/issue/OPS-1", { body })).status).toBe(204);

    const log = await send("GET", "/rest/api/3/issue/OPS-1/changelog");
    expect(log.body).toMatchObject({
      total: 1,
      isLast: true,
      values: [
        {
          created: "2026-11-16T09:00:01.000+0100",
          items: [
            { field: "summary", fromString: "Site down", toString: "Site was down" },
            { field: "assignee", from: null, to: "bob", toString: "Bob" },
          ],
        },
      ],
    });
    expect(events.map(({ eventType }) => eventType)).toEqual([
      "avi:jira:updated:issue",
      "avi:jira:assigned:issue",
    ]);
  });

  it("does nothing when nothing changes", async () => {
    const { send, events } = smallJira();
    const body = { fields: { summary: "Site down" } };
    expect((await send("PUT", "/rest/api/3/issue/OPS-1", { body })).status).toBe(204);
    expect(events).toEqual([]);
  });

  it("adds and removes labels and components by update", async () => {
    const { send } = smallJira();
    const add = {
      update: { labels: [{ add: "b" }, { add: "a" }], components: [{ add: { name: "web" } }] },
    };
    await send("PUT", "/rest/api/3/issue/OPS-1", { body: add });
    const remove = {
      update: { labels: [{ remove: "b" }], components: [{ remove: { name: "web" } }] },
    };
    await send("PUT", "/rest/api/3/issue/OPS-1", { body: remove });
    const read = await send("GET", "/rest/api/3/issue/OPS-1?fields=labels,components");
    expect(read.body).toMatchObject({ fields: { labels: ["a"], components: [] } });
  });

  it("refuses whoever may not edit, field by field", async () => {
    const { send, jira } = smallJira();
    const { permissions } = jira.state.projects["100"]!;
    jira.admin.changeProject("OPS", { permissions: { ...permissions, EDIT_ISSUES: [] } });
    const edited = await send("PUT", "/rest/api/3/issue/OPS-1", {
      body: { fields: { summary: "x" } },
      as: bob,
    });
    expect(edited.status).toBe(400);
    expect(edited.body).toMatchObject({
      errors: { summary: textWith("appropriate screen") },
    });
  });

  it("follows an issue that moved to another project by id and by its old key", async () => {
    const { send, jira } = smallJira();
    const { id } = jira.admin.issue("OPS-1");
    jira.admin.moveIssue("OPS-1", "TEAM", ann);
    expect((await send("GET", `/rest/api/3/issue/${id}?fields=summary`)).body).toMatchObject({
      key: "TEAM-1",
    });
    expect((await send("GET", "/rest/api/3/issue/OPS-1?fields=summary")).body).toMatchObject({
      key: "TEAM-1",
    });
  });
});

describe("seeing", () => {
  it("hides an issue of a security level from everybody else, the app too", async () => {
    const { send, jira } = smallJira();
    const level = {
      id: "9",
      name: "Secret",
      description: "",
      members: [{ kind: "user", accountId: "ann" }],
      appIsMember: false,
    } as const;
    jira.admin.changeProject("OPS", { securityLevels: [level] });
    jira.admin.addIssue({
      project: "OPS",
      issueTypeId: "1",
      summary: "Leak",
      securityLevelId: "9",
    });
    expect((await send("GET", "/rest/api/3/issue/OPS-2", { as: ann })).status).toBe(200);
    expect((await send("GET", "/rest/api/3/issue/OPS-2", { as: bob })).status).toBe(404);
    expect((await send("GET", "/rest/api/3/issue/OPS-2", { as: app })).status).toBe(404);
  });

  it("hides a project that keeps the app out", async () => {
    const { send, jira } = smallJira();
    jira.admin.changeProject("OPS", { appPermissions: [] });
    const read = await send("GET", "/rest/api/3/issue/OPS-1", { as: app });
    expect(read.status).toBe(404);
    expect(read.body).toEqual({
      errorMessages: ["Issue does not exist or you do not have permission to see it."],
      errors: {},
    });
  });

  it("refuses unknown people, paths and parameters", async () => {
    const { send } = smallJira();
    expect(
      (await send("GET", "/rest/api/3/issue/OPS-1", { as: { kind: "user", accountId: "eve" } }))
        .status,
    ).toBe(401);
    expect((await send("GET", "/rest/api/3/nothing")).status).toBe(404);
    expect((await send("GET", "/rest/api/3/issue/OPS-1?feilds=summary")).status).toBe(400);
  });
});

describe("media types", () => {
  it("are JSON, in what is sent and in what is asked for", async () => {
    const { send } = smallJira();
    const issue = "/rest/api/3/issue/OPS-1";
    const body = { fields: { summary: "Down" } };

    const text = await send("PUT", issue, { body, headers: { "Content-Type": "text/plain" } });
    const none = await send("PUT", issue, { body, headers: {} });
    const html = await send("GET", issue, { headers: { Accept: "text/html" } });
    const any = await send("GET", issue, { headers: { Accept: "text/html, */*;q=0.8" } });

    expect([text, none, html, any].map(({ status }) => status)).toEqual([415, 415, 406, 200]);
  });
});

describe("properties", () => {
  const path = "/rest/api/3/issue/OPS-1/properties/p";

  it("are set, replaced, listed, read and deleted", async () => {
    const { send } = smallJira();
    expect((await send("PUT", path, { body: { a: 1 } })).status).toBe(201);
    expect((await send("PUT", path, { body: { a: 2 } })).status).toBe(200);
    expect((await send("GET", path)).body).toEqual({ key: "p", value: { a: 2 } });
    expect((await send("GET", "/rest/api/3/issue/OPS-1/properties")).body).toMatchObject({
      keys: [{ key: "p" }],
    });
    expect((await send("DELETE", path)).status).toBe(204);
    expect((await send("GET", path)).status).toBe(404);
  });

  it("may have 32768 characters and no more", async () => {
    const { send } = smallJira();
    expect((await send("PUT", path, { body: "x".repeat(32_766) })).status).toBe(201);
    expect((await send("PUT", path, { body: "x".repeat(32_767) })).status).toBe(400);
  });
});

describe("writes on one issue", () => {
  it("are 20 in 2 s, then 429 with the time to wait", async () => {
    const { send, clock } = smallJira();
    const put = async (n: number): Promise<number> =>
      (await send("PUT", `/rest/api/3/issue/OPS-1/properties/p${n}`, { body: n })).status;
    for (let n = 0; n < 20; n += 1) expect(await put(n)).toBe(201);
    const refused = await send("PUT", "/rest/api/3/issue/OPS-1/properties/q", { body: 1 });
    expect(refused.status).toBe(429);
    expect(refused.headers.get("Retry-After")).toBe("2");
    expect(refused.headers.get("RateLimit-Reason")).toBe("jira-per-issue-on-write");

    await clock.advance(2_000);

    expect(await put(20)).toBe(201);
  });

  it("are 100 in 30 s, however they are spread", async () => {
    const { send, clock } = smallJira();
    const put = async (n: number): Promise<Answer> =>
      send("PUT", `/rest/api/3/issue/OPS-1/properties/p${n}`, { body: n });
    for (let n = 0; n < 100; n += 1) {
      expect((await put(n)).status).toBe(201);
      await clock.advance(200);
    }

    const refused = await put(100);
    await clock.advance(10_000);

    expect(refused.status).toBe(429);
    expect(refused.headers.get("Retry-After")).toBe("10");
    expect((await put(100)).status).toBe(201);
  });

  it("count a link on both its ends", async () => {
    const { send, jira } = smallJira();
    const linked = async (n: number): Promise<number> => {
      const { key } = jira.admin.addIssue({
        project: "TEAM",
        issueTypeId: "2",
        summary: String(n),
      });
      const body = {
        type: { name: "Relates" },
        inwardIssue: { key },
        outwardIssue: { key: "OPS-1" },
      };
      return (await send("POST", "/rest/api/3/issueLink", { body })).status;
    };
    for (let n = 0; n < 20; n += 1) expect(await linked(n)).toBe(201);
    expect(await linked(20)).toBe(429);
  });
});

describe("links", () => {
  const body = {
    type: { name: "Relates" },
    inwardIssue: { key: "OPS-1" },
    outwardIssue: { key: "OPS-2" },
  };

  it("are made once however often they are asked for", async () => {
    const { send, jira, events } = smallJira();
    jira.admin.addIssue({ project: "OPS", issueTypeId: "2", summary: "Fix" });
    const first = await send("POST", "/rest/api/3/issueLink", { body });
    const second = await send("POST", "/rest/api/3/issueLink", { body });
    expect([first.status, second.status, first.body]).toEqual([201, 201, undefined]);
    expect(Object.keys(jira.state.links)).toHaveLength(1);
    expect(events.map(({ eventType }) => eventType)).toEqual(["avi:jira:created:issuelink"]);
    const read = await send("GET", "/rest/api/3/issue/OPS-2?fields=issuelinks");
    expect(read.body).toMatchObject({
      fields: { issuelinks: [{ inwardIssue: { key: "OPS-1" } }] },
    });
  });

  it("to pages update in place by their global id, and double without one", async () => {
    const { send } = smallJira();
    const path = "/rest/api/3/issue/OPS-1/remotelink";
    const link = (title: string, globalId?: string): object => ({
      ...(globalId === undefined ? {} : { globalId }),
      relationship: "postmortem",
      object: { url: "https://local.atlassian.net/wiki/1", title },
    });
    const first = await send("POST", path, { body: link("Old", "g") });
    const second = await send("POST", path, { body: link("New", "g") });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect((first.body as Issue).id).toBe((second.body as Issue).id);
    await send("POST", path, { body: link("a") });
    await send("POST", path, { body: link("b") });
    const all = await send("GET", path);
    expect(
      (all.body as object[]).map((one) => (one as { object: { title: string } }).object.title),
    ).toEqual(["New", "a", "b"]);
    expect((await send("GET", `${path}?globalId=g`)).body).toMatchObject({
      object: { title: "New" },
    });
    const gone = [
      await send("DELETE", `${path}?globalId=g`),
      await send("DELETE", `${path}?globalId=g`),
      await send("DELETE", path),
    ];
    expect(gone.map(({ status }) => status)).toEqual([204, 404, 400]);
    expect((await send("GET", path)).body).toHaveLength(2);
  });
});

describe("transitions", () => {
  const path = "/rest/api/3/issue/OPS-1/transitions";
  const names = (answer: { body: unknown }): string[] =>
    (answer.body as { transitions: { name: string }[] }).transitions.map(({ name }) => name);

  it("depend on the status and on who asks", async () => {
    const { send, jira } = smallJira();
    expect(names(await send("GET", path, { as: bob }))).toEqual(["Finish", "Close with reason"]);
    await send("PUT", "/rest/api/3/issue/OPS-1", {
      body: { fields: { assignee: { accountId: "bob" } } },
    });
    expect(names(await send("GET", path, { as: bob }))).toEqual([
      "Start",
      "Finish",
      "Close with reason",
    ]);
    const { permissions } = jira.state.projects["100"]!;
    jira.admin.changeProject("OPS", { permissions: { ...permissions, TRANSITION_ISSUES: [] } });
    expect(names(await send("GET", path, { as: bob }))).toEqual([]);
  });

  it("set and clear the resolution, and tell both statuses", async () => {
    const { send, events } = smallJira();
    expect((await send("POST", path, { body: { transition: { id: "41" } }, as: app })).status).toBe(
      204,
    );
    const done = await send(
      "GET",
      "/rest/api/3/issue/OPS-1?fields=resolution,resolutiondate,status",
    );
    expect(done.body).toMatchObject({
      fields: {
        resolution: { name: "Done" },
        resolutiondate: "2026-11-16T09:00:00.000+0100",
        status: { statusCategory: { key: "done" } },
      },
    });
    expect(events).toMatchObject([
      {
        eventType: "avi:jira:updated:issue",
        selfGenerated: true,
        payload: { selfGenerated: true, associatedStatuses: [{ name: "To Do" }, { name: "Done" }] },
      },
    ]);
    await send("POST", path, { body: { transition: { id: "51" } } });
    const open = await send("GET", "/rest/api/3/issue/OPS-1?fields=resolution,resolutiondate");
    expect(open.body).toMatchObject({ fields: { resolution: null, resolutiondate: null } });
  });

  it("ask for the fields that their screen requires", async () => {
    const { send } = smallJira();
    const bare = await send("POST", path, { body: { transition: { id: "61" } } });
    expect(bare.status).toBe(400);
    expect(bare.body).toEqual({
      errorMessages: [],
      errors: { resolution: "Resolution is required." },
    });
    const full = { transition: { id: "61" }, fields: { resolution: { name: "Won't Do" } } };
    expect((await send("POST", path, { body: full })).status).toBe(204);
    expect((await send("POST", path, { body: full })).status).toBe(400);
  });
});

describe("transitions with a validator", () => {
  it("are listed, and refused with its words", async () => {
    const { send, jira } = smallJira();
    const { id } = jira.admin.addIssue({
      project: "OPS",
      issueTypeId: "2",
      summary: "Started",
      statusId: "12",
    });
    const path = `/rest/api/3/issue/${id}/transitions`;

    const listed = await send("GET", path);
    const refused = await send("POST", path, { body: { transition: { id: "71" } } });

    expect(listed.body).toMatchObject({ transitions: [{ name: "Finish" }, { name: "Archive" }] });
    expect(refused).toMatchObject({
      status: 400,
      body: { errorMessages: ["Only after the review."] },
    });
    expect(jira.admin.issue(id).statusId).toBe("12");
  });
});

describe("changelogs of many issues", () => {
  it("have their instants as numbers, and go on by token", async () => {
    const { send, clock } = smallJira();
    await send("PUT", "/rest/api/3/issue/OPS-1", { body: { fields: { summary: "Down" } } });
    await send("PUT", "/rest/api/3/issue/OPS-1", { body: { fields: { labels: ["a"] } } });
    const path = "/rest/api/3/changelog/bulkfetch";
    const body = { issueIdsOrKeys: ["OPS-1", "NONE-1"], maxResults: 1 };

    const first = await send("POST", path, { body });
    const { nextPageToken } = first.body as { nextPageToken: string };
    const second = await send("POST", path, { body: { ...body, nextPageToken } });
    const labels = await send("POST", path, { body: { ...body, fieldIds: ["labels"] } });

    expect(first.body).toMatchObject({
      issueChangeLogs: [
        { changeHistories: [{ created: clock.now(), items: [{ field: "summary" }] }] },
      ],
    });
    for (const { body: last } of [second, labels]) {
      expect(last).toMatchObject({
        issueChangeLogs: [{ changeHistories: [{ items: [{ field: "labels" }] }] }],
        nextPageToken: null,
      });
    }
  });
});

describe("deleting a project", () => {
  it("takes its issues away and tells of the project alone", async () => {
    const { send, jira, events } = smallJira();

    jira.admin.deleteProject("OPS", { kind: "user", accountId: "ann" });

    expect((await send("GET", "/rest/api/3/issue/OPS-1")).status).toBe(404);
    expect(events.map(({ eventType }) => eventType)).toEqual(["avi:jira:deleted:project"]);
  });
});

describe("deleting", () => {
  it("takes the issue, its links and its properties away, and tells of it", async () => {
    const { send, jira, events } = smallJira();
    const { id } = jira.admin.issue("OPS-1");
    jira.admin.setProperty("OPS-1", "p", 1);
    expect((await send("DELETE", "/rest/api/3/issue/OPS-1", { as: bob })).status).toBe(403);
    expect((await send("DELETE", "/rest/api/3/issue/OPS-1")).status).toBe(204);
    expect((await send("GET", "/rest/api/3/issue/OPS-1")).status).toBe(404);
    expect(jira.issueProperty(id, "p")).toBeUndefined();
    expect(events).toMatchObject([
      { eventType: "avi:jira:deleted:issue", payload: { issue: { key: "OPS-1" } } },
    ]);
  });
});
