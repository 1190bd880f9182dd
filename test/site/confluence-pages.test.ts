import {
  ANNA,
  BORIS,
  adf,
  anna,
  app,
  boris,
  confluenceWorld,
  doc,
  paragraph,
} from "./confluence-world";

const aPage = (spaceId: string, more: object = {}) => ({
  spaceId,
  status: "current",
  title: "Checkout outage",
  body: adf(doc(paragraph("What happened"))),
  ...more,
});

describe("POST /pages", () => {
  it("makes a page under the home page of the space and tells so", async () => {
    const { call, space, events } = confluenceWorld();

    const { status, body } = await call(anna, "POST /pages", aPage(space.id));

    expect([status, body.parentId, body.version.number, body.authorId]).toEqual([
      200,
      space.homepageId,
      1,
      ANNA,
    ]);
    expect(body.body).toEqual({});
    expect(events).toMatchObject([
      {
        eventType: "avi:confluence:created:page",
        selfGenerated: false,
        payload: {
          atlassianId: ANNA,
          content: {
            id: body.id,
            title: "Checkout outage",
            space: { id: Number(space.id), key: "OPS" },
            version: { number: 1 },
          },
        },
      },
    ]);
  });

  it("marks events of the app itself", async () => {
    const { call, space, events } = confluenceWorld();

    await call(app, "POST /pages", aPage(space.id));

    expect(events[0]).toMatchObject({ selfGenerated: true, payload: { selfGenerated: true } });
  });

  it("puts a page at the root, and refuses a parent then", async () => {
    const { call, space } = confluenceWorld();

    const root = await call(anna, "POST /pages?root-level=true", aPage(space.id));
    const both = await call(
      anna,
      "POST /pages?root-level=true",
      aPage(space.id, { title: "B", parentId: space.homepageId }),
    );

    expect([root.status, root.body.parentId, both.status]).toEqual([200, null, 400]);
  });

  it("shows a private page to its author only", async () => {
    const { call, space } = confluenceWorld();

    const { body } = await call(anna, "POST /pages?private=true", aPage(space.id));
    const statuses = await Promise.all(
      [anna, boris, app].map(async (who) => (await call(who, `GET /pages/${body.id}`)).status),
    );

    expect(statuses).toEqual([200, 404, 404]);
  });

  it.each(["Checkout outage", "CHECKOUT OUTAGE"])("refuses the taken title %s", async (title) => {
    const { call, space, confluence } = confluenceWorld();
    const old = confluence.admin.addPage({
      spaceId: space.id,
      title: "Checkout outage",
      authorId: ANNA,
    });
    confluence.people.archive(ANNA, old.id);

    const { status, body } = await call(anna, "POST /pages", aPage(space.id, { title }));

    expect(status).toBe(400);
    expect(body.errors).toEqual([
      {
        status: 400,
        code: "BAD_REQUEST",
        title:
          "A page with this title already exists: A page already exists with the same TITLE in this space",
        detail: null,
      },
    ]);
  });

  it("lets the title of a trashed page be used again", async () => {
    const { call, space, confluence } = confluenceWorld();
    const old = confluence.admin.addPage({
      spaceId: space.id,
      title: "Checkout outage",
      authorId: ANNA,
    });
    confluence.people.trash(ANNA, old.id);

    expect((await call(anna, "POST /pages", aPage(space.id))).status).toBe(200);
    expect(() => confluence.people.restore(ANNA, old.id)).toThrow("same TITLE");
  });

  it.each([
    [
      "a paragraph in a task",
      doc({
        type: "taskList",
        attrs: { localId: "l" },
        content: [
          { type: "taskItem", attrs: { localId: "t", state: "TODO" }, content: [paragraph("x")] },
        ],
      }),
    ],
    [
      "an unknown mark",
      doc({
        type: "paragraph",
        content: [{ type: "text", text: "x", marks: [{ type: "blink" }] }],
      }),
    ],
    ["an unknown attribute", doc({ type: "heading", attrs: { level: 1, colour: "red" } })],
    ["an empty text", doc(paragraph(""))],
    ["no version", { type: "doc", content: [] }],
  ])("refuses a document with %s", async (_, document) => {
    const { call, space } = confluenceWorld();

    const { status, body } = await call(
      anna,
      "POST /pages",
      aPage(space.id, { body: adf(document) }),
    );

    expect([status, body.errors[0]?.code]).toEqual([400, "INVALID_REQUEST_PARAMETER"]);
  });

  it.each([
    ["no space", { title: "x" }],
    ["no title", { spaceId: "1", title: "" }],
    ["an unknown field", { spaceId: "1", title: "x", labels: [] }],
    [
      "a document that is no text",
      { spaceId: "1", title: "x", body: { representation: "atlas_doc_format", value: doc() } },
    ],
  ])("refuses a request with %s", async (_, given) => {
    const { call, space } = confluenceWorld();
    const body = "spaceId" in given ? { ...given, spaceId: space.id } : given;

    expect((await call(anna, "POST /pages", body)).status).toBe(400);
  });

  it("refuses what is larger than 5 MB", async () => {
    const { call, space } = confluenceWorld();
    const body = aPage(space.id, { title: "x".repeat(5 * 1024 * 1024) });

    expect((await call(anna, "POST /pages", body)).status).toBe(413);
  });

  it("answers 404 where the space is hidden and 403 where one may only look", async () => {
    const { call, confluence } = confluenceWorld();
    const hidden = confluence.admin.addSpace({
      key: "SEC",
      name: "Security",
      authorId: ANNA,
      everyone: [],
    });
    const readable = confluence.admin.addSpace({
      key: "POL",
      name: "Policies",
      authorId: ANNA,
      everyone: ["view"],
    });

    const inHidden = await call(boris, "POST /pages", aPage(hidden.id));
    const inReadable = await call(boris, "POST /pages", aPage(readable.id));

    expect([inHidden.status, inReadable.status]).toEqual([404, 403]);
  });

  it("keeps a draft to its author, without an event, until it is published", async () => {
    const { call, space, names } = confluenceWorld();
    const { body } = await call(anna, "POST /pages", { spaceId: space.id, status: "draft" });

    const plain = await call(anna, `GET /pages/${body.id}`);
    const asDraft = await call(anna, `GET /pages/${body.id}?get-draft=true`);
    const before = names();
    const other = await call(boris, `GET /pages/${body.id}?get-draft=true`);
    const update = { ...aPage(space.id), id: body.id, version: { number: 1 } };
    const published = await call(anna, `PUT /pages/${body.id}`, update);

    expect([plain.status, asDraft.status, asDraft.body.status, other.status, before]).toEqual([
      404,
      200,
      "draft",
      404,
      [],
    ]);
    expect([published.body.status, published.body.version.number, names()]).toEqual([
      "current",
      1,
      ["created:page"],
    ]);
  });
});

