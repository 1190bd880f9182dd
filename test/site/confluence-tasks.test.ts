import type { Profile } from "../../site/core";
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
  text,
} from "./confluence-world";

const LINES = doc(paragraph("Follow-ups"), taskList(task("a", "Add an alert"), task("b", "")));

const setUp = (profile: Partial<Profile> = {}) => {
  const world = confluenceWorld(profile);
  const { admin } = world.confluence;
  const page = admin.addPage({
    spaceId: world.space.id,
    title: "P",
    authorId: ANNA,
    document: LINES,
  });
  const tasks = async () =>
    (await world.call(anna, `GET /tasks?page-id=${page.id}&body-format=atlas_doc_format`)).body
      .results;
  return { ...world, page, tasks };
};

describe("GET /tasks", () => {
  it("tells of each task item of a page", async () => {
    const { tasks, page, space } = setUp();

    expect(await tasks()).toMatchObject([
      { localId: "a", pageId: page.id, spaceId: space.id, status: "incomplete", createdBy: ANNA },
      { localId: "b", status: "incomplete" },
    ]);
    expect((await tasks())[0]?.body.atlas_doc_format.value).toBe(
      JSON.stringify({
        type: "doc",
        version: 1,
        content: [{ type: "paragraph", content: [text("Add an alert")] }],
      }),
    );
  });

  it("numbers them on the page under the other profile", async () => {
    const { tasks } = setUp({ taskIds: "number" });

    expect((await tasks()).map((one) => one.localId)).toEqual(["1", "2"]);
  });

  it("takes the first mention as the assignee and the first date as the due date", async () => {
    const { call, space, confluence } = confluenceWorld();
    const item = {
      type: "taskItem",
      attrs: { localId: "x", state: "TODO" },
      content: [
        { type: "mention", attrs: { id: BORIS, text: "@Boris" } },
        text(" by "),
        { type: "date", attrs: { timestamp: "1772668800000" } },
      ],
    };
    confluence.admin.addPage({
      spaceId: space.id,
      title: "P",
      authorId: ANNA,
      document: doc(taskList(item)),
    });

    const { body } = await call(anna, `GET /tasks?assigned-to=${BORIS}`);

    expect(body.results).toMatchObject([{ assignedTo: BORIS, dueAt: "2026-03-05T00:00:00.000Z" }]);
  });

  it("filters by status and leaves out blank ones when asked", async () => {
    const { call, confluence, page } = setUp();
    confluence.people.toggleTask(ANNA, page.id, { localId: "b" });

    const ids = async (query: string) =>
      (await call(anna, `GET /tasks?${query}`)).body.results.map((one) => one.localId);

    expect(await ids("status=complete")).toEqual(["b"]);
    expect(await ids("status=incomplete")).toEqual(["a"]);
    expect(await ids("include-blank-tasks=false")).toEqual(["a"]);
    expect((await call(anna, "GET /tasks?limit=251")).status).toBe(400);
  });

  it("shows tasks of pages that are visible and current", async () => {
    const { call, confluence, page } = setUp();
    confluence.admin.restrict(page.id, { view: [ANNA] });

    expect((await call(boris, "GET /tasks")).body.results).toEqual([]);
    expect((await call(anna, "GET /tasks")).body.results).toHaveLength(2);

    confluence.people.trash(ANNA, page.id);
    expect((await call(anna, "GET /tasks")).body.results).toEqual([]);
  });

  it("knows new tasks some time after the page", async () => {
    const { call, space, clock, names } = confluenceWorld({ taskLagMs: 1_000 });
    await call(anna, "POST /pages", { spaceId: space.id, title: "P", body: adf(LINES) });
    const before = (await call(anna, "GET /tasks")).body.results.length;

    await clock.advance(1_000);

    expect([before, (await call(anna, "GET /tasks")).body.results.length]).toEqual([0, 2]);
    expect(names()).toEqual(["created:page", "created:task", "created:task"]);
  });
});

describe("task ids", () => {
  it("stay while the local id stays in the body", async () => {
    const { tasks, confluence, page, names } = setUp();
    const before = await tasks();

    confluence.people.editPage(
      ANNA,
      page.id,
      doc(taskList(task("b", "Now with text"), task("a", "Add an alert"))),
    );

    expect((await tasks()).map(({ id, localId }) => [localId, id])).toEqual(
      before.map(({ id, localId }) => [localId, id]),
    );
    expect(names()).toEqual(["updated:page", "updated:task"]);
  });

  it("are new for a line that comes back, which keeps its number", async () => {
    const { tasks, confluence, page, names } = setUp({ taskIds: "number" });
    const before = await tasks();
    confluence.people.editPage(ANNA, page.id, doc(taskList(task("b", ""))));
    const without = await tasks();

    confluence.people.restoreVersion(ANNA, page.id, 1);
    const after = await tasks();

    expect(without.map((one) => one.localId)).toEqual(["2"]);
    expect(after.map((one) => one.localId)).toEqual(["2", "1"]);
    expect(after[1]?.id).not.toBe(before[0]?.id);
    expect(names()).toEqual(["updated:page", "removed:task", "updated:page", "created:task"]);
  });

  it("are made for lines that have none or share one", () => {
    const { confluence, page } = setUp();
    const bare = { type: "taskItem", attrs: { state: "TODO" }, content: [text("new")] };

    const edited = confluence.people.editPage(
      ANNA,
      page.id,
      doc(taskList(bare, task("a", "1"), task("a", "2"))),
    );
    const ids = Object.values(confluence.state.tasks).map((one) => one.uuid);

    expect(edited.versions).toHaveLength(2);
    expect(new Set(ids).size).toBe(3);
    expect(ids).toContain("a");
  });
});

