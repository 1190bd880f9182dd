import { AppError } from "../../src/domain/app-error";
import { issueId, lineId } from "../../src/domain/ids";
import type { CreateOutcome, TaskForm, Tasks } from "../../src/ports/tasks";
import { createTasks } from "../../src/usecases/create-tasks";
import { aLine, PROJECT } from "../builders/follow-ups";
import { aRun, only, PAGE, withFollowUps } from "../builders/ports";

const FORM: TaskForm = {
  projectId: PROJECT,
  issueTypeId: "10001",
  fields: new Set(["assignee", "duedate", "priority"]),
  missing: [],
  defaultPriority: undefined,
  offersLinks: true,
};

const ALERT = aLine();
const RUNBOOK = aLine({
  id: lineId("line-2"),
  localId: "local-2",
  summary: "Write a runbook",
  text: "Write a runbook",
  due: "2026-12-01",
  position: 1,
});
const BOTH = [ALERT, RUNBOOK];

const created = (line: string, left: readonly string[] = []): CreateOutcome => ({
  kind: "created",
  task: { id: issueId(`id of ${line}`), key: `key of ${line}`, line: lineId(line) },
  left,
});

/** Makes tasks of both lines in a project that answers so. */
function creating(tasks: Partial<Tasks>, settings = withFollowUps({})) {
  const { deps, run, queue } = aRun({}, { settings, lines: BOTH });
  const project: Partial<Tasks> = {
    defaultType: async () => ({ id: "10001", name: "Task" }),
    form: async () => FORM,
    ...tasks,
  };
  return {
    queue,
    work: () => createTasks({ ...deps, tasks: only<Tasks>(project) }, run, BOTH),
    kept: async () => (await deps.ledgers.find(PAGE))!.value.links,
  };
}

const answered = (outcomes: readonly CreateOutcome[]): Partial<Tasks> => ({
  create: async () => outcomes,
});
const failing = (error: Error): Partial<Tasks> => ({ create: async () => Promise.reject(error) });

describe("making tasks of lines", () => {
  it("writes down the task of each line", async () => {
    const { work, kept } = creating(answered([created("line-1"), created("line-2")]));

    await work();

    expect(await kept()).toMatchObject([
      { line: "line-1", phase: "linked", task: { key: "key of line-1" }, tied: true },
      { line: "line-2", phase: "linked", agreed: { task: { due: "2026-12-01" } } },
    ]);
  });

  it("says why Jira refused one line, and makes the task of the other", async () => {
    const { work, kept } = creating(
      answered([
        { kind: "refused", line: ALERT.id, reason: "Add a component." },
        created("line-2"),
      ]),
    );

    await work();

    expect(await kept()).toMatchObject([
      { phase: "refused", problem: { code: "not-created", message: "Add a component." } },
      { phase: "linked" },
    ]);
  });

  it("comes back in half a minute for lines that Jira had no time for, which keep no claim", async () => {
    const { work, kept, queue } = creating(
      answered([created("line-1"), { kind: "later", line: RUNBOOK.id }]),
    );

    await work();

    expect((await kept()).map(({ line }) => line)).toEqual(["line-1"]);
    expect(queue.queued).toMatchObject([{ page: PAGE, reason: "swept", delay: 30 }]);
  });

  it("knows that a task shows no due date where the project did not take it", async () => {
    const { work, kept } = creating(answered([created("line-1"), created("line-2", ["duedate"])]));

    await work();

    expect((await kept())[1]?.agreed).toMatchObject({
      page: { due: "2026-12-01" },
      task: { due: undefined },
    });
  });
});

describe("tasks that can't be made", () => {
  const NO_PROJECT = "The app can't create tasks in the project that follow-ups go to.";

  it.each<[string, Partial<Tasks>, string]>([
    [
      "the project offers no type",
      { defaultType: async () => undefined },
      "Jira offers the app no issue type for tasks",
    ],
    [
      "the app may not see the project",
      { form: async () => Promise.reject(new AppError("not-found", "no such project")) },
      NO_PROJECT,
    ],
    [
      "the project asks for a field",
      { form: async () => ({ ...FORM, missing: ["Team"] }) },
      "The project asks for Team when a task is created.",
    ],
    ["Jira gives no reason", failing(new AppError("forbidden", "no")), NO_PROJECT],
    [
      "Jira gives a reason",
      failing(new AppError("input-invalid", "no", { subject: "This project is archived." })),
      "This project is archived.",
    ],
  ])("leave a word at each line when %s", async (_, tasks, message) => {
    const { ledger } = await creating(tasks).work();

    const refused = {
      phase: "refused",
      task: undefined,
      problem: { code: "not-created", message: expect.stringContaining(message) as string },
    };
    expect(ledger.links).toMatchObject([refused, refused]);
  });

  it("leave their lines fresh when Jira asks to wait, so that the next run makes them", async () => {
    const { work, kept } = creating(failing(new AppError("rate-limited", "wait")));

    await expect(work()).rejects.toMatchObject({ code: "rate-limited" });
    expect(await kept()).toEqual([]);
  });

  it("keep their claims when nobody can say whether they were made, so that none is made twice", async () => {
    const { work, kept } = creating(failing(new AppError("unavailable", "no answer")));

    await expect(work()).rejects.toMatchObject({ code: "unavailable" });
    expect((await kept()).map(({ phase }) => phase)).toEqual(["claimed", "claimed"]);
  });

  it("go on as an error when the project can't be asked now", async () => {
    const { work, kept } = creating({
      form: async () => Promise.reject(new AppError("unavailable", "no answer")),
    });

    await expect(work()).rejects.toMatchObject({ code: "unavailable" });
    expect(await kept()).toEqual([]);
  });
});
