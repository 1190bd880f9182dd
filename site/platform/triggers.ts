import { z } from "zod";
import type { Clock, Emit, Profile, ProductEvent } from "../core";
import type { Manifest } from "../manifest";
import type { ChaosSource } from "./chaos";
import { jsonBytes, type JsonRecord, roundTrip, withNumbers } from "./json";
import type { PropertySource } from "./property-paths";
import { backoffMs, type Retry, retryOf } from "./queue-items";
import type { Random } from "./random";
import type { Invoke } from "./run";
import { filterEvent, includedProperties } from "./trigger-filter";
import { type Trigger, triggersOf } from "./trigger-modules";
import type { Ended, EventControl, EventNote, Events } from "./types";

export type TriggerOptions = {
  readonly clock: Clock;
  readonly manifest: Manifest;
  readonly profile: Profile;
  readonly invoke: Invoke;
  readonly random: Random;
  readonly chaos: Pick<ChaosSource, "losesEvent" | "copiesOfEvent">;
  /** Asked only after the products exist. */
  readonly properties: () => PropertySource;
  readonly saved?: unknown;
};

export type TriggerService = {
  readonly emit: Emit;
  readonly events: Events;
  readonly save: () => unknown;
};

const Pending = z.object({
  trigger: z.string(),
  function: z.string(),
  eventType: z.string(),
  payload: z.record(z.string(), z.unknown()),
  dueMs: z.number(),
  retries: z.number(),
});

/** An event on its way to one trigger. */
type Pending = Readonly<z.infer<typeof Pending>>;

type Hub = { readonly options: TriggerOptions; readonly state: State };

type State = {
  waiting: readonly Pending[];
  held: readonly Pending[];
  control: EventControl;
  readonly notes: EventNote[];
};

const MAX_EVENT_BYTES = 200 * 1024;
const MAX_RETRIES = 4;
const SHUFFLE_FACTOR = 4;
const PLATFORM_REASONS = {
  killed: "FUNCTION_PLATFORM_UNKNOWN_ERROR",
  "timed-out": "FUNCTION_TIME_OUT",
} as const;

const NO_PROPERTIES: PropertySource = { issueProperty: () => undefined };

function note(hub: Hub, entry: Omit<EventNote, "at">): void {
  hub.state.notes.push({ ...entry, at: hub.options.clock.now() });
}

/** What a trigger's function gets: the payload, with what the manifest asks to be added. */
function payloadFor(trigger: Trigger, event: ProductEvent, source: PropertySource): JsonRecord {
  const included = includedProperties(trigger, event.payload, source);
  return {
    eventType: event.eventType,
    ...event.payload,
    ...(event.selfGenerated ? { selfGenerated: true } : {}),
    ...(trigger.propertyPaths.length > 0 ? { payloadIncludeProperties: included } : {}),
  };
}

/** How a failed or asking run is repeated: on request, or because the platform itself failed. A throw is not repeated. */
function retryAfter(pending: Pending, end: Ended): Retry | undefined {
  if (pending.retries >= MAX_RETRIES) return undefined;
  if (end.outcome === "ok") return retryOf(end.value);
  if (end.outcome === "failed") return undefined;
  const reason = PLATFORM_REASONS[end.outcome];
  return { afterMs: backoffMs(pending.retries + 1), reason, data: undefined };
}

function failureOf(end: Ended): string | undefined {
  if (end.outcome === "ok") return retryOf(end.value) && "no retries left";
  return end.error instanceof Error ? end.error.message : end.outcome;
}

function schedule(hub: Hub, pending: Pending): void {
  hub.state.waiting = [...hub.state.waiting, pending];
  hub.options.clock.at(
    pending.dueMs,
    `event ${pending.eventType} for ${pending.trigger}`,
    async () => {
      await deliver(hub, pending);
      hub.state.waiting = hub.state.waiting.filter((other) => other !== pending);
    },
  );
}

