import { chooseTransition, isDone, isWontDo, type Transition } from "../../src/domain/task";
import { DEFAULT_SETTINGS } from "../../src/domain/settings";
import { aTask, DONE } from "../builders/follow-ups";
import type { StatusCategory } from "../../src/domain/incident";

const to = (
  id: string,
  category: StatusCategory,
  requiredFields: readonly string[] = [],
): Transition => ({
  id: `t${id}`,
  name: `Go ${id}`,
  to: { id, name: `S${id}`, category },
  requiredFields,
  available: true,
});

const chosen = (...args: Parameters<typeof chooseTransition>): string => {
  const choice = chooseTransition(...args);
  return choice.kind === "take" ? choice.transition.id : choice.reason;
};

describe("isWontDo", () => {
  it.each(["Won't Do", "won't do", "Won’t Do ", "Declined"])("knows %j", (name) => {
    const task = aTask({ status: DONE, resolution: { id: "5", name } });

    expect(isWontDo(task, DEFAULT_SETTINGS)).toBe(true);
  });
});

describe("chooseTransition", () => {
  it("takes the one way to done", () => {
    expect(chosen([to("1", "new"), to("3", "done")], true, undefined)).toBe("t3");
  });

  it("takes one of two transitions to the same status", () => {
    const twice = [to("3", "done"), { ...to("3", "done"), id: "other" }];

    expect(chosen(twice, true, undefined)).toBe("other");
  });

  it("does not choose between two done statuses, and names both", () => {
    const reason = chosen([to("3", "done"), to("4", "done")], true, undefined);

    expect(reason).toContain("“S3”, “S4”");
    expect(reason).toContain("settings");
  });

  it("lets settings choose by id or by name", () => {
    const both = [to("3", "done"), to("4", "done")];

    expect(chosen(both, true, { done: "4" })).toBe("t4");
    expect(chosen(both, true, { done: "S3" })).toBe("t3");
  });

  it("says which field a transition asks for", () => {
    expect(chosen([to("3", "done", ["Resolution"])], true, undefined)).toContain(
      "“Go 3” asks for Resolution",
    );
  });

  it("says that a condition of the workflow keeps the app from the way", () => {
    const reason = chosen([{ ...to("3", "done"), available: false }], true, undefined);

    expect(reason).toContain("keeps “Go 3” from the app");
  });

  it("takes a way that is open to the app where another one is not", () => {
    expect(
      chosen([{ ...to("3", "done"), available: false }, to("4", "done")], true, undefined),
    ).toBe("t4");
  });

  it("does not take a status of another category because settings name it", () => {
    const ways = [to("2", "indeterminate"), to("3", "done")];

    expect(chosen(ways, true, { done: "2" })).toContain("name “S2” for a ticked line");
    expect(chosen(ways, true, { done: "2" })).toContain("not done. An admin");
    expect(chosen(ways, false, { open: "3" })).toContain("not open again. An admin");
  });

  it("prefers a way that asks for nothing", () => {
    expect(chosen([to("3", "done", ["Resolution"]), to("4", "done")], true, undefined)).toBe("t4");
  });

  it("says that there is no way", () => {
    expect(chosen([to("1", "new")], true, undefined)).toContain("no way from this status to done");
    expect(chosen([to("3", "done")], true, { done: "9" })).toContain(
      "no way to the status that settings name for a ticked line",
    );
    expect(chosen([to("1", "new")], false, { open: "9" })).toContain(
      "for a line that is unticked again",
    );
  });

  it("reopens to the start of the workflow when there is one start", () => {
    expect(chosen([to("1", "new"), to("2", "indeterminate")], false, undefined)).toBe("t1");
  });

  it("reopens to the only open status", () => {
    expect(chosen([to("2", "indeterminate"), to("3", "done")], false, undefined)).toBe("t2");
  });

  it("does not choose between several open statuses", () => {
    const open = [to("2", "indeterminate"), to("5", "indeterminate")];

    expect(chosen(open, false, undefined)).toContain("several ways to open again");
    expect(chosen(open, false, { open: "5" })).toBe("t5");
  });
});

describe("isDone and isWontDo", () => {
  it.each([
    ["open", {}, false, false],
    ["done", { status: DONE }, true, false],
    ["fixed", { status: DONE, resolution: { id: "1", name: "Fixed" } }, true, false],
    ["won't do", { status: DONE, resolution: { id: "2", name: "Won't Do" } }, false, true],
    ["open with a resolution", { resolution: { id: "2", name: "Won't Do" } }, false, false],
  ])("%s", (_, task, done, wontDo) => {
    expect(isDone(aTask(task), DEFAULT_SETTINGS)).toBe(done);
    expect(isWontDo(aTask(task), DEFAULT_SETTINGS)).toBe(wontDo);
  });
});
