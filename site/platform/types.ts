import type { Fault, ProductEvent, RecordedCall } from "../core";
import type { RunAbout } from "./run-about";

/** How one run of a function ended. */
export type Outcome = "running" | "ok" | "failed" | "killed" | "timed-out";

/** One run of a function of the manifest. */
export type Invocation = RunAbout & {
  readonly id: string;
  /** The run at the beginning of the chain of queue items that led here; its own id when there is none. */
  readonly cause: string;
  /** Key of the manifest's function. */
  readonly function: string;
  /** Key of the module that it ran for. */
  readonly module: string;
  readonly moduleType: string;
  readonly accountId: string | undefined;
  readonly outcome: Outcome;
  /** Site time, ms. */
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  /** By the site's stopwatch, ms. */
  readonly tookMs: number;
  readonly error: string | undefined;
  /** Calls that the code made after the run had ended or was killed. They reached nothing. */
  readonly lateCalls: number;
};

/** The end of one run, with what the function returned (after a JSON round trip). */
export type Ended = {
  readonly invocation: string;
  readonly outcome: Exclude<Outcome, "running">;
  readonly value: unknown;
  readonly error: unknown;
};

/** What `matches` of a fault sees of a call that is about to be made. */
export type PendingCall = Pick<
  RecordedCall,
  "product" | "method" | "path" | "body" | "actor" | "invocation"
> & {
  /** Key of the manifest's function that makes it. */
  readonly function: string;
};

export type FaultPlan = {
  /** Which calls it is about; every call without it. */
  readonly match?: (call: PendingCall) => boolean;
  /** Only the n-th matching call, from 1; every one without it. */
  readonly nth?: number;
  readonly fault: Fault;
};

export type Faults = {
  /** Adds a fault to the plan. Returns how to take it out again. */
  readonly inject: (plan: FaultPlan) => () => void;
  /** Empties the plan. */
  readonly clear: () => void;
};

/** How often things go wrong by chance, each from 0 (never) to 1 (always). */
export type ChaosRates = {
  /** Calls of the app to products, storage and queue, in any of the ways of `Fault`. */
  readonly callFaultRate: number;
  readonly eventLossRate: number;
  readonly eventDoubleRate: number;
  /** Events that are up to ten minutes late, so that later ones overtake them. */
  readonly eventLateRate: number;
  readonly queueDoubleRate: number;
  /** Queue items that are up to three minutes late. */
  readonly queueLateRate: number;
};

export type Chaos = ChaosRates & { readonly seed: number };

export type ChaosControl = {
  readonly change: (rates: Partial<ChaosRates>) => void;
  /** From now on nothing goes wrong by chance. */
  readonly calm: () => void;
  /** Seed and present rates in one line of JSON: given to a new site as `chaos`, they bring the same accidents. */
  readonly line: () => string;
  /** What went wrong so far, in order. */
  readonly struck: readonly string[];
};

/** How events travel. Random choices come of the site's seed. */
export type EventControl = {
  /** Keeps events back until `release`. */
  readonly hold: boolean;
  /** How many times each event is delivered, at least 1. */
  readonly copies: number;
  /** Delivers each after a random part of four times the usual delay, so that later ones overtake. */
  readonly shuffle: boolean;
  /** Which events get lost. */
  readonly drop: (event: ProductEvent) => boolean;
  /** Filters see no property values: what they look at is a few seconds older than the event. */
  readonly staleProperties: boolean;
};

/** What became of one event at one trigger. */
export type EventNote = {
  readonly eventType: string;
  readonly trigger: string;
  readonly at: number;
  readonly fate: "delivered" | "filtered" | "dropped" | "filter-error" | "retrying" | "failed";
  readonly detail: string | undefined;
  /** The run that it led to. */
  readonly invocation?: string;
};

export type Events = {
  readonly control: (change: Partial<EventControl>) => void;
  /** Delivers what is held back. */
  readonly release: () => void;
  readonly held: () => number;
  readonly notes: readonly EventNote[];
};

/** What became of queue items that the platform gave up. */
export type DroppedItem = {
  readonly queue: string;
  readonly eventId: string;
  readonly body: unknown;
  readonly reason: string;
  readonly at: number;
};

export type Queues = {
  /** How many times each item is delivered, from 1: the queue promises at least once. */
  readonly copies: (count: number) => void;
  readonly waiting: () => readonly {
    readonly queue: string;
    readonly eventId: string;
    readonly body: unknown;
    readonly dueMs: number;
  }[];
  readonly dropped: readonly DroppedItem[];
};

/** A module of the manifest, as written there. */
export type Module = Readonly<Record<string, unknown>> & { readonly key: string };

/** Where a person is, for the conditions of modules. */
export type Place = {
  readonly accountId?: string | undefined;
  readonly issueId?: string | undefined;
  readonly pageId?: string | undefined;
  readonly projectId?: string | undefined;
};

export type VisibleModules = {
  readonly visible: readonly Module[];
  /** Conditions that could not be evaluated; their modules are not shown. */
  readonly problems: readonly { readonly module: string; readonly reason: string }[];
};

/** A call of `invoke()` in a module's frame. */
export type BridgeCall = {
  /** Key of the module. */
  readonly module: string;
  /** Name of the function inside the resolver. */
  readonly functionKey: string;
  readonly payload?: unknown;
  readonly accountId: string;
  /** `extension` of the module's context, such as `{type, issue, project}`. */
  readonly extension?: Readonly<Record<string, unknown>>;
};

export type FunctionCall = {
  readonly payload?: unknown;
  readonly accountId?: string;
  readonly moduleKey?: string;
};

export type Products<J, C> = { readonly jira: J; readonly confluence: C };
