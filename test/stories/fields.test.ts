import { FOLLOW_UP_PROPERTY } from "../../src/contract/keys";
import type { AdfNode } from "../../src/contract/adf";
import type { ConflictView, FollowUpView } from "../../src/contract/views";
import {
  ANA,
  ask,
  codeOf,
  documentOf,
  editTask,
  moveTask,
  OMAR,
  started,
  STATUS,
  storySite,
  tasksOf,
  valueOf,
  writeLines,
  ZOE,
  type StorySite,
} from "./story-site";

const GUEST = "user-guest";

const on = (day: string): AdfNode => ({
  type: "date",
  attrs: { timestamp: String(Date.parse(`${day}T00:00:00Z`)) },
});

const who = (id: string, text: string): AdfNode => ({ type: "mention", attrs: { id, text } });

type Parts = { readonly text?: string; readonly done?: boolean; readonly extra?: AdfNode[] };

const write = (story: StorySite, pageId: string, { text = "one ", ...rest }: Parts) =>
  writeLines(story, pageId, [{ text, ...rest }]);

const task = (story: StorySite) => tasksOf(story)[0]!;

const property = (story: StorySite) =>
  story.jira.issueProperty(task(story).id, FOLLOW_UP_PROPERTY) as Record<string, unknown>;

async function followUp(story: StorySite, pageId: string, reader = ANA): Promise<FollowUpView> {
  const view = valueOf(await ask(story, reader).openPage(pageId));
  if (view.kind !== "postmortem") throw new Error(`the page is ${view.kind}`);
  return view.followUps[0]!;
}

/** While no event is delivered, both sides change. */
async function apart(
  story: StorySite,
  onPage: () => Promise<void>,
  inJira: () => Promise<void>,
): Promise<void> {
  story.site.events.control({ drop: () => true });
  await onPage();
  await inJira();
  story.site.events.control({ drop: () => false });
}

/** A page whose one line says another due date than its task; both were changed since they agreed. */
async function twoDates(): Promise<{ story: StorySite; pageId: string; conflict: ConflictView }> {
  const story = storySite();
  const pageId = await started(story);
  await write(story, pageId, { extra: [on("2026-12-01")] });
  await apart(
    story,
    () => write(story, pageId, { extra: [on("2026-12-08")] }),
    () => editTask(story, task(story).key, { duedate: "2026-12-15" }),
  );
  valueOf(await ask(story).syncNow(pageId));
  await story.site.settle();
  const { conflicts } = await followUp(story, pageId);
  return { story, pageId, conflict: conflicts[0]! };
}

describe("what changes on the page goes to the task", () => {
  it("text, owner, due date and priority, in one edit", async () => {
    const story = storySite();
    const pageId = await started(story);
    await write(story, pageId, { text: "one" });

    await write(story, pageId, {
      text: "two P2 ",
      extra: [who(OMAR, "@Omar"), on("2026-12-01")],
    });

    expect(task(story)).toMatchObject({
      summary: "two",
      assigneeId: OMAR,
      dueDate: "2026-12-01",
      priorityId: "2",
    });
    expect(property(story)).toMatchObject({ promised: "2026-12-01", priority: "P2" });
  });

  it("but not the priority when its token is taken out", async () => {
    const story = storySite();
    const pageId = await started(story);
    await write(story, pageId, { text: "one P2" });

    await write(story, pageId, { text: "one" });

    expect(task(story).priorityId).toBe("2");
  });

  it("the rest too when Jira refuses a part, which is said", async () => {
    const story = storySite();
    const pageId = await started(story);
    await write(story, pageId, { text: "one" });

    await write(story, pageId, {
      text: "two ",
      extra: [who(GUEST, "@Guy"), on("2026-12-01")],
    });

    expect(task(story)).toMatchObject({ summary: "two", dueDate: "2026-12-01", assigneeId: null });
    expect(await followUp(story, pageId)).toMatchObject({
      state: "open",
      problem: expect.stringMatching(/^Jira did not take the change to OPS-\d+: User/u) as string,
      canRetry: true,
    });
  });

  it("and what was refused goes when it can, and is not said any more", async () => {
    const story = storySite();
    const pageId = await started(story);
    await write(story, pageId, { extra: [who(GUEST, "@Guy"), on("2026-12-01")] });
    await write(story, pageId, { extra: [who(GUEST, "@Guy"), on("2026-12-08")] });
    await write(story, pageId, { extra: [who(OMAR, "@Omar"), on("2026-12-08")] });

    expect(task(story)).toMatchObject({ assigneeId: OMAR, dueDate: "2026-12-08" });
    expect((await followUp(story, pageId)).problem).toBeUndefined();
  });
});

