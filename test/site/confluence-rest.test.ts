import { CONFLUENCE_SCOPES, neededScopes } from "../../site/confluence/scopes";
import { ANNA, BORIS, anna, app, boris, confluenceWorld, doc, paragraph } from "./confluence-world";

const setUp = (profile = {}) => {
  const world = confluenceWorld(profile);
  const document = doc(paragraph("Payments stopped"));
  const page = world.confluence.admin.addPage({
    spaceId: world.space.id,
    title: "Payments outage",
    authorId: ANNA,
    document,
  });
  return { ...world, page, people: world.confluence.people };
};

describe("labels", () => {
  it("are listed late, when they come and when they go", async () => {
    const { call, clock, page, people } = setUp({ propertyListLagMs: 2_000 });
    const names = async (): Promise<unknown> => {
      const list = await call(anna, `GET /pages/${page.id}/labels?sort=-name`);
      const { body } = await call(anna, `GET /pages/${page.id}?include-labels=true`);
      expect(new Set(body.labels.results)).toEqual(new Set(list.body.results));
      return list.body.results.map(({ name, prefix }) => [name, prefix]);
    };
    people.addLabel(ANNA, page.id, "Outage");
    people.addLabel(ANNA, page.id, "postmortem");

    const atOnce = await names();
    await clock.advance(2_000);
    const later = await names();
    people.removeLabel(ANNA, page.id, "outage");
    const still = await names();
    await clock.advance(2_000);

    expect(atOnce).toEqual([]);
    expect(later).toEqual([
      ["postmortem", "global"],
      ["outage", "global"],
    ]);
    expect(still).toEqual(later);
    expect(await names()).toEqual([["postmortem", "global"]]);
  });

  it("have prefixes, and are for those who may view the page", async () => {
    const { call, clock, page, people, confluence } = setUp();
    people.addLabel(ANNA, page.id, "outage");
    await clock.advance(60_000);
    confluence.admin.restrict(page.id, { view: [ANNA] });

    const team = await call(anna, `GET /pages/${page.id}/labels?prefix=team`);

    expect(team.body.results).toEqual([]);
    expect((await call(boris, `GET /pages/${page.id}/labels`)).status).toBe(404);
  });
});

describe("content properties", () => {
  it("are made once, found by key, changed by version and deleted", async () => {
    const { call, page, confluence } = setUp({ propertyListLagMs: 0 });
    const at = `/pages/${page.id}/properties`;

    const made = await call(anna, `POST ${at}`, { key: "mark", value: { a: 1 } });
    const twice = await call(anna, `POST ${at}`, { key: "mark", value: 2 });
    const found = await call(anna, `GET ${at}?key=mark`);
    const id = found.body.results[0]?.id ?? "";
    const stale = await call(anna, `PUT ${at}/${id}`, {
      key: "mark",
      value: 2,
      version: { number: 1 },
    });
    const changed = await call(boris, `PUT ${at}/${id}`, {
      key: "mark",
      value: 2,
      version: { number: 2 },
    });
    const value = confluence.contentProperty(page.id, "mark");
    const deleted = await call(anna, `DELETE ${at}/${id}`);
    const gone = await call(anna, `GET ${at}/${id}`);

    expect([
      made.status,
      twice.status,
      stale.status,
      changed.status,
      deleted.status,
      gone.status,
    ]).toEqual([200, 409, 409, 200, 204, 404]);
    expect([made.body.version.number, changed.body.version.number, value]).toEqual([1, 2, 2]);
    expect(stale.body.errors[0]?.code).toBe("CONFLICT");
    expect(confluence.contentProperty(page.id, "mark")).toBeUndefined();
  });

  it("are listed late, and read by their id at once", async () => {
    const { call, clock, page } = setUp({ propertyListLagMs: 2_000 });
    const at = `/pages/${page.id}/properties`;
    const { id } = (await call(anna, `POST ${at}`, { key: "mark", value: 1 })).body;
    const listed = async () => (await call(anna, `GET ${at}`)).body.results.length;

    const before = await listed();
    await clock.advance(2_000);

    expect([before, await listed()]).toEqual([0, 1]);
    expect((await call(anna, `GET ${at}/${id}`)).status).toBe(200);
  });

  it("need the right to edit, and have a size", async () => {
    const { call, page, confluence } = setUp();
    const at = `/pages/${page.id}/properties`;
    const long = await call(anna, `POST ${at}`, { key: "mark", value: "x".repeat(32_768) });
    confluence.admin.restrict(page.id, { edit: [ANNA] });

    expect(long.status).toBe(400);
    expect((await call(boris, `POST ${at}`, { key: "mark", value: 1 })).status).toBe(403);
    expect((await call(boris, `GET ${at}`)).status).toBe(200);
  });
});

