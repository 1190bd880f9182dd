import type { Hono } from "hono";
import { z } from "zod";
import { badRequest, conflict, notFound, refusedWith } from "./failure";
import type { Page, Property } from "./model";
import { listed } from "./paging";
import { editablePage, visiblePage } from "./permissions";
import { type Ctx, type Env, body, noQuery, paging, pathId, query } from "./request";
import { pageChanged } from "./search-index";
import { propertyWire } from "./wire";
import { type World, nextId, put } from "./world";

const MAX_CHARACTERS = 32_768;
const MAX_KEY = 255;

const listQuery = z.strictObject({
  key: z.string().optional(),
  sort: z.enum(["key", "-key"]).default("key"),
  ...paging,
});

const key = z.string().min(1).max(MAX_KEY);
const createBody = z.strictObject({ key, value: z.unknown() });
const updateBody = z.strictObject({
  key,
  value: z.unknown(),
  version: z.strictObject({ number: z.number().int(), message: z.string().nullish() }),
});

function checkValue(value: unknown): void {
  if (value === undefined || value === null) throw badRequest("Property value must be given");
  if (JSON.stringify(value).length > MAX_CHARACTERS) {
    throw badRequest(`Property value cannot be longer than ${MAX_CHARACTERS} characters`);
  }
}

/** Keeps the properties; lists show the earlier ones for a while. */
function keep(world: World, page: Page, properties: readonly Property[]): void {
  const now = world.clock.now();
  const stale = (world.staleProperties.get(page.id) ?? []).filter(({ untilMs }) => untilMs > now);
  const untilMs = now + world.profile.propertyListLagMs;
  world.staleProperties.set(page.id, [...stale, { untilMs, shown: page.properties }]);
  pageChanged(world, put(world, { ...page, properties }));
}

function listedProperties(world: World, page: Page): readonly Property[] {
  const now = world.clock.now();
  const stale = world.staleProperties.get(page.id)?.find(({ untilMs }) => untilMs > now);
  return stale?.shown ?? page.properties;
}

type Change = { readonly number: number; readonly message: string };

const version = (c: Ctx, world: World, change: Change): Property["version"] => ({
  ...change,
  minorEdit: false,
  authorId: c.env.actor.accountId,
  createdAt: world.clock.iso(),
});

async function create(c: Ctx, world: World): Promise<Response> {
  noQuery(c);
  const given = await body(c, createBody);
  const page = editablePage(world, c.env.actor, pathId(c, "pageId"));
  checkValue(given.value);
  if (page.properties.some((one) => one.key === given.key)) {
    throw conflict(`Cannot create a new property: a property with key ${given.key} already exists`);
  }
  const id = nextId(world.state);
  const property = { ...given, id, version: version(c, world, { number: 1, message: "" }) };
  keep(world, page, [...page.properties, property]);
  return c.json(propertyWire(property));
}

function propertyOf(c: Ctx, page: Page): Property {
  const id = pathId(c, "propertyId");
  const property = page.properties.find((one) => one.id === id);
  if (!property) throw notFound(`Property with id ${id} not found`);
  return property;
}

async function update(c: Ctx, world: World): Promise<Response> {
  noQuery(c);
  const given = await body(c, updateBody);
  const page = editablePage(world, c.env.actor, pathId(c, "pageId"));
  const old = propertyOf(c, page);
  checkValue(given.value);
  if (given.key !== old.key) throw badRequest("Property key cannot be changed");
  const number = old.version.number + 1;
  if (given.version.number !== number) {
    throw refusedWith(
      world.profile.versionConflictStatus,
      `Version must be incremented when updating a property. Current Version: [${old.version.number}]. Provided version: [${given.version.number}]`,
    );
  }
  const stamp = version(c, world, { number, message: given.version.message ?? "" });
  const property = { ...old, value: given.value, version: stamp };
  keep(
    world,
    page,
    page.properties.map((one) => (one.id === old.id ? property : one)),
  );
  return c.json(propertyWire(property));
}

function list(c: Ctx, world: World): Response {
  const wanted = query(c, listQuery);
  const page = visiblePage(world, c.env.actor, pathId(c, "pageId"));
  const upwards = listedProperties(world, page)
    .filter((one) => wanted.key === undefined || one.key === wanted.key)
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(propertyWire);
  const items = wanted.sort === "key" ? upwards : upwards.reverse();
  return listed(c, world, { ...wanted, items });
}

/** Content properties of pages. @see https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-content-properties/ */
export function propertyRoutes(app: Hono<Env>, world: World): void {
  app.get("/pages/:pageId/properties", (c) => list(c, world));
  app.post("/pages/:pageId/properties", (c) => create(c, world));
  app.get("/pages/:pageId/properties/:propertyId", (c) => {
    noQuery(c);
    const page = visiblePage(world, c.env.actor, pathId(c, "pageId"));
    return c.json(propertyWire(propertyOf(c, page)));
  });
  app.put("/pages/:pageId/properties/:propertyId", (c) => update(c, world));
  app.delete("/pages/:pageId/properties/:propertyId", (c) => {
    noQuery(c);
    const page = editablePage(world, c.env.actor, pathId(c, "pageId"));
    const old = propertyOf(c, page);
    keep(
      world,
      page,
      page.properties.filter((one) => one.id !== old.id),
    );
    return c.body(null, 204);
  });
}
