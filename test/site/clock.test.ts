import { createClock } from "../../site/clock";

const START = "2026-03-01T10:00:00.000Z";

describe("createClock", () => {
  it("stands still until it is moved", async () => {
    const clock = createClock(START);
    const before = clock.iso();

    await clock.advance(1_500);

    expect([before, clock.iso()]).toEqual([START, "2026-03-01T10:00:01.500Z"]);
  });

  it("runs what becomes due at its own time, soonest first, then in order of arrival", async () => {
    const clock = createClock(START);
    const seen: string[] = [];
    const note = (name: string) => async () =>
      void seen.push(`${name} ${clock.iso().slice(17, 23)}`);
    clock.at(clock.now() + 2_000, "late", note("late"));
    clock.at(clock.now() + 1_000, "first", note("first"));
    clock.at(clock.now() + 1_000, "second", note("second"));

    await clock.advance(5_000);

    expect(seen).toEqual(["first 01.000", "second 01.000", "late 02.000"]);
    expect(clock.iso()).toBe("2026-03-01T10:00:05.000Z");
  });

  it("runs work that other work adds, when it is due in the same move", async () => {
    const clock = createClock(START);
    const seen: string[] = [];
    clock.at(clock.now() + 10, "outer", async () => {
      clock.at(clock.now() + 10, "inner", async () => void seen.push("inner"));
    });

    await clock.advance(20);

    expect(seen).toEqual(["inner"]);
  });

  it("does what is due already with the next move, and lists what waits", async () => {
    const clock = createClock(START);
    clock.at(0, "past", async () => undefined);
    const waiting = clock.waiting();

    await clock.advance(0);

    expect(waiting).toEqual([{ dueMs: clock.now(), name: "past" }]);
    expect(clock.waiting()).toEqual([]);
  });

  it("lets moves queue up behind each other", async () => {
    const clock = createClock(START);

    await Promise.all([clock.advance(1_000), clock.advance(1_000)]);

    expect(clock.iso()).toBe("2026-03-01T10:00:02.000Z");
  });

  it("goes on after work that failed", async () => {
    const clock = createClock(START);
    clock.at(clock.now() + 1, "broken", async () => Promise.reject(new Error("no")));

    await expect(clock.advance(5)).rejects.toThrow("no");
    await clock.advance(5);

    expect(clock.waiting()).toEqual([]);
  });

  it("refuses to be moved by its own work", async () => {
    const clock = createClock(START);
    clock.at(clock.now() + 1, "mover", async () => clock.advance(1));

    await expect(clock.advance(5)).rejects.toThrow("may not move the clock");
  });

  it("refuses a start that is no instant", () => {
    expect(() => createClock("yesterday")).toThrow("no ISO instant");
  });
});
