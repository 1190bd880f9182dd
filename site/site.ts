import type { Clock, ConfluenceFace, Emit, JiraFace, Product, Profile, RecordedCall } from "./core";
import type { Manifest } from "./manifest";
import type {
  BridgeCall,
  Ended,
  Events,
  Faults,
  FunctionCall,
  Invocation,
  Place,
  Products,
  Queues,
  VisibleModules,
} from "./platform/types";

/** Everything the platform keeps, as plain JSON. The products save their own. */
export type SavedPlatform = {
  readonly version: 1;
  /** Site time, ISO. */
  readonly now: string;
  readonly kvs: unknown;
  readonly queue: unknown;
  readonly events: unknown;
};

/** What a product gets to work with. */
export type ProductCore = { readonly clock: Clock; readonly emit: Emit; readonly profile: Profile };

export type SiteOptions<J extends JiraFace, C extends ConfluenceFace> = {
  readonly manifestPath: string;
  /** Loads the app: its exports are the handlers that the manifest names. Called once, with the first run of a function. */
  readonly loadApp: () => Promise<Readonly<Record<string, unknown>>>;
  readonly products: (core: ProductCore) => Products<J, C>;
  readonly profile?: Partial<Profile>;
  /** Site time to start at, ISO; that of `saved` otherwise. */
  readonly startAt?: string;
  /** For everything random; 1 without it. */
  readonly seed?: number;
  readonly saved?: SavedPlatform;
  /** Whether scheduled triggers run by the clock; off without it. */
  readonly schedules?: boolean;
  /** Products that are not connected, with the status they answer; none without it. */
  readonly notConnected?: Partial<Record<Product, number>>;
  /** What each call of the app costs of the time a run may take, ms; 0 without it. */
  readonly callMs?: number;
};

/** A Jira and Confluence tenant with the app installed, in this process. */
export type Site<
  J extends JiraFace = JiraFace,
  C extends ConfluenceFace = ConfluenceFace,
> = Products<J, C> & {
  readonly clock: Clock;
  readonly profile: Profile;
  readonly manifest: Manifest;
  /** What `invoke()` in a frame of the module gives: the resolver's reply. Rejects when the run fails, is killed or takes too long. */
  readonly invoke: (call: BridgeCall) => Promise<unknown>;
  /** Runs one function of the manifest. Never rejects: the end says what happened. */
  readonly runFunction: (functionKey: string, call?: FunctionCall) => Promise<Ended>;
  /** The modules of a type that a person sees at a place. */
  readonly modulesFor: (moduleType: string, place: Place) => VisibleModules;
  /** Moves the clock until nothing waits but schedules. Throws after `maxMs` of site time (default: 6 hours) and says what still waits. */
  readonly settle: (options?: { readonly maxMs?: number }) => Promise<void>;
  /** Runs one scheduled trigger now. */
  readonly runSchedule: (moduleKey: string) => Promise<Ended>;
  /** Every call of the app so far, in order of sending. */
  readonly calls: readonly RecordedCall[];
  readonly callsOf: (invocation: string) => readonly RecordedCall[];
  readonly invocations: () => readonly Invocation[];
  readonly faults: Faults;
  readonly events: Events;
  readonly queues: Queues;
  readonly save: () => SavedPlatform;
};
