import { resolve } from "node:path";
import type { Hono } from "hono";
import { seedConfluence } from "../../site/company/confluence";
import { COMPANY_START, seedJira } from "../../site/company/jira";
import { PEOPLE, diegoFerreira, maraLindqvist } from "../../site/company/people";
import { makeAddresses } from "../../site/server/addresses";
import { makeAutopilot } from "../../site/server/autopilot";
import { type LocalSite, openLocalSite } from "../../site/server/local-site";
import { makeServer } from "../../site/server/server";
import { makeSession } from "../../site/server/session";

export const ROOT = resolve(__dirname, "../..");
export const ORIGIN = "http://127.0.0.1:7780";
export const mara = maraLindqvist;
export const diego = diegoFerreira;

type Handlers = Readonly<Record<string, unknown>>;

export type Served = {
  readonly site: LocalSite;
  readonly server: Hono;
  /** How many times the server said that the site may have changed. */
  readonly changes: () => number;
  /** Sends a request as somebody, Mara without it; gives the status and the parsed answer. */
  readonly send: (
    method: string,
    path: string,
    sent?: { readonly body?: unknown; readonly as?: string },
  ) => Promise<{ readonly status: number; readonly body: unknown }>;
};

/** The example company, served. The app behind it has only the handlers given. */
export function serveCompany(handlers: Handlers = {}, root = ROOT): Served {
  const site = openLocalSite({
    root: ROOT,
    saved: undefined,
    startAt: COMPANY_START,
    loadApp: async () => handlers,
  });
  seedJira(site.jira);
  seedConfluence(site.confluence);
  let changes = 0;
  const server = makeServer({
    site,
    people: PEOPLE,
    session: makeSession(PEOPLE),
    addresses: makeAddresses(ORIGIN),
    autopilot: makeAutopilot(site.clock, () => 0),
    origin: ORIGIN,
    root,
    webDir: resolve(root, "site/web/dist"),
    changed: () => {
      changes += 1;
    },
    revision: () => changes,
  });
  const send: Served["send"] = async (method, path, { body, as = mara.accountId } = {}) => {
    const answer = await server.request(`${ORIGIN}${path}`, {
      method,
      headers: { cookie: `user=${encodeURIComponent(as)}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const json = answer.headers.get("content-type")?.includes("json");
    return { status: answer.status, body: json ? (JSON.parse(text) as unknown) : text };
  };
  return { site, server, changes: () => changes, send };
}
