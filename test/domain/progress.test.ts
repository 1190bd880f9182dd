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
    ["in conflict", { problem: { code: "conflict", message: "…" } }, [aTask()], "not-synced"],
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
    const [view] = see([aLink()], [], [aLine({ due: "2026-12-01", text: "words" })]);

    expect(view).toMatchObject({ task: undefined, due: "2026-12-01", text: "words" });
  });

  it("keeps the page's order, and puts lines that are gone last", () => {
    const links = ["c", "a", "b"].map((id) => aLink({ line: lineId(id), text: id }));
    const lines = [
      aLine({ id: lineId("a"), text: "a", position: 0 }),
      aLine({ id: lineId("b"), text: "b", position: 1 }),
    ];

    expect(see(links, [], lines).map(({ text }) => text)).toEqual(["a", "b", "c"]);
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
