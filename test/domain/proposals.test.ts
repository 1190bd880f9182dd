import { keysInLines, keysOf, proposalsIn } from "../../src/domain/proposals";
import { documentOf, expand } from "../../src/domain/adf";
import { LINE_OPTIONS } from "../builders/follow-ups";
import { pageOf } from "../builders/page-of";

describe("proposalsIn", () => {
  it("takes what stands first in an expand for itself, whatever stands before the expand", () => {
    const lines = pageOf("## Follow-ups", "[ ] Buy disks").content;
    const titled = expand("Preventive measures", pageOf("- Disk alerts", "- Drills").content);

    expect(
      proposalsIn(documentOf([...lines, titled]), LINE_OPTIONS).map(({ text }) => text),
    ).toEqual(["Disk alerts", "Drills"]);
  });

  it("takes what stands right after a line for its details, unless it is worded like a follow-up", () => {
    const page = pageOf("## Follow-ups", "[ ] Buy disks", "- For Berlin", "- Add an alert");

    expect(proposalsIn(page, LINE_OPTIONS).map(({ text }) => text)).toEqual(["Add an alert"]);
  });
});

describe("keysInLines", () => {
  const before = pageOf(
    "## What we will do about it",
    "- Buy disks",
    "- Train people",
    "- Buy disks",
  );
  const keys = keysOf(proposalsIn(before, LINE_OPTIONS));

  it.each<[string, readonly string[], readonly (string | undefined)[]]>([
    ["nothing is a line yet", ["- Buy disks", "- Train people"], []],
    ["an item is one", ["[ ] Train people", "- Buy disks"], [keys[1]]],
    ["others have its words", ["[ ] Buy disks", "- Train people"], [keys[0], keys[2]]],
    ["a line says it in other letters, and more", ["[x] buy disks! Omar"], [keys[0], keys[2]]],
    ["a line only begins like it", ["[ ] Buy"], []],
  ])("when %s", (_, list, expected) => {
    const page = pageOf("## Follow-ups", ...list);

    expect(keysInLines(page, keys, LINE_OPTIONS)).toEqual(expected);
  });

  it("finds nothing for a key without words", () => {
    expect(keysInLines(pageOf("## Follow-ups", "[ ] Buy disks"), ["item:"], LINE_OPTIONS)).toEqual(
      [],
    );
  });
});
