import { FOLLOW_UP_PROPERTY, INCIDENT_PROPERTY } from "../../src/contract/keys";
import type { PageView } from "../../src/contract/views";
import { linesOf } from "../../src/domain/line";
import { LINE_OPTIONS } from "../builders/follow-ups";
import {
  ANA,
  ask,
  codeOf,
  documentOf,
  moveTask,
  OMAR,
  pagesOf,
  started,
  STATUS,
  storySite,
  tasksOf,
  valueOf,
  writeLines,
  type StorySite,
} from "./story-site";

const lines = (story: StorySite, pageId: string) =>
  linesOf(documentOf(story, pageId), LINE_OPTIONS);

const done = (story: StorySite, pageId: string) => lines(story, pageId).map((line) => line.done);

const taskNamed = (story: StorySite, summary: string) =>
  tasksOf(story).find((task) => task.summary === summary)!;

const page = async (story: StorySite, pageId: string, who = ANA) => {
  const view: PageView = valueOf(await ask(story, who).openPage(pageId));
  if (view.kind !== "postmortem") throw new Error(`the page is ${view.kind}`);
  return view;
};

describe("lines become tasks", () => {
  it("of the incident, with owner, date and priority", async () => {
    const story = storySite();
    const pageId = await started(story);

    await writeLines(story, pageId, [
      {
        text: "Add an alert P2 ",
        extra: [
          { type: "mention", attrs: { id: OMAR, text: "@Omar Haddad" } },
          { type: "text", text: " " },
          { type: "date", attrs: { timestamp: String(Date.UTC(2026, 11, 1)) } },
        ],
      },
      "Write the runbook",
    ]);

    expect(
      tasksOf(story)
        .map(({ summary }) => summary)
        .sort(),
    ).toEqual(["Add an alert", "Write the runbook"]);
    const task = taskNamed(story, "Add an alert");
    expect(task).toMatchObject({ assigneeId: OMAR, dueDate: "2026-12-01", priorityId: "2" });
    expect(story.jira.issueProperty(task.id, FOLLOW_UP_PROPERTY)).toMatchObject({
      page: pageId,
      incident: story.incident.key,
      promised: "2026-12-01",
    });
    const ties = Object.values(story.jira.state.links);
    expect(ties).toHaveLength(2);
    expect(story.jira.issueProperty(story.incident.id, INCIDENT_PROPERTY)).toMatchObject({
      total: 2,
      open: 2,
      done: 0,
    });
  });

  it("once, however often the page is saved", async () => {
    const story = storySite();
    const pageId = await started(story);

    await writeLines(story, pageId, ["one", "two"]);
    await writeLines(story, pageId, ["one", "two, reworded"]);
    await writeLines(story, pageId, ["one", "two, reworded"]);

    expect(
      tasksOf(story)
        .map(({ summary }) => summary)
        .sort(),
    ).toEqual(["one", "two, reworded"]);
  });

  it("but not when they are ticked already, blank, or under another heading", async () => {
    const story = storySite();
    const pageId = await started(story);

    await writeLines(story, pageId, [{ text: "done before", done: true }, " — "]);

    expect(tasksOf(story)).toEqual([]);
  });

  it("also when the person who is named can't be assigned", async () => {
    const story = storySite();
    const pageId = await started(story);

    await writeLines(story, pageId, [
      {
        text: "Ask them ",
        extra: [{ type: "mention", attrs: { id: "user-guest", text: "@Guy" } }],
      },
      "Another one",
    ]);

    expect(tasksOf(story)).toHaveLength(2);
    expect(taskNamed(story, "Ask them").assigneeId).toBeNull();
  });

  it("200 at a time, every one linked to the incident within Jira's limit of writes, and in step from then on", async () => {
    const story = storySite({ profile: { createScreenOffersLinks: false } });
    const pageId = await started(story);
    const steps = (length: number, finished?: number) =>
      Array.from({ length }, (_, n) => ({ text: `step ${n}`, done: n === finished }));

    await writeLines(story, pageId, steps(200));

    expect(tasksOf(story)).toHaveLength(200);
    expect(Object.values(story.jira.state.links)).toHaveLength(200);
    expect(story.site.queues.dropped).toEqual([]);

    await moveTask(story, taskNamed(story, "step 150").key, "31");
    expect(done(story, pageId)).toEqual(steps(200, 150).map((step) => step.done));

    await writeLines(story, pageId, steps(201, 150));
    expect(tasksOf(story)).toHaveLength(201);
    expect(tasksOf(story).filter(({ statusId }) => statusId === STATUS.done)).toHaveLength(1);
  });

  it("and say why when the project asks for a field", async () => {
    const story = storySite();
    const { screens } = story.jira.state.projects["100"]!;
    story.jira.admin.changeProject("OPS", {
      screens: { "*": { fields: [...screens["*"]!.fields, "labels"], required: ["labels"] } },
    });
    const pageId = await started(story);

    await writeLines(story, pageId, ["one"]);

    expect(tasksOf(story)).toEqual([]);
    const [followUp] = (await page(story, pageId)).followUps;
    expect(followUp).toMatchObject({ state: "not-synced" });
    expect(followUp?.problem).toMatch(/asks for Labels/u);
  });
});