async function deliver(hub: Hub, pending: Pending): Promise<void> {
  const { eventType, trigger } = pending;
  const end = await hub.options.invoke({
    functionKey: pending.function,
    moduleKey: trigger,
    moduleType: "trigger",
    payload: pending.payload,
  });
  const retry = retryAfter(pending, end);
  const detail = failureOf(end);
  const { invocation } = end;
  if (!retry) {
    const fate = detail === undefined ? "delivered" : "failed";
    note(hub, { eventType, trigger, fate, detail, invocation });
    return;
  }
  note(hub, { eventType, trigger, fate: "retrying", detail: retry.reason, invocation });
  const retries = pending.retries + 1;
  const retryContext = { retryCount: retries, retryReason: retry.reason, retryData: retry.data };
  const payload = { ...pending.payload, retryContext };
  schedule(hub, {
    ...pending,
    payload,
    retries,
    dueMs: hub.options.clock.now() + retry.afterMs,
  });
}

function delayOf({ profile, random }: TriggerOptions, { shuffle }: EventControl): number {
  if (!shuffle) return profile.eventDelayMs;
  return Math.floor(random.next() * SHUFFLE_FACTOR * Math.max(1_000, profile.eventDelayMs));
}

function send(hub: Hub, event: Omit<Pending, "dueMs" | "retries">): void {
  const { control } = hub.state;
  const chances = hub.options.chaos.copiesOfEvent(event.eventType);
  const wanted = Array.from({ length: Math.max(1, control.copies) - 1 }, () => 0);
  const copies = [...chances, ...wanted].map((lateMs) => ({
    ...event,
    retries: 0,
    dueMs: hub.options.clock.now() + delayOf(hub.options, control) + lateMs,
  }));
  if (control.hold) hub.state.held = [...hub.state.held, ...copies];
  else copies.forEach((copy) => schedule(hub, copy));
}

function offer(hub: Hub, trigger: Trigger, event: ProductEvent): void {
  const source = hub.state.control.staleProperties ? NO_PROPERTIES : hub.options.properties();
  const verdict = filterEvent(trigger, event, source);
  const { eventType } = event;
  if (verdict.kind !== "deliver") {
    const fate = verdict.kind === "error" ? "filter-error" : "filtered";
    note(hub, { eventType, trigger: trigger.key, fate, detail: verdict.why });
  }
  if (verdict.kind === "filtered" || (verdict.kind === "error" && !verdict.deliver)) return;
  const whole = payloadFor(trigger, event, source);
  const payload = hub.options.profile.idsAreNumbers ? withNumbers(whole) : roundTrip(whole);
  const read = z.record(z.string(), z.unknown()).parse(payload);
  send(hub, {
    trigger: trigger.key,
    function: trigger.function,
    eventType,
    payload: read,
  });
}

function eventsOf(hub: Hub): Events {
  return {
    control: (change) => {
      hub.state.control = { ...hub.state.control, ...change };
    },
    release: () => {
      const { held } = hub.state;
      hub.state.held = [];
      const { control } = hub.state;
      for (const pending of held) {
        const delay = control.shuffle ? delayOf(hub.options, control) : 0;
        schedule(hub, { ...pending, dueMs: hub.options.clock.now() + delay });
      }
    },
    held: () => hub.state.held.length,
    notes: hub.state.notes,
  };
}

const isLost = ({ options, state }: Hub, event: ProductEvent): boolean =>
  jsonBytes(event.payload) > MAX_EVENT_BYTES ||
  state.control.drop(event) ||
  options.chaos.losesEvent(event);

const Saved = z.object({ waiting: z.array(Pending), held: z.array(Pending) });

/**
 * Takes the events of the products to the triggers of the manifest. Filters are evaluated as the event happens; delivery is late.
 * @see https://developer.atlassian.com/platform/forge/events-reference/product_events/
 */
export function createTriggers(options: TriggerOptions): TriggerService {
  const saved = Saved.parse(options.saved ?? { waiting: [], held: [] });
  const control = {
    hold: false,
    copies: 1,
    shuffle: false,
    drop: () => false,
    staleProperties: false,
  };
  const state: State = { waiting: [], held: saved.held, control, notes: [] };
  const hub = { options, state };
  saved.waiting.forEach((pending) => schedule(hub, pending));
  const triggers = triggersOf(options.manifest);

  return {
    emit: (event) => {
      const lost = isLost(hub, event);
      for (const trigger of triggers) {
        if (trigger.eventType !== event.eventType) continue;
        if (!lost) offer(hub, trigger, event);
        else {
          const { eventType } = event;
          note(hub, {
            eventType,
            trigger: trigger.key,
            fate: "dropped",
            detail: undefined,
          });
        }
      }
    },
    events: eventsOf(hub),
    save: () => ({ waiting: state.waiting, held: state.held }),
  };
}
