import { LINE_OPTIONS } from "../test/builders/follow-ups";
import { linesOf } from "../src/domain/line";
import {
  addIncident,
  ANA,
  ask,
  documentOf,
  moveTask,
  started,
  STATUS,
  TASK_TYPE,
  tasksOf,
  valueOf,
  writeLines,
  type StorySite,
} from "../test/stories/story-site";
import { need, type Scenario } from "./scenario";

const TRANSITION_DONE = "31";

const THREE = ["Add an alert", "Write the runbook", "Test the failover"];

const linesUpTo = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => `Follow-up ${n + 1}`);

/** A postmortem whose lines have their tasks. Gives the page's id. */
async function withTasks(story: StorySite, lines: readonly string[]): Promise<string> {
  const pageId = await started(story);
  await writeLines(story, pageId, lines);
  need(tasksOf(story).length === lines.length, "not every line has a task");
  return pageId;
}

const taskNamed = (story: StorySite, summary: string): ReturnType<typeof tasksOf>[number] => {
  const task = tasksOf(story).find((one) => one.summary === summary);
  if (task === undefined) throw new Error(`There is no task "${summary}"`);
  return task;
};

const starting: readonly Scenario[] = [
  {
    name: "pre-flight: the dialog opens",
    budget: { rest: 6 },
    begin: async (story) => {
      await story.site.settle();
      return async () => {
        const view = valueOf(await ask(story).openStart());
        const check = view.kind === "ready" ? view.check : undefined;
        need(check?.title.kind === "free", "the title is not free");
      };
    },
  },
  {
    name: "Create",
    budget: { rest: 9, restDepth: 4 },
    begin: async (story) => {
      valueOf(await ask(story).openStart());
      return async () => {
        const { kind } = valueOf(await ask(story).create());
        need(kind === "created", "no page was created");
      };
    },
  },
];

const events: readonly Scenario[] = [
  {
    name: "a page that is not ours is saved",
    budget: { rest: 0, kvsReads: 1, kvsWrites: 0, pushes: 0 },
    begin: async (story) => {
      const { site, confluence, spaceId } = story;
      const { people } = confluence;
      const { id } = people.createPage(ANA, { spaceId, title: "Lunch" });
      await site.settle();
      return async () => {
        people.editPage(ANA, id, documentOf(story, id));
        const before = site.invocations().length;
        await site.settle();
        need(site.invocations().length > before, "no event came");
      };
    },
  },
  {
    name: "an issue that is not ours changes",
    budget: { runs: 0 },
    begin: async (story) => {
      const { key } = addIncident(story.jira, { issueTypeId: TASK_TYPE, statusId: STATUS.todo });
      await story.site.settle();
      return async () => {
        const before = story.site.events.notes.length;
        await moveTask(story, key, TRANSITION_DONE);
        const notes = story.site.events.notes.slice(before);
        need(
          notes.some(({ fate }) => fate === "filtered"),
          "no event was filtered",
        );
      };
    },
  },
];

const agreeing: readonly Scenario[] = [
  {
    name: "our page is saved, its lines unchanged",
    budget: { rest: 2, kvsWrites: 0 },
    begin: async (story) => {
      const pageId = await withTasks(story, THREE);
      return async () => {
        const before = story.site.invocations().length;
        await writeLines(story, pageId, THREE);
        const runs = story.site.invocations().slice(before);
        need(
          runs.some((run) => run.function === "sync"),
          "no sync ran",
        );
      };
    },
  },
  {
    name: "a task is done: its line is ticked, the incident told",
    budget: { rest: 5 },
    begin: async (story) => {
      const pageId = await withTasks(story, THREE);
      return async () => {
        await moveTask(story, taskNamed(story, "Add an alert").key, TRANSITION_DONE);
        const [line] = linesOf(documentOf(story, pageId), LINE_OPTIONS);
        need(line?.done === true, "the line is not ticked");
      };
    },
  },
  {
    name: "a line is ticked: its task is closed",
    budget: { rest: 5 },
    begin: async (story) => {
      const pageId = await withTasks(story, THREE);
      return async () => {
        story.confluence.people.toggleTask(ANA, pageId, { localId: "item-0", done: true });
        await story.site.settle();
        const { statusId } = taskNamed(story, "Add an alert");
        need(statusId === STATUS.done, "the task is not closed");
      };
    },
  },
];

function newLines(count: number, rest: Pick<Scenario, "name" | "budget" | "options">): Scenario {
  return {
    ...rest,
    begin: async (story) => {
      const pageId = await started(story);
      return async () => {
        await writeLines(story, pageId, linesUpTo(count));
        const tasks = tasksOf(story).length;
        need(tasks === count, `${tasks} of ${count} lines have a task`);
        const links = Object.keys(story.jira.state.links).length;
        need(links === count, `${links} of ${count} tasks are linked`);
      };
    },
  };
}

const creating: readonly Scenario[] = [
  newLines(10, { name: "10 new lines", budget: { rest: 6 } }),
  newLines(200, { name: "200 new lines", budget: { restBesideLinks: 10, refused: 0 } }),
  newLines(200, {
    name: "200 new lines, the create screen offers no links",
    budget: { restBesideLinks: 10, refused: 0 },
    options: { profile: { createScreenOffersLinks: false } },
  }),
];

/** Everything whose cost is watched. */
export const SCENARIOS: readonly Scenario[] = [...starting, ...events, ...agreeing, ...creating];
