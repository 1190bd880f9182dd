import fc from "fast-check";
import { fieldsOfLine, type Fields } from "../../src/domain/fields";
import { accountId, issueId, lineId, projectId } from "../../src/domain/ids";
import type { Line } from "../../src/domain/line";
import type { Link } from "../../src/domain/link";
import { DEFAULT_SETTINGS } from "../../src/domain/settings";
import { conflictsOf, fieldsThat, type Decision } from "../../src/domain/compare";
import type { Named } from "../../src/domain/incident";
import { afterRefusal, planSync, type LinkStep, type SyncInput } from "../../src/domain/sync";
import type { Task } from "../../src/domain/task";
import { aLine, aLink, aTask, DONE, PROJECT } from "../builders/follow-ups";

const plan = (overrides: Partial<SyncInput> = {}) =>
  planSync({
    lines: [aLine()],
    links: [aLink()],
    tasks: [aTask()],
    settings: DEFAULT_SETTINGS,
    incidents: [{ key: "OPS-100", origin: "https://example.atlassian.net" }],
    retryRefused: false,
    asked: false,
    ...overrides,
  });

const only = (overrides: Partial<SyncInput>) => plan(overrides).links[0]!;

const kinds = (overrides: Partial<SyncInput>) => only(overrides).steps.map(({ kind }) => kind);

const agreedOn = (fields: Partial<Fields>): Pick<Link, "agreed"> => {
  const both = { ...fieldsOfLine(aLine()), ...fields };
  return { agreed: { page: both, task: both } };
};

describe("planSync: done", () => {
  it.each<[boolean, boolean, boolean, LinkStep["kind"][]]>([
    // line, task, last agreed → steps
    [false, false, false, []],
    [true, false, false, ["move-task"]],
    [false, true, false, ["tick-line"]],
    [true, true, false, []],
    [false, false, true, []],
    [true, false, true, ["tick-line"]],
    [false, true, true, ["move-task"]],
    [true, true, true, []],
  ])("line %s, task %s, last agreed %s: %j", (line, task, agreed, expected) => {
    const steps = kinds({
      lines: [aLine({ done: line })],
      tasks: [aTask(task ? { status: DONE } : {})],
      links: [aLink(agreedOn({ done: agreed }))],
    });

    expect(steps).toEqual(expected);
  });

  it("does not count a task that was closed as won't do as done", () => {
    const wontDo = aTask({ status: DONE, resolution: { id: "5", name: "Won't Do" } });

    expect(kinds({ tasks: [wontDo] })).toEqual([]);
  });

  it("leaves a line that was ticked although its task is won't do to a person", () => {
    const wontDo = aTask({ status: DONE, resolution: { id: "5", name: "Won't Do" } });
    const { steps, after } = only({ lines: [aLine({ done: true })], tasks: [wontDo] });

    expect(steps).toEqual([]);
    expect(after.agreed?.page.done).toBe(false);
  });
});

