import { SITE_URL } from "../../site/core";
import { ORIGIN, diego, mara, serveCompany } from "./server-setup";

describe("the products' REST interfaces", () => {
  it("answer to the person who is signed in", async () => {
    const { send } = serveCompany();

    const me = await send("GET", "/rest/api/3/myself", { as: diego.accountId });

    expect(me).toMatchObject({ status: 200, body: { displayName: diego.name } });
  });

  it("give and take addresses that lead to the server, and keep the site's own", async () => {
    const { send, site } = serveCompany();

    const issue = await send("GET", "/rest/api/3/issue/OPS-11?fields=summary");
    await send("PUT", "/rest/api/3/issue/OPS-11", {
      body: { fields: { summary: `See ${ORIGIN}/browse/OPS-1` } },
    });

    expect(issue.body).toMatchObject({ self: expect.stringContaining(ORIGIN) as unknown });
    expect(site.jira.admin.issue("OPS-11").summary).toBe(`See ${SITE_URL}/browse/OPS-1`);
  });

  it("say that something may have changed after a write, not after a read", async () => {
    const { send, changes } = serveCompany();

    await send("GET", "/wiki/api/v2/spaces");
    const afterRead = changes();
    await send("PUT", "/rest/api/3/issue/OPS-11", { body: { fields: { summary: "New" } } });

    expect([afterRead, changes()]).toEqual([0, 1]);
  });
});

