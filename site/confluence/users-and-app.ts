import type { Hono } from "hono";
import { z } from "zod";
import { badRequest, forbidden, notFound } from "./failure";
import { bulkUserWire } from "./older-api";
import { listed } from "./paging";
import { type Ctx, type Env, body, noQuery, paging, query } from "./request";
import type { World } from "./world";

const bulkBody = z.strictObject({ accountIds: z.array(z.string()).min(1).max(250) });

const MAX_KEY = 127;

function appKey(c: Ctx): string {
  if (c.env.actor.kind !== "app") throw forbidden("Only requests made as the app are allowed");
  const key = c.req.param("key") ?? "";
  if (key.length > MAX_KEY) throw badRequest(`Property key is longer than ${MAX_KEY} characters`);
  return key;
}

async function putProperty(c: Ctx, world: World): Promise<Response> {
  noQuery(c);
  const key = appKey(c);
  const value = await body(c, z.unknown());
  const old = key in world.state.appProperties;
  world.state.appProperties[key] = value;
  return c.body(null, old ? 200 : 201);
}

/** People in bulk, and the properties of the app. @see https://developer.atlassian.com/cloud/confluence/rest/v2/ */
export function usersAndApp(app: Hono<Env>, world: World): void {
  app.post("/users-bulk", async (c) => {
    noQuery(c);
    const { accountIds } = await body(c, bulkBody);
    const items = accountIds.flatMap((id) => {
      const user = world.state.users[id];
      return user ? [bulkUserWire(user)] : [];
    });
    return listed(c, world, { limit: 250, items });
  });
  app.get("/app/properties", (c) => {
    appKey(c);
    const wanted = query(c, z.strictObject(paging));
    const items = Object.entries(world.state.appProperties).map(([key, value]) => ({ key, value }));
    return listed(c, world, { ...wanted, items });
  });
  app.get("/app/properties/:key", (c) => {
    const key = appKey(c);
    if (!(key in world.state.appProperties)) throw notFound("App property not found");
    return c.json({ key, value: world.state.appProperties[key] });
  });
  app.put("/app/properties/:key", (c) => putProperty(c, world));
  app.delete("/app/properties/:key", (c) => {
    Reflect.deleteProperty(world.state.appProperties, appKey(c));
    return c.body(null, 204);
  });
}
