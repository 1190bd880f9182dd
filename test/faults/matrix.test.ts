import { readFileSync } from "node:fs";
import path from "node:path";
import { brokenBy, callsOf, FAULTS, FLOWS } from "./matrix";

/** The rows of the page that the command writes: flow, calls, and of how many calls each fault was met well. */
const ROWS = readFileSync(path.resolve(import.meta.dirname, "../../docs/faults.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

describe("the page of faults", () => {
  it.each(FLOWS.map(({ name }) => name))("has a row of: %s, where all ended well", (name) => {
    const [, calls = "", ...well] = ROWS.find(([flow]) => flow === name) ?? [];

    expect(Number(calls)).toBeGreaterThan(4);
    expect(well).toEqual(FAULTS.map(() => calls));
  });
});

describe.each(FLOWS.map((flow, row) => ({ flow, row, name: flow.name })))(
  "$name",
  ({ flow, row }) => {
    let calls = 0;
    beforeAll(async () => {
      calls = await callsOf(flow);
    });

    // Every other fault at one call, others for each flow, and the same in every run. `npm run faults` plays all.
    const share = FAULTS.map(([name, fault], column) => ({ name, fault, column })).filter(
      ({ column }) => (row + column) % 2 === 0,
    );

    it.each(share)("ends well when one of its calls meets: $name", async ({ fault, column }) => {
      const nth = 1 + ((row * 5 + column * 7) % calls);

      expect([nth, await brokenBy(flow, { nth, fault })]).toEqual([nth, []]);
    });
  },
);
