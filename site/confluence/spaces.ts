import type { Hono } from "hono";
import { z } from "zod";
import type { Space } from "./model";
import { listed, nested } from "./paging";
import { grantsIn, visibleSpace } from "./permissions";
import { type Ctx, type Env, flag, idList, list, noQuery, paging, pathId, query } from "./request";
import { spaceOperations, spaceWire } from "./wire";
import type { World } from "./world";

const TYPES = [
  "global",
  "collaboration",
  "knowledge_base",
  "personal",
  "system",
  "onboarding",
  "xflow_sample_space",
] as const;

const spacesQuery = z.strictObject({
  ids: idList,
  keys: list,
  type: z.enum(TYPES).optional(),
  status: z.enum(["current", "archived", "trashed"]).optional(),
  labels: list,
  "favorited-by": z.string().optional(),
  "not-favorited-by": z.string().optional(),
  sort: z.enum(["id", "-id", "key", "-key", "name", "-name"]).default("id"),
  "description-format": z.enum(["plain", "view"]).optional(),
  "include-icon": flag,
  ...paging,
});

type Wanted = z.infer<typeof spacesQuery>;

const isIn = (wanted: readonly string[] | undefined, value: string): boolean =>
  wanted === undefined || wanted.includes(value);

const isWanted = (wanted: Wanted, space: Space): boolean =>
  isIn(wanted.ids, space.id) &&
  isIn(wanted.keys, space.key) &&
  (wanted.type ?? space.type) === space.type &&
  (wanted.status ?? space.status) === space.status;

const nobodyMarks = (wanted: Wanted): boolean =>
  wanted.labels === undefined && wanted["favorited-by"] === undefined;

function sorted(spaces: readonly Space[], sort: Wanted["sort"]): readonly Space[] {
  const name = sort.replace("-", "");
  const keyOf = (space: Space): string =>
    name === "key" ? space.key : name === "name" ? space.name : space.id.padStart(20, "0");
  const up = [...spaces].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : Number(keyOf(a) > keyOf(b))));
  return sort.startsWith("-") ? up.reverse() : up;
}

function listSpaces(c: Ctx, world: World): Response {
  const wanted = query(c, spacesQuery);
  const found = Object.values(world.state.spaces).filter(
    (space) =>
      nobodyMarks(wanted) &&
      isWanted(wanted, space) &&
      grantsIn(world, c.env.actor, space).has("view"),
  );
  const items = sorted(found, wanted.sort).map(spaceWire);
  return listed(c, world, { ...wanted, items });
}

const spaceQuery = z.strictObject({
  "description-format": z.enum(["plain", "view"]).optional(),
  "include-icon": flag,
  "include-operations": flag,
  "include-properties": flag,
  "include-permissions": flag,
  "include-role-assignments": flag,
  "include-labels": flag,
});

function readSpace(c: Ctx, world: World): Response {
  const wanted = query(c, spaceQuery);
  const space = visibleSpace(world, c.env.actor, pathId(c));
  const base = `${world.state.baseUrl}/wiki`;
  const self = `${base}/api/v2/spaces/${space.id}`;
  return c.json({
    ...spaceWire(space),
    ...(wanted["include-operations"]
      ? { operations: nested(`${self}/operations`, spaceOperations(world, c.env.actor, space)) }
      : {}),
    ...(wanted["include-properties"] ? { properties: nested(`${self}/properties`, []) } : {}),
    ...(wanted["include-labels"] ? { labels: nested(`${self}/labels`, []) } : {}),
    _links: { webui: `/spaces/${space.key}`, base },
  });
}

/** Spaces. @see https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-space/ */
export function spaceRoutes(app: Hono<Env>, world: World): void {
  app.get("/spaces", (c) => listSpaces(c, world));
  app.get("/spaces/:id", (c) => readSpace(c, world));
  app.get("/spaces/:id/operations", (c) => {
    noQuery(c);
    const space = visibleSpace(world, c.env.actor, pathId(c));
    return c.json({ operations: spaceOperations(world, c.env.actor, space) });
  });
}