describe("PUT /tasks/{id}", () => {
  it.each([true, false])(
    "ticks the line on the page; a version appears: %s",
    async (taskUpdateMakesVersion) => {
      const { call, tasks, page, confluence, events, names } = setUp({ taskUpdateMakesVersion });
      const [first] = await tasks();

      const { status, body } = await call(app, `PUT /tasks/${first?.id ?? ""}`, {
        status: "complete",
      });
      const now = await call(anna, `GET /pages/${page.id}?body-format=atlas_doc_format`);

      expect([status, body.status, body.completedBy]).toEqual([200, "complete", app.accountId]);
      expect(now.body.body.atlas_doc_format.value).toContain('{"localId":"a","state":"DONE"}');
      expect(now.body.version.number).toBe(taskUpdateMakesVersion ? 2 : 1);
      expect(names()).toEqual(
        taskUpdateMakesVersion ? ["updated:page", "updated:task"] : ["updated:task"],
      );
      expect(events.at(-1)).toMatchObject({
        selfGenerated: true,
        payload: {
          task: {
            id: 1,
            uuid: "a",
            status: "complete",
            statusAsString: "CHECKED",
            assignee: null,
            dueDate: null,
          },
          oldTask: { id: 1, uuid: "a", status: "incomplete", statusAsString: "UNCHECKED" },
          content: { id: page.id },
        },
      });
      expect(confluence.state.pages[page.id]?.versions[0]?.number).toBe(1);
    },
  );

  it("does nothing the second time", async () => {
    const { call, tasks, names } = setUp();
    const id = (await tasks())[0]?.id ?? "";
    await call(app, `PUT /tasks/${id}`, { status: "complete" });
    const before = names().length;

    const again = await call(app, `PUT /tasks/${id}`, { status: "complete" });

    expect([again.status, names().length]).toEqual([200, before]);
  });

  it("forgets who completed it when it is opened again", async () => {
    const { call, tasks } = setUp();
    const id = (await tasks())[0]?.id ?? "";
    await call(anna, `PUT /tasks/${id}`, { status: "complete" });

    const { body } = await call(anna, `PUT /tasks/${id}`, { status: "incomplete" });

    expect(body).not.toHaveProperty("completedAt");
    expect(body).not.toHaveProperty("completedBy");
  });

  it("needs the right to edit the page", async () => {
    const { call, tasks, confluence, page } = setUp();
    const id = (await tasks())[0]?.id ?? "";
    confluence.admin.restrict(page.id, { edit: [ANNA] });

    expect((await call(boris, `PUT /tasks/${id}`, { status: "complete" })).status).toBe(403);
    expect((await call(app, `PUT /tasks/${id}`, { status: "complete" })).status).toBe(403);
    expect((await call(anna, `PUT /tasks/${id}`, { status: "done" })).status).toBe(400);
    expect((await call(anna, "PUT /tasks/999999", { status: "complete" })).status).toBe(404);
  });

  it("is not undone by a body that was saved before and is taken in after", async () => {
    const { call, tasks, confluence, page, clock } = setUp({ taskLagMs: 1_000 });
    const id = (await tasks())[0]?.id ?? "";
    confluence.people.editPage(ANNA, page.id, doc(taskList(task("a", "Reworded"))));
    await call(app, `PUT /tasks/${id}`, { status: "complete" });

    await clock.advance(1_000);

    expect(await tasks()).toMatchObject([{ localId: "a", status: "complete" }]);
  });
});

describe("task events of pages made by REST", () => {
  it("stay away under the profile that says so", async () => {
    const { call, space, names, confluence } = confluenceWorld({ taskEventsForApiPages: false });
    const { body } = await call(anna, "POST /pages", {
      spaceId: space.id,
      title: "P",
      body: adf(LINES),
    });
    const made = names();

    confluence.people.editPage(ANNA, body.id, doc(taskList(task("c", "By hand"))));

    expect(made).toEqual(["created:page"]);
    expect(names().slice(1)).toEqual([
      "updated:page",
      "created:task",
      "removed:task",
      "removed:task",
    ]);
  });
});