describe("planSync: fields", () => {
  it("tells the task what changed on the page", () => {
    const { steps } = only({
      lines: [
        aLine({
          summary: "Add two alerts",
          owner: { accountId: accountId("u1"), name: "Ana" },
          due: "2026-12-01",
        }),
      ],
    });

    expect(steps).toMatchObject([
      { kind: "edit-task", edit: { summary: "Add two alerts", owner: "u1", due: "2026-12-01" } },
    ]);
  });

  it("empties what the page lost", () => {
    const { steps } = only({
      links: [aLink(agreedOn({ due: "2026-12-01" }))],
      tasks: [aTask({ due: "2026-12-01" })],
    });

    expect(steps).toMatchObject([{ kind: "edit-task", edit: { due: undefined } }]);
  });

  it("takes Jira's change without touching the page, and counts what was put off", () => {
    const { steps, after } = only({
      lines: [aLine({ due: "2026-12-01" })],
      links: [aLink(agreedOn({ due: "2026-12-01" }))],
      tasks: [aTask({ due: "2026-12-08" })],
    });

    expect(steps).toEqual([]);
    expect(after).toMatchObject({ postponed: 1, agreed: { task: { due: "2026-12-08" } } });
  });

  it("does not count an earlier date as put off", () => {
    const { after } = only({
      lines: [aLine({ due: "2026-12-01" })],
      links: [aLink(agreedOn({ due: "2026-12-01" }))],
      tasks: [aTask({ due: "2026-11-24" })],
    });

    expect(after.postponed).toBe(0);
  });

  it("changes nothing when both sides moved apart, and agrees on nothing new", () => {
    const { steps, after } = only({
      lines: [aLine({ due: "2026-12-01" })],
      tasks: [aTask({ due: "2026-12-08" })],
    });

    expect(steps).toEqual([]);
    expect(after.agreed).toMatchObject({ page: { due: undefined }, task: { due: undefined } });
    expect(after.postponed).toBe(0);
  });

  it("tells the task the priority that a token stands for", () => {
    const { steps } = only({ lines: [aLine({ priority: "P2" })] });

    expect(steps).toMatchObject([{ kind: "edit-task", edit: { priority: "High" } }]);
  });

  it("leaves the priority alone when its token is taken out of the line", () => {
    const { steps, after } = only({
      links: [aLink(agreedOn({ priority: "P2" }))],
      tasks: [aTask({ priority: { id: "2", name: "High" } })],
    });

    expect(steps).toEqual([]);
    expect(after.agreed).toMatchObject({ page: { priority: "" }, task: { priority: "P2" } });
  });

  it("lets a problem go once both sides match again", () => {
    const { after } = only({
      links: [aLink({ problem: { code: "no-transition", message: "…" } })],
    });

    expect(after.problem).toBeUndefined();
  });

  it.each([
    ["the page, the first", { due: "2026-12-01" }, {}, undefined, "2026-12-01"],
    ["Jira, the first", {}, { due: "2026-12-08" }, undefined, "2026-12-08"],
    ["the page, a later one", { due: "2026-12-08" }, {}, "2026-12-01", "2026-12-01"],
  ])("remembers the day that was promised first: %s", (_, line, task, promised, expected) => {
    const { after } = only({
      lines: [aLine(line)],
      tasks: [aTask(task)],
      links: [aLink({ promised })],
    });

    expect(after.promised).toBe(expected);
  });

  it("cuts a summary to what Jira takes", () => {
    const summary = `${"word ".repeat(60)}end`;
    const { steps } = only({ lines: [aLine({ summary })] });

    expect(steps).toMatchObject([{ kind: "edit-task" }]);
    const [step] = steps;
    expect(step?.kind === "edit-task" && step.edit.summary?.length).toBeLessThanOrEqual(255);
  });
});