describe("page and board agree", () => {
  it("a task that is done ticks its line, a reopened one unticks it", async () => {
    const story = storySite();
    const pageId = await started(story);
    await writeLines(story, pageId, ["one", "two"]);
    const { key } = taskNamed(story, "one");

    await moveTask(story, key, "31");
    expect(done(story, pageId)).toEqual([true, false]);
    expect(story.jira.issueProperty(story.incident.id, INCIDENT_PROPERTY)).toMatchObject({
      done: 1,
    });

    await moveTask(story, key, "41");
    expect(done(story, pageId)).toEqual([false, false]);
  });

  it("a ticked line closes its task, an unticked one reopens it", async () => {
    const story = storySite();
    const pageId = await started(story);
    await writeLines(story, pageId, ["one"]);
    const tick = async (value: boolean) => {
      story.confluence.people.toggleTask(ANA, pageId, { localId: "item-0", done: value });
      await story.site.settle();
    };

    await tick(true);
    expect(taskNamed(story, "one").statusId).toBe(STATUS.done);

    await tick(false);
    expect(taskNamed(story, "one").statusId).toBe(STATUS.todo);
  });

  it("works where the tasks API counts checkboxes in numbers of its own", async () => {
    const story = storySite({ profile: { taskIds: "number" } });
    const pageId = await started(story);
    await writeLines(story, pageId, ["one", "two"]);

    await moveTask(story, taskNamed(story, "two").key, "31");

    expect(done(story, pageId)).toEqual([false, true]);
  });

  it("finds out by the sweep what no event told", async () => {
    const story = storySite();
    const pageId = await started(story);
    await writeLines(story, pageId, ["one"]);
    story.site.events.control({ drop: () => true });
    await moveTask(story, taskNamed(story, "one").key, "31");
    expect(done(story, pageId)).toEqual([false]);

    await story.site.runSchedule("hourly-sweep");
    await story.site.settle();

    expect(done(story, pageId)).toEqual([true]);
  });

  it("asks the issue for its page when the event does not bring it", async () => {
    const story = storySite();
    const pageId = await started(story);
    await writeLines(story, pageId, ["one"]);
    const task = taskNamed(story, "one");
    story.site.events.control({ drop: () => true });
    await moveTask(story, task.key, "31");

    await story.site.runFunction("on-issue-event", {
      payload: { eventType: "avi:jira:updated:issue", issue: { id: task.id } },
    });
    await story.site.settle();

    expect(done(story, pageId)).toEqual([true]);
  });

  it("writes nothing when nothing changed", async () => {
    const story = storySite();
    const pageId = await started(story);
    await writeLines(story, pageId, ["one"]);
    const sweep = async () => {
      await story.site.runSchedule("hourly-sweep");
      await story.site.settle();
    };
    await sweep();
    const before = story.site.calls.length;

    await sweep();

    const writes = story.site.calls
      .slice(before)
      .filter(({ product, method, path }) =>
        product === "kvs"
          ? /set|transaction|delete/u.test(path)
          : product !== "queue" && method !== "GET" && !path.includes("bulkfetch"),
      );
    expect(writes).toEqual([]);
  });

  it("leaves a task alone when its line is removed, says so once, and takes it back", async () => {
    const story = storySite();
    const pageId = await started(story);
    await writeLines(story, pageId, ["one", "two"]);
    const { id } = taskNamed(story, "two");

    await writeLines(story, pageId, ["one"]);
    await writeLines(story, pageId, ["one"]);
    const said = story.jira.state.comments[id] ?? [];
    await writeLines(story, pageId, ["one", "two"]);

    expect(said).toHaveLength(1);
    expect(tasksOf(story)).toHaveLength(2);
    const { followUps } = await page(story, pageId);
    expect(followUps.map(({ state }) => state)).toEqual(["open", "open"]);
  });

  it("does not follow a task into another project or over a deletion", async () => {
    const story = storySite();
    const pageId = await started(story);
    await writeLines(story, pageId, ["one", "two", "three"]);
    story.jira.admin.addProject({
      id: "200",
      key: "WEB",
      name: "Web",
      issueTypeIds: ["2"],
      workflows: { "*": "simple" },
    });
    story.jira.admin.moveIssue(taskNamed(story, "one").key, "WEB", {
      kind: "user",
      accountId: OMAR,
    });
    await story.jira.handle(
      new Request(`https://example.atlassian.net/rest/api/3/issue/${taskNamed(story, "two").key}`, {
        method: "DELETE",
      }),
      { kind: "user", accountId: "user-zoe" },
    );
    await story.site.settle();

    const { followUps, progress } = await page(story, pageId);

    expect(followUps.map(({ state }) => state)).toEqual(["moved", "deleted", "open"]);
    expect(progress).toMatchObject({ total: 3, done: 0, open: 1, unknown: 2 });
  });

  it("calls a task that the reader may not see not visible, never done", async () => {
    const story = storySite();
    const pageId = await started(story);
    await writeLines(story, pageId, ["one"]);
    story.jira.admin.changeProject("OPS", {
      permissions: {
        ...story.jira.state.projects["100"]!.permissions,
        BROWSE_PROJECTS: [{ kind: "user", accountId: ANA }],
      },
    });

    const { followUps } = await page(story, pageId, OMAR);

    expect(followUps.map(({ state, task }) => ({ state, task }))).toEqual([
      { state: "not-visible", task: undefined },
    ]);
  });
});

