import { partsOf, progressWords } from "../../../static/ui/progress";
import { aProgress } from "../builders";

describe("partsOf", () => {
  it("leaves out empty parts", () => {
    expect(partsOf(aProgress()).map(({ kind, many }) => [kind, many])).toEqual([
      ["done", 3],
      ["in-progress", 1],
      ["open", 1],
    ]);
  });

  it.each([
    { open: 2, inProgress: 1, overdue: 1, parts: { open: 1, "in-progress": 1, overdue: 1 } },
    { open: 1, inProgress: 2, overdue: 2, parts: { "in-progress": 1, overdue: 2 } },
    { open: 0, inProgress: 3, overdue: 3, parts: { overdue: 3 } },
  ])("shows an overdue one once: %j", ({ parts, ...counts }) => {
    const shown = partsOf(aProgress({ total: 3, done: 0, ...counts }));

    expect(Object.fromEntries(shown.map(({ kind, many }) => [kind, many]))).toEqual(parts);
  });
});

describe("progressWords", () => {
  it.each([
    [{ overdue: 1 }, "3 of 5 done, 1 overdue"],
    [{}, "3 of 5 done"],
    [{ total: 0, done: 0 }, "No follow-ups yet"],
  ])("%j: %s", (change, words) => {
    expect(progressWords(aProgress(change))).toBe(words);
  });
});
