import { dayIn, factsOf, isOnlyTickets } from "../../../src/domain/recognise/facts";
import { dateNode, inlineCard, mention, status, text } from "../../../src/domain/adf";

describe("factsOf", () => {
  it("takes the first mention as the owner, and the date", () => {
    const facts = factsOf([
      ...text("Buy disks "),
      mention("id-ana", "Ana"),
      ...text(" owner: Ben "),
      dateNode("2026-12-01"),
    ]);

    expect(facts).toMatchObject({
      owner: { accountId: "id-ana", name: "Ana" },
      ownerWords: undefined,
      due: "2026-12-01",
    });
  });

  it.each([
    ["Buy disks (Owner: Ana Diaz)", "Ana Diaz"],
    ["Buy disks. Assigned to: Ana", "Ana"],
    ["Buy disks (@ana)", "ana"],
    ["@ana buys disks", "ana"],
    ["Write to ana@example.com", undefined],
    ["Ask the owner", undefined],
  ])("reads the owner in words: %j", (words, owner) => {
    expect(factsOf(text(words)).ownerWords).toBe(owner);
  });

  it("takes a status that says done as done", () => {
    expect(factsOf([...text("Buy disks "), status("DONE", "green")]).done).toBe(true);
    expect(factsOf([...text("Buy disks "), status("Open", "neutral")]).done).toBe(false);
    expect(
      factsOf([...text("Buy disks "), { type: "status", attrs: { color: "green" } }]).done,
    ).toBe(false);
  });

  it("lists tickets and pull requests once each, and no other address", () => {
    const issue = "https://example.com/org/repo/issues/12";

    expect(
      factsOf([
        ...text("see #7, org/repo#8, OPS-9 and "),
        ...text("this", [{ type: "link", attrs: { href: issue } }]),
        ...text(` ${issue} https://example.com/browse/OPS-1) https://example.com/docs/1 `),
        inlineCard("https://example.com/org/repo/pull/13"),
      ]).tickets,
    ).toEqual([
      issue,
      "https://example.com/browse/OPS-1",
      "https://example.com/org/repo/pull/13",
      "#7",
      "org/repo#8",
      "OPS-9",
    ]);
  });
});

describe("the due date", () => {
  it.each([
    ["Buy disks by 2026-12-01", "2026-12-01"],
    ["Buy disks (due: 1 December 2026)", "2026-12-01"],
    ["Buy disks, deadline Dec 1, 2026.", "2026-12-01"],
    ["Repeat the outage of 2026-12-01", undefined],
    ["Buy disks by 2026-13-01", undefined],
    ["Buy disks by Friday", undefined],
  ])("of %j is %s", (words, day) => {
    expect(factsOf(text(words)).due).toBe(day);
  });
});

describe("dayIn", () => {
  it("knows a calendar day from other text", () => {
    expect(dayIn(" Dec 1, 2026 ")).toBe("2026-12-01");
    expect(dayIn("soon")).toBeUndefined();
  });
});

describe("isOnlyTickets", () => {
  it.each([
    ["https://example.com/org/repo/issues/12", true],
    ["#7, OPS-9", true],
    ["Fix #7", false],
    ["", false],
  ])("%j: %s", (words, only) => {
    expect(isOnlyTickets(words)).toBe(only);
  });
});
