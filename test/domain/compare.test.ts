import { compare, conflictsOf, decided, settled, stands } from "../../src/domain/compare";
import type { Fields } from "../../src/domain/fields";
import { accountId, lineId } from "../../src/domain/ids";
import type { Line } from "../../src/domain/line";
import type { Link } from "../../src/domain/link";
import { DEFAULT_SETTINGS } from "../../src/domain/settings";
import type { Task } from "../../src/domain/task";
import { aLine, aLink, aTask, DONE } from "../builders/follow-ups";

const NOTHING: Fields = {
  done: false,
  summary: "Add an alert",
  owner: undefined,
  due: undefined,
  priority: "",
};

const agreedOn = (page: Partial<Fields>, task: Partial<Fields> = page): Partial<Link> => ({
  agreed: { page: { ...NOTHING, ...page }, task: { ...NOTHING, ...task } },
});

const pair = (line: Partial<Line>, task: Partial<Task>, link: Partial<Link> = {}) => ({
  line: aLine(line),
  task: aTask(task),
  link: aLink(link),
  settings: DEFAULT_SETTINGS,
});

const PRIORITIES: Readonly<Record<string, { readonly id: string; readonly name: string }>> = {
  P1: { id: "1", name: "Highest" },
  P2: { id: "2", name: "High" },
  P3: { id: "3", name: "Medium" },
};

const ANA = { accountId: accountId("u1"), name: "Ana" };
const OMAR = { accountId: accountId("u2"), name: "Omar" };

describe("the priority", () => {
  it.each([
    // on the page, in Jira; agreed on the page, in Jira → outcome
    [undefined, "P3", "", "P3", "agreed"],
    [undefined, "P3", "P2", "P2", "agreed"],
    [undefined, "P3", "P1", "P2", "agreed"],
    ["P2", "P2", "P2", "P2", "agreed"],
    ["P2", "P2", "", "P3", "agreed"],
    ["P2", "P3", "P2", "P3", "agreed"],
    ["P1", "P3", "", "P3", "page-moved"],
    ["P1", "P2", "P2", "P2", "page-moved"],
    ["P2", "P3", "P2", "P2", "task-moved"],
    ["P2", undefined, "P2", "P2", "task-moved"],
    ["P1", "P3", "P2", "P2", "conflict"],
    ["P1", undefined, "P2", "P2", "conflict"],
    // Nobody has looked yet: a task as Jira made it, and a record from before priorities were compared.
    ["P1", "P3", "", undefined, "page-moved"],
    ["P2", "P3", "P2", undefined, "agreed"],
    ["P2", "P3", undefined, undefined, "agreed"],
    [undefined, undefined, undefined, undefined, "agreed"],
  ])("page %s, Jira %s, agreed %s and %s: %s", (line, task, onPage, inJira, expected) => {
    const priority = task === undefined ? undefined : PRIORITIES[task];
    const link = agreedOn({ priority: onPage }, { priority: inJira });

    const { outcomes } = compare(pair({ priority: line }, { priority }, link));

    expect(outcomes.priority).toBe(expected);
  });

  it("is the same by its id and by its name", () => {
    const priority = { id: "2", name: "Dringend" };
    const { followUps } = DEFAULT_SETTINGS;
    const settings = { ...DEFAULT_SETTINGS, followUps: { ...followUps, priorities: { P2: "2" } } };

    const { outcomes } = compare({ ...pair({ priority: "P2" }, { priority }), settings });

    expect(outcomes.priority).toBe("agreed");
  });

  it("does not move when an admin names it anew", () => {
    const { followUps } = DEFAULT_SETTINGS;
    const byId = { ...followUps, priorities: { P1: "1", P2: "2", P3: "3" } };
    const apart = pair(
      { priority: "P2" },
      { priority: { id: "3", name: "Medium" } },
      agreedOn({ priority: "P2" }, { priority: "P3" }),
    );

    const { outcomes } = compare({ ...apart, settings: { ...DEFAULT_SETTINGS, followUps: byId } });

    expect(outcomes.priority).toBe("agreed");
  });

  it("has several tokens, and a line may change from one to the other", () => {
    const { followUps } = DEFAULT_SETTINGS;
    const priorities = { P1: "Highest", BLOCKER: "Highest" };
    const settings = { ...DEFAULT_SETTINGS, followUps: { ...followUps, priorities } };
    const priority = { id: "1", name: "Highest" };
    const link = agreedOn({ priority: "P1" });

    const comparison = compare({ ...pair({ priority: "BLOCKER" }, { priority }, link), settings });

    expect(comparison.outcomes.priority).toBe("agreed");
    expect(settled(comparison).task.priority).toBe("BLOCKER");
  });

  it("that no token stands for is a change in Jira like any other", () => {
    const priority = { id: "77", name: "Apocalypse" };
    const link = agreedOn({ priority: "P2" });

    const { outcomes, task } = compare(pair({ priority: "P2" }, { priority }, link));

    expect(outcomes.priority).toBe("task-moved");
    expect(task.priority).toBe("priority 77");
  });
});

