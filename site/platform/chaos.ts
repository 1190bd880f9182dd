import type { Fault, ProductEvent } from "../core";
import { createChances } from "./random";
import type { Chaos, ChaosControl, ChaosRates, PendingCall } from "./types";

export type ChaosSource = ChaosControl & {
  /** What goes wrong with a call that is about to be made. */
  readonly faultOf: (call: PendingCall) => Fault | undefined;
  readonly losesEvent: (event: ProductEvent) => boolean;
  /** How much later than usual each copy of an event arrives, ms. */
  readonly copiesOfEvent: (eventType: string) => readonly number[];
  /** How much later than usual each copy of a queue item arrives, ms. */
  readonly copiesOfItem: (queue: string) => readonly number[];
};

const CALM: ChaosRates = {
  callFaultRate: 0,
  eventLossRate: 0,
  eventDoubleRate: 0,
  eventLateRate: 0,
  queueDoubleRate: 0,
  queueLateRate: 0,
};

/** Late enough that what happened minutes afterwards arrives before. */
const MAX_EVENT_DELAY_MS = 10 * 60_000;
const MAX_QUEUE_DELAY_MS = 3 * 60_000;

/** Every way in which a call can go wrong. One that is slow for a minute costs a run its life. */
const FAULTS: readonly Fault[] = [
  { kind: "fail-before", status: 500 },
  { kind: "fail-before", status: 409 },
  { kind: "fail-after", status: 500 },
  { kind: "rate-limit", retryAfterSeconds: 7 },
  { kind: "html" },
  { kind: "html", after: true },
  { kind: "cut-json" },
  { kind: "network" },
  { kind: "lost-answer" },
  { kind: "slow", ms: 4_000 },
  { kind: "slow", ms: 60_000 },
  { kind: "kill-before" },
  { kind: "kill-after" },
];

const copies = (double: boolean, lateness: () => number): readonly number[] =>
  Array.from({ length: double ? 2 : 1 }, lateness);

const pathOf = ({ path }: PendingCall): string => path.split("?", 1).join("");

/**
 * Lets calls, events and deliveries go wrong by chance. The n-th decision about one kind of thing is the same for the same seed, whatever
 * else happens, so that a story can be cut shorter and still meet the same accidents.
 */
export function createChaos(initial: Partial<Chaos> = {}): ChaosSource {
  const { seed = 1, ...given } = initial;
  const draw = createChances(seed);
  const struck: string[] = [];
  let rates: ChaosRates = { ...CALM, ...given };

  const happens = (rate: keyof ChaosRates, what: string): boolean => {
    if (rates[rate] === 0 || draw(`${rate} ${what}`) >= rates[rate]) return false;
    struck.push(`${rate} ${what}`);
    return true;
  };
  const late = (rate: keyof ChaosRates, what: string, maxMs: number): number =>
    happens(rate, what) ? Math.floor(draw(`delay ${what}`) * maxMs) : 0;

  return {
    faultOf: (call) => {
      const what = [call.function, call.product, call.method, pathOf(call)].join(" ");
      if (!happens("callFaultRate", what)) return undefined;
      const fault = FAULTS[Math.floor(draw(`fault ${what}`) * FAULTS.length)];
      struck.push(`${struck.pop() ?? ""}: ${JSON.stringify(fault)}`);
      return fault;
    },
    losesEvent: ({ eventType }) => happens("eventLossRate", eventType),
    copiesOfEvent: (type) =>
      copies(happens("eventDoubleRate", type), () =>
        late("eventLateRate", type, MAX_EVENT_DELAY_MS),
      ),
    copiesOfItem: (queue) =>
      copies(happens("queueDoubleRate", queue), () =>
        late("queueLateRate", queue, MAX_QUEUE_DELAY_MS),
      ),
    change: (change) => {
      rates = { ...rates, ...change };
    },
    calm: () => {
      rates = CALM;
    },
    line: () => JSON.stringify({ seed, ...rates }),
    struck,
  };
}
