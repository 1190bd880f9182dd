import type { Actor } from "../../site/core";
import { ann, app, bob, smallJira, type Answer } from "./jira-setup";

const have = (answer: Answer): Record<string, boolean> => {
  const { permissions } = answer.body as {
    permissions: Record<string, { havePermission: boolean }>;
  };
  return Object.fromEntries(
    Object.entries(permissions).map(([key, { havePermission }]) => [key, havePermission]),
  );
};

describe("my permissions", () => {
  it("tell of the site, a project and an issue", async () => {
    const { send, jira } = smallJira();
    const path = "/rest/api/3/mypermissions?permissions=ADMINISTER,EDIT_ISSUES";
    expect(have(await send("GET", path, { as: ann }))).toEqual({
      ADMINISTER: true,
      EDIT_ISSUES: true,
    });
    expect(have(await send("GET", path, { as: bob }))).toEqual({
      ADMINISTER: false,
      EDIT_ISSUES: true,
    });
    expect(have(await send("GET", path, { as: app }))).toEqual({
      ADMINISTER: false,
      EDIT_ISSUES: true,
    });
    jira.admin.changeProject("OPS", { permissions: { BROWSE_PROJECTS: [{ kind: "anyone" }] } });
    expect(have(await send("GET", `${path}&issueKey=OPS-1`))).toMatchObject({ EDIT_ISSUES: false });
    expect(have(await send("GET", `${path}&projectKey=TEAM`))).toMatchObject({ EDIT_ISSUES: true });
  });

  it("ask for known permissions and a visible place", async () => {
    const { send } = smallJira();
    const path = "/rest/api/3/mypermissions";
    expect((await send("GET", path)).status).toBe(400);
    expect((await send("GET", `${path}?permissions=FLY`)).status).toBe(400);
    expect((await send("GET", `${path}?permissions=EDIT_ISSUES&issueKey=NO-1`)).status).toBe(404);
  });
});

describe("checking permissions", () => {
  it("names the issues and projects where they hold", async () => {
    const { send, jira } = smallJira();
    jira.admin.changeProject("TEAM", { permissions: {} });
    const { id } = jira.admin.issue("OPS-1");
    const body = {
      globalPermissions: ["ADMINISTER"],
      projectPermissions: [
        { permissions: ["EDIT_ISSUES"], issues: [Number(id), 4], projects: [100, 200] },
      ],
    };
    const answer = await send("POST", "/rest/api/3/permissions/check", { body });
    expect(answer.body).toEqual({
      globalPermissions: ["ADMINISTER"],
      projectPermissions: [{ permission: "EDIT_ISSUES", issues: [Number(id)], projects: [100] }],
    });
  });

  it("of somebody else is for administrators", async () => {
    const { send } = smallJira();
    const body = { accountId: "ann", globalPermissions: ["ADMINISTER"] };
    const path = "/rest/api/3/permissions/check";
    expect((await send("POST", path, { body, as: bob })).status).toBe(403);
    const asAnn = { body: { ...body, accountId: "bob" }, as: ann };
    expect((await send("POST", path, asAnn)).body).toMatchObject({ globalPermissions: [] });
  });
});

describe("properties of the app", () => {
  const path = "/rest/forge/1/app/properties/kinds";

  it("are the app's alone", async () => {
    const { send, jira } = smallJira();
    expect((await send("PUT", path, { body: ["1"], as: ann })).status).toBe(403);
    expect((await send("PUT", path, { body: ["1"], as: app })).status).toBe(201);
    expect((await send("PUT", path, { body: ["2"], as: app })).status).toBe(200);
    expect((await send("GET", path, { as: app })).body).toEqual({ key: "kinds", value: ["2"] });
    expect(jira.appProperty("kinds")).toEqual(["2"]);
    expect((await send("DELETE", path, { as: app })).status).toBe(204);
    expect((await send("GET", path, { as: app })).status).toBe(404);
  });
});

describe("people", () => {
  it("are found by the start of a name, and assignable by permission", async () => {
    const { send, jira } = smallJira();
    const found = await send("GET", "/rest/api/3/user/search?query=bo");
    expect(found.body).toMatchObject([{ accountId: "bob", displayName: "Bob" }]);
    const { permissions } = jira.state.projects["100"]!;
    const onlyAnn = [{ kind: "user", accountId: "ann" }] as const;
    jira.admin.changeProject("OPS", { permissions: { ...permissions, ASSIGNABLE_USER: onlyAnn } });
    const assignable = await send("GET", "/rest/api/3/user/assignable/search?project=OPS");
    expect(assignable.body).toMatchObject([{ accountId: "ann" }]);
    const fields = { assignee: { accountId: "bob" } };
    const refused = await send("PUT", "/rest/api/3/issue/OPS-1", { body: { fields } });
    expect(refused.body).toMatchObject({
      errors: { assignee: "User 'bob' cannot be assigned issues." },
    });
  });
});

describe("who sees an issue", () => {
  const path = "/rest/api/3/user/viewissue/search";

  it("is told by account, to whoever may browse users", async () => {
    const { send, jira } = smallJira();
    const sees = async (who: string) =>
      (await send("GET", `${path}?accountId=${who}&issueKey=OPS-1`)).body;
    expect(await sees("bob")).toMatchObject([{ accountId: "bob" }]);
    expect(await sees("nobody")).toEqual([]);
    jira.state.globalPermissions["USER_PICKER"] = [];
    expect(await sees("bob")).toEqual([]);
  });

  it("is told of a project too", async () => {
    const { send } = smallJira();
    expect((await send("GET", `${path}?query=bo&projectKey=OPS`)).body).toMatchObject([
      { accountId: "bob" },
    ]);
  });

  it.each(["?issueKey=OPS-1", "?accountId=bob"])(
    "is not told without person and place: %s",
    async (query) => {
      const { send } = smallJira();
      expect((await send("GET", path + query)).status).toBe(400);
    },
  );

  it("is not told of what is not there", async () => {
    const { send } = smallJira();
    expect((await send("GET", `${path}?accountId=bob&issueKey=OPS-99`)).status).toBe(404);
    expect((await send("GET", `${path}?accountId=bob&projectKey=NO`)).status).toBe(404);
  });
});