describe("GET /pages/{id}", () => {
  it("gives the document as text, only when it is asked for", async () => {
    const { call, space, confluence } = confluenceWorld();
    const document = doc(paragraph("Hello"));
    const page = confluence.admin.addPage({
      spaceId: space.id,
      title: "P",
      authorId: ANNA,
      document,
    });

    const without = await call(anna, `GET /pages/${page.id}`);
    const { body } = await call(anna, `GET /pages/${page.id}?body-format=atlas_doc_format`);

    expect(without.body.body).toEqual({});
    expect(body.body.atlas_doc_format).toEqual({
      representation: "atlas_doc_format",
      value: JSON.stringify(document),
    });
  });

  it("gives older versions, operations and properties when asked", async () => {
    const { call, space, confluence } = confluenceWorld();
    const page = confluence.admin.addPage({
      spaceId: space.id,
      title: "P",
      authorId: ANNA,
      document: doc(paragraph("one")),
    });
    confluence.people.editPage(ANNA, page.id, doc(paragraph("two")));
    confluence.admin.setProperty(page.id, "mark", { a: 1 });

    const old = await call(anna, `GET /pages/${page.id}?version=1&body-format=atlas_doc_format`);
    const full = await call(
      anna,
      `GET /pages/${page.id}?include-operations=true&include-properties=true&include-versions=true`,
    );
    const versions = await call(anna, `GET /pages/${page.id}/versions`);

    expect(old.body.version.number).toBe(1);
    expect(old.body.body.atlas_doc_format.value).toContain("one");
    expect(full.body.operations.results).toContainEqual({
      operation: "update",
      targetType: "page",
    });
    expect(full.body.properties.results).toMatchObject([
      { key: "mark", value: { a: 1 }, version: { number: 1 } },
    ]);
    expect(full.body.versions.results.map((one) => one.number)).toEqual([2, 1]);
    expect(versions.body.results).toHaveLength(2);
  });

  it("gives a trashed page only to who asks for trashed ones", async () => {
    const { call, space, confluence } = confluenceWorld();
    const page = confluence.admin.addPage({ spaceId: space.id, title: "P", authorId: ANNA });
    await call(anna, `DELETE /pages/${page.id}`);

    const plain = await call(anna, `GET /pages/${page.id}`);
    const trashed = await call(anna, `GET /pages/${page.id}?status=trashed`);

    expect([plain.status, trashed.status, trashed.body.status]).toEqual([404, 200, "trashed"]);
  });

  it("refuses parameters and ids that are none", async () => {
    const { call } = confluenceWorld();

    const statuses = await Promise.all(
      [
        "GET /pages/abc",
        "GET /pages/1?include-everything=true",
        "GET /pages/999999",
        "GET /pagez",
      ].map(async (request) => (await call(anna, request)).status),
    );

    expect(statuses).toEqual([400, 400, 404, 404]);
  });
});

