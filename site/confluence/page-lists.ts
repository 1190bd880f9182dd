import type { Hono } from "hono";
import { z } from "zod";
import type { Page } from "./model";
import { listed } from "./paging";
import { canView, visiblePage, visibleSpace } from "./permissions";
import {
  type Ctx,
  type Env,
  bodyFormat,
  idList,
  onlyAdf,
  paging,
  pathId,
  query,
  split,
} from "./request";
import { childWire, listedVersionWire, listedPageWire, versionWire } from "./wire";
import { notFound } from "./failure";
import { noQuery } from "./request";
import { type World, latest, pageOf } from "./world";

const KEYS = ["id", "created-date", "modified-date", "title"] as const;
const UP_AND_DOWN = KEYS.flatMap((key) => [key, `-${key}` as const]);

const filters = {
  sort: z.enum(UP_AND_DOWN).optional(),
  status: z
    .preprocess(split, z.array(z.enum(["current", "archived", "deleted", "trashed"])))
    .optional(),
  title: z.string().optional(),
  "body-format": bodyFormat,
  ...paging,
};

const pagesQuery = z.strictObject({
  id: idList,
  "space-id": idList,
  subtype: z.enum(["live", "page"]).optional(),
  ...filters,
});

const inSpaceQuery = z.strictObject({ depth: z.enum(["all", "root"]).default("all"), ...filters });

const sortKey: Readonly<Record<string, (page: Page) => string>> = {
  id: (page) => page.id.padStart(20, "0"),
  "created-date": (page) => page.createdAt,
  "modified-date": (page) => latest(page).createdAt,
  title: (page) => page.title.toLowerCase(),
};

function sorted(pages: readonly Page[], sort = "id"): readonly Page[] {
  const down = sort.startsWith("-");
  const keyOf = sortKey[down ? sort.slice(1) : sort];
  if (!keyOf) return pages;
  const up = [...pages].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : Number(keyOf(a) > keyOf(b))));
  return down ? up.reverse() : up;
}

type Wanted = z.infer<z.ZodObject<typeof filters>>;

const bears = (world: World, page: Page, title: string): boolean =>
  page.title.toLowerCase() === title && (world.freshTitles.get(page.id) ?? 0) <= world.clock.now();

function answer(
  c: Ctx,
  world: World,
  ask: { wanted: Wanted; keep: (page: Page) => boolean },
): Response {
  const { wanted, keep } = ask;
  const statuses: readonly string[] = wanted.status ?? ["current", "archived"];
  const withBody = onlyAdf(wanted["body-format"]);
  const title = wanted.title?.toLowerCase();
  const found = Object.values(world.state.pages).filter(
    (page) =>
      statuses.includes(page.status) &&
      (title === undefined || bears(world, page, title)) &&
      keep(page) &&
      canView(world, c.env.actor, page),
  );
  const items = sorted(found, wanted.sort).map((page) => listedPageWire(world, page, { withBody }));
  return listed(c, world, { ...wanted, items });
}

const isIn = (wanted: readonly string[] | undefined, value: string): boolean =>
  wanted === undefined || wanted.includes(value);

const versionsQuery = z.strictObject({
  "body-format": bodyFormat,
  sort: z.enum(["modified-date", "-modified-date"]).default("-modified-date"),
  ...paging,
});

function versions(c: Ctx, world: World): Response {
  const wanted = query(c, versionsQuery);
  const page = visiblePage(world, c.env.actor, pathId(c));
  const withBody = onlyAdf(wanted["body-format"]);
  const upwards = page.versions.map((version) => listedVersionWire(page, version, withBody));
  const items = wanted.sort === "modified-date" ? upwards : upwards.reverse();
  return listed(c, world, { ...wanted, items });
}

function oneVersion(c: Ctx, world: World): Response {
  noQuery(c);
  const page = visiblePage(world, c.env.actor, pathId(c, "pageId"));
  const number = Number(pathId(c, "number"));
  const version = page.versions.find((one) => one.number === number);
  if (!version) throw notFound();
  return c.json({
    ...versionWire(version),
    contentTypeModified: false,
    collaborators: [version.authorId],
    ...(number > 1 ? { prevVersion: number - 1 } : {}),
    ...(number < latest(page).number ? { nextVersion: number + 1 } : {}),
  });
}

/** The visible pages right below a page, in order. */
const childrenOf = (world: World, c: Ctx, id: string): readonly Page[] =>
  Object.values(world.state.pages)
    .filter((page) => page.parentId === id && page.status === "current")
    .filter((page) => canView(world, c.env.actor, page))
    .sort((a, b) => a.position - b.position);

const childrenQuery = z.strictObject({ sort: z.string().optional(), ...paging });

function ancestors(world: World, page: Page): readonly Page[] {
  if (page.parentId === null) return [];
  const above = pageOf(world, page.parentId);
  return [...ancestors(world, above), above];
}

/** Lists of pages, versions and children. @see https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-page/ */
export function pageLists(app: Hono<Env>, world: World): void {
  app.get("/pages", (c) => {
    const wanted = query(c, pagesQuery);
    const keep = (page: Page): boolean =>
      isIn(wanted.id, page.id) &&
      isIn(wanted["space-id"], page.spaceId) &&
      (wanted.subtype === undefined || (page.subtype ?? "page") === wanted.subtype);
    return answer(c, world, { wanted, keep });
  });
  app.get("/spaces/:id/pages", (c) => {
    const wanted = query(c, inSpaceQuery);
    const space = visibleSpace(world, c.env.actor, pathId(c));
    const keep = (page: Page): boolean =>
      page.spaceId === space.id && (wanted.depth === "all" || page.parentId === null);
    return answer(c, world, { wanted, keep });
  });
  app.get("/pages/:id/children", (c) => {
    const wanted = query(c, childrenQuery);
    const page = visiblePage(world, c.env.actor, pathId(c));
    return listed(c, world, { ...wanted, items: childrenOf(world, c, page.id).map(childWire) });
  });
  app.get("/pages/:id/direct-children", (c) => {
    const wanted = query(c, childrenQuery);
    const page = visiblePage(world, c.env.actor, pathId(c));
    const items = childrenOf(world, c, page.id).map((one) => ({ ...childWire(one), type: "page" }));
    return listed(c, world, { ...wanted, items });
  });
  app.get("/pages/:id/ancestors", (c) => {
    const { limit } = query(c, z.strictObject({ limit: paging.limit }));
    const page = visiblePage(world, c.env.actor, pathId(c));
    const items = ancestors(world, page).map(({ id }) => ({ id, type: "page" }));
    return listed(c, world, { limit, items: items.slice(-limit) });
  });
  app.get("/pages/:id/versions", (c) => versions(c, world));
  app.get("/pages/:pageId/versions/:number", (c) => oneVersion(c, world));
}
