import { agoWords, dayWords, exactWords, instantWords } from "../../../static/ui/dates";
import { durationWords } from "../../../static/ui/duration";
import { initialsOf } from "../../../static/ui/follow-up-parts";
import { count, listed } from "../../../static/ui/words";

const berlin = { locale: "en-GB", timeZone: "Europe/Berlin" };

describe("durationWords", () => {
  it.each([
    [42_000, "42 s"],
    [300_000, "5 min"],
    [6_120_000, "1 h 42 min"],
    [7_200_000, "2 h"],
    [183_600_000, "2 d 3 h"],
  ])("%d ms: %s", (ms, words) => {
    expect(durationWords(ms)).toBe(words);
  });
});

describe("dates", () => {
  it("says an instant in the reader's zone, with the zone where it matters", () => {
    const iso = "2026-11-21T13:05:09.000Z";

    expect(instantWords(iso, berlin)).toBe("21 Nov 2026, 14:05");
    expect(exactWords(iso, berlin)).toBe("21 Nov 2026, 14:05:09 CET");
  });

  it.each([
    ["en-US", "Nov 21, 2026, 5:24 AM"],
    ["en-GB", "21 Nov 2026, 05:24"],
    ["sv-SE", "21 nov. 2026 05:24"],
  ])("writes the hour as people do in %s", (locale, words) => {
    const said = instantWords("2026-11-21T05:24:00.000Z", { locale, timeZone: "UTC" });

    expect(said.replace("\u202f", " ")).toBe(words);
  });

  it("moves a calendar day into no other zone", () => {
    expect(dayWords("2026-12-01", { locale: "en-GB", timeZone: "America/Los_Angeles" })).toBe(
      "1 Dec 2026",
    );
  });

  it.each([
    [20, "just now"],
    [150, "2 minutes ago"],
    [7_300, "2 hours ago"],
    [180_000, "2 days ago"],
    [-30, "just now"],
  ])("%d s ago: %s", (seconds, words) => {
    const now = Date.parse("2026-11-21T13:00:00.000Z");

    expect(agoWords(new Date(now - seconds * 1000).toISOString(), now)).toBe(words);
  });
});

describe("words", () => {
  it("counts in the singular and the plural", () => {
    expect([count(1, "task"), count(2, "task")]).toEqual(["1 task", "2 tasks"]);
  });

  it.each([
    [[], ""],
    [["a"], "a"],
    [["a", "b"], "a and b"],
    [["a", "b", "c"], "a, b and c"],
  ])("lists %j as %s", (names, words) => {
    expect(listed(names)).toBe(words);
  });

  it.each([
    ["Ana Ruiz", "AR"],
    ["Ana María Ruiz", "AR"],
    ["Ana", "A"],
    ["  ", ""],
  ])("initials of %j: %s", (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
