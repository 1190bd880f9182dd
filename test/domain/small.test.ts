import { checkboxOf } from "../../src/domain/checkbox";
import { fieldsOfTask, merge, taskSummary } from "../../src/domain/fields";
import { isIncident, isResolved } from "../../src/domain/incident";
import { lineId, projectId } from "../../src/domain/ids";
import { same } from "../../src/domain/same";
import { DEFAULT_SETTINGS, placeFor, problemsOf, taskTargetFor } from "../../src/domain/settings";
import { AppError, isRetryable } from "../../src/domain/app-error";
import { anIncident } from "../builders/an-incident";
import { aLine, aTask } from "../builders/follow-ups";

describe("merge", () => {
  it.each([
    // page, task, agreed on the page, agreed in Jira → who moved
    ["a", "a", "b", "c", "agreed"],
    ["b", "a", "a", "a", "page-moved"],
    ["a", "b", "a", "a", "task-moved"],
    ["b", "c", "a", "a", "conflict"],
    ["a", "b", "a", "b", "agreed"],
  ])("page %s, Jira %s, agreed on %s and %s: %s", (page, task, onPage, inJira, expected) => {
    expect(merge({ page, task, agreed: { page: onPage, task: inJira } })).toBe(expected);
  });
});

describe("taskSummary", () => {
  it("keeps a short line as it is", () => {
    expect(taskSummary({ summary: "Add an alert" })).toBe("Add an alert");
  });

  it("cuts a long line between words", () => {
    const cut = taskSummary({ summary: "alert ".repeat(60).trim() });

    expect(cut.length).toBeLessThanOrEqual(255);
    expect(cut.endsWith("alert…")).toBe(true);
  });

  it("cuts a line without spaces between characters", () => {
    const cut = taskSummary({ summary: "😀".repeat(200) });

    expect(cut.length).toBeLessThanOrEqual(255);
    expect(cut).toBe(`${"😀".repeat(127)}…`);
  });
});

describe("the priority in the fields of a task", () => {
  const priorities = { P0: "Highest", P1: "Highest", P2: "2", P3: "Medium" };
  const settings = {
    ...DEFAULT_SETTINGS,
    followUps: { ...DEFAULT_SETTINGS.followUps, priorities },
  };

  it.each([
    ["Highest", undefined, "P0"],
    ["Highest", [], "P0"],
    ["Highest", ["P1"], "P1"],
    ["Highest", [undefined, "P1"], "P1"],
    ["Highest", ["P3", undefined], "P0"],
    ["High", ["P1"], "P2"],
    ["Lowest", ["P1"], "priority 5"],
    [undefined, ["P1"], ""],
  ])("%s, spoken of with %j, is %j", (name, tokens, expected) => {
    const ids = new Map([
      ["Highest", "1"],
      ["High", "2"],
      ["Lowest", "5"],
    ]);
    const priority = name === undefined ? undefined : { id: ids.get(name)!, name };

    expect(fieldsOfTask(aTask({ priority }), settings, tokens).priority).toBe(expected);
  });
});

describe("isIncident and isResolved", () => {
  const rule = {
    issueTypes: ["Störung", "10100"],
    resolvedStatuses: ["已解决"],
    severityField: undefined,
  };

  it.each([
    [{ id: "1", name: "Störung" }, true],
    [{ id: "10100", name: "Anything" }, true],
    [{ id: "2", name: "Story" }, false],
  ])("%j: %s", (issueType, expected) => {
    expect(isIncident(anIncident({ issueType }), rule)).toBe(expected);
  });

  it.each([
    ["a resolution", { resolution: { id: "1", name: "完成" } }, true],
    ["the done category", {}, true],
    ["a named status", { status: { id: "5", name: "已解决", category: "indeterminate" } }, true],
    ["none of them", { status: { id: "5", name: "已完成", category: "new" } }, false],
  ] as const)("an incident with %s: %s", (_, overrides, expected) => {
    expect(isResolved(anIncident(overrides), rule)).toBe(expected);
  });
});

describe("settings", () => {
  const place = { spaceId: "1", parentId: undefined };
  const target = { projectId: "2", issueType: "3" };

  it("fall back from a project to all others, and then to nothing", () => {
    const settings = {
      ...DEFAULT_SETTINGS,
      places: { byProject: { "*": place } },
      followUps: { ...DEFAULT_SETTINGS.followUps, byProject: { "7": target } },
    };

    expect(placeFor(settings, projectId("7"))).toEqual(place);
    expect(placeFor(DEFAULT_SETTINGS, projectId("7"))).toBeUndefined();
    expect(taskTargetFor(settings, projectId("7"))).toEqual(target);
    expect(taskTargetFor(settings, projectId("8"))).toEqual({
      projectId: undefined,
      issueType: undefined,
    });
  });

  it("say what keeps them from being saved", () => {
    const broken = {
      ...DEFAULT_SETTINGS,
      incident: { ...DEFAULT_SETTINGS.incident, issueTypes: [] },
      followUps: { ...DEFAULT_SETTINGS.followUps, headings: [" "], linkType: "" },
    };

    expect(problemsOf(DEFAULT_SETTINGS)).toEqual([]);
    expect(problemsOf(broken)).toHaveLength(3);
  });
});

describe("checkboxOf", () => {
  const box = (id: string, localId: string, text: string) => ({ id, localId, text, done: false });
  const twins = [
    aLine({ id: lineId("a"), localId: "a", text: "same", position: 0 }),
    aLine({ id: lineId("b"), localId: "b", text: "same", position: 1 }),
  ];

  it("goes by the id that both sides know", () => {
    expect(checkboxOf(twins[1]!, twins, [box("1", "b", ""), box("2", "a", "")])?.id).toBe("1");
  });

  it("goes by words and order where ids are counted anew", () => {
    expect(checkboxOf(twins[1]!, twins, [box("1", "1", "same"), box("2", "2", "same!")])?.id).toBe(
      "2",
    );
  });

  it("does not guess when their numbers differ", () => {
    expect(checkboxOf(twins[0]!, twins, [box("1", "1", "same")])).toBeUndefined();
  });
});

describe("same", () => {
  it.each([
    [{ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 }, true],
    [{ a: undefined }, {}, true],
    [[1, 2], [2, 1], false],
    [undefined, undefined, true],
    [null, undefined, false],
  ])("%j and %j: %s", (one, other, expected) => {
    expect(same(one, other)).toBe(expected);
  });
});

describe("AppError", () => {
  it("says whether the same call may succeed later", () => {
    expect(
      ["rate-limited", "unavailable", "conflict", "forbidden"].map((code) =>
        isRetryable(new AppError(code as "conflict", "…").code),
      ),
    ).toEqual([true, true, true, false]);
  });
});
