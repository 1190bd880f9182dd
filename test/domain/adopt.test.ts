import { givenUp, holds, judge, type Candidate, type Found } from "../../src/domain/adopt";
import { issueId, lineId, pageId } from "../../src/domain/ids";
import { aLink, aTask } from "../builders/follow-ups";

const FOUND: Found = {
  task: aTask({ id: issueId("7"), key: "OPS-7" }),
  seen: true,
  isIncident: false,
  heldBy: undefined,
};

const verdict = (more: Partial<Candidate<Found>> = {}) =>
  judge({
    issue: { key: "OPS-7", origin: "https://example.atlassian.net" },
    ofThisSite: true,
    found: FOUND,
    ...more,
  });

const known = (more: Partial<Found>) => ({ found: { ...FOUND, ...more } });

describe("judge", () => {
  it("lets a line take an issue of this site that nobody has", () => {
    expect(verdict()).toMatchObject({ kind: "take", found: { task: { key: "OPS-7" } } });
  });

  it.each<[string, Partial<Candidate<Found>>, string]>([
    ["of another site", { ofThisSite: false }, "of another site, https://example.atlassian.net."],
    ["that the app does not see", { found: undefined }, "is not there, or the person"],
    ["that the author does not see", known({ seen: false }), "is not there, or the person"],
    ["that is an incident", known({ isIncident: true }), "is an incident, and no follow-up"],
    ["that another line has", known({ heldBy: "line" }), "is the task of another line"],
    [
      "that another postmortem has",
      known({ heldBy: "postmortem" }),
      "is a follow-up of another postmortem",
    ],
  ])("leaves alone an issue %s, and says what to do", (_, more, reason) => {
    const left = verdict(more);

    expect(left.kind).toBe("leave");
    expect(left.kind === "leave" && left.reason).toContain(reason);
    expect(left.kind === "leave" && left.reason).toContain("Remove the link");
  });
});

describe("holds", () => {
  const page = pageId("1");
  const task = { id: issueId("7"), key: "OPS-7", projectId: aTask().projectId };
  const mine = { page, line: lineId("a") };

  it.each<[string, Parameters<typeof aLink>[0], typeof mine | undefined, boolean]>([
    ["its task", { phase: "linked", task }, undefined, true],
    ["a task whose line left", { phase: "removed", task }, undefined, false],
    ["another one", { phase: "linked" }, undefined, false],
    ["a claim of the line it was made for", { phase: "claimed", task: undefined }, mine, true],
    ["a claim, and it is of no line", { phase: "claimed", task: undefined }, undefined, false],
    [
      "a claim of a line that bears the same id on another page",
      { phase: "claimed", task: undefined },
      { page: pageId("2"), line: lineId("a") },
      false,
    ],
    [
      "a claim of another line",
      { phase: "claimed", task: undefined },
      { page, line: lineId("b") },
      false,
    ],
  ])("of a page that knows %s", (_, link, named, expected) => {
    const links = [aLink({ line: lineId("a"), ...link })];

    expect(holds({ page, links }, { id: issueId("7"), named })).toBe(expected);
  });
});

describe("givenUp", () => {
  it("leaves out the link of the issue, and says when there is none", () => {
    const [one, two] = [aLink(), aLink({ line: lineId("b"), task: undefined })];

    expect(givenUp([one, two], one.task!.id)).toEqual([two]);
    expect(givenUp([two], issueId("7"))).toBeUndefined();
  });
});