describe("a page", () => {
  it("that was copied starts clean and says so", async () => {
    const story = storySite();
    const pageId = await started(story);
    await writeLines(story, pageId, ["one"]);

    const copy = story.confluence.people.copyPage(ANA, pageId);
    await story.site.settle();

    expect(tasksOf(story)).toHaveLength(1);
    expect(valueOf(await ask(story).openPage(copy.id))).toMatchObject({
      kind: "copy",
      originalUrl: expect.stringContaining(pageId) as string,
    });
  });

  it("in the trash lets its tasks be, and wakes when it is restored", async () => {
    const story = storySite();
    const pageId = await started(story);
    await writeLines(story, pageId, ["one"]);

    story.confluence.people.trash(ANA, pageId);
    await story.site.settle();
    await moveTask(story, taskNamed(story, "one").key, "31");
    expect(tasksOf(story)).toHaveLength(1);
    expect(valueOf(await ask(story).openStart())).toMatchObject({
      kind: "existing",
      postmortem: { problem: expect.stringContaining("is in the trash") as string },
    });
    story.confluence.people.restore(ANA, pageId);
    await story.site.settle();

    expect(done(story, pageId)).toEqual([true]);
    expect((await page(story, pageId)).problems).toEqual([]);
  });

  it("takes the links of its tasks when somebody asks", async () => {
    const story = storySite();
    const pageId = await started(story);
    await writeLines(story, pageId, ["one", "two"]);
    const before = documentOf(story, pageId).content.filter(({ type }) => type !== "taskList");

    const first = valueOf(await ask(story).putTaskLinks(pageId));
    await story.site.settle();
    const second = valueOf(await ask(story).putTaskLinks(pageId));

    expect([first, second]).toMatchObject([{ written: 2 }, { written: 0 }]);
    expect(lines(story, pageId)[0]?.urls[0]).toMatch(/\/browse\/OPS-\d+$/u);
    expect(documentOf(story, pageId).content.filter(({ type }) => type !== "taskList")).toEqual(
      before,
    );
    expect(tasksOf(story)).toHaveLength(2);
    expect((await page(story, pageId)).followUps.map(({ state }) => state)).toEqual([
      "open",
      "open",
    ]);
  });

  it("lets only those who may edit it ask for a sync", async () => {
    const story = storySite();
    const pageId = await started(story);

    expect(codeOf(await ask(story, "user-guest").syncNow(pageId))).toBe("no-edit-permission");
    expect(codeOf(await ask(story).syncNow(pageId))).toBe("ok");
  });

  it("shows lines that will become tasks, as understood", async () => {
    const story = storySite();
    const pageId = await started(story);
    story.site.events.control({ hold: true });
    await writeLines(story, pageId, ["Add an alert P1"]);

    const { newLines, target } = await page(story, pageId);

    expect(newLines).toMatchObject([{ text: "Add an alert", priority: "P1" }]);
    expect(target).toBeDefined();
    expect(pagesOf(story)).toHaveLength(1);
  });

  it("says in its byline how far it is", async () => {
    const story = storySite();
    const pageId = await started(story);
    await writeLines(story, pageId, ["one", "two"]);
    await moveTask(story, taskNamed(story, "one").key, "31");

    const { value } = await story.site.runFunction("byline", {
      payload: { extension: { content: { id: pageId } } },
      accountId: ANA,
    });

    expect(value).toMatchObject({ title: "Postmortem: draft · 1 of 2 done" });
  });

  it("shows the same on the incident and on the task", async () => {
    const story = storySite();
    const pageId = await started(story);
    await writeLines(story, pageId, ["one"]);

    const incident = valueOf(await ask(story).openPanel());
    const task = valueOf(await ask(story).openPanel(taskNamed(story, "one")));

    expect(incident).toMatchObject({
      kind: "incident",
      postmortem: { pageId, progress: { total: 1 } },
      followUps: [{ text: "one", state: "open" }],
    });
    expect(task).toMatchObject({
      kind: "task",
      incidents: [{ key: story.incident.key, summary: story.incident.summary }],
      page: { title: "Checkout down" },
      followUp: { text: "one", state: "open" },
    });
  });

  it("tells nothing on the task of a page or an incident that its reader may not see", async () => {
    const story = storySite();
    const pageId = await started(story);
    await writeLines(story, pageId, ["one"]);
    const task = taskNamed(story, "one");
    story.confluence.people.restrict(ANA, pageId, { view: [ANA] });
    story.jira.admin.changeProject("OPS", {
      securityLevels: [
        {
          id: "1",
          name: "Ana",
          description: "",
          members: [{ kind: "user", accountId: ANA }],
          appIsMember: true,
        },
      ],
    });
    story.jira.admin.changeIssue(story.incident.key, {
      at: story.site.clock.now(),
      by: ANA,
      patch: { securityLevelId: "1" },
    });

    const panel = valueOf(await ask(story, OMAR).openPanel(task));

    expect(panel).toMatchObject({
      kind: "task",
      incidents: [],
      followUp: { text: "one" },
    });
    expect(panel).not.toHaveProperty("page");
    expect(JSON.stringify(panel)).not.toContain("Checkout");
  });
});