describe("the server", () => {
  it("answers to its own address only", async () => {
    const { server } = serveCompany();
    const foreign = { headers: { host: "evil.example" } };
    const fromElsewhere = { headers: { origin: "http://evil.example" } };

    const answers = await Promise.all([
      server.request(`${ORIGIN}/rest/api/3/myself`, foreign),
      server.request(`${ORIGIN}/rest/api/3/myself`, fromElsewhere),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([421, 421]);
  });
});

describe("the session", () => {
  it("names who is signed in, who else there is, and the clock", async () => {
    const { send } = serveCompany();

    expect(await send("GET", "/site/api/session")).toMatchObject({
      body: {
        me: { accountId: mara.accountId, admin: true },
        people: expect.arrayContaining([expect.objectContaining({ name: diego.name })]) as unknown,
        context: { siteUrl: ORIGIN, timezone: mara.timeZone, environmentType: "DEVELOPMENT" },
        clock: { now: "2026-11-16T08:00:00.000Z", autopilot: true },
      },
    });
  });

  it("is that of the first person for a stranger's cookie", async () => {
    const { send } = serveCompany();

    const session = await send("GET", "/site/api/session", { as: "nobody" });

    expect(session.body).toMatchObject({ me: { accountId: mara.accountId } });
  });

  it("changes to somebody who is there", async () => {
    const { server, send } = serveCompany();
    const body = JSON.stringify({ accountId: diego.accountId });

    const answer = await server.request(`${ORIGIN}/site/api/session`, { method: "POST", body });
    const nobody = await send("POST", "/site/api/session", { body: { accountId: "nobody" } });

    expect(answer.headers.get("set-cookie")).toContain(encodeURIComponent(diego.accountId));
    expect(nobody.status).toBe(404);
  });
});

describe("the clock", () => {
  it("moves ahead", async () => {
    const { send } = serveCompany();

    const moved = await send("POST", "/site/api/clock", { body: { ms: 3_600_000 } });

    expect(moved.body).toMatchObject({ now: "2026-11-16T09:00:00.000Z" });
  });

  it("does not move back", async () => {
    const { send } = serveCompany();

    expect((await send("POST", "/site/api/clock", { body: { ms: -1 } })).status).toBe(400);
  });

  it("can be stopped and run again", async () => {
    const { send } = serveCompany();

    const stopped = await send("POST", "/site/api/autopilot", { body: { on: false } });
    const running = await send("POST", "/site/api/autopilot", { body: { on: true } });

    expect([stopped.body, running.body]).toMatchObject([{ autopilot: false }, { autopilot: true }]);
  });
});

describe("the app's modules", () => {
  it("are offered where the manifest's conditions allow it", async () => {
    const { send, site } = serveCompany();
    const offered = async (key: string): Promise<unknown> => {
      const issueId = site.jira.admin.issue(key).id;
      return (await send("GET", `/site/api/modules/jira:issueAction?issueId=${issueId}`)).body;
    };

    expect(await offered("OPS-11")).toMatchObject({ visible: [{ key: "start-postmortem" }] });
    expect(await offered("OPS-16")).toMatchObject({ visible: [] });
  });

  it("of Jira's administration are for administrators", async () => {
    const { send } = serveCompany();
    const path = "/site/api/modules/jira:adminPage";

    const forMara = await send("GET", path);
    const forDiego = await send("GET", path, { as: diego.accountId });

    expect(forMara.body).toMatchObject({ visible: [{ key: "postmortem-settings" }] });
    expect(forDiego.body).toMatchObject({ visible: [] });
  });

  it("are invoked as the person who is signed in, where the module stands", async () => {
    const seen: unknown[] = [];
    const start = (request: unknown): unknown => {
      seen.push(request);
      return { ok: true, url: `${SITE_URL}/browse/OPS-11` };
    };
    const { send } = serveCompany({ start });

    const reply = await send("POST", "/site/api/invoke", {
      as: diego.accountId,
      body: {
        module: "start-postmortem",
        functionKey: "openStart",
        payload: { timeZone: "UTC" },
        extension: { issue: { key: "OPS-11" } },
      },
    });

    expect(reply).toEqual({ status: 200, body: { ok: true, url: `${ORIGIN}/browse/OPS-11` } });
    expect(seen).toMatchObject([
      { call: { functionKey: "openStart", payload: { timeZone: "UTC" } } },
    ]);
  });

  it("tell of a run that failed", async () => {
    const start = (): never => {
      throw new Error("no luck");
    };
    const { send } = serveCompany({ start });
    const body = { module: "start-postmortem", functionKey: "openStart" };

    const reply = await send("POST", "/site/api/invoke", { body });
    const log = await send("GET", "/site/api/log");

    expect(reply).toMatchObject({ status: 500, body: { message: expect.any(String) as unknown } });
    expect(log.body).toMatchObject({ invocations: [{ function: "start", outcome: "failed" }] });
  });

  it("refuse a call that is none", async () => {
    const { send } = serveCompany();

    expect((await send("POST", "/site/api/invoke", { body: { payload: 1 } })).status).toBe(400);
  });
});

describe("a byline item", () => {
  const body = { module: "postmortem-byline", extension: { content: { id: "1" } } };

  it("says what the app's function says, and the manifest's words for the rest", async () => {
    const { send } = serveCompany({ byline: () => ({ title: "Draft · 1 of 2 done" }) });

    expect((await send("POST", "/site/api/byline", { body })).body).toEqual({
      title: "Draft · 1 of 2 done",
      tooltip: "Follow-ups of this postmortem",
    });
  });

  it("keeps the manifest's words when the function fails", async () => {
    const byline = (): never => {
      throw new Error("no luck");
    };
    const { send } = serveCompany({ byline });

    expect((await send("POST", "/site/api/byline", { body })).body).toMatchObject({
      title: "Postmortem",
    });
  });

  it("is none that the manifest does not name", async () => {
    const { send } = serveCompany();

    expect(
      (await send("POST", "/site/api/byline", { body: { ...body, module: "x" } })).status,
    ).toBe(404);
  });
});

describe("an issue", () => {
  it("moves to another project with its id, and gets a new key", async () => {
    const { send, site } = serveCompany();
    const { id } = site.jira.admin.issue("OPS-13");

    const { body } = await send("POST", "/site/api/issues/OPS-13/move", {
      body: { projectKey: "WEB" },
    });

    expect(body).toEqual({ key: site.jira.admin.issue(id).key });
    expect(site.jira.admin.issue(id).key).toMatch(/^WEB-/);
  });
});

describe("pages", () => {
  const paragraph = (text: string): object => ({
    type: "doc",
    version: 1,
    content: [{ type: "paragraph", content: [{ type: "text", text }] }],
  });
  const pageOf = (served: ReturnType<typeof serveCompany>, title: string): string => {
    const pages = Object.values(served.site.confluence.state.pages);
    return pages.find((page) => page.title === title)?.id ?? "";
  };

  it("are published with what was written, once, for the version that was read", async () => {
    const served = serveCompany();
    const id = pageOf(served, "Severities");
    const edit = { title: "Severities", document: paragraph("Three of them"), version: 1 };

    const first = await served.send("POST", `/site/api/pages/${id}/edit`, { body: edit });
    const second = await served.send("POST", `/site/api/pages/${id}/edit`, { body: edit });

    expect([first.status, second.status]).toEqual([200, 409]);
    expect(served.site.confluence.state.pages[id]?.versions).toHaveLength(2);
  });

  it("get a new title with their text", async () => {
    const served = serveCompany();
    const id = pageOf(served, "Severities");
    const body = { title: "How bad is it?", document: paragraph("Very"), version: 1 };

    await served.send("POST", `/site/api/pages/${id}/edit`, { body });

    expect(served.site.confluence.state.pages[id]?.title).toBe("How bad is it?");
  });

  it("are copied, moved, trashed and restored", async () => {
    const served = serveCompany();
    const id = pageOf(served, "Severities");
    const act = async (action: string, body: unknown = {}): Promise<number> =>
      (await served.send("POST", `/site/api/pages/${id}/${action}`, { body })).status;
    const statusNow = (): string | undefined => served.site.confluence.state.pages[id]?.status;

    const done = [
      await act("copy"),
      await act("move", { parentId: pageOf(served, "Meeting notes") }),
      await act("trash"),
    ];
    const inTrash = statusNow();
    done.push(await act("restore"));

    expect(done).toEqual([200, 200, 200, 200]);
    expect([inTrash, statusNow()]).toEqual(["trashed", "current"]);
    expect(pageOf(served, "Copy of Severities")).not.toBe("");
  });

  it("are closed to people who may not edit them, in Confluence's words", async () => {
    const served = serveCompany();
    const id = pageOf(served, "Reporting a weakness");
    const body = { title: "Mine", document: paragraph("x"), version: 1 };

    const answer = await served.send("POST", `/site/api/pages/${id}/edit`, {
      body,
      as: diego.accountId,
    });

    expect([403, 404]).toContain(answer.status);
  });

  it("have no other actions", async () => {
    const served = serveCompany();
    const id = pageOf(served, "Severities");

    expect((await served.send("POST", `/site/api/pages/${id}/burn`, { body: {} })).status).toBe(
      404,
    );
  });
});
