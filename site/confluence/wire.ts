import type { Actor } from "../core";
import type { AdfDocument, AdfNode, Page, PageVersion, Property, Space, Task } from "./model";
import { grantsIn, may } from "./permissions";
import { type World, latest, pageOf } from "./world";

type Wire = Readonly<Record<string, unknown>>;

const adfBody = (document: AdfDocument): Wire => ({
  atlas_doc_format: { representation: "atlas_doc_format", value: JSON.stringify(document) },
});

export const versionWire = (version: PageVersion): Wire => ({
  number: version.number,
  message: version.message,
  minorEdit: version.minorEdit,
  authorId: version.authorId,
  createdAt: version.createdAt,
});

/** A version in the list of versions. */
export const listedVersionWire = (page: Page, version: PageVersion, withBody: boolean): Wire => ({
  ...versionWire(version),
  page: { id: page.id, title: version.title, ...(withBody ? { body: adfBody(version.body) } : {}) },
});

const spaceKey = (world: World, page: Page): string => world.state.spaces[page.spaceId]?.key ?? "";

/** Where a page is, below `/wiki`. */
export const webPath = (world: World, page: Page): string =>
  page.status === "draft"
    ? `/spaces/${spaceKey(world, page)}/pages/edit-v2/${page.id}?draftShareId=${page.id}`
    : `/spaces/${spaceKey(world, page)}/pages/${page.id}/${encodeURIComponent(page.title).replaceAll("%20", "+")}`;

const pageLinks = (world: World, page: Page): Wire => ({
  webui: webPath(world, page),
  editui: `/pages/resumedraft.action?draftId=${page.id}`,
  tinyui: `/x/${Buffer.from(page.id).toString("base64url")}`,
});

type PageWish = {
  readonly withBody?: boolean;
  /** An older version, or what is not published yet. */
  readonly shown?: PageVersion;
  readonly asDraft?: boolean;
};

/** What all answers of v2 say of a page; the body only when asked. */
function pageWire(world: World, page: Page, wish: PageWish = {}): Wire {
  const shown = wish.shown ?? latest(page);
  return {
    id: page.id,
    status: wish.asDraft ? "draft" : page.status,
    title: shown.title,
    spaceId: page.spaceId,
    parentId: page.parentId,
    parentType: page.parentId === null ? null : "page",
    position: page.parentId === null ? null : page.position,
    authorId: page.authorId,
    ownerId: page.ownerId,
    lastOwnerId: page.lastOwnerId,
    createdAt: page.createdAt,
    version: versionWire(shown),
    body: wish.withBody ? adfBody(shown.body) : {},
    _links: pageLinks(world, page),
  };
}

/** A page as lists give it. */
export const listedPageWire = (world: World, page: Page, wish: PageWish = {}): Wire => ({
  ...pageWire(world, page, wish),
  subtype: page.subtype,
});

/** A page as the answer of its own read or write gives it. */
export const singlePageWire = (world: World, page: Page, wish: PageWish = {}): Wire => ({
  ...pageWire(world, page, wish),
  _links: { ...pageLinks(world, page), base: `${world.state.baseUrl}/wiki` },
});

export const childWire = (page: Page): Wire => ({
  id: page.id,
  status: page.status,
  title: page.title,
  spaceId: page.spaceId,
  childPosition: page.position,
});

export const propertyWire = ({ id, key, value, version }: Property): Wire => ({
  id,
  key,
  value,
  version,
});

export const spaceWire = (space: Space): Wire => ({
  id: space.id,
  key: space.key,
  name: space.name,
  type: space.type,
  status: space.status,
  authorId: space.authorId,
  createdAt: space.createdAt,
  ...(space.homepageId === null ? {} : { homepageId: space.homepageId }),
  currentActiveAlias: space.key,
  _links: { webui: `/spaces/${space.key}` },
});

type Operation = { readonly operation: string; readonly targetType: string };

const on = (targetType: string, operations: readonly string[]): readonly Operation[] =>
  operations.map((operation) => ({ operation, targetType }));

/** What somebody may do in a space. */
export function spaceOperations(world: World, actor: Actor, space: Space): readonly Operation[] {
  const grants = grantsIn(world, actor, space);
  return [
    ...(grants.has("view") ? on("space", ["read"]) : []),
    ...(grants.has("create") ? [...on("page", ["create"]), ...on("blogpost", ["create"])] : []),
    ...(grants.has("create")
      ? [...on("comment", ["create"]), ...on("attachment", ["create"])]
      : []),
    ...(grants.has("delete") ? on("page", ["delete"]) : []),
    ...(grants.has("admin") ? on("space", ["administer", "update", "delete", "export"]) : []),
  ];
}

/** What somebody may do with a page. */
export function pageOperations(world: World, actor: Actor, page: Page): readonly Operation[] {
  const can = (grant: "view" | "edit" | "delete" | "create"): boolean =>
    may(world, actor, { page, grant });
  return [
    ...(can("view") ? on("page", ["read", "copy", "export"]) : []),
    ...(can("edit") ? on("page", ["update", "move", "archive", "restrict_content"]) : []),
    ...(can("create") ? [...on("comment", ["create"]), ...on("attachment", ["create"])] : []),
    ...(can("delete") ? on("page", ["delete"]) : []),
  ];
}

const wrapped = (inline: readonly AdfNode[]): AdfDocument => ({
  type: "doc",
  version: 1,
  content: inline.some((node) => node.type === "paragraph")
    ? inline
    : [{ type: "paragraph", content: inline }],
});

/** A task as v2 gives it. `localId` is what the profile says. */
export function taskWire(world: World, task: Task, withBody: boolean): Wire {
  const { spaceId } = pageOf(world, task.pageId);
  return {
    id: task.id,
    localId: world.profile.taskIds === "number" ? String(task.number) : task.uuid,
    spaceId,
    pageId: task.pageId,
    status: task.done ? "complete" : "incomplete",
    body: withBody ? adfBody(wrapped(task.body)) : {},
    createdBy: task.createdBy,
    ...(task.assignee === null ? {} : { assignedTo: task.assignee }),
    ...(task.completedBy === null ? {} : { completedBy: task.completedBy }),
    createdAt: task.createdAt,
    updatedAt: task.updatedAt,
    ...(task.dueAt === null ? {} : { dueAt: task.dueAt }),
    ...(task.completedAt === null ? {} : { completedAt: task.completedAt }),
  };
}
