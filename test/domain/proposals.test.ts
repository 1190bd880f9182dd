import { keysInLines, keysOf, proposalsIn } from "../../src/domain/proposals";
import { LINE_OPTIONS } from "../builders/follow-ups";
import { pageOf } from "../builders/page-of";

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