describe("restrictions", () => {
  it("hide a page and all below it, from the app too unless the profile says otherwise", async () => {
    for (const appSeesRestrictedPages of [false, true]) {
      const { call, space, confluence } = confluenceWorld({ appSeesRestrictedPages });
      const top = confluence.admin.addPage({ spaceId: space.id, title: "Top", authorId: ANNA });
      const below = confluence.admin.addPage({
        spaceId: space.id,
        title: "Below",
        authorId: ANNA,
        parentId: top.id,
      });
      confluence.admin.restrict(top.id, { view: [ANNA] });

      const seen = await Promise.all(
        [anna, boris, app].map(async (who) => (await call(who, `GET /pages/${below.id}`)).status),
      );
      const listed = await call(app, "GET /pages");

      expect(seen).toEqual([200, 404, appSeesRestrictedPages ? 200 : 404]);
      expect(listed.body.results).toHaveLength(appSeesRestrictedPages ? 3 : 1);
    }
  });

  it("let people read what they may not edit", async () => {
    const { call, space, confluence, names } = confluenceWorld();
    const page = confluence.admin.addPage({ spaceId: space.id, title: "P", authorId: ANNA });
    confluence.admin.restrict(page.id, { edit: [ANNA] });
    const update = {
      id: page.id,
      status: "current",
      title: "P2",
      body: adf(doc()),
      version: { number: 2 },
    };

    const read = await call(boris, `GET /pages/${page.id}`);
    const write = await call(boris, `PUT /pages/${page.id}`, update);

    expect([read.status, write.status, names()]).toEqual([200, 403, ["permissions_updated:page"]]);
  });
});