describe("planSync: lines", () => {
  it("makes a task of a new line", () => {
    expect(plan({ links: [] }).fresh.map(({ id }) => id)).toEqual(["line-1"]);
  });

  it.each([
    ["ticked already", aLine({ done: true })],
    ["blank", aLine({ summary: "", text: "" })],
  ])("makes no task of a line that is %s", (_, line) => {
    expect(plan({ lines: [line], links: [] }).fresh).toEqual([]);
  });

  it("makes no second task while the first is being made", () => {
    const claimed = aLink({ phase: "claimed", task: undefined });

    expect(plan({ links: [claimed], tasks: [] })).toEqual({
      links: [{ link: claimed, steps: [], after: claimed }],
      fresh: [],
      adopt: [],
    });
  });

  it.each([
    ["not on an event", false, "Add an alert", 0],
    ["when somebody asks", true, "Add an alert", 1],
    ["when its words changed", false, "Add another alert", 1],
  ])("tries a refused line again %s", (_, retryRefused, text, expected) => {
    const refused = aLink({ phase: "refused", task: undefined });

    expect(plan({ lines: [aLine({ text })], links: [refused], retryRefused }).fresh).toHaveLength(
      expected,
    );
  });

  it.each([
    ["gone", []],
    ["ticked", [aLine({ done: true })]],
    ["empty", [aLine({ summary: "" })]],
  ])("forgets that a task was refused once its line is %s", (_, lines) => {
    const refused = aLink({ phase: "refused", task: undefined });

    expect(plan({ lines, links: [refused], retryRefused: true })).toMatchObject({
      links: [],
      fresh: [],
    });
  });

  it("keeps the link's own id when the line's is new, and remembers what the page calls it", () => {
    const { after } = only({ lines: [aLine({ id: lineId("new"), localId: "new" })] });

    expect(after).toMatchObject({ line: "line-1", localId: "new", phase: "linked" });
  });

  it("keeps a line that left the follow-ups heading and stayed on the page", () => {
    const { steps, after } = only({ lines: [aLine({ listed: false, done: true })] });

    expect(steps.map(({ kind }) => kind)).toEqual(["move-task"]);
    expect(after.phase).toBe("linked");
  });

  it("makes no task of an item that stands elsewhere", () => {
    expect(plan({ lines: [aLine({ listed: false })], links: [] }).fresh).toEqual([]);
  });

  it("gives a new line an id that no link bears", () => {
    const elsewhere = aLink({ localId: "gone", text: "Something else" });
    const links = [elsewhere, aLink({ ...elsewhere, line: lineId("line-1-2"), text: "Third" })];

    expect(plan({ links }).fresh.map(({ id }) => id)).toEqual(["line-1-3"]);
  });

  it("tells the task of a removed line once, and takes it back when it returns", () => {
    const gone = only({ lines: [] });
    const still = only({ lines: [], links: [gone.after] });
    const back = only({ links: [gone.after] });

    expect(gone.steps.map(({ kind }) => kind)).toEqual(["tell-removed"]);
    expect(still.steps).toEqual([]);
    expect(back.after.phase).toBe("linked");
  });

  it.each([
    ["cannot be read", [] as Task[]],
    ["was moved to another project", [aTask({ projectId: projectId("999"), status: DONE })]],
  ])("does nothing for a task that %s", (_, tasks) => {
    expect(kinds({ lines: [aLine({ done: true })], tasks })).toEqual([]);
  });

  it("leaves a deleted task's line alone", () => {
    const deleted = aLink({ phase: "deleted" });

    expect(only({ links: [deleted], tasks: [] })).toMatchObject({ steps: [], after: deleted });
  });

  it("keeps a link that had no task to compare with as it was when a step for it is refused", () => {
    const problem = { code: "not-edited", message: "…" } as const;
    const removed = only({ lines: [] });

    expect(afterRefusal(removed, [], problem)).toEqual({ ...removed.link, problem });
  });

  it("remembers that a link to the incident was refused", () => {
    const problem = { code: "not-tied", message: "…" } as const;

    expect(only({ links: [aLink({ problem })] }).after.problem).toEqual(problem);
  });

  it("agrees on what it sees when a crash left no agreement", () => {
    const { steps, after } = only({
      links: [aLink({ agreed: undefined })],
      tasks: [aTask({ status: DONE })],
    });

    expect(steps).toEqual([]);
    expect(after.agreed).toMatchObject({ page: { done: false }, task: { done: true } });
  });
});

