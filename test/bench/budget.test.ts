import { budgetWords, overruns } from "../../bench/budget";
import { costOf } from "../../bench/cost";

const cost = { ...costOf([], 1), rest: 9, depth: 5, kvsWrites: 1 };

it("holds when nothing costs more than it may", () => {
  expect(overruns(cost, { rest: 9, depth: 5 })).toEqual([]);
});

it("names everything that costs too much, with both numbers", () => {
  expect(overruns(cost, { rest: 8, depth: 5, kvsWrites: 0 })).toEqual([
    "REST 9 > 8",
    "KVS writes 1 > 0",
  ]);
});

it("watches only what it names", () => {
  expect(overruns(cost, {})).toEqual([]);
});

it("says itself in words", () => {
  expect(budgetWords({ rest: 2, kvsWrites: 0 })).toBe("≤ 2 REST, no KVS writes");
});
