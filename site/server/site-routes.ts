import { type Context, Hono } from "hono";
import { z } from "zod";
import { CLOUD_ID } from "../core";
import { bylineOf } from "./byline";
import type { ServerDeps } from "./deps";
import { issueRoutes } from "./issue-routes";
import { pageRoutes } from "./page-routes";
import { siteLog } from "./site-log";

/** Jira shows its administration to administrators only, whatever a manifest says. */
const ADMIN_PAGE = "jira:adminPage";
const NOTHING = { visible: [], problems: [] };

const DAY_MS = 86_400_000;
const record = z.record(z.string(), z.unknown());
const signInInput = z.object({ accountId: z.string() });
const advanceInput = z.object({
  ms: z
    .int()
    .min(1)
    .max(31 * DAY_MS),
});
const autopilotInput = z.object({ on: z.boolean() });
const invokeInput = z.object({
  module: z.string(),
  functionKey: z.string(),
  payload: z.unknown().optional(),
  extension: record.default({}),
});
const bylineInput = z.object({ module: z.string(), extension: record });

function clockView({ site, autopilot, revision }: ServerDeps): unknown {
  return {
    revision: revision(),
    now: site.clock.iso(),
    autopilot: autopilot.on(),
    waiting: site.clock.waiting().length,
  };
}

function sessionView(deps: ServerDeps, context: Context): unknown {
  const me = deps.session.personOf(context);
  return {
    me: { ...me, admin: deps.site.jira.isAdmin(me.accountId) },
    people: deps.people,
    context: {
      accountId: me.accountId,
      cloudId: CLOUD_ID,
      siteUrl: deps.origin,
      environmentId: "local",
      environmentType: "DEVELOPMENT",
      locale: (me.locale ?? "en_US").replace("_", "-"),
      timezone: me.timeZone ?? "UTC",
    },
    clock: clockView(deps),
  };
}

async function read<T>(deps: ServerDeps, context: Context, schema: z.ZodType<T>): Promise<T> {
  return schema.parse(JSON.parse(deps.addresses.inward(await context.req.text())));
}

const answer = (deps: ServerDeps, value: unknown): Response =>
  new Response(deps.addresses.outward(JSON.stringify(value ?? null)), {
    headers: { "content-type": "application/json", "cache-control": "no-store" },
  });

function clockRoutes(deps: ServerDeps): Hono {
  const routes = new Hono();
  routes.get("/clock", () => answer(deps, clockView(deps)));
  routes.post("/clock", async (context) => {
    const { ms } = await read(deps, context, advanceInput);
    await deps.autopilot.advance(ms);
    deps.changed();
    return answer(deps, clockView(deps));
  });
  routes.post("/autopilot", async (context) => {
    deps.autopilot.turn((await read(deps, context, autopilotInput)).on);
    return answer(deps, clockView(deps));
  });
  return routes;
}

function appRoutes(deps: ServerDeps): Hono {
  const { site, session } = deps;
  const routes = new Hono();
  routes.get("/modules/:type", (context) => {
    const { issueId, pageId, projectId } = context.req.query();
    const { accountId } = session.personOf(context);
    const type = context.req.param("type");
    if (type === ADMIN_PAGE && !site.jira.isAdmin(accountId)) return answer(deps, NOTHING);
    return answer(deps, site.modulesFor(type, { accountId, issueId, pageId, projectId }));
  });
  routes.post("/invoke", async (context) => {
    const call = await read(deps, context, invokeInput);
    const { accountId } = session.personOf(context);
    const reply = await site.invoke({ ...call, accountId });
    deps.changed();
    return answer(deps, reply);
  });
  routes.post("/byline", async (context) => {
    const { module, extension } = await read(deps, context, bylineInput);
    const { accountId } = session.personOf(context);
    const byline = await bylineOf(site, { moduleKey: module, accountId, extension });
    return byline ? answer(deps, byline) : context.text(`No byline item ${module}`, 404);
  });
  routes.post("/schedules/:key", async (context) => {
    const ended = await site.runSchedule(context.req.param("key"));
    deps.changed();
    return answer(deps, { outcome: ended.outcome });
  });
  return routes;
}

/** What the web pages ask of the site itself, beside the products' REST interfaces. */
export function siteRoutes(deps: ServerDeps): Hono {
  const routes = new Hono();
  routes.get("/session", (context) => answer(deps, sessionView(deps, context)));
  routes.post("/session", async (context) => {
    const { accountId } = await read(deps, context, signInInput);
    if (!deps.session.signIn(context, accountId)) return context.text("Nobody by that id", 404);
    return context.json({ accountId });
  });
  routes.get("/log", () => answer(deps, siteLog(deps.site)));
  routes.route("/", clockRoutes(deps));
  routes.route("/", appRoutes(deps));
  routes.route("/", issueRoutes(deps));
  routes.route("/", pageRoutes(deps));
  return routes;
}