describe("spaces", () => {
  it("are those that one may view", async () => {
    const { call, confluence, space } = setUp();
    confluence.admin.addSpace({ key: "SEC", name: "Security", authorId: ANNA, everyone: [] });

    const keys = async (who: typeof anna) =>
      (await call(who, "GET /spaces")).body.results.map((one) => one.key);

    expect([await keys(anna), await keys(boris)]).toEqual([["OPS", "SEC"], ["OPS"]]);
    expect((await call(boris, "GET /spaces?keys=SEC,OPS")).body.results).toMatchObject([
      { id: space.id, homepageId: space.homepageId },
    ]);
  });

  it("say what one may do there", async () => {
    const { call, confluence } = setUp();
    const space = confluence.admin.addSpace({
      key: "POL",
      name: "Policies",
      authorId: ANNA,
      everyone: ["view"],
    });
    const create = { operation: "create", targetType: "page" };

    const annas = await call(anna, `GET /spaces/${space.id}?include-operations=true`);
    const boriss = await call(boris, `GET /spaces/${space.id}?include-operations=true`);

    expect(annas.body.operations.results).toContainEqual(create);
    expect(boriss.body.operations.results).not.toContainEqual(create);
  });
});

describe("the older API", () => {
  it("says who one is and what one may", async () => {
    const { call, page, confluence } = setUp();
    confluence.admin.restrict(page.id, { edit: [ANNA] });
    const at = `POST /wiki/rest/api/content/${page.id}/permission/check`;
    const ask = (identifier: string, operation: string) => ({
      subject: { type: "user", identifier },
      operation,
    });

    const me = await call(boris, "GET /wiki/rest/api/user/current");
    const read = await call(boris, at, ask(BORIS, "read"));
    const update = await call(boris, at, ask(BORIS, "update"));
    const other = await call(boris, at, ask(ANNA, "update"));

    expect(me.body).toMatchObject({ accountId: BORIS });
    expect([read.body, update.body, other.status]).toMatchObject([
      { hasPermission: true },
      { hasPermission: false },
      403,
    ]);
  });

  it("tells the restrictions of a page", async () => {
    const { call, page, confluence } = setUp();
    confluence.admin.restrict(page.id, { view: [ANNA, BORIS] });

    const { body } = await call(anna, `GET /wiki/rest/api/content/${page.id}/restriction`);

    expect(body.results).toMatchObject([
      {
        operation: "read",
        restrictions: { user: { results: [{ accountId: ANNA }, { accountId: BORIS }] } },
      },
      { operation: "update", restrictions: { user: { results: [] } } },
    ]);
  });

  it("takes JSON and answers nothing else", async () => {
    const { confluence, page } = setUp();
    const at = `https://local.atlassian.net/wiki/api/v2/pages/${page.id}`;
    const status = async (init: RequestInit): Promise<number> =>
      (await confluence.handle(new Request(at, init), anna)).status;

    expect(await status({ method: "PUT", body: "{}" })).toBe(415);
    expect(await status({ headers: { Accept: "text/html" } })).toBe(406);
    expect(await status({ headers: { Accept: "text/html, application/*" } })).toBe(200);
  });

  it("answers failures in its own shape", async () => {
    const { call } = setUp();

    const { status, body } = await call(anna, "GET /wiki/rest/api/content/1");

    expect([status, body]).toMatchObject([404, { statusCode: 404 }]);
  });

  it.each([
    ["type=page and space=OPS and title ~ payments", 1],
    ['title = "Payments outage" or title = "Nothing"', 1],
    ["text ~ 'stopped' and not space = PAY", 1],
    ['content.property[mark].status = "open"', 1],
    ["pageStatus in (open, closed)", 1],
    ["content.property[mark].count >= 4", 0],
    ["space != OPS", 0],
  ])("searches with %s", async (cql, count) => {
    const { call, page, confluence } = setUp();
    confluence.admin.setProperty(page.id, "mark", { status: "open", count: 3 });
    confluence.admin.declareSearchAliases([
      { alias: "pageStatus", propertyKey: "mark", path: "status" },
    ]);

    const { status, body } = await call(
      anna,
      `GET /wiki/rest/api/search?cql=${encodeURIComponent(cql)}`,
    );

    expect([status, body.results.length]).toEqual([200, count]);
  });

  it("searches what it learned of some time ago", async () => {
    const { call, page, people, clock } = setUp({ searchLagMs: 5_000 });
    people.renamePage(ANNA, page.id, "Renamed");
    const find = async (title: string) =>
      (await call(anna, `GET /wiki/rest/api/search?cql=title~${title}`)).body.results.length;
    const before = [await find("payments"), await find("renamed")];

    await clock.advance(5_000);

    expect([before, await find("payments"), await find("renamed")]).toEqual([[1, 0], 0, 1]);
  });

  it.each(["title", "title ~", "colour = red", "(title ~ a"])("refuses %s", async (cql) => {
    const { call } = setUp();

    expect(
      (await call(anna, `GET /wiki/rest/api/search?cql=${encodeURIComponent(cql)}`)).status,
    ).toBe(400);
  });
});