describe("planSync: a page that another program rewrote", () => {
  const lost = [
    aLink({ localId: "old-1", text: "Add an alert" }),
    aLink({ line: lineId("line-2"), localId: "old-2", text: "Write the runbook" }),
  ];
  const alert = aLine({ localId: "new-1", id: lineId("new-1") });
  const other = aLine({
    localId: "new-2",
    id: lineId("new-2"),
    text: "Document the failover",
    summary: "Document the failover",
  });

  it("waits for a person when a line may be new or an earlier one", () => {
    const waiting = plan({ lines: [alert, other], links: lost, retryRefused: true });

    expect(waiting).toMatchObject({ fresh: [], adopt: [] });
    expect(waiting.links[1]).toMatchObject({
      steps: [],
      after: { phase: "linked", problem: { code: "unclear" } },
    });
    const links = waiting.links.map(({ after }) => after);
    expect(plan({ lines: [alert, other], links })).toMatchObject({ fresh: [], adopt: [] });
  });

  it("leaves links alone that wait for no line", () => {
    const claimed = aLink({
      line: lineId("line-3"),
      localId: "old-3",
      text: "Train people",
      phase: "claimed",
      task: undefined,
      agreed: undefined,
    });
    const removed = aLink({
      line: lineId("line-4"),
      localId: "old-4",
      text: "Buy disks",
      phase: "removed",
    });
    const { links } = plan({ lines: [alert, other], links: [...lost, claimed, removed] });

    expect(links[1]?.after.problem?.code).toBe("unclear");
    expect(links.slice(2)).toEqual([
      { link: claimed, steps: [], after: claimed },
      { link: removed, steps: [], after: removed },
    ]);
  });

  it("goes on when a person asks", () => {
    const asked = plan({ lines: [alert, other], links: lost, asked: true });

    expect(asked.fresh.map(({ text }) => text)).toEqual(["Document the failover"]);
    expect(asked.links[1]?.steps.map(({ kind }) => kind)).toEqual(["tell-removed"]);
  });

  it("waits for nothing when every line found its link", () => {
    const reworded = aLine({ ...other, text: "Write the run book!" });
    const { links } = plan({ lines: [alert, reworded], links: lost });

    expect(links.map(({ after }) => after.localId)).toEqual(["new-1", "new-2"]);
    expect(links[1]?.after.problem).toBeUndefined();
  });

  it.each([
    ["some ids are left", [aLine({ localId: "old-1" }), other]],
    ["no line might be an earlier one", [alert]],
    ["no line is an earlier one", [other]],
  ])("is not what happened when %s", (_, lines) => {
    const { links } = plan({ lines, links: lost });

    expect(links[1]?.steps.map(({ kind }) => kind)).toEqual(["tell-removed"]);
  });
});

const toIssue = (key: string) => ({
  urls: [`https://example.atlassian.net/browse/${key}`],
  issues: [{ key, origin: "https://example.atlassian.net" }],
});

describe("planSync: a line with a link to an issue", () => {
  it.each([
    ["of its own", aLine(toIssue("OPS-7"))],
    ["and no words", aLine({ ...toIssue("OPS-7"), summary: "" })],
    ["that is ticked", aLine({ ...toIssue("OPS-7"), done: true })],
  ])("takes that issue when it is a line %s", (_, line) => {
    const { adopt, fresh } = plan({ lines: [line], links: [] });

    expect(adopt.map(({ issue }) => issue.key)).toEqual(["OPS-7"]);
    expect(fresh).toEqual([]);
  });

  it("takes the first that is not the incident", () => {
    const both = { issues: [...toIssue("OPS-100").issues, ...toIssue("OPS-7").issues] };

    expect(plan({ lines: [aLine(both)], links: [] }).adopt).toMatchObject([
      { issue: { key: "OPS-7" } },
    ]);
  });

  it("gets a task of its own when the link is to the incident", () => {
    const { adopt, fresh } = plan({ lines: [aLine(toIssue("OPS-100"))], links: [] });

    expect(adopt).toEqual([]);
    expect(fresh).toHaveLength(1);
  });

  it("never renames the issue", () => {
    const line = aLine({ ...toIssue("OPS-1"), summary: "Omar is on it" });

    expect(kinds({ lines: [line], links: [aLink({ adopted: "OPS-1" })] })).toEqual([]);
  });

  it.each([
    ["another issue", toIssue("OPS-8"), { adopt: 1, fresh: 0 }],
    ["none", {}, { adopt: 0, fresh: 1 }],
  ])("lets go of its issue when it names %s instead", (_, names, expected) => {
    const planned = plan({ lines: [aLine(names)], links: [aLink({ adopted: "OPS-1" })] });

    expect(planned.links[0]?.after.phase).toBe("removed");
    expect({ adopt: planned.adopt.length, fresh: planned.fresh.length }).toEqual(expected);
  });
});

