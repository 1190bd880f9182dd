import type { AdfNode } from "../../src/contract/adf";
import { checklistOf } from "../../src/domain/line";
import { mapNodes } from "../../src/domain/adf";
import { LINE_OPTIONS } from "../builders/follow-ups";
import {
  ANA,
  ask,
  codeOf,
  documentOf,
  item,
  moveTask,
  pageView,
  started,
  STATUS,
  storySite,
  tasksOf,
  ticked,
  valueOf,
  writeFollowUps,
  writeItems,
  type StorySite,
} from "./story-site";

const summaries = (story: StorySite) =>
  tasksOf(story)
    .map(({ summary }) => summary)
    .sort();

const taskNamed = (story: StorySite, summary: string) =>
  tasksOf(story).find((task) => task.summary === summary)!;

/** What was said on any task. */
const said = (story: StorySite) =>
  tasksOf(story).flatMap(({ id }) => story.jira.state.comments[id] ?? []);

const states = async (story: StorySite, pageId: string) =>
  (await pageView(story, pageId)).followUps.map(({ text, state }) => `${text}: ${state}`);

/** A page with two lines that have their tasks. */
async function withTwo(): Promise<{ story: StorySite; pageId: string }> {
  const story = storySite();
  const pageId = await started(story);
  await writeItems(story, pageId, item("a", "one"), item("b", "two"));
  return { story, pageId };
}

async function expectSameTasks(story: StorySite, pageId: string): Promise<void> {
  expect(summaries(story)).toEqual(["one", "two"]);
  expect(said(story)).toEqual([]);
  expect((await states(story, pageId)).sort()).toEqual(["one: open", "two: open"]);
  await expectAgreement(story, pageId);
}

/** Closing a task still ticks its own line. */
async function expectAgreement(story: StorySite, pageId: string): Promise<void> {
  await moveTask(story, taskNamed(story, "two").key, "31");
  const lines = checklistOf(documentOf(story, pageId), LINE_OPTIONS);
  expect(lines.filter(({ done }) => done).map(({ text }) => text)).toEqual(["two"]);
}

const list = (...content: readonly AdfNode[]): AdfNode => ({
  type: "taskList",
  attrs: { localId: "list" },
  content,
});

const block = (type: string, attrs: AdfNode["attrs"], ...content: readonly AdfNode[]): AdfNode => ({
  type,
  ...(attrs === undefined ? {} : { attrs }),
  content,
});

const words = (text: string): AdfNode => ({ type: "text", text });
const one = item("a", "one");
const two = item("b", "two");

