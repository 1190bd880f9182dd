import type { Actor } from "../core";
import { checkedDocument, withLocalIds } from "./adf";
import { contentBlock, tell } from "./events";
import { badRequest, conflict, forbidden, notFound, refusedWith } from "./failure";
import type { AdfDocument, Page, PageStatus, PageVersion } from "./model";
import { editablePage, grantsIn, may, visiblePage, visibleSpace } from "./permissions";
import { rewritten } from "./rewrite";
import { pageChanged } from "./search-index";
import { bodySaved, tellTyped } from "./tasks";
import { type World, latest, nextId, nextUuid, put } from "./world";

const SAME_TITLE =
  "A page with this title already exists: A page already exists with the same TITLE in this space";

const MAX_TITLE = 255;

const TAKES_TITLE = new Set<PageStatus>(["current", "archived"]);

/** Throws 400 when another page of the space, archived ones too, has the title in any case. */
export function checkTitle(
  world: World,
  wish: { spaceId: string; title: string; except?: string },
): void {
  if (wish.title === "") throw badRequest("Title must be specified");
  if (wish.title.length > MAX_TITLE)
    throw badRequest(`Title cannot be longer than ${MAX_TITLE} characters`);
  const taken = Object.values(world.state.pages).some(
    (page) =>
      page.id !== wish.except &&
      page.spaceId === wish.spaceId &&
      TAKES_TITLE.has(page.status) &&
      page.title.toLowerCase() === wish.title.toLowerCase(),
  );
  if (taken) throw refusedWith(world.profile.takenTitleStatus, SAME_TITLE);
}

/** The document as it is kept: of the published schema, every task with an id of its own. */
export const kept = (world: World, value: unknown): AdfDocument =>
  withLocalIds(checkedDocument(value), () => nextUuid(world.state));

/** The same for a document that came by REST, with what the profile says Confluence makes of it. */
function keptBy(world: World, value: unknown, viaApi: boolean): AdfDocument {
  const document = kept(world, value);
  return viaApi ? rewritten(document, world.profile, () => nextUuid(world.state)) : document;
}

/** A page is not found by a title that it got a moment ago. */
function titleGiven(world: World, page: Page, before?: string): void {
  if (page.title === before) return;
  world.freshTitles.set(page.id, world.clock.now() + world.profile.titleLagMs);
}

type NewPage = {
  readonly spaceId: string;
  readonly title: string;
  readonly body: AdfDocument;
  readonly status: "current" | "draft";
  /** Null is the root of the space, left out is its home page. */
  readonly parentId?: string | null;
  readonly subtype?: "live";
  readonly private?: boolean;
};

function parentFor(world: World, actor: Actor, wish: NewPage): string | null {
  if (wish.parentId === null) return null;
  if (wish.parentId === undefined) return world.state.spaces[wish.spaceId]?.homepageId ?? null;
  return checkedParent(world, actor, { spaceId: wish.spaceId, parentId: wish.parentId });
}

function checkedParent(
  world: World,
  actor: Actor,
  wish: { readonly spaceId: string; readonly parentId: string },
): string {
  const parent = visiblePage(world, actor, wish.parentId);
  if (parent.spaceId !== wish.spaceId) throw badRequest("Parent page is in another space");
  if (parent.status !== "current") throw notFound("Parent page not found");
  return parent.id;
}

const siblings = (world: World, parentId: string | null): number =>
  Object.values(world.state.pages).filter((page) => page.parentId === parentId).length;

function freshPage(world: World, actor: Actor, wish: NewPage & { viaApi: boolean }): Page {
  const { accountId } = actor;
  const createdAt = world.clock.iso();
  const { title } = wish;
  const parentId = parentFor(world, actor, wish);
  const first: PageVersion = {
    number: 1,
    title,
    body: keptBy(world, wish.body, wish.viaApi),
    message: "",
    minorEdit: false,
    authorId: accountId,
    createdAt,
  };
  return {
    id: nextId(world.state),
    spaceId: wish.spaceId,
    parentId,
    status: wish.status,
    subtype: wish.subtype ?? null,
    title,
    authorId: accountId,
    ownerId: accountId,
    lastOwnerId: null,
    createdAt,
    position: siblings(world, parentId),
    versions: [first],
    draft: null,
    viewers: wish.private ? [accountId] : null,
    editors: wish.private ? [accountId] : null,
    properties: [],
    taskNumbers: {},
  };
}