describe("what changes in Jira is shown and leaves the page's words alone", () => {
  it("text, owner, due date and priority", async () => {
    const story = storySite();
    const pageId = await started(story);
    await write(story, pageId, { text: "one P3 ", extra: [on("2026-12-01")] });
    const before = documentOf(story, pageId);

    await editTask(story, task(story).key, {
      summary: "renamed",
      duedate: "2026-12-08",
      assignee: { accountId: OMAR },
      priority: { name: "High" },
    });

    expect(documentOf(story, pageId)).toEqual(before);
    expect(await followUp(story, pageId)).toMatchObject({
      text: "one",
      task: { summary: "renamed" },
      owner: { accountId: OMAR },
      due: "2026-12-08",
      priority: "High",
      postponed: 1,
      conflicts: [],
    });
  });

  it("and stays when the page changes something else", async () => {
    const story = storySite();
    const pageId = await started(story);
    await write(story, pageId, { text: "one P3 ", extra: [on("2026-12-01")] });
    await editTask(story, task(story).key, { duedate: "2026-12-08", priority: { name: "High" } });

    await write(story, pageId, { text: "reworded P3 ", extra: [on("2026-12-01")] });

    expect(task(story)).toMatchObject({
      summary: "reworded",
      dueDate: "2026-12-08",
      priorityId: "2",
    });
  });
});

describe("a due date that moves later", () => {
  it("is counted once a change, whoever moves it, and JQL finds it", async () => {
    const story = storySite();
    const pageId = await started(story);
    await write(story, pageId, { extra: [on("2026-12-01")] });
    await write(story, pageId, { extra: [on("2026-12-08")] });
    await editTask(story, task(story).key, { duedate: "2026-12-15" });
    await story.site.runSchedule("hourly-sweep");
    await story.site.settle();

    expect(await followUp(story, pageId)).toMatchObject({ postponed: 2, due: "2026-12-15" });
    expect(property(story)).toMatchObject({
      page: pageId,
      promised: "2026-12-01",
      postponed: 2,
    });
  });

  it("is not counted when it moves earlier, or when a first one is set", async () => {
    const story = storySite();
    const pageId = await started(story);
    await write(story, pageId, {});
    await write(story, pageId, { extra: [on("2026-12-08")] });
    await editTask(story, task(story).key, { duedate: "2026-12-01" });

    expect((await followUp(story, pageId)).postponed).toBe(0);
    expect(property(story)).toMatchObject({ promised: "2026-12-08", postponed: 0 });
  });
});