describe("PUT /pages/{id}", () => {
  const setUp = () => {
    const world = confluenceWorld();
    const page = world.confluence.admin.addPage({
      spaceId: world.space.id,
      title: "P",
      authorId: ANNA,
      document: doc(paragraph("one")),
    });
    const update = (more: object = {}) => ({
      id: page.id,
      status: "current",
      title: "P",
      body: adf(doc(paragraph("two"))),
      version: { number: 2, message: "because" },
      ...more,
    });
    return { ...world, page, update };
  };

  it("saves the next version with its message and tells so", async () => {
    const { call, page, update, events } = setUp();

    const { status, body } = await call(boris, `PUT /pages/${page.id}`, update());

    expect([status, body.version.number, body.version.message, body.version.authorId]).toEqual([
      200,
      2,
      "because",
      BORIS,
    ]);
    expect(events).toMatchObject([
      {
        eventType: "avi:confluence:updated:page",
        payload: { updateTrigger: "unknown", content: { version: { number: 2 } } },
      },
    ]);
  });

  it.each([1, 3])("answers 409 to version %s of a page at version 1", async (number) => {
    const { call, page, update } = setUp();

    const { status, body } = await call(
      anna,
      `PUT /pages/${page.id}`,
      update({ version: { number } }),
    );

    expect([status, body.errors[0]?.code]).toEqual([409, "CONFLICT"]);
    expect(body.errors[0]?.title).toContain("Version must be incremented");
  });

  it("asks for every part", async () => {
    const { call, page, update } = setUp();

    for (const part of ["id", "status", "title", "body", "version"]) {
      const { status } = await call(anna, `PUT /pages/${page.id}`, update({ [part]: undefined }));
      expect([part, status]).toEqual([part, 400]);
    }
  });

  it("overrides what others typed and did not publish", async () => {
    const { call, page, update, confluence } = setUp();
    confluence.people.startDraft(BORIS, page.id, doc(paragraph("typing")));
    const draft = await call(
      anna,
      `GET /pages/${page.id}?get-draft=true&body-format=atlas_doc_format`,
    );

    await call(anna, `PUT /pages/${page.id}`, update());

    expect(draft.body.body.atlas_doc_format.value).toContain("typing");
    expect(confluence.state.pages[page.id]?.draft).toBeNull();
  });

  it("moves nothing when the title is taken", async () => {
    const { call, page, update, confluence, space } = setUp();
    const other = confluence.admin.addPage({ spaceId: space.id, title: "Other", authorId: ANNA });

    const { status } = await call(
      anna,
      `PUT /pages/${page.id}`,
      update({ title: "other", parentId: other.id }),
    );

    expect([status, confluence.state.pages[page.id]?.parentId]).toEqual([400, space.homepageId]);
  });

  it("renames, moves and restores", async () => {
    const { call, page, update, confluence, space, names } = setUp();
    const other = confluence.admin.addPage({ spaceId: space.id, title: "Other", authorId: ANNA });

    const renamed = await call(anna, `PUT /pages/${page.id}/title`, {
      status: "current",
      title: "New",
    });
    const moved = await call(
      anna,
      `PUT /pages/${page.id}`,
      update({ parentId: other.id, version: { number: 3 } }),
    );
    await call(anna, `DELETE /pages/${page.id}`);
    const restored = await call(anna, `PUT /pages/${page.id}`, update({ version: { number: 4 } }));

    expect([renamed.body.title, renamed.body.version.number]).toEqual(["New", 2]);
    expect([moved.body.parentId, restored.body.status, restored.body.version.number]).toEqual([
      other.id,
      "current",
      3,
    ]);
    expect(names()).toEqual([
      "updated:page",
      "moved:page",
      "updated:page",
      "trashed:page",
      "restored:page",
    ]);
  });
});

describe("lists of pages", () => {
  it("find a page by its title in a space and give further pages by cursor", async () => {
    const { call, space, confluence } = confluenceWorld();
    for (const n of [1, 2, 3])
      confluence.admin.addPage({ spaceId: space.id, title: `Page ${n}`, authorId: ANNA });

    const found = await call(anna, `GET /pages?space-id=${space.id}&title=page%202&status=current`);
    const first = await call(anna, "GET /pages?limit=3");
    const rest = await call(anna, `GET ${first.body._links.next}`);

    expect(found.body.results.map((one) => one.title)).toEqual(["Page 2"]);
    expect(first.headers.get("Link")).toContain('rel="next"');
    expect([first.body.results.length, rest.body.results.length, rest.body._links.next]).toEqual([
      3,
      1,
      undefined,
    ]);
  });

  it("give the pages of a space, its root, and children", async () => {
    const { call, space, confluence } = confluenceWorld();
    const page = confluence.admin.addPage({ spaceId: space.id, title: "P", authorId: ANNA });

    const all = await call(anna, `GET /spaces/${space.id}/pages?sort=-title`);
    const root = await call(anna, `GET /spaces/${space.id}/pages?depth=root`);
    const children = await call(anna, `GET /pages/${space.homepageId ?? ""}/children`);

    expect(all.body.results.map((one) => one.title)).toEqual(["P", "Operations Home"]);
    expect(root.body.results).toHaveLength(1);
    expect(children.body.results).toEqual([
      { id: page.id, status: "current", title: "P", spaceId: space.id, childPosition: 1 },
    ]);
  });
});
