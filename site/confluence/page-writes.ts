import type { Hono } from "hono";
import { z } from "zod";
import { badRequest, notFound, refusedWith } from "./failure";
import type { AdfDocument, Page } from "./model";
import { documentOf, pageBody } from "./page-body";
import { readPage } from "./page-read";
import {
  type Edit,
  checkTitle,
  createPage,
  discardDraftPage,
  movePage,
  publishDraft,
  purgePage,
  restorePage,
  saveDraft,
  savePage,
  trashPage,
} from "./pages";
import { editablePage, visiblePage } from "./permissions";
import { type Ctx, type Env, body, flag, noQuery, pathId, query } from "./request";
import { pageOperations, singlePageWire } from "./wire";
import { type World, latest, put } from "./world";

const createQuery = z.strictObject({ embedded: flag, private: flag, "root-level": flag });

const createBody = z.strictObject({
  spaceId: z.string().regex(/^\d+$/, "is an id"),
  status: z.enum(["current", "draft"]).default("current"),
  title: z.string().default(""),
  parentId: z.string().optional(),
  body: pageBody.optional(),
  subtype: z.literal("live").optional(),
});

type Parent = { readonly parentId?: string | null };

function parentOf(rootLevel: boolean | undefined, parentId: string | undefined): Parent {
  if (!rootLevel) return parentId === undefined ? {} : { parentId };
  if (parentId !== undefined) throw badRequest("parentId may not be given when root-level is true");
  return { parentId: null };
}

const answered = (c: Ctx, world: World, page: Page): Response =>
  c.json(singlePageWire(world, page));

/** What is typed of a page and not published. */
function draftAnswered(c: Ctx, world: World, page: Page): Response {
  const shown = page.draft ? { ...latest(page), ...page.draft } : latest(page);
  return c.json(singlePageWire(world, page, { shown, asDraft: true }));
}

async function create(c: Ctx, world: World): Promise<Response> {
  const asked = query(c, createQuery);
  const given = await body(c, createBody);
  const page = createPage(world, c.env.actor, {
    spaceId: given.spaceId,
    title: given.title.trim(),
    status: given.status,
    body: documentOf(given.body),
    private: asked.private ?? false,
    viaApi: true,
    ...parentOf(asked["root-level"], given.parentId),
    ...(given.subtype ? { subtype: given.subtype } : {}),
  });
  return answered(c, world, page);
}

const updateBody = z.strictObject({
  id: z.string(),
  status: z.enum(["current", "draft"]),
  title: z.string().transform((title) => title.trim()),
  spaceId: z.string().nullish(),
  parentId: z.string().nullish(),
  ownerId: z.string().nullish(),
  body: pageBody,
  version: z.strictObject({
    number: z.number().int(),
    message: z.string().nullish(),
  }),
});

type Update = z.infer<typeof updateBody>;

function checkVersion(world: World, page: Page, given: Update): void {
  const current = latest(page).number;
  const draft = given.status === "draft" || page.status === "draft";
  const expected = draft ? 1 : current + 1;
  if (given.version.number === expected) return;
  if (draft) throw badRequest("Version number must be 1 for a draft");
  throw refusedWith(
    world.profile.versionConflictStatus,
    `Version must be incremented when updating a page. Current Version: [${current}]. Provided version: [${given.version.number}]`,
  );
}

function checkPlace(page: Page, given: Update): void {
  if (given.id !== page.id) throw badRequest("Page id in the body differs from that in the path");
  if (given.spaceId && given.spaceId !== page.spaceId) {
    throw badRequest("Moving a page to a different space is not supported");
  }
  if (page.status === "archived") throw badRequest("An archived page cannot be edited");
}

type Change = { readonly page: Page; readonly given: Update; readonly document: AdfDocument };

function place(c: Ctx, world: World, change: Change): Page {
  const { given } = change;
  let { page } = change;
  if (given.parentId && given.parentId !== page.parentId) {
    page = movePage(world, c.env.actor, { page, parentId: given.parentId, spaceId: page.spaceId });
  }
  if (given.ownerId && given.ownerId !== page.ownerId) {
    page = put(world, { ...page, ownerId: given.ownerId, lastOwnerId: page.ownerId });
  }
  return page;
}

function save(c: Ctx, world: World, change: Change): Response {
  const { given, document } = change;
  const { spaceId, id: except, title } = change.page;
  if (given.status === "current" && given.title !== title) {
    checkTitle(world, { spaceId, title: given.title, except });
  }
  const page = place(c, world, change);
  const edit: Edit = {
    title: given.title,
    body: document,
    message: given.version.message ?? "",
    trigger: "unknown",
    viaApi: true,
  };
  if (page.status === "draft" && given.status === "current") {
    return answered(c, world, publishDraft(world, c.env.actor, { page, edit }));
  }
  if (given.status === "draft") {
    const wish = { page, title: given.title, body: document };
    return draftAnswered(c, world, saveDraft(world, c.env.actor, wish));
  }
  return answered(c, world, savePage(world, c.env.actor, { page, edit }));
}

async function update(c: Ctx, world: World): Promise<Response> {
  noQuery(c);
  const given = await body(c, updateBody);
  const page = editablePage(world, c.env.actor, pathId(c));
  checkPlace(page, given);
  if (page.status === "trashed") {
    if (given.status !== "current") throw badRequest("A trashed page can only become current");
    return answered(c, world, restorePage(world, c.env.actor, page.id));
  }
  const document = documentOf(given.body);
  checkVersion(world, page, given);
  return save(c, world, { page, given, document });
}

const titleBody = z.strictObject({
  status: z.enum(["current", "draft"]),
  title: z.string().transform((title) => title.trim()),
});

async function rename(c: Ctx, world: World): Promise<Response> {
  noQuery(c);
  const { status, title } = await body(c, titleBody);
  const page = editablePage(world, c.env.actor, pathId(c));
  if (page.status === "draft" || status === "draft") {
    const from = page.draft ?? latest(page);
    return draftAnswered(c, world, saveDraft(world, c.env.actor, { page, title, body: from.body }));
  }
  if (page.status !== "current") throw notFound();
  const edit: Edit = { title, trigger: "unknown", viaApi: true };
  return answered(c, world, savePage(world, c.env.actor, { page, edit }));
}

function remove(c: Ctx, world: World): Response {
  const { purge, draft } = query(c, z.strictObject({ purge: flag, draft: flag }));
  const id = pathId(c);
  if (purge) purgePage(world, c.env.actor, id);
  else if (draft) discardDraftPage(world, c.env.actor, id);
  else trashPage(world, c.env.actor, id);
  return c.body(null, 204);
}

/** Single pages. @see https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-page/ */
export function singlePages(app: Hono<Env>, world: World): void {
  app.post("/pages", (c) => create(c, world));
  app.get("/pages/:id", (c) => readPage(c, world));
  app.put("/pages/:id", (c) => update(c, world));
  app.delete("/pages/:id", (c) => remove(c, world));
  app.put("/pages/:id/title", (c) => rename(c, world));
  app.get("/pages/:id/operations", (c) => {
    noQuery(c);
    const page = visiblePage(world, c.env.actor, pathId(c));
    return c.json({ operations: pageOperations(world, c.env.actor, page) });
  });
}
