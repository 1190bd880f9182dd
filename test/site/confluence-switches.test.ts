import type { Profile } from "../../site/core";
import {
  ANNA,
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

type Switches = Partial<Profile>;

const aPage = (spaceId: string, document: unknown, title = "Outage") => ({
  spaceId,
  title,
  body: adf(document),
});

/** A page that REST made, and what REST reads of it. */
async function written(profile: Switches, document: unknown) {
  const world = confluenceWorld(profile);
  const { call, space } = world;
  const { id } = (await call(anna, "POST /pages", aPage(space.id, document))).body;
  const read = async (): Promise<string> =>
    (await call(anna, `GET /pages/${id}?body-format=atlas_doc_format`)).body.body.atlas_doc_format
      .value;
  const tasks = async () => (await call(anna, `GET /tasks?page-id=${id}`)).body.results;
  const save = (number: number, body: unknown) =>
    call(anna, `PUT /pages/${id}`, {
      id,
      status: "current",
      title: "Outage",
      body: adf(body),
      version: { number },
    });
  return { ...world, id, read, tasks, save };
}

const oneTask = doc(taskList(task("line-1", "one")));

describe("a body that REST writes", () => {
  it.each([
    ["kept", true, true],
    ["new-ids", false, true],
    ["new-local-ids", false, false],
  ] as const)("where tasks are %s", async (writtenTasks, sameId, sameLocalId) => {
    const { tasks, save, read } = await written({ writtenTasks }, oneTask);
    const [before] = await tasks();

    await save(2, JSON.parse(await read()));

    const [after, ...more] = await tasks();
    expect(more).toEqual([]);
    expect(after?.id === before?.id).toBe(sameId);
    expect(after?.localId === before?.localId).toBe(sameLocalId);
    expect(await read()).toContain(`"localId":"${after?.localId}"`);
  });

  const macro = {
    type: "extension",
    attrs: {
      extensionType: "com.atlassian.ecosystem",
      extensionKey: "app/env/static/follow-ups",
      text: "Follow-ups",
      parameters: { localId: "m", guestParams: { incidents: "100", claim: "c-1" } },
    },
  };

  it("keeps the node of a macro, or adds to it once", async () => {
    const asWritten = await written({ macroNode: "as-written" }, doc(macro));
    const rewritten = await written({ macroNode: "rewritten" }, doc(macro));
    const first = await rewritten.read();
    await rewritten.save(2, JSON.parse(first));

    expect(JSON.parse(await asWritten.read())).toMatchObject({ content: [macro] });
    expect(first).toContain('"guestParams":{"incidents":100,"claim":"c-1"}');
    expect(first).not.toContain('"text":"Follow-ups"');
    expect(await rewritten.read()).toBe(first);
  });
});

describe("statuses that are open questions", () => {
  it.each([404, 403] as const)("a hidden page answers %i", async (hiddenPageStatus) => {
    const { call, id, confluence } = await written({ hiddenPageStatus }, doc());
    confluence.admin.restrict(id, { view: [ANNA] });

    expect((await call(boris, `GET /pages/${id}`)).status).toBe(hiddenPageStatus);
    expect((await call(boris, "GET /pages/1")).status).toBe(404);
  });

  it.each([409, 400] as const)("a wrong version answers %i", async (versionConflictStatus) => {
    const { save } = await written({ versionConflictStatus }, doc());

    const { status, body } = await save(1, doc());

    expect(status).toBe(versionConflictStatus);
    expect(body.errors[0]?.title).toMatch(/^Version must be incremented/u);
  });

  it.each([400, 409] as const)("a taken title answers %i", async (takenTitleStatus) => {
    const { call, space } = await written({ takenTitleStatus }, doc());

    const { status, body } = await call(anna, "POST /pages", aPage(space.id, doc()));

    expect(status).toBe(takenTitleStatus);
    expect(body.errors[0]?.title).toContain("title already exists");
  });
});

describe("a lookup by title", () => {
  it("finds a new page after the profile's time, though the title is taken at once", async () => {
    const { call, clock, space } = await written({ titleLagMs: 5_000 }, doc());
    const found = async () =>
      (await call(app, `GET /pages?space-id=${space.id}&title=outage`)).body.results.length;
    const twice = await call(anna, "POST /pages", aPage(space.id, doc()));

    const before = await found();
    await clock.advance(5_000);

    expect([twice.status, before, await found()]).toEqual([400, 0, 1]);
  });
});

describe("events of tasks", () => {
  const done = { status: "complete" };

  it.each([
    [{}, ["updated:page", "updated:task"]],
    [{ taskUpdateTellsTask: false }, ["updated:page"]],
    [{ taskUpdateMakesVersion: false }, ["updated:task"]],
  ] as const)("that REST ticked, where %j", async (profile, expected) => {
    const { call, tasks, names } = await written(profile, oneTask);
    const before = names().length;

    await call(app, `PUT /tasks/${(await tasks())[0]?.id ?? ""}`, done);

    expect(names().slice(before)).toEqual(expected);
  });

  it("always tell what a person ticks", async () => {
    const { id, confluence, names } = await written({ taskUpdateTellsTask: false }, oneTask);

    confluence.people.toggleTask(ANNA, id, { localId: "line-1" });

    expect(names()).toContain("updated:task");
  });

  it.each([true, false])("name the item by uuid: %s", async (taskEventUuids) => {
    const { events } = await written({ taskEventUuids }, oneTask);

    const made = events.find(({ eventType }) => eventType.endsWith("created:task"));

    expect(made?.payload["task"]).toMatchObject({ id: 1, uuid: taskEventUuids ? "line-1" : null });
  });

  it.each([true, false])("fire for what is not published: %s", async (taskEventsForDrafts) => {
    const { id, confluence, names, tasks } = await written(
      { taskEventsForDrafts },
      doc(paragraph("x")),
    );

    confluence.people.startDraft(ANNA, id, oneTask);

    expect(names().includes("created:task")).toBe(taskEventsForDrafts);
    expect(await tasks()).toEqual([]);
  });
});
