import { makeAutopilot } from "../../site/server/autopilot";

function aClock(): { readonly moves: number[]; readonly advance: (ms: number) => Promise<void> } {
  const moves: number[] = [];
  return { moves, advance: async (ms) => void moves.push(ms) };
}

describe("makeAutopilot", () => {
  it("moves the site's clock by what has really passed", async () => {
    let passed = 1_000;
    const clock = aClock();
    const autopilot = makeAutopilot(clock, () => passed);

    passed = 1_250;
    await autopilot.tick();
    passed = 2_000;
    await autopilot.tick();

    expect(clock.moves).toEqual([250, 750]);
  });

  it("stands still while it is off, and does not catch up when it is on again", async () => {
    let passed = 0;
    const clock = aClock();
    const autopilot = makeAutopilot(clock, () => passed);

    autopilot.turn(false);
    passed = 5_000;
    await autopilot.tick();
    autopilot.turn(true);
    passed = 5_100;
    await autopilot.tick();

    expect(clock.moves).toEqual([100]);
  });

  it("makes one move at a time", async () => {
    const order: string[] = [];
    const waiting: (() => void)[] = [];
    const clock = {
      advance: async (ms: number) => {
        order.push(`start ${ms}`);
        await new Promise<void>((done) => waiting.push(done));
        order.push(`end ${ms}`);
      },
    };
    const autopilot = makeAutopilot(clock, () => 0);

    const both = Promise.all([autopilot.advance(1), autopilot.advance(2)]);
    await Promise.resolve();
    await Promise.resolve();
    waiting.shift()?.();
    while (waiting.length === 0) await Promise.resolve();
    waiting.shift()?.();
    await both;

    expect(order).toEqual(["start 1", "end 1", "start 2", "end 2"]);
  });
});
