import { dayIn, formatMoment, formatTime, millisOf, todayIn } from "../../src/domain/moment";

const AT = "2026-11-21T23:05:00.000+0000";

describe("moments", () => {
  it.each([
    ["Europe/Berlin", ["22 Nov 2026, 00:05 CET", "00:05 CET", "2026-11-22"]],
    ["Asia/Kolkata", ["22 Nov 2026, 04:35 GMT+5:30", "04:35 GMT+5:30", "2026-11-22"]],
    ["UTC", ["21 Nov 2026, 23:05 UTC", "23:05 UTC", "2026-11-21"]],
    ["Mars/Olympus", ["21 Nov 2026, 23:05 UTC", "23:05 UTC", "2026-11-21"]],
    ["", ["21 Nov 2026, 23:05 UTC", "23:05 UTC", "2026-11-21"]],
  ])("are written on the clock of %j", (zone, expected) => {
    expect([formatMoment(AT, zone), formatTime(AT, zone), dayIn(AT, zone)]).toEqual(expected);
  });

  it.each([
    ["Pacific/Auckland", "2026-11-25"],
    ["UTC", "2026-11-25"],
    ["America/Los_Angeles", "2026-11-24"],
    ["Etc/GMT+12", "2026-11-24"],
    ["Mars/Olympus", "2026-11-25"],
    ["", "2026-11-25"],
  ])("are on a day of their own in %j", (zone, day) => {
    expect(todayIn(zone, Date.parse("2026-11-25T01:00:00Z"))).toBe(day);
  });

  it("follow summer time", () => {
    expect(formatTime("2026-07-01T12:00:00Z", "Europe/Berlin")).toBe("14:00 CEST");
  });

  it.each(["", "yesterday", "2026-13-01"])("are none for %j", (at) => {
    expect([
      formatMoment(at, "UTC"),
      formatTime(at, "UTC"),
      dayIn(at, "UTC"),
      millisOf(at),
    ]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it("have milliseconds when they are there", () => {
    expect([millisOf("1970-01-01T01:00:00.001+0100"), millisOf(undefined)]).toEqual([1, undefined]);
  });
});