const someday = fc.constantFrom(undefined, "2026-12-01", "2026-12-08");
const somebody = fc.constantFrom(undefined, "u1", "u2");
const someText = fc.constantFrom("Add an alert", "Add two alerts");
const somePriority = fc.constantFrom("", "P1", "P2", "P3");
const someFields = fc.record({
  done: fc.boolean(),
  summary: someText,
  owner: somebody,
  due: someday,
  priority: somePriority,
});
const someAgreement = fc.record({
  done: fc.boolean(),
  summary: someText,
  owner: somebody,
  due: someday,
  priority: fc.option(somePriority, { nil: undefined }),
});

const PRIORITIES: Readonly<Record<string, Named>> = {
  P1: { id: "1", name: "Highest" },
  P2: { id: "2", name: "High" },
  P3: { id: "3", name: "Medium" },
};

const priorityNamed = (name: string | undefined): Named | undefined =>
  Object.values(PRIORITIES).find((one) => one.name === name);

const lineWith = (fields: Fields): Line =>
  aLine({
    done: fields.done,
    summary: fields.summary,
    text: fields.summary,
    due: fields.due,
    priority: fields.priority === "" ? undefined : fields.priority,
    owner:
      fields.owner === undefined
        ? undefined
        : { accountId: accountId(fields.owner), name: fields.owner },
  });

const taskWith = (fields: Fields): Task =>
  aTask({
    summary: fields.summary,
    due: fields.due,
    priority: PRIORITIES[fields.priority ?? ""],
    status: fields.done ? DONE : aTask().status,
    assignee:
      fields.owner === undefined
        ? undefined
        : { accountId: accountId(fields.owner), name: fields.owner },
  });

/** What page and task look like once the steps are done. */
function applied(steps: readonly LinkStep[], line: Line, task: Task): { line: Line; task: Task } {
  return steps.reduce<{ line: Line; task: Task }>(
    (now, step) => {
      switch (step.kind) {
        case "tick-line":
          return { ...now, line: { ...now.line, done: step.done } };
        case "move-task":
          return { ...now, task: { ...now.task, status: step.done ? DONE : aTask().status } };
        case "edit-task": {
          const { edit } = step;
          const assignee =
            edit.owner === undefined ? undefined : { accountId: accountId(edit.owner), name: "" };
          return {
            ...now,
            task: {
              ...now.task,
              ...("summary" in edit ? { summary: edit.summary } : {}),
              ...("due" in edit ? { due: edit.due } : {}),
              ...("owner" in edit ? { assignee } : {}),
              ...("priority" in edit ? { priority: priorityNamed(edit.priority) } : {}),
            },
          };
        }
        case "tell-removed":
          return now;
      }
    },
    { line, task },
  );
}

/** A choice in the nth of the conflicts there are; undefined when there are not so many. */
function decisionOn(
  parts: { readonly link: Link; readonly line: Line; readonly task: Task },
  [nth, side]: readonly [number, Decision["side"]],
): Decision | undefined {
  const conflict = conflictsOf({ ...parts, settings: DEFAULT_SETTINGS })[nth];
  if (conflict === undefined) return undefined;
  return { line: parts.link.line, field: conflict.field, side, seen: conflict.seen };
}

