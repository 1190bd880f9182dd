import { issueId, lineId } from "../../src/domain/ids";
import type { Line } from "../../src/domain/line";
import { likeness } from "../../src/domain/likeness";
import type { Link } from "../../src/domain/link";
import { matchLines } from "../../src/domain/match";
import { aLine, aLink, PROJECT } from "../builders/follow-ups";

/** A line as "localId: words", "-" without an id; a link as "name = localId: words". */
const line = (written: string, position: number, more: Partial<Line> = {}): Line => {
  const [id, text] = split(written, ": ");
  const localId = id === "-" ? "" : id;
  return aLine({
    id: lineId(`${id}@${position}`),
    localId,
    text,
    summary: text,
    position,
    ...more,
  });
};

const link = (written: string, more: Partial<Link> = {}): Link => {
  const [name, rest] = split(written, " = ");
  const [localId, text] = split(rest, ": ");
  return aLink({ line: lineId(name), localId: localId === "-" ? "" : localId, text, ...more });
};

const split = (text: string, by: string): [string, string] => {
  const at = text.indexOf(by);
  return [text.slice(0, at), text.slice(at + by.length)];
};

/** Which words each link found. */
const found = (lines: readonly Line[], links: readonly Link[]) =>
  Object.fromEntries([...matchLines(lines, links)].map(([id, one]) => [id, one.text]));

const both = (lines: readonly string[], links: readonly string[]) =>
  found(
    lines.map((one, at) => line(one, at)),
    links.map((one) => link(one)),
  );

describe("matchLines", () => {
  it.each<[string, string[], string[], Record<string, string>]>([
    ["reworded", ["a: two"], ["A = a: one"], { A: "two" }],
    ["moved", ["b: two", "a: one"], ["A = a: one", "B = b: two"], { A: "one", B: "two" }],
    ["removed", ["b: two"], ["A = a: one", "B = b: two"], { B: "two" }],
    [
      "split, the second half with an id of its own",
      ["a: on", "c: e"],
      ["A = a: one"],
      { A: "on" },
    ],
    ["split, both halves with the same id", ["a: on", "a: e"], ["A = a: one"], { A: "on" }],
    ["joined", ["a: one two"], ["A = a: one", "B = b: two"], { A: "one two" }],
    [
      "swapped in words but not in id",
      ["a: two", "b: one"],
      ["A = a: one", "B = b: two"],
      { A: "two", B: "one" },
    ],
  ])("knows a line by its id when it was %s", (_, lines, links, expected) => {
    expect(both(lines, links)).toEqual(expected);
  });

  it.each<[string, string[], string[], Record<string, string>]>([
    ["both are there", ["a: one", "a: two"], ["A = a: one", "B = a: two"], { A: "one", B: "two" }],
    [
      "they changed places",
      ["a: two", "a: one"],
      ["A = a: one", "B = a: two"],
      { A: "one", B: "two" },
    ],
    ["the first is gone", ["a: two"], ["A = a: one", "B = a: two"], { B: "two" }],
    ["the second is gone", ["a: one"], ["A = a: one", "B = a: two"], { A: "one" }],
    [
      "one was reworded",
      ["a: new", "a: two"],
      ["A = a: one", "B = a: two"],
      { A: "new", B: "two" },
    ],
    ["the copy is new", ["a: one", "a: one"], ["A = a: one"], { A: "one" }],
  ])("tells lines with a doubled id apart by their words when %s", (_, lines, links, expected) => {
    expect(both(lines, links)).toEqual(expected);
  });

  it.each<[string, string[], string[], Record<string, string>]>([
    [
      "the very same words",
      ["x: two", "y: one"],
      ["A = a: one", "B = b: two"],
      { A: "one", B: "two" },
    ],
    ["the same words without any id", ["-: one"], ["A = -: one"], { A: "one" }],
    [
      "the same words, twice, in order",
      ["x: one", "y: one"],
      ["A = a: one", "B = b: one"],
      { A: "one", B: "one" },
    ],
    [
      "nearly the same words",
      ["x: Write the run book!"],
      ["A = a: Write the runbook"],
      { A: "Write the run book!" },
    ],
    ["nothing when the words are others", ["x: Call the vendor"], ["A = a: Write the runbook"], {}],
    ["nothing when only the number is another", ["x: Check node 2"], ["A = a: Check node 1"], {}],
    ["nothing without words and id", ["-: "], ["A = -: one"], {}],
  ])("finds a line whose id was lost by %s", (_, lines, links, expected) => {
    expect(both(lines, links)).toEqual(expected);
  });

  it("finds it by its task's address before its words", () => {
    const task = { id: issueId("1"), key: "OPS-1", projectId: PROJECT };
    const issues = [{ key: "OPS-1", origin: "https://example.atlassian.net" }];
    const lines = [line("x: one", 0), line("y: something else", 1, { issues })];

    expect(found(lines, [link("A = a: one", { task })])).toEqual({ A: "something else" });
  });

  it("does not take a mention of the task elsewhere on the page for the line", () => {
    const issues = [{ key: "OPS-1", origin: "https://example.atlassian.net" }];
    const lines = [line("y: something else", 0, { issues, listed: false })];

    expect(found(lines, [link("A = a: one")])).toEqual({});
  });

  it("finds the ticked one of two lines with the same words", () => {
    const agreed = aLink().agreed!;
    const ticked = { agreed: { ...agreed, page: { ...agreed.page, done: true } } };
    const lines = [line("x: one", 0), line("y: one", 1, { done: true })];
    const links = [link("A = a: one", ticked), link("B = b: one")];

    const { done } = matchLines(lines, links).get(lineId("A"))!;

    expect(done).toBe(true);
  });

  it("takes the line under the heading before one elsewhere", () => {
    const lines = [line("x: one", 0, { listed: false }), line("y: one", 1)];

    expect(matchLines(lines, [link("A = a: one")]).get(lineId("A"))?.listed).toBe(true);
  });

  it("does not take a line that is only like one that left the page long ago", () => {
    const gone = link("A = a: Write the runbook", { phase: "removed" });

    expect(found([line("x: Write the run book!", 0)], [gone])).toEqual({});
    expect(found([line("x: Write the runbook", 0)], [gone])).toEqual({ A: "Write the runbook" });
  });

  it("gives each of two alike lines to the link that it is most like", () => {
    expect(
      both(
        ["x: Write the runbook of billing!", "y: Write the runbook of shipping!"],
        ["A = a: Write the runbook of shipping", "B = b: Write the runbook of billing"],
      ),
    ).toEqual({
      A: "Write the runbook of shipping!",
      B: "Write the runbook of billing!",
    });
  });
});

describe("likeness", () => {
  it.each([
    ["", "", 0],
    ["a", "a", 0],
    ["same words", "Same, words!", 1],
    ["aaaa", "aa", 0.5],
    ["مراقبة قائمة", "مراقبة القائمة", 0.8],
    ["abc", "xyz", 0],
  ])("%j and %j: at least %d", (one, other, least) => {
    expect(likeness(one, other)).toBeGreaterThanOrEqual(least);
    expect(likeness(one, other)).toBeLessThan(least + 0.2);
    expect(likeness(one, other)).toBe(likeness(other, one));
  });
});