describe("a field that was changed in both places", () => {
  it("is shown with both values, and nothing is touched", async () => {
    const { story, pageId, conflict } = await twoDates();

    expect(conflict).toMatchObject({
      field: "due",
      page: { kind: "day", day: "2026-12-08" },
      jira: { kind: "day", day: "2026-12-15" },
    });
    expect(task(story).dueDate).toBe("2026-12-15");
    expect(await followUp(story, pageId)).toMatchObject({ state: "open", postponed: 0 });
  });

  it("becomes the page's by one choice, and counts as put off once", async () => {
    const { story, pageId, conflict } = await twoDates();
    const { line } = await followUp(story, pageId);
    const choice = { line, field: conflict.field, side: "page", seen: conflict.seen } as const;

    expect(codeOf(await ask(story).decide(pageId, choice))).toBe("ok");
    await story.site.settle();

    expect(task(story).dueDate).toBe("2026-12-08");
    expect(await followUp(story, pageId)).toMatchObject({ conflicts: [], postponed: 1 });
    expect(property(story)).toMatchObject({ postponed: 1 });
  });

  it("becomes Jira's by the other, and the page stays as it is written", async () => {
    const { story, pageId, conflict } = await twoDates();
    const before = documentOf(story, pageId);
    const choice = { field: conflict.field, side: "jira", seen: conflict.seen } as const;

    expect(codeOf(await ask(story).decideOnTask(task(story), choice))).toBe("ok");
    await story.site.settle();

    expect(documentOf(story, pageId)).toEqual(before);
    expect(task(story).dueDate).toBe("2026-12-15");
    expect(await followUp(story, pageId)).toMatchObject({ conflicts: [], due: "2026-12-15" });
  });

  it("is not decided on values that have changed since", async () => {
    const { story, pageId, conflict } = await twoDates();
    const { line } = await followUp(story, pageId);
    const choice = { line, field: conflict.field, side: "page", seen: conflict.seen } as const;
    await editTask(story, task(story).key, { duedate: "2026-12-24" });

    expect(codeOf(await ask(story).decide(pageId, choice))).toBe("conflict");
    expect(task(story).dueDate).toBe("2026-12-24");
    expect((await followUp(story, pageId)).conflicts[0]?.jira).toEqual({
      kind: "day",
      day: "2026-12-24",
    });
  });

  it("is decided once, however often the choice arrives", async () => {
    const { story, pageId, conflict } = await twoDates();
    const { line } = await followUp(story, pageId);
    const choice = { line, field: conflict.field, side: "page", seen: conflict.seen } as const;

    valueOf(await ask(story).decide(pageId, choice));
    valueOf(await ask(story).decide(pageId, choice));
    await story.site.settle();

    expect(task(story).dueDate).toBe("2026-12-08");
    expect(await followUp(story, pageId)).toMatchObject({ conflicts: [], postponed: 1 });
  });

  it("is not decided by a choice that arrives after another change", async () => {
    const { story, pageId, conflict } = await twoDates();
    const { line } = await followUp(story, pageId);
    const choice = { line, field: conflict.field, side: "page", seen: conflict.seen } as const;

    valueOf(await ask(story).decide(pageId, choice));
    await editTask(story, task(story).key, { duedate: "2026-12-24" });

    expect(task(story).dueDate).toBe("2026-12-24");
    expect((await followUp(story, pageId)).conflicts).toHaveLength(1);
  });

  it("is decided for Jira only by who may edit the page", async () => {
    const { story, pageId, conflict } = await twoDates();
    const { line } = await followUp(story, pageId);
    const choice = { line, field: conflict.field, side: "jira", seen: conflict.seen } as const;

    expect(codeOf(await ask(story, GUEST).decide(pageId, choice))).toBe("no-edit-permission");
  });

  it("is decided for the page only by who may change that field of the task", async () => {
    const { story, pageId, conflict } = await twoDates();
    const { line } = await followUp(story, pageId);
    story.jira.admin.changeProject("OPS", {
      permissions: {
        ...story.jira.state.projects["100"]!.permissions,
        SCHEDULE_ISSUES: [{ kind: "user", accountId: ZOE }],
      },
    });
    const choice = { line, field: conflict.field, side: "page", seen: conflict.seen } as const;

    expect(codeOf(await ask(story, ANA).decide(pageId, choice))).toBe("no-task-permission");
    expect(codeOf(await ask(story, ZOE).decide(pageId, choice))).toBe("ok");
  });

  it("is shown on its task as well", async () => {
    const { story } = await twoDates();

    const panel = valueOf(await ask(story).openPanel(task(story)));

    expect(panel).toMatchObject({
      kind: "task",
      followUp: { conflicts: [{ field: "due" }] },
      promised: "2026-12-01",
    });
  });

  it("goes away by itself when a person makes both sides the same", async () => {
    const { story, pageId } = await twoDates();

    await editTask(story, task(story).key, { duedate: "2026-12-08" });

    expect(await followUp(story, pageId)).toMatchObject({ conflicts: [], postponed: 1 });
  });
});

describe("a line that was ticked although its task is won't do", () => {
  async function wontDo(): Promise<{ story: StorySite; pageId: string; conflict: ConflictView }> {
    const story = storySite();
    const pageId = await started(story);
    await write(story, pageId, {});
    await moveTask(story, task(story).key, "31");
    story.jira.admin.changeIssue(task(story).key, {
      at: story.site.clock.now(),
      by: OMAR,
      patch: { resolutionId: "10001" },
    });
    valueOf(await ask(story).syncNow(pageId));
    await story.site.settle();
    expect((await followUp(story, pageId)).state).toBe("wont-do");
    story.confluence.people.toggleTask(ANA, pageId, { localId: "item-0", done: true });
    await story.site.settle();
    const { conflicts, state } = await followUp(story, pageId);
    expect(state).toBe("not-synced");
    return { story, pageId, conflict: conflicts[0]! };
  }

  const ticked = (story: StorySite, pageId: string): boolean =>
    JSON.stringify(documentOf(story, pageId)).includes('"state":"DONE"');

  it("is unticked when a person takes Jira's word", async () => {
    const { story, pageId, conflict } = await wontDo();
    const { line } = await followUp(story, pageId);
    expect(conflict).toMatchObject({ field: "done", jira: { text: "Won't Do" } });

    valueOf(await ask(story).decide(pageId, { line, ...conflict, side: "jira" }));
    await story.site.settle();

    expect(ticked(story, pageId)).toBe(false);
    expect(await followUp(story, pageId)).toMatchObject({ state: "wont-do", conflicts: [] });
  });

  it("says why when the page's word can't be had from the workflow", async () => {
    const { story, pageId, conflict } = await wontDo();
    const { line } = await followUp(story, pageId);

    valueOf(await ask(story).decide(pageId, { line, ...conflict, side: "page" }));
    await story.site.settle();

    expect(task(story).statusId).toBe(STATUS.done);
    expect(await followUp(story, pageId)).toMatchObject({
      state: "not-synced",
      problem: expect.stringContaining("no way from this status to done") as string,
      conflicts: [{ field: "done" }],
    });
  });
});
