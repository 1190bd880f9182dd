import type { Clock } from "../core";

export type Autopilot = {
  readonly on: () => boolean;
  readonly turn: (on: boolean) => void;
  /** Moves the site's clock by what has passed since the last tick, when it is on. One move at a time. */
  readonly tick: () => Promise<void>;
  /** Moves the site's clock by hand, after what is under way. */
  readonly advance: (ms: number) => Promise<void>;
};

/**
 * Lets real time drive the site's clock, so that what is delayed arrives by itself.
 * @param passed real time in ms, only ever growing
 */
export function makeAutopilot(clock: Pick<Clock, "advance">, passed: () => number): Autopilot {
  let on = true;
  let last = passed();
  let moving: Promise<void> = Promise.resolve();
  const advance = (ms: number): Promise<void> => {
    const move = moving.then(() => clock.advance(ms));
    moving = move.catch(() => undefined);
    return move;
  };
  return {
    on: () => on,
    turn: (next) => {
      on = next;
      last = passed();
    },
    tick: async () => {
      const now = passed();
      const ms = Math.round(now - last);
      last = now;
      if (on && ms > 0) await advance(ms);
    },
    advance,
  };
}