describe("planSync: its own echo", () => {
  it("plans nothing after its plan was done, whatever both sides showed and a person chose", () => {
    fc.assert(
      fc.property(
        someFields,
        someFields,
        fc.tuple(someAgreement, someAgreement),
        fc.option(fc.tuple(fc.nat(4), fc.constantFrom("page" as const, "jira" as const))),
        (page, jira, [wasPage, wasTask], choice) => {
          const line = lineWith(page);
          const task = taskWith(jira);
          const link = aLink({ agreed: { page: wasPage, task: wasTask } });
          const decision = choice === null ? undefined : decisionOn({ link, line, task }, choice);
          const first = only({ lines: [line], links: [link], tasks: [task], decision });

          const now = applied(first.steps, line, task);
          const second = only({
            lines: [now.line],
            links: [first.after],
            tasks: [now.task],
            decision,
          });

          expect(second.steps).toEqual([]);
          expect(second.after).toEqual(first.after);
        },
      ),
    );
  });

  it("leaves no conflict where a person has chosen, and every other one as it was", () => {
    fc.assert(
      fc.property(
        someFields,
        someFields,
        fc.nat(4),
        fc.constantFrom("page" as const, "jira" as const),
        (page, jira, nth, side) => {
          const line = lineWith(page);
          const task = taskWith(jira);
          const link = aLink();
          const before = conflictsOf({ link, line, task, settings: DEFAULT_SETTINGS });
          const decision = decisionOn({ link, line, task }, [nth, side]);
          const { steps, after } = only({ lines: [line], links: [link], tasks: [task], decision });
          const now = applied(steps, line, task);

          const left = conflictsOf({ ...now, link: after, settings: DEFAULT_SETTINGS });

          expect(left).toEqual(before.filter(({ field }) => field !== decision?.field));
        },
      ),
    );
  });

  it("never changes a field that nobody moved", () => {
    fc.assert(
      fc.property(someFields, (fields) => {
        const line = lineWith(fields);
        const task = taskWith(fields);
        const link = aLink({
          text: fields.summary,
          agreed: { page: fields, task: fields },
          promised: fields.due,
        });
        const { steps, after } = only({ lines: [line], links: [link], tasks: [task] });

        expect(steps).toEqual([]);
        expect(after).toEqual(link);
      }),
    );
  });

  it("does after a refusal what it was refused, and nothing else again", () => {
    fc.assert(
      fc.property(someFields, someFields, someFields, (page, jira, was) => {
        const line = lineWith(page);
        const task = taskWith(jira);
        const link = aLink({ agreed: { page: was, task: was } });
        const first = only({ lines: [line], links: [link], tasks: [task] });
        const edits = first.steps.filter(({ kind }) => kind === "edit-task");
        const others = first.steps.filter(({ kind }) => kind !== "edit-task");
        const refused = fieldsThat(first.comparison!, "page-moved").filter((one) => one !== "done");
        const problem = { code: "not-edited", message: "…" } as const;

        const now = applied(others, line, task);
        const after = afterRefusal(first, refused, problem);
        const second = only({ lines: [now.line], links: [after], tasks: [now.task] });

        expect(second.steps.map(({ kind }) => kind)).toEqual(edits.map(({ kind }) => kind));
      }),
    );
  });

  it("keeps every link and makes each line fresh at most once", () => {
    const ids = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 12 });
    fc.assert(
      fc.property(ids, ids, (onPage, linked) => {
        const lines = onPage.map((n, position) =>
          aLine({
            id: lineId(`l${n}`),
            localId: `local-${n}`,
            text: `text ${n}`,
            summary: `text ${n}`,
            position,
          }),
        );
        const links = linked.map((n) =>
          aLink({
            line: lineId(`l${n}`),
            localId: `local-${n}`,
            text: `text ${n}`,
            task: { id: issueId(`${n}`), key: `OPS-${n}`, projectId: PROJECT },
          }),
        );
        const planned = plan({ lines, links, tasks: [] });

        expect(planned.links).toHaveLength(links.length);
        expect(planned.fresh.map(({ id }) => id).sort()).toEqual(
          onPage
            .filter((n) => !linked.includes(n))
            .map((n) => `l${n}`)
            .sort(),
        );
      }),
    );
  });
});
