import { projectId, lineId, issueId } from "../../src/domain/ids";
import { followUpsOf, progressOf } from "../../src/domain/progress";
import { DEFAULT_SETTINGS } from "../../src/domain/settings";
import type { Link } from "../../src/domain/link";
import type { Task } from "../../src/domain/task";
import { aLine, aLink, aTask, DONE } from "../builders/follow-ups";

const TODAY = "2026-11-22";

const see = (links: readonly Link[], tasks: readonly Task[], lines = [aLine()]) =>
  followUpsOf({ links, lines, tasks, settings: DEFAULT_SETTINGS, today: TODAY });

const stateOf = (link: Partial<Link>, tasks: readonly Task[]) =>
  see([aLink(link)], tasks)[0]?.state;

const NOT_TICKED = { code: "not-ticked", message: "…" } as const;
const NOT_EDITED = { code: "not-edited", message: "Jira did not take the change." } as const;

describe("followUpsOf", () => {
  it.each<[string, Partial<Link>, Task[], string]>([
    ["to do", {}, [aTask()], "open"],
    [
      "in progress",
      {},
      [aTask({ status: { id: "2", name: "Doing", category: "indeterminate" } })],
      "in-progress",
    ],
    ["done", {}, [aTask({ status: DONE })], "done"],
    [
      "won't do",
      {},
      [aTask({ status: DONE, resolution: { id: "1", name: "Won't Do" } })],
      "wont-do",
    ],
    ["unreadable", {}, [], "not-visible"],
    ["moved, though done", {}, [aTask({ status: DONE, projectId: projectId("9") })], "moved"],
    ["deleted", { phase: "deleted" }, [], "deleted"],
    ["removed", { phase: "removed" }, [aTask({ status: DONE })], "removed"],
    ["being made", { phase: "claimed", task: undefined }, [], "waiting"],
    ["refused", { phase: "refused", task: undefined }, [], "not-synced"],
    [
      "stuck in its workflow",
      { problem: { code: "no-transition", message: "…" } },
      [aTask()],
      "not-synced",
    ],
    [
      "done, its line not to be ticked",
      { problem: NOT_TICKED },
      [aTask({ status: DONE })],
      "not-synced",
    ],
    ["done, but not to be renamed", { problem: NOT_EDITED }, [aTask({ status: DONE })], "done"],
  ])("calls a task that is %s by its state", (_, link, tasks, expected) => {
    expect(stateOf(link, tasks)).toBe(expected);
  });

  it("is overdue from the day after, and only while it is open", () => {
    const overdue = (task: Partial<Task>) => see([aLink()], [aTask(task)])[0]?.overdue;

    expect(overdue({ due: "2026-11-21" })).toBe(true);
    expect(overdue({ due: TODAY })).toBe(false);
    expect(overdue({ due: "2026-11-21", status: DONE })).toBe(false);
    expect(overdue({})).toBe(false);
  });

  it("shows what the line promises while nobody can read the task", () => {
    const [view] = see([aLink()], [], [aLine({ due: "2026-12-01", summary: "words" })]);

    expect(view).toMatchObject({ task: undefined, due: "2026-12-01", text: "words" });
  });

  it("keeps the page's order, and puts lines that are gone last", () => {
    const links = ["c", "a", "b"].map((id) =>
      aLink({ line: lineId(id), text: id, agreed: undefined }),
    );
    const lines = [
      aLine({ id: lineId("a"), summary: "a", text: "a", position: 0 }),
      aLine({ id: lineId("b"), summary: "b", text: "b", position: 1 }),
    ];

    expect(see(links, [], lines).map(({ text }) => text)).toEqual(["a", "b", "c"]);
  });
});