/** What follows when a page is there for the first time. */
function published(world: World, author: Actor, shown: { page: Page; viaApi: boolean }): void {
  const { page, viaApi } = shown;
  titleGiven(world, page);
  pageChanged(world, page);
  const name = page.subtype === "live" ? "initialized:page" : "created:page";
  tell(world, author, { name, page });
  bodySaved(world, page, { author, viaApi });
}

/** Makes a page, or a draft that only its author sees. Throws 404 for a space that is not visible, 403 without the right to create in it. */
export function createPage(world: World, actor: Actor, wish: NewPage & { viaApi: boolean }): Page {
  const space = visibleSpace(world, actor, wish.spaceId);
  if (!grantsIn(world, actor, space).has("create") || space.status !== "current") {
    throw forbidden("User does not have permission to create a page in this space");
  }
  if (wish.status === "current") checkTitle(world, wish);
  const page = put(world, freshPage(world, actor, wish));
  if (page.status === "current") published(world, actor, { page, viaApi: wish.viaApi });
  return page;
}

export type Edit = {
  readonly title?: string;
  readonly body?: AdfDocument;
  readonly message?: string;
  readonly minorEdit?: boolean;
  /** What the event says caused the edit. */
  readonly trigger: string;
  readonly viaApi: boolean;
};

/** Saves a new version. Whatever was not published of the page is gone, as Confluence may do when it cannot merge. */
export function savePage(world: World, actor: Actor, change: { page: Page; edit: Edit }): Page {
  const { page, edit } = change;
  const old = latest(page);
  const title = edit.title ?? page.title;
  if (title !== page.title) checkTitle(world, { spaceId: page.spaceId, title, except: page.id });
  const version: PageVersion = {
    number: old.number + 1,
    title,
    body: edit.body ? keptBy(world, edit.body, edit.viaApi) : old.body,
    message: edit.message ?? "",
    minorEdit: edit.minorEdit ?? false,
    authorId: actor.accountId,
    createdAt: world.clock.iso(),
  };
  const draft = edit.body ? null : page.draft;
  const saved = put(world, { ...page, title, draft, versions: [...page.versions, version] });
  titleGiven(world, saved, page.title);
  pageChanged(world, saved);
  const name = page.subtype === "live" ? "snapshotted:page" : "updated:page";
  tell(world, actor, { name, page: saved, more: { updateTrigger: edit.trigger } });
  bodySaved(world, saved, { author: actor, viaApi: edit.viaApi });
  return saved;
}

/** Keeps what somebody typed without publishing it. The whole page is a draft when it never was published. */
export function saveDraft(
  world: World,
  actor: Actor,
  change: { readonly page: Page; readonly title: string; readonly body: AdfDocument },
): Page {
  const { page, title } = change;
  const body = kept(world, change.body);
  tellTyped(world, actor, { page, body });
  if (page.status === "draft") {
    const only = { ...latest(page), title, body, createdAt: world.clock.iso() };
    return put(world, { ...page, title, versions: [only] });
  }
  const draft = { title, body, authorId: actor.accountId, updatedAt: world.clock.iso() };
  return put(world, { ...page, draft });
}

/** Publishes a page that was a draft until now. */
export function publishDraft(world: World, actor: Actor, change: { page: Page; edit: Edit }): Page {
  const { page, edit } = change;
  const title = edit.title ?? page.title;
  checkTitle(world, { spaceId: page.spaceId, title, except: page.id });
  const only: PageVersion = {
    ...latest(page),
    title,
    body: edit.body ? keptBy(world, edit.body, edit.viaApi) : latest(page).body,
    message: edit.message ?? "",
    authorId: actor.accountId,
    createdAt: world.clock.iso(),
  };
  const shown = put(world, { ...page, title, status: "current", versions: [only] });
  published(world, actor, { page: shown, viaApi: edit.viaApi });
  return shown;
}

/** Hangs the pages below a page one level higher, as Confluence does when their parent goes. */
function adopt(world: World, page: Page): void {
  for (const child of Object.values(world.state.pages)) {
    if (child.parentId === page.id)
      pageChanged(world, put(world, { ...child, parentId: page.parentId }));
  }
}

