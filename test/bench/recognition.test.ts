import { attestedIn } from "../../bench/attested";
import { likeness, match, scoreOf, type Label } from "../../bench/recognition";
import { followUpsIn } from "../../src/domain/recognise/recognise";
import { LANGUAGES } from "../../src/domain/recognise/languages";
import { pageOf } from "../builders/page-of";

const label = (text: string): Label => ({ text, kind: "bullet", done: false, link: null });

const found = (...texts: readonly string[]) =>
  followUpsIn(pageOf("## Action items", ...texts.map((text) => `- ${text}`)), { headings: [] });

describe("likeness", () => {
  it.each([
    ["Buy disks", "buy disks!", 1],
    ["Buy disks", "Buy alarms", 0.5],
    ["Buy disks", "Train people", 0],
    ["a a b", "a b b", 2 / 3],
    ["", "", 1],
  ])("of %j and %j is %s", (a, b, like) => {
    expect(likeness(a, b)).toBeCloseTo(like);
  });
});

describe("match", () => {
  it("pairs each label with one proposal at most, the most alike first", () => {
    const matched = match(
      [label("Buy ten new big disks"), label("Buy ten new big disks now"), label("Train people")],
      found("Buy ten new big disks now", "Buy ten new big disks", "Write a runbook"),
    );

    expect(matched.pairs.map((pair) => [pair.label.text, pair.proposal.text])).toEqual([
      ["Buy ten new big disks", "Buy ten new big disks"],
      ["Buy ten new big disks now", "Buy ten new big disks now"],
    ]);
    expect(matched.missed.map(({ text }) => text)).toEqual(["Train people"]);
    expect(matched.wrong.map(({ text }) => text)).toEqual(["Write a runbook"]);
  });
});

describe("scoreOf", () => {
  const matched = [match([label("Buy disks"), label("Train people")], found("Buy disks", "Leave"))];

  it("counts what was found, wrong and missed", () => {
    expect(scoreOf(matched)).toEqual({
      found: 1,
      wrong: 1,
      missed: 1,
      precision: 0.5,
      recall: 0.5,
      f1: 0.5,
    });
  });

  it("counts one kind only", () => {
    expect(scoreOf(matched, "row")).toMatchObject({ found: 0, wrong: 0, missed: 0, f1: 1 });
  });
});

describe("attestedIn", () => {
  it("keeps of the heading words only those that stand in others' headings", () => {
    const [english] = LANGUAGES;
    const known = (title: string) =>
      attestedIn(english!, [{ titles: [title], texts: ["We follow the remediation"] }]).promises;

    expect(known("Remediation")).toContain("remediation");
    expect(known("Summary")).not.toContain("remediation");
  });
});
