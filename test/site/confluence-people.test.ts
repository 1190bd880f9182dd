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
  task,
  taskList,
} from "./confluence-world";

const LINES = doc(taskList(task("a", "Add an alert")));

const setUp = (profile = {}) => {
  const world = confluenceWorld(profile);
  const { admin } = world.confluence;
  const page = admin.addPage({
    spaceId: world.space.id,
    title: "P",
    authorId: ANNA,
    document: LINES,
  });
  return { ...world, page, people: world.confluence.people };
};

describe("what people do in the browser", () => {
  it("ticks a task, with the person's name on it", () => {
    const { people, page, confluence, events } = setUp();

    people.toggleTask(BORIS, page.id, { localId: "a" });

    expect(Object.values(confluence.state.tasks)).toMatchObject([
      { done: true, completedBy: BORIS },
    ]);
    expect(events.at(-1)).toMatchObject({ selfGenerated: false, payload: { atlassianId: BORIS } });
  });

  it("copies a page with properties and line ids, as another page", () => {
    const { people, page, confluence, events, names } = setUp();
    confluence.admin.setProperty(page.id, "mark", { claim: "c1" });

    const copied = people.copyPage(BORIS, page.id);

    expect([copied.title, copied.id === page.id]).toEqual(["Copy of P", false]);
    expect(confluence.contentProperty(copied.id, "mark")).toEqual({ claim: "c1" });
    expect(names()).toEqual(["created:page", "created:task", "copied:page"]);
    expect(events.at(-1)?.payload["originContentId"]).toBe(page.id);
  });

  it("trashes, restores, archives, moves and purges, each with its event", () => {
    const { people, page, confluence, names } = setUp();
    const other = confluence.admin.addSpace({ key: "PAY", name: "Payments", authorId: ANNA });

    people.trash(ANNA, page.id);
    people.restore(ANNA, page.id);
    people.archive(ANNA, page.id);
    people.unarchive(ANNA, page.id);
    const moved = people.movePage(ANNA, page.id, { parentId: other.homepageId, spaceId: other.id });
    people.trash(ANNA, page.id);
    people.purge(ANNA, page.id);

    expect(moved.spaceId).toBe(other.id);
    expect(names()).toEqual([
      "trashed:page",
      "restored:page",
      "archived:page",
      "unarchived:page",
      "moved:page",
      "trashed:page",
      "deleted:page",
    ]);
    expect(confluence.state.tasks).toEqual({});
  });

  it("trashes a page without those below it, which move up", async () => {
    const { people, page, space, confluence, names, call } = setUp();
    const below = confluence.admin.addPage({
      spaceId: space.id,
      title: "Below",
      authorId: ANNA,
      parentId: page.id,
    });

    people.trash(ANNA, page.id);
    people.purge(ANNA, page.id);

    const { status, body } = await call(boris, `GET /pages/${below.id}`);
    expect([status, body.status, body.parentId]).toEqual([200, "current", page.parentId]);
    const found = await call(boris, `GET /wiki/rest/api/search?cql=parent%3D${page.parentId}`);
    expect(found.body.results.map(({ title }) => title)).toEqual(["Below"]);
    expect(names()).toEqual(["trashed:page", "deleted:page"]);
  });

  it("reverts to an older version and loses what was not published", () => {
    const { people, page, events } = setUp();
    people.editPage(ANNA, page.id, doc(paragraph("all gone")));
    people.startDraft(BORIS, page.id, doc(paragraph("typing")));

    const reverted = people.restoreVersion(ANNA, page.id, 1);

    expect([reverted.versions.at(-1)?.body, reverted.draft]).toEqual([LINES, null]);
    expect(events.map((event) => event.payload["updateTrigger"])).toContain("revert");
  });

  it("finds a tick of others in what was typed and not published", () => {
    const { people, page, confluence } = setUp();
    people.startDraft(BORIS, page.id, doc(taskList(task("a", "Add a better alert"))));

    people.toggleTask(ANNA, page.id, { localId: "a" });

    expect(confluence.state.pages[page.id]?.draft?.body).toEqual(
      doc(taskList(task("a", "Add a better alert", "DONE"))),
    );
  });

  it("moves nothing to a space where the person may not write", () => {
    const { people, page, confluence } = setUp();
    const closed = confluence.admin.addSpace({
      key: "POL",
      name: "Policies",
      authorId: ANNA,
      everyone: ["view"],
    });
    const move = () => people.movePage(BORIS, page.id, { parentId: null, spaceId: closed.id });

    expect(move).toThrow("permission");
  });

  it("types, publishes and discards drafts", () => {
    const { people, page, names } = setUp();
    people.startDraft(BORIS, page.id, doc(paragraph("one")));
    const published = people.publishDraft(BORIS, page.id);
    people.startDraft(BORIS, page.id, doc(paragraph("two")));

    const discarded = people.discardDraft(BORIS, page.id);

    expect([published.versions.length, published.draft, discarded.draft]).toEqual([2, null, null]);
    expect(names()).toEqual(["updated:page", "removed:task"]);
  });

  it("makes live docs, which tell of their edits by other names", () => {
    const { people, space, names } = setUp();
    const live = people.createPage(ANNA, { spaceId: space.id, title: "Live", live: true });

    people.editPage(ANNA, live.id, doc(paragraph("x")));

    expect(names()).toEqual(["initialized:page", "snapshotted:page"]);
  });

  it("refuses what the person may not", () => {
    const { people, page, confluence } = setUp();
    confluence.admin.restrict(page.id, { edit: [ANNA] });

    expect(() => people.editPage(BORIS, page.id, doc())).toThrow("permission");
    expect(() => people.editPage(ANNA, page.id, { type: "doc" })).toThrow("Invalid ADF");
  });
});

describe("the app in spaces that keep apps out", () => {
  it("sees nothing there", async () => {
    const { call, confluence, page, space } = setUp();
    confluence.admin.setGrants(space.id, { app: [] });

    const read = await call(app, `GET /pages/${page.id}`);
    const spaces = await call(app, "GET /spaces");

    expect([read.status, spaces.body.results]).toEqual([404, []]);
  });
});

describe("state", () => {
  it("goes on from what was saved, with tasks that were still to be taken in", async () => {
    const before = confluenceWorld({ taskLagMs: 5_000 });
    await before.call(anna, "POST /pages", {
      spaceId: before.space.id,
      title: "P",
      body: adf(LINES),
    });
    const saved: typeof before.confluence.state = JSON.parse(
      JSON.stringify(before.confluence.state),
    ) as never;

    const after = confluenceWorld({}, saved);
    await after.clock.advance(5_000);

    expect((await after.call(boris, "GET /tasks")).body.results).toHaveLength(1);
    expect(after.names()).toEqual(["created:task"]);
  });
});
