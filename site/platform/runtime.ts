import { AsyncLocalStorage } from "node:async_hooks";

/** What one run of a function sees of the platform, through all its awaits. */
export type Seat = {
  /** What `__forge_runtime__` is. */
  readonly runtime: object;
  readonly fetch: (meta: unknown, path: string, init?: RequestInit) => Promise<Response>;
  /** What the run takes for now, ms since the epoch: the site's time, which need not pass by itself. */
  readonly now: () => number;
};

type Seats = AsyncLocalStorage<Seat>;

declare global {
  var __site_seats__: Seats | undefined;
}

class EgressError extends Error {
  override readonly name = "REQUEST_EGRESS_ALLOWLIST_ERR";
}

function forgeFetch(seats: Seats): Seat["fetch"] {
  return async (meta, path, init) => {
    const seat = seats.getStore();
    if (!seat) throw new Error(`Forge runtime not found: ${path} was called outside an invocation`);
    return seat.fetch(meta, path, init);
  };
}

function guardedFetch(seats: Seats, outside: typeof fetch): typeof fetch {
  return async (input, init) => {
    if (!seats.getStore()) return outside(input, init);
    const url = input instanceof Request ? input.url : String(input);
    throw new EgressError(`URL not included in the external fetch backend permissions: ${url}`);
  };
}

function install(): Seats {
  const seats: Seats = new AsyncLocalStorage();
  const define = (name: string, descriptor: PropertyDescriptor): void => {
    Object.defineProperty(globalThis, name, { configurable: true, ...descriptor });
  };
  define("__site_seats__", { value: seats });
  define("__forge_fetch__", { value: forgeFetch(seats), writable: true });
  define("__forge_runtime__", { get: () => seats.getStore()?.runtime });
  const realNow = Date.now.bind(Date);
  Date.now = () => seats.getStore()?.now() ?? realNow();
  define("fetch", { value: guardedFetch(seats, globalThis.fetch), writable: true });
  return seats;
}

/**
 * Puts the globals of the Forge runtime in place, once for the process, however many sites there are: which site a call belongs to
 * is known from the run that makes it. Has to happen before the app or a `@forge` package is imported.
 */
export function installRuntime(): void {
  if (!globalThis.__site_seats__) install();
}

/** Runs `work` as one invocation. */
export function runSeated<T>(seat: Seat, work: () => Promise<T>): Promise<T> {
  const seats = globalThis.__site_seats__ ?? install();
  return seats.run(seat, work);
}
