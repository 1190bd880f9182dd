import type { Clock, Product } from "../core";
import { type Answer, failure } from "./answer";

export type QuotaOptions = {
  readonly clock: Clock;
  /** Points that the app may spend in an hour. */
  readonly pointsPerHour: number;
};

export type QuotaCall = {
  readonly product: Product;
  readonly method: string;
  readonly path: string;
  /** How many calls of its run it waited for. */
  readonly depth: number;
};

export type Quota = {
  /** What a call is answered that is one too many, with the time to wait; undefined when it may go. */
  readonly refusal: (call: QuotaCall) => Answer | undefined;
  /** Counts what a call cost. */
  readonly spend: (points: number) => void;
};

const HOUR_MS = 3_600_000;
const SECOND_MS = 1_000;
const USUAL_BURST = 100;
const BURST: Readonly<Record<string, number>> = { PUT: 50, DELETE: 50 };

/** The site's clock stands still while a run works: calls that wait for each other are so far apart. */
const CALL_MS = 50;

/** The endpoint of a path: ids and keys do not matter. */
const endpointOf = (path: string): string =>
  (path.split("?")[0] ?? "").replaceAll(/\/([A-Z][A-Z0-9]+-\d+|\d+)(?=\/|$)/g, "/{id}");

function tooMany(reason: string, waitMs: number): Answer {
  const seconds = String(Math.max(1, Math.ceil(waitMs / SECOND_MS)));
  const headers = { "Retry-After": seconds, "RateLimit-Reason": reason };
  return { ...failure(429, 429, "Rate limit exceeded"), headers };
}

/**
 * The limits of the products' REST interfaces: points an hour for the whole app, until the next full hour (UTC), and calls a second of
 * each endpoint. @see https://developer.atlassian.com/cloud/jira/platform/rate-limiting/
 */
export function createQuota({ clock, pointsPerHour }: QuotaOptions): Quota {
  let hour = -1;
  let spent = 0;
  const sent = new Map<string, readonly number[]>();

  const pointsLeft = (): number => {
    const now = Math.floor(clock.now() / HOUR_MS);
    if (now !== hour) {
      hour = now;
      spent = 0;
    }
    return pointsPerHour - spent;
  };

  const isBurst = ({ product, method, path, depth }: QuotaCall): boolean => {
    const endpoint = `${product} ${method} ${endpointOf(path)}`;
    const at = clock.now() + depth * CALL_MS;
    const recent = (sent.get(endpoint) ?? []).filter((time) => time > at - SECOND_MS);
    sent.set(endpoint, [...recent, at]);
    return recent.filter((time) => time <= at).length >= (BURST[method] ?? USUAL_BURST);
  };

  return {
    refusal: (call) => {
      if (pointsLeft() <= 0) {
        return tooMany(`${call.product}-quota-global-based`, HOUR_MS - (clock.now() % HOUR_MS));
      }
      return isBurst(call) ? tooMany(`${call.product}-burst-based`, SECOND_MS) : undefined;
    },
    spend: (points) => {
      spent += points;
    },
  };
}
