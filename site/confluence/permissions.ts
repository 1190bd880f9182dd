import type { Actor } from "../core";
import { type ConfluenceFailure, forbidden, notFound } from "./failure";
import type { Grant, Page, Space } from "./model";
import { type World, pageOf, spaceOf } from "./world";

/** Whether somebody may use Confluence at all. The app always may. */
export const canUse = (world: World, actor: Actor): boolean => {
  if (actor.kind === "app") return true;
  const user = world.state.users[actor.accountId];
  return user !== undefined && user.active && user.canUse;
};

/** What somebody may do in a space; empty when they may not even view it. */
export function grantsIn(world: World, actor: Actor, space: Space): ReadonlySet<Grant> {
  const named = space.grants[actor.accountId] ?? [];
  const general = actor.kind === "app" ? space.app : space.everyone;
  const all = new Set<Grant>(canUse(world, actor) ? [...general, ...named] : []);
  return all.has("view") ? all : new Set();
}

/** A page and all pages above it. */
function withAncestors(world: World, page: Page): readonly Page[] {
  const above = page.parentId === null ? undefined : world.state.pages[page.parentId];
  return above ? [page, ...withAncestors(world, above)] : [page];
}

function passes(world: World, actor: Actor, allowed: readonly string[] | null): boolean {
  if (allowed === null || allowed.includes(actor.accountId)) return true;
  return actor.kind === "app" && world.profile.appSeesRestrictedPages;
}

/** Whether somebody may read a page: space, restrictions of the page and of all pages above it, and drafts being their author's. */
export function canView(world: World, actor: Actor, page: Page): boolean {
  if (!grantsIn(world, actor, spaceOf(world, page.spaceId)).has("view")) return false;
  if (page.status === "draft" && page.authorId !== actor.accountId) return false;
  return withAncestors(world, page).every((one) => passes(world, actor, one.viewers));
}

/** Whether somebody may do to a page what a grant of its space allows, its restrictions minded. */
export function may(world: World, actor: Actor, ask: { page: Page; grant: Grant }): boolean {
  const { page, grant } = ask;
  if (!canView(world, actor, page)) return false;
  if (grant === "view") return true;
  const own = page.status === "draft" && page.authorId === actor.accountId;
  if (!own && !grantsIn(world, actor, spaceOf(world, page.spaceId)).has(grant)) return false;
  return passes(world, actor, page.editors);
}

const hidden = ({ profile }: World): ConfluenceFailure =>
  profile.hiddenPageStatus === 403 ? forbidden() : notFound();

/** The page, if it may be viewed. Throws 404, or 403 under the profile that says so, otherwise. */
export function visiblePage(world: World, actor: Actor, id: string): Page {
  const page = pageOf(world, id);
  if (!canView(world, actor, page)) throw hidden(world);
  return page;
}

/** The page, if it may be edited. Throws as `visiblePage` when it may not be viewed, 403 when it may not be edited. */
export function editablePage(world: World, actor: Actor, id: string): Page {
  const page = visiblePage(world, actor, id);
  if (!may(world, actor, { page, grant: "edit" })) throw forbidden();
  return page;
}

/** The space, if it may be viewed. Throws 404 otherwise. */
export function visibleSpace(world: World, actor: Actor, id: string): Space {
  const space = spaceOf(world, id);
  if (!grantsIn(world, actor, space).has("view")) {
    throw notFound(`Space with id ${id} does not exist`);
  }
  return space;
}