describe("a line keeps its task", () => {
  it("when it is reworded, and the task follows", async () => {
    const { story, pageId } = await withTwo();

    await writeItems(story, pageId, item("a", "first"), two);

    expect(summaries(story)).toEqual(["first", "two"]);
    expect(said(story)).toEqual([]);
  });

  const cell = (...content: readonly AdfNode[]) => block("tableCell", {}, ...content);
  it.each<[string, AdfNode[]]>([
    ["moved behind another", [list(two, one)]],
    ["indented", [list(one, list(two))]],
    [
      "put into a list of its own",
      [list(one), block("paragraph", undefined, words("then")), list(two)],
    ],
    ["put into a panel", [block("panel", { panelType: "info" }, list(one, two))]],
    ["put into an expand", [block("expand", { title: "More" }, list(one, two))]],
    [
      "put into a table",
      [block("table", undefined, block("tableRow", undefined, cell(list(one)), cell(list(two))))],
    ],
    [
      "put into columns",
      [
        block(
          "layoutSection",
          undefined,
          block("layoutColumn", { width: 50 }, list(one)),
          block("layoutColumn", { width: 50 }, list(two)),
        ),
      ],
    ],
    [
      "put into a macro with a body",
      [
        block(
          "bodiedExtension",
          { extensionType: "com.atlassian.confluence.macro.core", extensionKey: "excerpt" },
          list(one, two),
        ),
      ],
    ],
    [
      "turned into an item that holds blocks",
      [
        list(
          one,
          block(
            "blockTaskItem",
            { localId: "b", state: "TODO" },
            block("paragraph", undefined, words("two")),
          ),
        ),
      ],
    ],
    ["cut and pasted so that its id is new", [list(one, item("pasted", "two"))]],
    [
      "moved from under the heading",
      [list(one), block("heading", { level: 2 }, words("Notes")), list(two)],
    ],
  ])("when it is %s", async (_, nodes) => {
    const { story, pageId } = await withTwo();

    await writeFollowUps(story, pageId, nodes);

    await expectSameTasks(story, pageId);
  });

  it("when the heading is renamed; new lines wait for a follow-ups heading, and the page says so", async () => {
    const { story, pageId } = await withTwo();
    const renamed = mapNodes(documentOf(story, pageId), (node) =>
      node.type === "text" && node.text === "Follow-ups" ? words("What Omar said") : node,
    );
    story.confluence.people.editPage(ANA, pageId, renamed);
    await story.site.settle();
    expect(said(story)).toEqual([]);

    const more = mapNodes(documentOf(story, pageId), (node) =>
      node.type === "taskList"
        ? { ...node, content: [...(node.content ?? []), item("c", "three")] }
        : node,
    );
    story.confluence.people.editPage(ANA, pageId, more);
    await story.site.settle();

    expect((await pageView(story, pageId)).problems.join()).toMatch(/heading/u);
    await expectSameTasks(story, pageId);
  });

  it("when it is removed and put back with another id", async () => {
    const { story, pageId } = await withTwo();

    await writeItems(story, pageId, one);
    await writeItems(story, pageId, one, item("back", "two"));

    expect(summaries(story)).toEqual(["one", "two"]);
    expect(said(story)).toHaveLength(1);
    await expectAgreement(story, pageId);
  });

  it("when the page is renamed, moved, trashed and restored", async () => {
    const { story, pageId } = await withTwo();
    const { people } = story.confluence;
    const parent = people.createPage(ANA, { spaceId: story.spaceId, title: "Reviews" });

    people.renamePage(ANA, pageId, "Checkout, postmortem");
    people.movePage(ANA, pageId, { parentId: parent.id });
    people.trash(ANA, pageId);
    await story.site.settle();
    people.restore(ANA, pageId);
    await story.site.settle();

    expect((await pageView(story, pageId)).title).toBe("Checkout, postmortem");
    await expectSameTasks(story, pageId);
  });
});

describe("an old version that is restored", () => {
  const versionOf = (story: StorySite, pageId: string) =>
    story.confluence.state.pages[pageId]!.versions.length;

  it("brings lines back to their tasks", async () => {
    const { story, pageId } = await withTwo();
    const number = versionOf(story, pageId);
    await writeItems(story, pageId, one);

    story.confluence.people.restoreVersion(ANA, pageId, number);
    await story.site.settle();

    expect(summaries(story)).toEqual(["one", "two"]);
    await expectAgreement(story, pageId);
  });

  it("counts as what the page says now: the tick goes back, and so does the task", async () => {
    const { story, pageId } = await withTwo();
    const number = versionOf(story, pageId);
    // Where a tick makes no version, it would change the one to restore.
    story.confluence.people.renamePage(ANA, pageId, "Renamed meanwhile");
    story.confluence.people.toggleTask(ANA, pageId, { localId: "a", done: true });
    await story.site.settle();
    expect(taskNamed(story, "one").statusId).toBe(STATUS.done);

    story.confluence.people.restoreVersion(ANA, pageId, number);
    await story.site.settle();

    expect(taskNamed(story, "one").statusId).toBe(STATUS.todo);
    expect(await states(story, pageId)).toEqual(["one: open", "two: open"]);
  });
});

describe("a line that is pasted a second time", () => {
  it("gives the copy a task of its own", async () => {
    const { story, pageId } = await withTwo();

    await writeItems(story, pageId, one, two, item("a", "one, once more"));

    expect(summaries(story)).toEqual(["one", "one, once more", "two"]);
    expect(said(story)).toEqual([]);
  });
});

