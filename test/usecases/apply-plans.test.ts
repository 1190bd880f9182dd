import { AppError } from "../../src/domain/app-error";
import type { Checkbox } from "../../src/domain/checkbox";
import { planSync } from "../../src/domain/sync";
import type { Line } from "../../src/domain/line";
import type { Task } from "../../src/domain/task";
import type { Checkboxes } from "../../src/ports/pages";
import type { SyncRequest } from "../../src/ports/sync-queue";
import type { Tasks } from "../../src/ports/tasks";
import { applyPlans } from "../../src/usecases/apply-plans";
import { aLine, aLink, aTask, DONE } from "../builders/follow-ups";
import { aRequest, aRun, only, PAGE } from "../builders/ports";

type World = {
  readonly line: Line | undefined;
  readonly task: Task;
  readonly tasks: Partial<Tasks>;
  readonly checkboxes: Partial<Checkboxes>;
  readonly reason: SyncRequest["reason"];
};

/** Does what the plan of one follow-up says. */
async function applying({ line, task, tasks, checkboxes, reason }: World) {
  const lines = line === undefined ? [] : [line];
  const links = [aLink()];
  const { deps, run, queue } = aRun(
    { links },
    { lines, tasks: [task], request: aRequest({ reason }) },
  );
  const { settings } = run;
  const plan = planSync({
    ...{ lines, links, tasks: [task], settings, incidents: [] },
    retryRefused: false,
    asked: false,
  });
  const services = { tasks: only<Tasks>(tasks), checkboxes: only<Checkboxes>(checkboxes) };
  const { ledger } = await applyPlans({ ...deps, ...services }, run, plan.links);
  return { link: ledger.links[0], queued: queue.queued };
}

const refusing = async () => Promise.reject(new AppError("forbidden", "no"));
const BOX: Checkbox = { id: "box-1", localId: "local-1", done: false, text: "Add an alert" };

describe("ticking the line of a task that was closed", () => {
  const closed = (checkboxes: Partial<Checkboxes>, reason: SyncRequest["reason"] = "event") =>
    applying({ line: aLine(), task: aTask({ status: DONE }), tasks: {}, checkboxes, reason });

  it("ticks its checkbox", async () => {
    const ticked: string[] = [];
    const { link } = await closed({
      ofPage: async () => [BOX],
      set: async (id) => {
        ticked.push(id);
      },
    });

    expect(ticked).toEqual(["box-1"]);
    expect(link).toMatchObject({ problem: undefined, agreed: { page: { done: true } } });
  });

  it.each<[SyncRequest["reason"], readonly number[]]>([
    ["event", [60]],
    ["swept", []],
  ])("looks once more where Confluence does not list it yet (%s)", async (reason, delays) => {
    const { link, queued } = await closed({ ofPage: async () => [] }, reason);

    expect(link?.problem).toEqual({
      code: "not-ticked",
      message: "Confluence doesn't list this checkbox yet. The app looks again within the hour.",
    });
    expect(link?.agreed?.page.done).toBe(false);
    expect(queued.map(({ delay }) => delay)).toEqual(delays);
    expect(queued.map(({ page }) => page)).toEqual(delays.map(() => PAGE));
  });

  it("says so when Confluence does not let the app tick it", async () => {
    const { link } = await closed({ ofPage: async () => [BOX], set: refusing });

    expect(link?.problem).toEqual({
      code: "not-ticked",
      message: "Confluence did not tick the line. Make this change there by hand.",
    });
    expect(link?.agreed?.page.done).toBe(false);
  });

  it("tries the whole run again when Confluence can't answer now", async () => {
    const set = async () => Promise.reject(new AppError("unavailable", "no answer"));

    await expect(closed({ ofPage: async () => [BOX], set })).rejects.toMatchObject({
      code: "unavailable",
    });
  });
});

describe("telling Jira what the page says", () => {
  const moved = (tasks: Partial<Tasks>) =>
    applying({
      line: aLine({ summary: "Add two alerts", text: "Add two alerts", due: "2026-12-01" }),
      task: aTask(),
      tasks: { mark: async () => undefined, ...tasks },
      checkboxes: {},
      reason: "event",
    });

  it("keeps what Jira took when it refuses one field of two", async () => {
    const { link } = await moved({
      edit: async (_, edit) => {
        if ("due" in edit) {
          throw new AppError("input-invalid", "no", { subject: "There is no due date here. " });
        }
      },
    });

    expect(link?.agreed?.task).toMatchObject({ summary: "Add two alerts", due: undefined });
    expect(link?.problem).toEqual({
      code: "not-edited",
      message:
        "Jira did not take the change to OPS-1: There is no due date here. Make this change there by hand.",
    });
  });

  it("bothers nobody when Jira refuses the app's own note on the task", async () => {
    const { link } = await moved({ edit: async () => undefined, mark: refusing });

    expect(link).toMatchObject({ problem: undefined, agreed: { task: { due: "2026-12-01" } } });
  });
});

describe("a line that left the page", () => {
  it("counts as removed although its task takes no comment", async () => {
    const { link } = await applying({
      line: undefined,
      task: aTask(),
      tasks: { say: refusing },
      checkboxes: {},
      reason: "event",
    });

    expect(link).toMatchObject({ phase: "removed", problem: undefined });
  });
});
