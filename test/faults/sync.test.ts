import { FOLLOW_UP_PROPERTY, INCIDENT_PROPERTY } from "../../src/contract/keys";
import { linesOf } from "../../src/domain/line";
import { LINE_OPTIONS } from "../builders/follow-ups";
import {
  documentOf,
  moveTask,
  started,
  storySite,
  tasksOf,
  writeLines,
  type StorySite,
} from "../stories/story-site";
import { EVERY_FAULT } from "./every-fault";

const MINUTE = 60_000;

async function repair(story: StorySite): Promise<void> {
  await story.site.settle();
  await story.site.clock.advance(10 * MINUTE);
  await story.site.runSchedule("hourly-sweep");
  await story.site.settle();
}

/** How many calls the queue's runs make while this happens. */
async function callsOf(story: StorySite, happens: () => Promise<void>): Promise<number> {
  const before = story.site.calls.length;
  await happens();
  return story.site.calls.slice(before).length;
}

const LINES = ["one", "two", "three"];

function expectOneTaskALine(story: StorySite, pageId: string): void {
  const tasks = tasksOf(story);
  expect(tasks.map(({ summary }) => summary).sort()).toEqual([...LINES].sort());
  const lines = tasks.map(({ id }) => story.jira.issueProperty(id, FOLLOW_UP_PROPERTY));
  expect(lines.every((one) => (one as { page: string }).page === pageId)).toBe(true);
  expect(Object.values(story.jira.state.links)).toHaveLength(LINES.length);
  expect(story.jira.issueProperty(story.incident.id, INCIDENT_PROPERTY)).toMatchObject({
    total: 3,
  });
}

describe.each([
  ["with links in the create call", { createScreenOffersLinks: true }],
  ["with links of their own", { createScreenOffersLinks: false }],
])("three new lines become three tasks, %s", (_, profile) => {
  it.each(EVERY_FAULT)("when any one call of the sync %s", async (__, fault) => {
    const quiet = storySite({ profile });
    const page = await started(quiet);
    const calls = await callsOf(quiet, () => writeLines(quiet, page, LINES));
    expect(calls).toBeGreaterThan(6);

    for (let nth = 1; nth <= calls; nth += 1) {
      const story = storySite({ profile });
      const pageId = await started(story);
      story.site.faults.inject({ nth, fault });

      await writeLines(story, pageId, LINES);
      await repair(story);

      expectOneTaskALine(story, pageId);
    }
  });
});

describe("a task that is done ticks its line", () => {
  it.each(EVERY_FAULT)("when any one call of the sync %s", async (_, fault) => {
    for (let nth = 1; nth <= 10; nth += 1) {
      const story = storySite();
      const pageId = await started(story);
      await writeLines(story, pageId, LINES);
      const task = tasksOf(story).find(({ summary }) => summary === "two")!;
      story.site.faults.inject({ nth, fault });

      await moveTask(story, task.key, "31");
      await repair(story);

      const lines = linesOf(documentOf(story, pageId), LINE_OPTIONS);
      expect([nth, ...lines.map(({ done }) => done)]).toEqual([nth, false, true, false]);
      expect(tasksOf(story).filter(({ statusId }) => statusId === "13")).toHaveLength(1);
    }
  });
});