describe("app properties", () => {
  it("are the app's alone", async () => {
    const { call } = setUp();
    const at = "/app/properties/kinds";

    const statuses = [
      await call(app, `PUT ${at}`, { ids: [1] }),
      await call(app, `PUT ${at}`, { ids: [2] }),
      await call(app, `GET ${at}`),
      await call(anna, `GET ${at}`),
      await call(app, `DELETE ${at}`),
      await call(app, `GET ${at}`),
    ].map(({ status }) => status);

    expect(statuses).toEqual([201, 200, 200, 403, 204, 404]);
  });
});

describe("people", () => {
  it("are looked up in bulk, and refused everywhere without Confluence", async () => {
    const { call, confluence } = setUp();
    confluence.admin.addUser({ accountId: "user-carl", displayName: "Carl", canUse: false });

    const { body } = await call(anna, "POST /users-bulk", { accountIds: [BORIS, "nobody"] });
    const carl = await call({ kind: "user", accountId: "user-carl" }, "GET /spaces");

    expect(body.results).toMatchObject([{ accountId: BORIS, displayName: BORIS }]);
    expect(carl.status).toBe(403);
  });

  it("may view or edit as the site asks", () => {
    const { page, confluence } = setUp();
    confluence.admin.restrict(page.id, { edit: [ANNA] });

    expect(
      ["view", "edit", "dance"].map((permission) => confluence.may(BORIS, permission, page.id)),
    ).toEqual([true, false, false]);
  });
});

describe("neededScopes", () => {
  it("names the scopes of every operation, and none for what is not there", () => {
    expect(neededScopes("GET", "/wiki/api/v2/tasks?page-id=1")).toEqual([["read:task:confluence"]]);
    expect(neededScopes("PUT", "/wiki/api/v2/pages/1/properties/2")).toEqual([
      ["read:page:confluence", "write:page:confluence"],
    ]);
    expect(neededScopes("GET", "/wiki/api/v2/blogposts")).toEqual([]);
    expect(CONFLUENCE_SCOPES.length).toBeGreaterThan(30);
  });
});
