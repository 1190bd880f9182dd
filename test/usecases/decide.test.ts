import { conflictsOf } from "../../src/domain/compare";
import { issueId, lineId } from "../../src/domain/ids";
import { checklistOf } from "../../src/domain/line";
import type { Link } from "../../src/domain/link";
import { DEFAULT_SETTINGS } from "../../src/domain/settings";
import type { Task } from "../../src/domain/task";
import type { Incidents } from "../../src/ports/incidents";
import type { Page, Pages } from "../../src/ports/pages";
import type { Tasks } from "../../src/ports/tasks";
import { makeDecide, makeDecideOnTask, makeRetryTask } from "../../src/usecases/decide";
import {
  aLink,
  aTask,
  doc,
  heading,
  item,
  LINE_OPTIONS,
  list,
  words,
} from "../builders/follow-ups";
import {
  aLedger,
  aPage,
  aQueue,
  CLOCK,
  only,
  PAGE,
  recordsOf,
  settingsOf,
} from "../builders/ports";

const TASK = issueId("20001");
const LINE = lineId("line-1");

/** Page and task were reworded, apart. */
const REWORDED = doc(
  heading("Follow-ups"),
  list(item("local-1", [words("Add an alert for the queue")])),
);
const RENAMED = aTask({ summary: "Add two alerts" });

const [line] = checklistOf(REWORDED, LINE_OPTIONS);
const [conflict] = conflictsOf({
  link: aLink(),
  line: line!,
  task: RENAMED,
  settings: DEFAULT_SETTINGS,
});
const choice = (side: "page" | "jira") => ({
  field: "summary" as const,
  side,
  seen: conflict!.seen,
});

type World = {
  readonly links: readonly Link[];
  readonly page: Page | undefined;
  readonly tasks: readonly Task[];
  readonly mayEdit: boolean;
  readonly mayChange: boolean;
};

/** One postmortem with that conflict, before a person who sees and may do everything unless told otherwise. */
function looking(world: Partial<World> = {}) {
  const { links, page, tasks, mayEdit, mayChange }: World = {
    links: [aLink()],
    page: aPage({ document: REWORDED }),
    tasks: [RENAMED],
    mayEdit: true,
    mayChange: true,
    ...world,
  };
  const queue = aQueue();
  const deps = {
    ledgers: recordsOf([], [aLedger({ links })]).ledgers,
    pages: only<Pages>({ find: async () => page, mayEdit: async () => mayEdit }),
    tasks: only<Tasks>({ read: async () => tasks, mayChange: async () => mayChange }),
    incidents: only<Incidents>({ followUpPage: async () => PAGE }),
    settings: settingsOf(),
    identify: LINE_OPTIONS.identify,
    queue,
    clock: CLOCK,
  };
  return {
    queued: queue.queued,
    decide: makeDecide(deps),
    decideOnTask: makeDecideOnTask(deps),
    retry: makeRetryTask(deps),
  };
}

describe("choosing between the two values of a conflict", () => {
  it.each(["page", "jira"] as const)("makes the other side follow (%s)", async (side) => {
    const { decide, queued } = looking();

    await decide(PAGE, { line: LINE, ...choice(side) });

    expect(queued).toMatchObject([
      { page: PAGE, reason: "follow-up", delay: 0, decision: { line: LINE, side } },
    ]);
  });

  it.each<[string, Partial<World>, "page" | "jira", string]>([
    ["a line that the ledger does not know", { links: [] }, "page", "not-found"],
    ["a line that never got a task", { links: [aLink({ task: undefined })] }, "page", "not-found"],
    [
      "Jira's value for a line that never got a task",
      { links: [aLink({ task: undefined })] },
      "jira",
      "conflict",
    ],
    ["a page that this person can't see", { page: undefined }, "page", "page-not-found"],
    ["a task that this person can't see", { tasks: [] }, "jira", "conflict"],
    ["a line that somebody deleted meanwhile", { page: aPage() }, "page", "conflict"],
    [
      "values that are others by now",
      { tasks: [aTask({ summary: "Add three alerts" })] },
      "page",
      "conflict",
    ],
    [
      "the page's value without the right to the task",
      { mayChange: false },
      "page",
      "no-task-permission",
    ],
    [
      "Jira's value without the right to the page",
      { mayEdit: false },
      "jira",
      "no-edit-permission",
    ],
  ])("is refused for %s, and nothing is queued", async (_, world, side, code) => {
    const { decide, queued } = looking(world);

    await expect(decide(PAGE, { line: LINE, ...choice(side) })).rejects.toMatchObject({ code });
    expect(queued).toEqual([]);
  });

  it("works the same on the panel of the task", async () => {
    const { decideOnTask, queued } = looking();

    await decideOnTask(TASK, choice("jira"));

    expect(queued).toMatchObject([{ page: PAGE, decision: { line: LINE, side: "jira" } }]);
  });

  it("is refused on an issue whose property names a page that does not know it", async () => {
    const { decideOnTask, queued } = looking({ links: [] });

    await expect(decideOnTask(TASK, choice("jira"))).rejects.toMatchObject({ code: "not-found" });
    expect(queued).toEqual([]);
  });
});

describe("asking for another look at a follow-up", () => {
  it.each<[string, Partial<World>]>([
    ["the task", { mayEdit: false }],
    ["the page", { mayChange: false }],
  ])("is for whoever may change %s", async (_, world) => {
    const { retry, queued } = looking(world);

    await retry(TASK);

    expect(queued).toMatchObject([{ page: PAGE, reason: "follow-up", decision: undefined }]);
  });

  it("is refused to who may change neither, by the name of the task", async () => {
    const { retry, queued } = looking({ mayEdit: false, mayChange: false });

    await expect(retry(TASK)).rejects.toMatchObject({
      code: "no-task-permission",
      subject: "OPS-1",
    });
    expect(queued).toEqual([]);
  });

  it("is refused on an issue that is no follow-up", async () => {
    const { retry, queued } = looking({ links: [] });

    await expect(retry(TASK)).rejects.toMatchObject({ code: "not-found" });
    expect(queued).toEqual([]);
  });
});
