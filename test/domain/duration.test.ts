import {
  durationBetween,
  firstResponse,
  formatDuration,
  resolvedAt,
} from "../../src/domain/duration";
import { aChange, aComment, anIncident, REPORTER, RESPONDER } from "../builders/an-incident";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe("formatDuration", () => {
  it.each([
    [-1, "under 1 min"],
    [0, "under 1 min"],
    [MINUTE - 1, "under 1 min"],
    [MINUTE, "1 min"],
    [HOUR - 1, "59 min"],
    [HOUR, "1 h"],
    [HOUR + 42 * MINUTE, "1 h 42 min"],
    [DAY - 1, "23 h 59 min"],
    [DAY, "1 d"],
    [3 * DAY + 4 * HOUR + 59 * MINUTE, "3 d 4 h"],
    [400 * DAY, "400 d"],
  ])("writes %d ms as %j", (ms, expected) => {
    expect(formatDuration(ms)).toBe(expected);
  });
});

describe("durationBetween", () => {
  it.each([
    ["2026-11-21T14:05:00.000+0100", "2026-11-21T13:06:00Z", MINUTE],
    ["2026-11-21T14:05:00Z", "2026-11-21T14:05:00Z", 0],
    ["2026-11-21T14:05:00Z", "2026-11-21T14:04:00Z", undefined],
    ["2026-11-21T14:05:00Z", undefined, undefined],
    [undefined, "2026-11-21T14:05:00Z", undefined],
    ["yesterday", "2026-11-21T14:05:00Z", undefined],
  ])("from %s to %s: %s ms", (from, to, expected) => {
    expect(durationBetween(from, to)).toBe(expected);
  });
});

describe("firstResponse", () => {
  const at = (minute: number): string => `2026-11-21T14:${minute}:00.000+0100`;

  it("is the first comment, change of status or assignment by somebody else", () => {
    const incident = anIncident({
      reporter: REPORTER,
      comments: [aComment({ at: at(40) }), aComment({ at: at(10), author: REPORTER })],
      history: [
        aChange({ at: at(30), field: "assignee", toId: "x", to: "Omar" }),
        aChange({ at: at(20), field: "Rank" }),
        aChange({ at: at(15), field: "assignee", toId: undefined, to: undefined }),
        aChange({ at: at(12), author: undefined }),
        aChange({ at: at(35) }),
      ],
    });

    expect(firstResponse(incident)).toBe(at(30));
  });

  it("knows an assignment by its name when there is no id", () => {
    const assigned = aChange({ at: at(30), field: "assignee", toId: undefined, to: "Omar" });

    expect(firstResponse(anIncident({ reporter: REPORTER, history: [assigned] }))).toBe(at(30));
  });

  it("is no program's, also when the reporter is unknown", () => {
    const robot = { ...RESPONDER, isApp: true };
    const comments = [aComment({ at: at(10), author: robot }), aComment({ at: at(25) })];

    expect(firstResponse(anIncident({ reporter: REPORTER, comments }))).toBe(at(25));
    expect(firstResponse(anIncident({ comments }))).toBe(at(25));
  });

  it("is anybody's when the reporter is unknown", () => {
    const history = [aChange({ at: at(20), author: undefined })];

    expect(firstResponse(anIncident({ history }))).toBe(at(20));
  });

  it("leaves out what was before the incident, and times that are none", () => {
    const comments = [aComment({ at: "2025-01-01T00:00:00Z" }), aComment({ at: "soon" })];

    expect(firstResponse(anIncident({ comments }))).toBeUndefined();
  });

  it("is none when the first answer came after the incident was over", () => {
    const comments = [aComment({ at: at(40) })];
    const answered = (resolved: string) =>
      firstResponse(anIncident({ reporter: REPORTER, resolved, comments }));

    expect(answered(at(39))).toBeUndefined();
    expect(answered(at(40))).toBe(at(40));
  });

  it("counts an answer at the very moment of creation", () => {
    const { created } = anIncident();

    expect(firstResponse(anIncident({ comments: [aComment({ at: created })] }))).toBe(created);
  });
});

describe("resolvedAt", () => {
  const into = aChange({ at: "2026-11-21T15:00:00Z", toId: "3", to: "Done" });
  const again = aChange({ at: "2026-11-21T16:00:00Z", toId: undefined, to: "Done" });

  it("is the resolution date when there is one", () => {
    const resolved = "2026-11-21T14:00:00Z";

    expect(resolvedAt(anIncident({ resolved, history: [into] }))).toBe(resolved);
  });

  it("is the last change into the done status that it is in", () => {
    const other = aChange({ at: "2026-11-21T17:00:00Z", field: "priority", toId: "3", to: "Done" });

    expect(resolvedAt(anIncident({ history: [again, into, other, aChange()] }))).toBe(again.at);
  });

  it("is unknown when its status is not a done one, or its history does not say", () => {
    const status = { id: "3", name: "Done", category: "new" } as const;

    expect(resolvedAt(anIncident({ status, history: [into] }))).toBeUndefined();
    expect(resolvedAt(anIncident({ assignee: RESPONDER }))).toBeUndefined();
  });
});
