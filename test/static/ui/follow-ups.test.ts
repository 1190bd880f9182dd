import { isOver, pressingFirst } from "../../../static/ui/follow-ups";
import { aFollowUp } from "../builders";

describe("pressingFirst", () => {
  it("puts problems first, then overdue ones, then by due date, then what is over", () => {
    const followUps = [
      aFollowUp({ line: "done", state: "done" }),
      aFollowUp({ line: "no date", due: undefined }),
      aFollowUp({ line: "later", due: "2027-01-01" }),
      aFollowUp({ line: "sooner", due: "2026-12-01" }),
      aFollowUp({ line: "late", due: "2026-12-24", overdue: true }),
      aFollowUp({ line: "unsynced", state: "not-synced", problem: "No way to Done." }),
    ];

    expect(pressingFirst(followUps).map(({ line }) => line)).toEqual([
      "unsynced",
      "late",
      "sooner",
      "later",
      "no date",
      "done",
    ]);
  });
});

describe("isOver", () => {
  it.each([
    ["done", true],
    ["wont-do", true],
    ["removed", true],
    ["not-visible", false],
    ["deleted", false],
    ["moved", false],
    ["open", false],
  ] as const)("%s: %s", (state, over) => {
    expect(isOver(aFollowUp({ state }))).toBe(over);
  });
});