describe("a page that another program wrote, with new ids everywhere", () => {
  it("keeps its tasks by their links, whatever became of the words", async () => {
    const { story, pageId } = await withTwo();
    valueOf(await ask(story).putTaskLinks(pageId, { overDraft: false }));
    await story.site.settle();
    const link = (summary: string) =>
      `https://local.atlassian.net/browse/${taskNamed(story, summary).key}`;
    const [first, second] = [link("one"), link("two")];

    await writeItems(story, pageId, item("x", `Other words ${second}`), item("y", `one ${first}`));

    expect(summaries(story)).toEqual(["Other words", "one"]);
    expect(said(story)).toEqual([]);
  });

  it("keeps its tasks by their words, in another order and a little changed", async () => {
    const story = storySite();
    const pageId = await started(story);
    await writeItems(story, pageId, one, item("b", "Write the runbook"));

    await writeItems(story, pageId, item("x", "Write the run-book!"), item("y", "one"));

    expect(summaries(story)).toEqual(["Write the run-book!", "one"]);
    expect(said(story)).toEqual([]);
  });

  it("makes nothing of a line that may be an old one until somebody asks", async () => {
    const { story, pageId } = await withTwo();

    await writeItems(story, pageId, item("x", "one"), item("y", "Call the vendor"));

    expect(summaries(story)).toEqual(["one", "two"]);
    expect(said(story)).toEqual([]);
    const { followUps, newLines } = await pageView(story, pageId);
    expect(followUps.map(({ problem }) => problem)).toEqual([
      undefined,
      expect.stringContaining("rewrote this page"),
    ]);
    expect(newLines.map(({ text }) => text)).toEqual(["Call the vendor"]);

    await story.site.runSchedule("hourly-sweep");
    await story.site.settle();
    expect(summaries(story)).toEqual(["one", "two"]);

    await ask(story).syncNow(pageId);
    await story.site.settle();
    expect(summaries(story)).toEqual(["Call the vendor", "one", "two"]);
    expect((await states(story, pageId)).at(-1)).toBe("two: removed");
  });
});

describe("a line that lost its id and its words before the app looked", () => {
  it("counts as one that was removed and one that is new: the old task stays and is told", async () => {
    const { story, pageId } = await withTwo();

    await writeItems(story, pageId, item("x", "Call the vendor"), two);

    expect(summaries(story)).toEqual(["Call the vendor", "one", "two"]);
    expect(await states(story, pageId)).toEqual([
      "Call the vendor: open",
      "two: open",
      "one: removed",
    ]);
    expect(said(story)).toHaveLength(1);
  });
});

describe("a line that is split or joined", () => {
  it.each([
    ["a new id", "new"],
    ["the same id", "a"],
  ])("leaves the task with the first half; the second, with %s, gets its own", async (_, id) => {
    const story = storySite();
    const pageId = await started(story);
    await writeItems(story, pageId, item("a", "Add an alert and call the vendor"));

    await writeItems(story, pageId, item("a", "Add an alert and"), item(id, "call the vendor"));

    expect(summaries(story)).toEqual(["Add an alert and", "call the vendor"]);
    expect(said(story)).toEqual([]);
  });

  it("leaves the joined line the task whose id survived, and tells the other", async () => {
    const { story, pageId } = await withTwo();

    await writeItems(story, pageId, item("a", "one two"));

    expect(summaries(story)).toEqual(["one two", "two"]);
    expect(said(story)).toHaveLength(1);
    expect(await states(story, pageId)).toEqual(["one two: open", "two: removed"]);
  });
});

describe("a copy of the page", () => {
  it("never touches the tasks of the original, whatever is done to its lines", async () => {
    const { story, pageId } = await withTwo();
    valueOf(await ask(story).putTaskLinks(pageId, { overDraft: false }));
    await story.site.settle();
    const before = JSON.stringify([tasksOf(story), story.jira.state.properties]);
    const copy = story.confluence.people.copyPage(ANA, pageId);
    await story.site.settle();

    await writeItems(story, copy.id, ticked(one), item("b", "changed"), item("c", "three"));
    story.confluence.people.toggleTask(ANA, copy.id, { localId: "b", done: true });
    await story.site.settle();
    await story.site.runSchedule("hourly-sweep");
    await story.site.settle();

    expect(JSON.stringify([tasksOf(story), story.jira.state.properties])).toBe(before);
    expect(said(story)).toEqual([]);
    expect(valueOf(await ask(story).openPage(copy.id))).toMatchObject({
      kind: "copy",
      originalUrl: expect.stringContaining(pageId) as string,
    });
    expect(codeOf(await ask(story).syncNow(copy.id))).toBe("not-a-postmortem");
    expect(codeOf(await ask(story).putTaskLinks(copy.id, { overDraft: false }))).toBe(
      "not-a-postmortem",
    );
  });

  it("is not taken for the original when that is in the trash", async () => {
    const { story, pageId } = await withTwo();
    const copy = story.confluence.people.copyPage(ANA, pageId);
    story.confluence.people.trash(ANA, pageId);
    await story.site.settle();

    await writeItems(story, copy.id, item("c", "three"));
    await story.site.runSchedule("hourly-sweep");
    await story.site.settle();

    expect(summaries(story)).toEqual(["one", "two"]);
  });
});
