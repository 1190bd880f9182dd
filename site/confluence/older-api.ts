import type { Hono } from "hono";
import { z } from "zod";
import { readCql } from "./cql";
import { badRequest, forbidden, notFound } from "./failure";
import type { Page, SearchEntry, User } from "./model";
import { canView, may, visiblePage } from "./permissions";
import { type Ctx, type Env, body, flag, list, noQuery, query } from "./request";
import { searchable } from "./search-index";
import { webPath } from "./wire";
import { type World, latest } from "./world";

type Wire = Readonly<Record<string, unknown>>;

const userWire = (world: World, accountId: string): Wire => {
  const unknown = { accountType: "app", displayName: accountId, timeZone: "UTC" };
  const { accountType, displayName, timeZone } = world.state.users[accountId] ?? unknown;
  return {
    type: "known",
    accountId,
    accountType,
    email: "",
    publicName: displayName,
    displayName,
    timeZone,
    profilePicture: {
      path: `/wiki/aa-avatar/${accountId}`,
      width: 48,
      height: 48,
      isDefault: false,
    },
    isExternalCollaborator: false,
    isGuest: false,
    _expandable: { operations: "", personalSpace: "" },
    _links: { self: `${world.state.baseUrl}/wiki/rest/api/user?accountId=${accountId}` },
  };
};

const expand = { expand: z.string().optional() };

function readUser(c: Ctx, world: World): Response {
  const { accountId } = query(c, z.strictObject({ accountId: z.string(), ...expand }));
  if (!world.state.users[accountId]) throw notFound(`No user found with account id ${accountId}`);
  return c.json(userWire(world, accountId));
}

const checkBody = z.strictObject({
  subject: z.strictObject({ type: z.enum(["user", "group"]), identifier: z.string() }),
  operation: z.enum(["read", "update", "delete"]),
});

const GRANT_OF = { read: "view", update: "edit", delete: "delete" } as const;

async function checkPermission(c: Ctx, world: World): Promise<Response> {
  noQuery(c);
  const { subject, operation } = await body(c, checkBody);
  const page = world.state.pages[c.req.param("id") ?? ""];
  if (!page) throw notFound();
  if (subject.type !== "user") throw badRequest("The local site has no groups");
  const self = subject.identifier === c.env.actor.accountId;
  if (!self && world.state.users[c.env.actor.accountId]?.siteAdmin !== true) throw forbidden();
  const actor = self ? c.env.actor : ({ kind: "user", accountId: subject.identifier } as const);
  const hasPermission = may(world, actor, { page, grant: GRANT_OF[operation] });
  return c.json({ hasPermission, errors: [], _links: { self: c.req.url } });
}

function restriction(world: World, operation: string, people: readonly string[] | null): Wire {
  const users = (people ?? []).map((accountId) => userWire(world, accountId));
  const none = { results: [], start: 0, limit: 100, size: 0 };
  return {
    operation,
    restrictions: {
      user: { ...none, results: users, size: users.length },
      group: none,
      _expandable: {},
    },
    _expandable: { content: "" },
    _links: {},
  };
}

const restrictionQuery = z.strictObject({
  start: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(0).optional(),
  ...expand,
});

function readRestrictions(c: Ctx, world: World): Response {
  query(c, restrictionQuery);
  const page = visiblePage(world, c.env.actor, c.req.param("id") ?? "");
  const results = [
    restriction(world, "read", page.viewers),
    restriction(world, "update", page.editors),
  ];
  const restrictionsHash = `${page.viewers?.join() ?? ""}|${page.editors?.join() ?? ""}`;
  return c.json({ results, start: 0, limit: 100, size: 2, restrictionsHash, _links: {} });
}

const searchQuery = z.strictObject({
  cql: z.string().min(1),
  cqlcontext: z.string().optional(),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(0).max(250).default(25),
  start: z.coerce.number().int().min(0).default(0),
  includeArchivedSpaces: flag,
  excludeCurrentSpaces: flag,
  excerpt: z
    .enum(["highlight", "indexed", "none", "highlight_unescaped", "indexed_unescaped"])
    .optional(),
  expand: list,
});

type Hit = { readonly entry: SearchEntry; readonly page: Page };

function hitWire(world: World, { entry, page }: Hit): Wire {
  const space = world.state.spaces[page.spaceId];
  const url = webPath(world, page);
  return {
    content: {
      id: entry.pageId,
      type: "page",
      status: page.status,
      title: entry.title,
      _expandable: {},
      _links: { webui: url, self: `${world.state.baseUrl}/wiki/rest/api/content/${entry.pageId}` },
    },
    title: entry.title,
    excerpt: entry.text.slice(0, 200),
    url,
    resultGlobalContainer: { title: space?.name ?? "", displayUrl: `/spaces/${space?.key ?? ""}` },
    breadcrumbs: [],
    entityType: "content",
    iconCssClass: "aui-icon content-type-page",
    lastModified: latest(page).createdAt,
    friendlyLastModified: latest(page).createdAt.slice(0, 10),
    score: 0,
  };
}

function search(c: Ctx, world: World): Response {
  const { cql, limit, start } = query(c, searchQuery);
  const matches = readCql(world, cql);
  const hits = searchable(world).flatMap((entry): readonly Hit[] => {
    const page = world.state.pages[entry.pageId];
    const shown = page && entry.status === "current" && canView(world, c.env.actor, page);
    return shown && matches(entry) ? [{ entry, page }] : [];
  });
  const results = hits.slice(start, start + limit).map((hit) => hitWire(world, hit));
  return c.json({
    results,
    start,
    limit,
    size: results.length,
    totalSize: hits.length,
    cqlQuery: cql,
    searchDuration: 1,
    _links: { base: `${world.state.baseUrl}/wiki`, context: "/wiki" },
  });
}

/** What is left of the older REST API that apps need. @see https://developer.atlassian.com/cloud/confluence/rest/v1/ */
export function olderApi(app: Hono<Env>, world: World): void {
  app.get("/user/current", (c) => {
    query(c, z.strictObject(expand));
    return c.json(userWire(world, c.env.actor.accountId));
  });
  app.get("/user", (c) => readUser(c, world));
  app.post("/content/:id/permission/check", (c) => checkPermission(c, world));
  app.get("/content/:id/restriction", (c) => readRestrictions(c, world));
  app.get("/search", (c) => search(c, world));
}

/** A person as `users-bulk` of v2 gives them. */
export const bulkUserWire = (user: User): Wire => ({
  displayName: user.displayName,
  publicName: user.displayName,
  timeZone: user.timeZone,
  isExternalCollaborator: false,
  accountStatus: user.active ? "active" : "inactive",
  accountId: user.accountId,
  email: "",
  accountType: user.accountType,
  profilePicture: { path: `/wiki/aa-avatar/${user.accountId}`, isDefault: false },
});