describe("comments", () => {
  const body = {
    body: {
      type: "doc",
      version: 1,
      content: [{ type: "paragraph", content: [{ type: "text", text: "Hi" }] }],
    },
  };

  it("are added, listed, embedded with their number, and told of", async () => {
    const { send, events } = smallJira();
    expect((await send("POST", "/rest/api/3/issue/OPS-1/comment", { body, as: bob })).status).toBe(
      201,
    );
    const list = await send("GET", "/rest/api/3/issue/OPS-1/comment");
    expect(list.body).toMatchObject({
      total: 1,
      comments: [{ author: { accountId: "bob" }, ...body }],
    });
    const issue = await send("GET", "/rest/api/3/issue/OPS-1?fields=comment");
    expect(issue.body).toMatchObject({ fields: { comment: { total: 1 } } });
    expect(events).toMatchObject([{ eventType: "avi:jira:commented:issue", selfGenerated: false }]);
  });

  it("for one group or role are not there for others, nor for the app", async () => {
    const { send, jira, clock } = smallJira();
    const at = clock.now();
    const said = { ...body, authorId: "ann", created: at, updated: at };
    jira.admin.addComment("OPS-1", said);
    jira.admin.addComment("OPS-1", { ...said, group: "jira-admins" });
    jira.admin.addComment("OPS-1", { ...said, role: "Developers" });
    const totals = async (as: Actor) => {
      const list = await send("GET", "/rest/api/3/issue/OPS-1/comment", { as });
      const issue = await send("GET", "/rest/api/3/issue/OPS-1?fields=comment", { as });
      const { fields } = issue.body as { fields: { comment: { total: number } } };
      return [(list.body as { total: number }).total, fields.comment.total];
    };

    expect(await totals(ann)).toEqual([2, 2]);
    expect(await totals(bob)).toEqual([1, 1]);
    expect(await totals(app)).toEqual([1, 1]);
    const list = await send("GET", "/rest/api/3/issue/OPS-1/comment");
    expect(list.body).toMatchObject({
      comments: [{}, { visibility: { type: "group", value: "jira-admins" } }],
    });
  });

  it("for a service's own people say so, to everybody who sees the issue", async () => {
    const { send, jira, clock } = smallJira();
    const at = clock.now();
    const said = { ...body, authorId: "ann", created: at, updated: at };
    jira.admin.addComment("OPS-1", said);
    jira.admin.addComment("OPS-1", { ...said, internal: true });

    const list = await send("GET", "/rest/api/3/issue/OPS-1/comment", { as: bob });

    expect(list.body).toMatchObject({ comments: [{ jsdPublic: true }, { jsdPublic: false }] });
  });

  it("have to be documents", async () => {
    const { send } = smallJira();
    const words = await send("POST", "/rest/api/3/issue/OPS-1/comment", { body: { body: "Hi" } });
    expect(words.status).toBe(400);
  });
});

describe("what the platform asks", () => {
  it("is answered as Jira expressions see an issue", () => {
    const { jira } = smallJira();
    const { id } = jira.admin.issue("OPS-1");
    expect(jira.expressionIssue(id)).toEqual({
      id: Number(id),
      key: "OPS-1",
      summary: "Site down",
      issueType: { id: 1, name: "Incident" },
      status: { id: 11, name: "To Do", category: { id: 2, key: "new", name: "To Do" } },
      resolution: null,
      project: { id: 100, key: "OPS" },
    });
    expect(jira.expressionIssue("1")).toBeUndefined();
  });

  it("is what a property was a while ago, for filters that are late", async () => {
    const { jira, send, clock } = smallJira();
    const { id } = jira.admin.issue("OPS-1");
    await clock.advance(10_000);
    await send("PUT", "/rest/api/3/issue/OPS-1/properties/p", { body: { page: "7" } });

    expect(jira.issueProperty(id, "p")).toEqual({ page: "7" });
    expect(jira.issueProperty(id, "p", clock.now() - 1)).toBeUndefined();
    expect(jira.issueProperty(id, "p", clock.now())).toEqual({ page: "7" });
  });

  it("is which scope a call needs", () => {
    const { jira } = smallJira();
    expect(jira.neededScopes?.("POST", "/rest/api/3/issue/bulk")).toEqual([["write:jira-work"]]);
    expect(jira.neededScopes?.("POST", "/rest/api/3/search/jql?x=1")).toEqual([["read:jira-work"]]);
    expect(jira.neededScopes?.("PUT", "/rest/forge/1/app/properties/x")).toEqual([]);
  });

  it("is who administers", () => {
    const { jira } = smallJira();
    expect([jira.isAdmin("ann"), jira.isAdmin("bob"), jira.isAdmin("eve")]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe("the state", () => {
  it("is plain JSON, and another Jira goes on with it", async () => {
    const { jira, send } = smallJira();
    await send("PUT", "/rest/api/3/issue/OPS-1/properties/p", { body: { a: 1 } });
    const saved: unknown = JSON.parse(JSON.stringify(jira.state));
    expect(saved).toEqual(jira.state);
  });
});
