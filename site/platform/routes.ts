import { z } from "zod";
import {
  type Actor,
  APP_ACCOUNT_ID,
  type Clock,
  type Product,
  type ProductFace,
  type Profile,
  type RecordedCall,
  SITE_URL,
} from "../core";
import { type Answer, failure, toResponse } from "./answer";
import type { Identity } from "./identity";
import { parseJson } from "./json";
import type { Quota } from "./quota";
import type { Run } from "./run";

export type Wire = {
  readonly path: string;
  readonly init: RequestInit;
  /** The body, read as JSON. */
  readonly body: unknown;
};

/** Where a call goes. */
export type Route = {
  readonly product: RecordedCall["product"];
  readonly actor: RecordedCall["actor"];
  readonly send: (wire: Wire, run: Run) => Promise<Response>;
};

export type RouteOptions = {
  readonly identity: Identity;
  readonly clock: Clock;
  /** When the app was installed, ms. */
  readonly installedAt: number;
  readonly profile: Pick<Profile, "appRefusedForMs" | "appRefusedStatus">;
  readonly quota: Quota;
  readonly products: Readonly<Record<Product, ProductFace>>;
  /** Status that a product answers which is not connected. */
  readonly notConnected: Partial<Record<Product, number>>;
  readonly kvs: (path: string, body: unknown) => Answer;
  readonly queue: (path: string, body: unknown, run: Run) => Answer;
};

const Meta = z.looseObject({
  type: z.string(),
  provider: z.string().optional(),
  remote: z.string().optional(),
  accountId: z.string().optional(),
  contextAri: z.string().optional(),
});
type Meta = z.infer<typeof Meta>;

const QUEUE_PATH = /^\/webhook\/queue\/(publish|stats|cancel)\//;

const needsAuthentication = (): Response =>
  toResponse({
    status: 401,
    body: { code: 401, message: "Authentication Required" },
    headers: { "forge-proxy-error": "NEEDS_AUTHENTICATION_ERR" },
  });

function actorOf(meta: Meta, run: Run, identity: Identity): Actor | undefined {
  if (meta.provider === "app") return { kind: "app", accountId: APP_ACCOUNT_ID };
  if (meta.provider !== "user") return undefined;
  const present = run.request.accountId;
  const accountId = meta.accountId ?? present;
  if (accountId === undefined) return undefined;
  return accountId === present || identity.impersonation ? { kind: "user", accountId } : undefined;
}

/** Whether the app's scopes cover one of the alternatives; nothing asked for is covered. */
function isGranted(needed: readonly (readonly string[])[], identity: Identity): boolean {
  if (needed.length === 0) return true;
  return needed.some((set) => set.every((scope) => identity.scopes.includes(scope)));
}

function refusal(options: RouteOptions, product: Product, wire: Wire): Answer | undefined {
  const missing = options.notConnected[product];
  if (missing !== undefined) return failure(missing, missing, `${product} is not connected`);
  const method = wire.init.method ?? "GET";
  const needed = options.products[product].neededScopes?.(method, wire.path) ?? [];
  if (isGranted(needed, options.identity)) return undefined;
  return failure(401, 401, "Unauthorized; scope does not match");
}

/** Permissions of a new installation reach the products after a while. */
function tooEarly(options: RouteOptions, actor: Actor): Answer | undefined {
  const { appRefusedForMs, appRefusedStatus: status } = options.profile;
  const early = options.clock.now() < options.installedAt + appRefusedForMs;
  return early && actor.kind === "app"
    ? failure(status, status, "The app has no access yet")
    : undefined;
}

function productRoute(options: RouteOptions, product: Product, meta: Meta): Route {
  return {
    product,
    actor: meta.provider === "app" ? "app" : "user",
    send: async (wire, run) => {
      const actor = actorOf(meta, run, options.identity);
      if (!actor) return needsAuthentication();
      const { method = "GET" } = wire.init;
      const call = { product, method, path: wire.path, depth: run.depth };
      const refused =
        options.quota.refusal(call) ?? tooEarly(options, actor) ?? refusal(options, product, wire);
      if (refused) return toResponse(refused);
      const request = new Request(new URL(wire.path, SITE_URL), wire.init);
      return options.products[product].handle(request, actor);
    },
  };
}

const storageRoute = (options: RouteOptions): Route => ({
  product: "kvs",
  actor: "app",
  send: (wire) => {
    const granted = options.identity.scopes.includes("storage:app");
    const answer = granted
      ? options.kvs(wire.path, wire.body)
      : failure(403, "PERMISSION_DENIED", "The app needs the scope storage:app");
    return Promise.resolve(toResponse(answer));
  },
});

const queueRoute = (options: RouteOptions): Route => ({
  product: "queue",
  actor: "app",
  send: (wire, run) => Promise.resolve(toResponse(options.queue(wire.path, wire.body, run))),
});

function productOf({ remote, contextAri }: Meta): Product | undefined {
  const named = remote ?? contextAri?.split(":")[2];
  return named === "jira" || named === "confluence" ? named : undefined;
}

/** Finds where a call of the packages goes. Throws for what this site does not have. */
export function routeOf(options: RouteOptions, rawMeta: unknown, path: string): Route {
  const meta = Meta.parse(rawMeta);
  if (meta.type === "kvs") return storageRoute(options);
  const product = meta.type === "fpp" ? productOf(meta) : undefined;
  if (product) return productRoute(options, product, meta);
  if (meta.remote === "stargate" && QUEUE_PATH.test(path)) return queueRoute(options);
  throw new Error(`The local site has no ${meta.type} ${meta.remote ?? ""} ${path}`);
}

/** What goes over the wire, with its body read as JSON where it is some. */
export const wireOf = (path: string, init: RequestInit = {}): Wire => ({
  path,
  init,
  body: typeof init.body === "string" ? parseJson(init.body) : undefined,
});
