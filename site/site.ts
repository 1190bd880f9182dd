import { createApp } from "./app";
import { createClock } from "./clock";
import {
  type Clock,
  type ConfluenceFace,
  DEFAULT_PROFILE,
  type Emit,
  type JiraFace,
  type Product,
  type Profile,
  type RecordedCall,
} from "./core";
import { type Manifest, readManifest } from "./manifest";
import { type CallLog, createCallLog } from "./platform/call-log";
import { type ChaosSource, createChaos } from "./platform/chaos";
import { visibleModules } from "./platform/conditions";
import { createFaults, type FaultSource } from "./platform/faults";
import { createForgeFetch } from "./platform/forge-fetch";
import { type Identity, identityOf } from "./platform/identity";
import { createInvoker, type Invoker } from "./platform/invoke";
import { createKvs, type Kvs } from "./platform/kvs";
import type { PropertySource } from "./platform/property-paths";
import { createQueue, type QueueService } from "./platform/queue";
import { createQuota } from "./platform/quota";
import { createRandom } from "./platform/random";
import { resolverCall } from "./platform/resolver-call";
import type { RouteOptions } from "./platform/routes";
import { type Run, viewOf } from "./platform/run";
import { installRuntime, type Seat } from "./platform/runtime";
import { createSchedule } from "./platform/schedule";
import { settleClock } from "./platform/settle";
import { createTriggers, type TriggerService } from "./platform/triggers";
import type {
  BridgeCall,
  Chaos,
  ChaosControl,
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
  /** How many runs of functions there were: their ids are never given twice. */
  readonly runs?: number;
  readonly kvs: unknown;
  readonly queue: unknown;
  readonly events: unknown;
};

/** What a product gets to work with. */
export type ProductCore = {
  readonly clock: Clock;
  readonly emit: Emit;
  readonly profile: Profile;
  /** Numbers from 0 up to 1, by the site's seed. */
  readonly random: () => number;
};

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
  /** Real ms, only ever growing, for those who watch what the app takes; without it nothing takes any. */
  readonly stopwatch?: () => number;
  /** What each call of the app costs of the time a run may take, ms; 0 without it. */
  readonly callMs?: number;
  /** Rate-limit points that the app may spend in an hour; 65,000 without it. */
  readonly pointsPerHour?: number;
  /** How long until storage queries see a write, ms; a second without it. */
  readonly queryLagMs?: number;
  /** Lets calls that run side by side overtake each other, as the seed says; off without it. */
  readonly jitter?: boolean;
  /** What goes wrong by chance; nothing without it. */
  readonly chaos?: Partial<Chaos>;
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
  /** Runs one function of the manifest with a payload. Rejects only when the manifest names no such function. */
  readonly runFunction: (functionKey: string, call?: FunctionCall) => Promise<Ended>;
  /** The modules of a type that a person sees at a place. */
  readonly modulesFor: (moduleType: string, place: Place) => VisibleModules;
  /** Moves the clock until nothing waits but schedules. Throws after `maxMs` of site time (default: 25 hours) and says what still waits. */
  readonly settle: (options?: { readonly maxMs?: number }) => Promise<void>;
  /** Runs one scheduled trigger now. */
  readonly runSchedule: (moduleKey: string) => Promise<Ended>;
  /** Every call of the app so far, in order of sending. */
  readonly calls: readonly RecordedCall[];
  readonly callsOf: (invocation: string) => readonly RecordedCall[];
  readonly invocations: () => readonly Invocation[];
  readonly faults: Faults;
  readonly chaos: ChaosControl;
  readonly events: Events;
  readonly queues: Queues;
  readonly save: () => SavedPlatform;
};

const START = "2026-03-02T09:00:00.000Z";
const DEFAULTS = {
  seed: 1,
  notConnected: {},
  callMs: 0,
  queryLagMs: 1_000,
  jitter: false,
  stopwatch: () => 0,
};
const POINTS_PER_HOUR = 65_000;

const SETTLE = { maxMs: 25 * 3_600_000, maxSteps: 20_000 };

/** A call of `invoke()` that got no reply, as the bridge tells the frame. */
export class InvokeError extends Error {
  override readonly name = "InvokeError";
  readonly end: Ended;

  constructor(end: Ended) {
    const why = end.error instanceof Error ? end.error.message : String(end.error);
    super(`There was an error invoking the function - ${why}`, { cause: end.error });
    this.end = end;
  }
}

/** What filters see of properties: some are a while behind. */
const filterSource = (jira: JiraFace, { clock, profile }: Pick<Ground, "clock" | "profile">) => ({
  ...jira,
  issueProperty: (issueId: string, key: string): unknown =>
    profile.filterLagMs === 0
      ? jira.issueProperty(issueId, key)
      : jira.issueProperty(issueId, key, clock.now() - profile.filterLagMs),
});

type Platform<J, C> = {
  readonly products: Products<J, C>;
  readonly identity: Identity;
  readonly invoker: Invoker;
  readonly kvs: Kvs;
  readonly queue: QueueService;
  readonly triggers: TriggerService;
  readonly faults: FaultSource;
  readonly chaos: ChaosSource;
  readonly log: CallLog;
};

type Ground = Pick<Site, "clock" | "profile" | "manifest">;

