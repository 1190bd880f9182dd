import type { FollowUpView } from "../../src/contract/views";
import type { Settings } from "../../src/contract/settings";
import type { Transition } from "../../site/jira/state";
import {
  ANA,
  ask,
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

const REVIEWED = "14";
const REVIEW = "15";

const way = (transition: Pick<Transition, "id" | "name" | "to"> & Partial<Transition>) => ({
  from: "*" as const,
  onlyAssignee: false,
  screenFields: [],
  requiredFields: [],
  setsResolution: null,
  clearsResolution: false,
  ...transition,
});

const finish = (rest: Partial<Transition> = {}) =>
  way({ id: "31", name: "Finish", to: STATUS.done, ...rest });

/** A page with one line whose task follows this workflow; the line is ticked. */
async function tickedUnder(
  transitions: readonly Transition[],
  statuses: Settings["followUps"]["statuses"][string] = {},
): Promise<{ story: StorySite; pageId: string }> {
  const story = storySite();
  const { admin } = story.jira;
  admin.addStatus({ id: REVIEWED, name: "Reviewed", category: "done" });
  admin.addStatus({ id: REVIEW, name: "In review", category: "indeterminate" });
  admin.addWorkflow({
    id: "own",
    name: "Own",
    initialStatusId: STATUS.todo,
    transitions: [...transitions],
  });
  admin.changeProject("OPS", { workflows: { "2": "own", "*": "simple" } });
  const { settings } = valueOf(await ask(story, ZOE).openSettings());
  const followUps = { ...settings.followUps, statuses: { "100": statuses } };
  await ask(story, ZOE).admin("saveSettings", { settings: { ...settings, followUps } });
  const pageId = await started(story);
  await writeLines(story, pageId, ["one"]);
  await tick(story, pageId, true);
  return { story, pageId };
}

async function tick(story: StorySite, pageId: string, done: boolean): Promise<void> {
  story.confluence.people.toggleTask(ANA, pageId, { localId: "item-0", done });
  await story.site.settle();
}

const task = (story: StorySite) => tasksOf(story)[0]!;

const isTicked = (story: StorySite, pageId: string): boolean =>
  JSON.stringify(documentOf(story, pageId)).includes('"state":"DONE"');

async function followUp(story: StorySite, pageId: string): Promise<FollowUpView> {
  const view = valueOf(await ask(story).openPage(pageId));
  if (view.kind !== "postmortem") throw new Error(`the page is ${view.kind}`);
  return view.followUps[0]!;
}

describe("a ticked line moves its task", () => {
  it("by the one way to done, whatever it is called and sets", async () => {
    const { story, pageId } = await tickedUnder([finish({ setsResolution: "10000" })]);

    expect(task(story)).toMatchObject({ statusId: STATUS.done, resolutionId: "10000" });
    expect(await followUp(story, pageId)).toMatchObject({ state: "done" });
  });

  it("to the status that settings name, where there are several", async () => {
    const both = [finish(), way({ id: "32", name: "Review", to: REVIEWED })];

    const { story, pageId } = await tickedUnder(both, { done: REVIEWED });

    expect(task(story).statusId).toBe(REVIEWED);
    expect(await followUp(story, pageId)).toMatchObject({ state: "done" });
  });

  it("and back to the status that settings name", async () => {
    const ways = [
      finish(),
      way({ id: "21", name: "Work", to: STATUS.doing }),
      way({ id: "22", name: "Review", to: REVIEW }),
    ];
    const { story, pageId } = await tickedUnder(ways, { open: "In review" });

    await tick(story, pageId, false);

    expect(task(story).statusId).toBe(REVIEW);
    expect(await followUp(story, pageId)).toMatchObject({ state: "in-progress" });
  });
});

describe("a ticked line whose task can't be moved says why, and its task stays where it is", () => {
  it.each<[string, readonly Transition[], Settings["followUps"]["statuses"][string], string]>([
    [
      "no way to done",
      [way({ id: "21", name: "Work", to: STATUS.doing })],
      {},
      "Jira offers the app no way from this status to done. Make this change in Jira.",
    ],
    [
      "done only through a status that nobody asked for",
      [
        way({ id: "21", name: "Work", to: STATUS.doing, from: [STATUS.todo] }),
        finish({ from: [STATUS.doing] }),
      ],
      {},
      "Jira offers the app no way from this status to done. Make this change in Jira.",
    ],
    [
      "several ways to done",
      [finish(), way({ id: "32", name: "Review", to: REVIEWED })],
      {},
      "The workflow offers several ways to done: “Done”, “Reviewed”. An admin can choose one for this project under Statuses in the app's settings.",
    ],
    [
      "a field that the way asks for",
      [finish({ screenFields: ["resolution"], requiredFields: ["resolution"] })],
      {},
      "“Finish” asks for Resolution, which the app can't answer. Make this change in Jira.",
    ],
    [
      "a way that only the assignee may take",
      [finish({ onlyAssignee: true })],
      {},
      "The workflow keeps “Finish” from the app, for example because only the assignee may take it. Make this change in Jira.",
    ],
    [
      "a status in the settings that is not done",
      [finish(), way({ id: "22", name: "Review", to: REVIEW })],
      { done: REVIEW },
      "Settings name “In review” for a ticked line in this project, but that status is not done. An admin can choose another one.",
    ],
    [
      "a status in the settings that the workflow has no way to",
      [finish()],
      { done: REVIEWED },
      "Jira offers the app no way to the status that settings name for a ticked line in this project. Make this change in Jira, or have an admin choose another status.",
    ],
  ])("%s", async (_, transitions, statuses, reason) => {
    const { story, pageId } = await tickedUnder(transitions, statuses);

    expect(task(story).statusId).toBe(STATUS.todo);
    expect(isTicked(story, pageId)).toBe(true);
    expect(await followUp(story, pageId)).toMatchObject({
      state: "not-synced",
      problem: reason,
      canRetry: true,
    });
  });

  it("in Jira's words, where a validator refuses what no screen asks for", async () => {
    const { story, pageId } = await tickedUnder([finish({ requiredFields: ["labels"] })]);

    expect(task(story).statusId).toBe(STATUS.todo);
    expect(await followUp(story, pageId)).toMatchObject({
      state: "not-synced",
      problem: `Jira did not move ${task(story).key}: Labels is required. Make this change there by hand.`,
      canRetry: true,
    });
  });
});

describe("a task that could not be moved", () => {
  it("is moved when an admin has chosen a status and somebody tries again, also from the task", async () => {
    const both = [finish(), way({ id: "32", name: "Review", to: REVIEWED })];
    const { story, pageId } = await tickedUnder(both);
    const { settings } = valueOf(await ask(story, ZOE).openSettings());
    const followUps = { ...settings.followUps, statuses: { "100": { done: "Reviewed" } } };
    await ask(story, ZOE).admin("saveSettings", { settings: { ...settings, followUps } });

    valueOf(await ask(story).retryTask(task(story)));
    await story.site.settle();

    expect(task(story).statusId).toBe(REVIEWED);
    const { state, problem } = await followUp(story, pageId);
    expect({ state, problem }).toEqual({ state: "done", problem: undefined });
  });

  it("agrees again when a person moves it by hand", async () => {
    const { story, pageId } = await tickedUnder([finish({ onlyAssignee: true })]);
    await editTask(story, task(story).key, { assignee: { accountId: OMAR } });

    await moveTask(story, task(story).key, "31");

    expect(isTicked(story, pageId)).toBe(true);
    const { state, problem } = await followUp(story, pageId);
    expect({ state, problem }).toEqual({ state: "done", problem: undefined });
  });

  it("agrees again when its line is unticked", async () => {
    const { story, pageId } = await tickedUnder([]);

    await tick(story, pageId, false);

    const { state, problem } = await followUp(story, pageId);
    expect({ state, problem }).toEqual({ state: "open", problem: undefined });
  });
});

describe("a task that Jira closes otherwise than the line says", () => {
  it("unticks its line when the workflow closed it as won't do, and says so", async () => {
    const { story, pageId } = await tickedUnder([finish({ setsResolution: "10001" })]);

    await story.site.runSchedule("hourly-sweep");
    await story.site.settle();

    expect(isTicked(story, pageId)).toBe(false);
    expect(await followUp(story, pageId)).toMatchObject({
      state: "wont-do",
      task: { resolution: "Won't Do" },
    });
  });
});