describe("what is wrong with a follow-up", () => {
  const view = (link: Partial<Link>, tasks: readonly Task[], line = aLine()) =>
    see([aLink(link)], tasks, [line])[0]!;

  it("is a conflict, with both values, and its state is Jira's as long as both agree on that", () => {
    const due = view({}, [aTask({ due: "2026-12-08" })], aLine({ due: "2026-12-01" }));
    const wontDo = aTask({ status: DONE, resolution: { id: "1", name: "Won't Do" } });
    const done = view({}, [wontDo], aLine({ done: true }));

    expect([due.state, due.conflicts.map(({ field }) => field)]).toEqual(["open", ["due"]]);
    expect([done.state, done.conflicts.map(({ field }) => field)]).toEqual([
      "not-synced",
      ["done"],
    ]);
  });

  it("is no conflict where the line is gone, or the task is in another project", () => {
    const elsewhere = aTask({ due: "2026-12-08", projectId: projectId("9") });
    const apart = aLine({ due: "2026-12-01" });

    expect(view({ phase: "removed" }, [aTask({ due: "2026-12-08" })], apart).conflicts).toEqual([]);
    expect(view({}, [elsewhere], apart).conflicts).toEqual([]);
  });

  it("can be tried again when a step was refused", () => {
    const { problem, canRetry } = view({ problem: NOT_EDITED }, [aTask()]);

    expect({ problem, canRetry }).toEqual({ problem: NOT_EDITED.message, canRetry: true });
  });

  it.each<[string, Partial<Link>, Task[], RegExp]>([
    ["moved", {}, [aTask({ key: "WEB-1", projectId: projectId("9") })], /^The task is WEB-1 in/u],
    ["deleted", { phase: "deleted" }, [], /^OPS-1 was deleted in Jira/u],
    [
      "deleted, its key forgotten",
      { phase: "deleted", task: undefined },
      [],
      /^The task was deleted in Jira/u,
    ],
    ["not visible", {}, [], /^You can't see its task/u],
  ])("is said of a task that is %s, and trying again would not help", (_, link, tasks, words) => {
    const { problem, canRetry } = view(link, tasks);

    expect(problem).toMatch(words);
    expect(canRetry).toBe(false);
  });

  it("is nothing while all is well", () => {
    expect(view({}, [aTask()])).toMatchObject({ problem: undefined, conflicts: [] });
  });
});

describe("the words of a follow-up", () => {
  const text = (link: Partial<Link>, lines: Parameters<typeof see>[2]) =>
    see([aLink(link)], [], lines)[0]?.text;

  it.each([
    [
      "are those without owner, date and priority",
      {},
      [aLine({ summary: "Add", text: "Add P1" })],
      "Add",
    ],
    ["are all of a line that has no others", {}, [aLine({ summary: "", text: "@Ana" })], "@Ana"],
    ["are the last ones of a line that is gone", { text: "Add an alert P1" }, [], "Add an alert"],
    [
      "are what was seen of a line whose task is being made",
      { agreed: undefined, text: "Add P1" },
      [],
      "Add P1",
    ],
  ])("%s", (_, link, lines, expected) => {
    expect(text(link, lines)).toBe(expected);
  });
});

describe("progressOf", () => {
  it("counts only done as done, and what cannot be read as unknown", () => {
    const task = (n: number, overrides: Partial<Task>) =>
      aTask({ id: issueId(String(n)), ...overrides });
    const link = (n: number, overrides: Partial<Link> = {}) =>
      aLink({
        line: lineId(`l${n}`),
        task: { id: issueId(String(n)), key: `OPS-${n}`, projectId: projectId("10000") },
        ...overrides,
      });

    const views = see(
      [
        link(1),
        link(2),
        link(3),
        link(4),
        link(5, { phase: "deleted" }),
        link(6, { phase: "removed" }),
      ],
      [
        task(1, { status: DONE }),
        task(2, { due: "2026-01-01" }),
        task(3, { status: DONE, resolution: { id: "1", name: "Won't Do" } }),
      ],
    );

    expect(progressOf(views)).toEqual({
      total: 5,
      done: 1,
      inProgress: 0,
      open: 1,
      overdue: 1,
      wontDo: 1,
      unknown: 2,
    });
  });
});