function groundOf<J extends JiraFace, C extends ConfluenceFace>(
  options: SiteOptions<J, C>,
): Ground {
  return {
    clock: createClock(options.startAt ?? options.saved?.now ?? START),
    profile: { ...DEFAULT_PROFILE, ...options.profile },
    manifest: readManifest(options.manifestPath),
  };
}

type Installation = Pick<RouteOptions, "clock" | "profile" | "installedAt" | "quota">;

/** How old the installation is, and what it may spend. */
const installationOf = (
  {
    saved,
    pointsPerHour = POINTS_PER_HOUR,
  }: Pick<SiteOptions<JiraFace, ConfluenceFace>, "saved" | "pointsPerHour">,
  { clock, profile }: Pick<Ground, "clock" | "profile">,
): Installation => ({
  clock,
  profile,
  installedAt: saved ? -Infinity : clock.now(),
  quota: createQuota({ clock, pointsPerHour }),
});

/** Puts the parts of the platform together. The parts that call each other find each other at run time. */
function platformOf<J extends JiraFace, C extends ConfluenceFace>(
  options: SiteOptions<J, C>,
  { clock, profile, manifest }: Ground,
): Platform<J, C> {
  const { seed, notConnected, callMs, queryLagMs, jitter, stopwatch } = { ...DEFAULTS, ...options };
  const saved: Partial<SavedPlatform> = options.saved ?? {};
  const identity = identityOf(manifest);
  const random = createRandom(seed);
  const chance = createRandom(seed);
  const log = createCallLog(clock, stopwatch);
  const faults = createFaults();
  const chaos = createChaos(options.chaos);
  const app = createApp(manifest, options.loadApp);
  const entities = manifest.app.storage?.entities ?? [];
  const kvs = createKvs({ clock, entities, profile, queryLagMs, saved: saved.kvs });
  const fetchOf = (run: Run): Seat["fetch"] => createForgeFetch(fetching, run);
  const costs = { callMs, stopwatch, earlierRuns: saved.runs ?? 0 };
  const invoker = createInvoker({ app, clock, identity, profile, fetchOf, ...costs });
  const { invoke, remainingMs } = invoker;
  const timeoutOf = (functionKey: string): number | undefined => app.spec(functionKey).timeoutMs;
  const queue = createQueue({ clock, manifest, invoke, timeoutOf, chaos, saved: saved.queue });
  const properties = (): PropertySource => filterSource(products.jira, { clock, profile });
  const triggering = { clock, manifest, profile, invoke, random, chaos, properties };
  const triggers = createTriggers({ ...triggering, saved: saved.events });
  const products = options.products({ clock, profile, emit: triggers.emit, random: chance.next });
  const handlers = { kvs: kvs.handle, queue: queue.handle };
  const installed = installationOf(options, { clock, profile });
  const routing = { ...installed, ...handlers, identity, products, notConnected };
  const fetching = {
    ...routing,
    log,
    faults,
    chaos,
    remainingMs,
    jitter: jitter ? random : undefined,
  };
  return { products, identity, invoker, kvs, queue, triggers, faults, chaos, log };
}

/** What people and the clock can do with the app. */
function doorsOf(
  { clock, manifest, profile }: Ground,
  { identity, invoker: { invoke } }: Platform<JiraFace, ConfluenceFace>,
): Pick<Site, "invoke" | "runFunction" | "settle"> {
  return {
    invoke: async (call) => {
      const end = await invoke(resolverCall({ manifest, identity, profile }, call));
      if (end.outcome !== "ok") throw new InvokeError(end);
      return end.value;
    },
    runFunction: (functionKey, { payload, accountId, moduleKey = functionKey } = {}) =>
      invoke({ functionKey, moduleKey, moduleType: "function", accountId, payload }),
    settle: (bounds = {}) => settleClock(clock, { ...SETTLE, ...bounds }),
  };
}

/**
 * Opens a site with the app of a manifest installed. Several can be open side by side in one process. The app is loaded with the
 * first run, never before the globals of the Forge runtime are in place.
 */
export function openSite<J extends JiraFace, C extends ConfluenceFace>(
  options: SiteOptions<J, C>,
): Site<J, C> {
  installRuntime();
  const ground = groundOf(options);
  const platform = platformOf(options, ground);
  const { products, invoker, kvs, queue, triggers, log } = platform;
  const { clock, manifest } = ground;
  const running = options.schedules ?? false;
  const schedule = createSchedule({ clock, manifest, invoke: invoker.invoke, running });

  return {
    ...ground,
    ...products,
    ...doorsOf(ground, platform),
    modulesFor: (moduleType, place) => {
      const { displayExpressions } = ground.profile;
      return visibleModules(manifest, moduleType, { ...products, place, displayExpressions });
    },
    runSchedule: schedule.run,
    calls: log.calls,
    callsOf: (invocation) => log.calls.filter((call) => call.invocation === invocation),
    invocations: () => invoker.runs.map(viewOf),
    faults: platform.faults,
    chaos: platform.chaos,
    events: triggers.events,
    queues: queue,
    save: () => ({
      version: 1,
      now: clock.iso(),
      runs: (options.saved?.runs ?? 0) + invoker.runs.length,
      kvs: kvs.save(),
      queue: queue.save(),
      events: triggers.save(),
    }),
  };
}