describe("conflictsOf", () => {
  it("gives both values of each field that was changed in both places", () => {
    const apart = pair(
      {
        summary: "Add two alerts",
        owner: ANA,
        due: "2026-12-01",
        priority: "P1",
      },
      {
        summary: "Add three alerts",
        assignee: OMAR,
        due: "2026-12-08",
        priority: { id: "3", name: "Medium" },
      },
      agreedOn({ priority: "P2" }),
    );

    expect(conflictsOf(apart).map(({ field, page, jira }) => [field, page, jira])).toEqual([
      [
        "summary",
        { kind: "text", text: "Add two alerts" },
        { kind: "text", text: "Add three alerts" },
      ],
      ["owner", { kind: "person", person: ANA }, { kind: "person", person: OMAR }],
      ["due", { kind: "day", day: "2026-12-01" }, { kind: "day", day: "2026-12-08" }],
      ["priority", { kind: "text", text: "P1" }, { kind: "text", text: "Medium" }],
    ]);
  });

  it("says where a side has nothing", () => {
    const link = agreedOn({ owner: "u1", due: "2026-12-01", priority: "P2" });
    const apart = pair({ owner: OMAR, priority: "P1" }, { due: "2026-12-08" }, link);

    expect(conflictsOf(apart).map(({ field, page, jira }) => [field, page, jira])).toEqual([
      ["owner", { kind: "person", person: OMAR }, { kind: "nothing" }],
      ["due", { kind: "nothing" }, { kind: "day", day: "2026-12-08" }],
      ["priority", { kind: "text", text: "P1" }, { kind: "nothing" }],
    ]);
  });

  it("shows a line that was ticked although its task is won't do, by Jira's word", () => {
    const wontDo = { status: DONE, resolution: { id: "2", name: "Won't Do" } };

    expect(conflictsOf(pair({ done: true }, wontDo))).toEqual([
      {
        field: "done",
        page: { kind: "ticked", ticked: true },
        jira: { kind: "text", text: "Won't Do" },
        seen: "[true,false]",
      },
    ]);
  });

  it("is empty where both sides match or only one has moved", () => {
    expect(conflictsOf(pair({}, {}))).toEqual([]);
    expect(conflictsOf(pair({ due: "2026-12-01" }, {}))).toEqual([]);
    expect(conflictsOf(pair({}, { due: "2026-12-01" }))).toEqual([]);
  });
});

describe("a choice", () => {
  const apart = compare(pair({ due: "2026-12-01" }, { due: "2026-12-08" }));
  const choice = (seen: string) =>
    ({ line: lineId("line-1"), field: "due", side: "page", seen }) as const;
  const [conflict] = conflictsOf(pair({ due: "2026-12-01" }, { due: "2026-12-08" }));

  it.each([
    ["page", "2026-12-01", "2026-12-01"],
    ["jira", "2026-12-01", "2026-12-08"],
  ] as const)("for the %s: the other side has to follow", (side, onPage, inJira) => {
    const { page, task } = settled(decided(apart, { ...choice(conflict!.seen), side }));

    expect([page.due, task.due]).toEqual([onPage, inJira]);
  });

  it("between values that have changed since changes nothing", () => {
    const late = choice('["2026-12-01","2026-12-24"]');

    expect(stands(apart, late)).toBe(false);
    expect(decided(apart, late)).toBe(apart);
  });

  it("where there is no conflict changes nothing", () => {
    const agreed = compare(pair({}, {}));

    expect(decided(agreed, choice("[null,null]"))).toBe(agreed);
  });
});