/** Moves a page to the trash; those right below it move up, and nobody is told of them. Throws 404 when it may not be viewed, 403 when it may not be deleted. */
export function trashPage(world: World, actor: Actor, id: string): Page {
  const page = visiblePage(world, actor, id);
  if (!may(world, actor, { page, grant: "delete" })) throw forbidden();
  if (page.status === "trashed") throw notFound();
  adopt(world, page);
  const trashed = put(world, { ...page, status: "trashed" });
  pageChanged(world, trashed);
  tell(world, actor, { name: "trashed:page", page: trashed });
  return trashed;
}

/** Moves a page to the trash with all pages below it. Confluence tells of the page on top alone. */
export function trashTree(world: World, actor: Actor, id: string): Page {
  const page = visiblePage(world, actor, id);
  if (!may(world, actor, { page, grant: "delete" })) throw forbidden();
  const below = Object.values(world.state.pages).filter((one) => isBelow(world, one.parentId, id));
  for (const child of below) pageChanged(world, put(world, { ...child, status: "trashed" }));
  return trashPage(world, actor, id);
}

/** Brings a page back from the trash, with its content as it was. Throws 400 when its title was taken meanwhile. */
export function restorePage(world: World, actor: Actor, id: string): Page {
  const page = visiblePage(world, actor, id);
  if (!may(world, actor, { page, grant: "edit" })) throw forbidden();
  if (page.status !== "trashed") throw conflict("Page is not in the trash");
  checkTitle(world, { spaceId: page.spaceId, title: page.title, except: page.id });
  const above = page.parentId === null ? undefined : world.state.pages[page.parentId];
  const parentId = above?.status === "current" ? above.id : null;
  const restored = put(world, { ...page, status: "current", parentId });
  pageChanged(world, restored);
  tell(world, actor, { name: "restored:page", page: restored });
  bodySaved(world, restored, { author: actor, viaApi: false });
  return restored;
}

/** Deletes a page for good, with everything that hangs on it. */
export function purgePage(world: World, actor: Actor, id: string): void {
  const page = visiblePage(world, actor, id);
  if (page.status !== "trashed") throw badRequest("Only a trashed page can be purged");
  if (!grantsIn(world, actor, visibleSpace(world, actor, page.spaceId)).has("admin"))
    throw forbidden();
  forget(world, page);
  tell(world, actor, { name: "deleted:page", page });
}

/** Throws a draft page away; drafts know no trash. */
export function discardDraftPage(world: World, actor: Actor, id: string): void {
  const page = editablePage(world, actor, id);
  if (page.status !== "draft") throw badRequest("Page is not a draft");
  forget(world, page);
}

function forget(world: World, page: Page): void {
  const { state } = world;
  Reflect.deleteProperty(state.pages, page.id);
  Reflect.deleteProperty(state.searchIndex, page.id);
  state.tasks = Object.fromEntries(
    Object.entries(state.tasks).filter(([, task]) => task.pageId !== page.id),
  );
}

function checkTarget(world: World, actor: Actor, to: { page: Page; spaceId: string }): void {
  const space = visibleSpace(world, actor, to.spaceId);
  if (!grantsIn(world, actor, space).has("create")) throw forbidden();
  checkTitle(world, { spaceId: to.spaceId, title: to.page.title });
}

/** Puts a page under another one, of this space or another, with all pages below it. */
export function movePage(
  world: World,
  actor: Actor,
  move: { readonly page: Page; readonly parentId: string | null; readonly spaceId: string },
): Page {
  const { page, spaceId } = move;
  const parentId =
    move.parentId === null
      ? null
      : checkedParent(world, actor, { spaceId, parentId: move.parentId });
  if (spaceId !== page.spaceId) checkTarget(world, actor, { page, spaceId });
  if (parentId !== null && isBelow(world, parentId, page.id)) {
    throw badRequest("A page cannot be moved below itself");
  }
  const position = siblings(world, parentId);
  const moved = put(world, { ...page, parentId, spaceId, position });
  if (spaceId !== page.spaceId) moveBelow(world, moved);
  pageChanged(world, moved);
  tell(world, actor, {
    name: "moved:page",
    page: moved,
    more: { prevContent: contentBlock(world, page) },
  });
  return moved;
}

function isBelow(world: World, id: string | null, above: string): boolean {
  if (id === null) return false;
  return id === above || isBelow(world, world.state.pages[id]?.parentId ?? null, above);
}

function moveBelow(world: World, page: Page): void {
  for (const child of Object.values(world.state.pages)) {
    if (child.parentId === page.id)
      moveBelow(world, put(world, { ...child, spaceId: page.spaceId }));
  }
}
