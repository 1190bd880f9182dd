import type { Actor } from "../core";
import { checkedDocument, emptyDocument, taskItems, textAttr, withLocalIds } from "./adf";
import { tell } from "./events";
import { badRequest, conflict, notFound } from "./failure";
import { addLabel, removeLabel } from "./labels";
import type { AdfDocument, AdfNode, Page, PageStatus, Property } from "./model";
import {
  type Edit,
  createPage,
  movePage,
  publishDraft,
  purgePage,
  restorePage,
  saveDraft,
  savePage,
  trashPage,
  trashTree,
} from "./pages";
import { editablePage, visiblePage } from "./permissions";
import { pageChanged } from "./search-index";
import { bodySaved, setDone } from "./tasks";
import { type World, latest, nextId, nextUuid, pageOf, put } from "./world";

/** What a person gives when they make a page in the browser. */
export type PersonsPage = {
  readonly spaceId: string;
  readonly title: string;
  /** A document; task items without a local id get one. Empty without it. */
  readonly document?: unknown;
  /** Null is the root of the space, left out is its home page. */
  readonly parentId?: string | null;
  readonly live?: boolean;
};

export type Copy = {
  /** "Copy of …" without it. */
  readonly title?: string;
  readonly parentId?: string | null;
};

/**
 * What people do in the browser, which is no REST of the app. Each action throws a `ConfluenceFailure` when the person may not, and
 * gives the page as it is afterwards.
 */
export type People = {
  readonly createPage: (accountId: string, page: PersonsPage) => Page;
  /** Publishes a new version with this document. What others typed and did not publish is gone. */
  readonly editPage: (accountId: string, pageId: string, document: unknown) => Page;
  readonly renamePage: (accountId: string, pageId: string, title: string) => Page;
  /** Ticks or unticks a task in the page view, by the task item's local id. Without `done`: the other way round. */
  readonly toggleTask: (
    accountId: string,
    pageId: string,
    task: { localId: string; done?: boolean },
  ) => Page;
  readonly movePage: (
    accountId: string,
    pageId: string,
    to: { parentId: string | null; spaceId?: string },
  ) => Page;
  /** A copy with all content properties and task ids, as Confluence makes it. */
  readonly copyPage: (accountId: string, pageId: string, copy?: Copy) => Page;
  readonly trash: (accountId: string, pageId: string) => Page;
  /** The page and all pages below it. */
  readonly trashTree: (accountId: string, pageId: string) => Page;
  readonly restore: (accountId: string, pageId: string) => Page;
  /** Deletes a trashed page for good. */
  readonly purge: (accountId: string, pageId: string) => void;
  readonly archive: (accountId: string, pageId: string) => Page;
  readonly unarchive: (accountId: string, pageId: string) => Page;
  /** Makes an older version the newest one again; what was not published is gone. */
  readonly restoreVersion: (accountId: string, pageId: string, number: number) => Page;
  /** Types without publishing. */
  readonly startDraft: (accountId: string, pageId: string, document: unknown) => Page;
  readonly publishDraft: (accountId: string, pageId: string) => Page;
  readonly discardDraft: (accountId: string, pageId: string) => Page;
  readonly restrict: (accountId: string, pageId: string, to: Restriction) => Page;
  readonly addLabel: (accountId: string, pageId: string, name: string) => Page;
  readonly removeLabel: (accountId: string, pageId: string, name: string) => Page;
};

export type Restriction = {
  /** Account ids; null: whoever may in the space. Left out: stays as it is. */
  readonly view?: readonly string[] | null;
  readonly edit?: readonly string[] | null;
};

const actorOf = (accountId: string): Actor => ({ kind: "user", accountId });

function isNode(value: unknown): value is AdfNode {
  if (typeof value !== "object" || value === null || !("type" in value)) return false;
  if (!("content" in value) || value.content === undefined) return typeof value.type === "string";
  return Array.isArray(value.content) && value.content.every(isNode);
}

/** What somebody typed: the editor gives task items their ids before anybody checks them. */
function typed(world: World, document: unknown): AdfDocument {
  const node = isNode(document) ? withLocalIds(document, () => nextUuid(world.state)) : document;
  return checkedDocument(node);
}

function edit(world: World, actor: Actor, change: { page: Page; edit: Partial<Edit> }): Page {
  if (change.page.status !== "current") throw notFound();
  return savePage(world, actor, {
    page: change.page,
    edit: { trigger: "edit_page", viaApi: false, ...change.edit },
  });
}

function toggle(world: World, actor: Actor, task: Toggle): Page {
  const { page, localId } = task;
  const item = taskItems(latest(page).body).find((node) => textAttr(node, "localId") === localId);
  const done = task.done ?? item?.attrs?.["state"] !== "DONE";
  setDone(world, actor, { page, uuid: localId, done });
  return pageOf(world, page.id);
}

type Toggle = { readonly page: Page; readonly localId: string; readonly done?: boolean };

function copy(world: World, actor: Actor, wish: Copy & { page: Page }): Page {
  const { page } = wish;
  const made = createPage(world, actor, {
    spaceId: page.spaceId,
    title: wish.title ?? `Copy of ${page.title}`,
    body: latest(page).body,
    status: "current",
    parentId: wish.parentId === undefined ? page.parentId : wish.parentId,
    viaApi: false,
  });
  const copied = put(world, { ...made, properties: page.properties.map(withNewId(world)) });
  pageChanged(world, copied);
  tell(world, actor, { name: "copied:page", page: copied, more: { originContentId: page.id } });
  return copied;
}

const withNewId =
  (world: World) =>
  (property: Property): Property => ({ ...property, id: nextId(world.state) });

function setStatus(world: World, actor: Actor, change: StatusChange): Page {
  const { page, from, to, event } = change;
  if (page.status !== from) throw conflict(`Page is not ${from}`);
  const changed = put(world, { ...page, status: to });
  pageChanged(world, changed);
  tell(world, actor, { name: event, page: changed });
  if (to === "current") bodySaved(world, changed, { author: actor, viaApi: false });
  return changed;
}

type StatusChange = {
  readonly page: Page;
  readonly from: PageStatus;
  readonly to: PageStatus;
  readonly event: string;
};

function restoreVersion(world: World, actor: Actor, wish: { page: Page; number: number }): Page {
  const old = wish.page.versions.find((version) => version.number === wish.number);
  if (!old) throw notFound();
  const message = `Reverted from v. ${wish.number}`;
  return edit(world, actor, {
    page: wish.page,
    edit: { title: old.title, body: old.body, message, trigger: "revert" },
  });
}

function publish(world: World, actor: Actor, page: Page): Page {
  if (page.status === "draft") {
    return publishDraft(world, actor, { page, edit: { trigger: "edit_page", viaApi: false } });
  }
  if (!page.draft) throw badRequest("Page has no draft");
  return edit(world, actor, { page, edit: { title: page.draft.title, body: page.draft.body } });
}

/** Changes who may view or edit a page, and tells so. */
export function restrictPage(
  world: World,
  actor: Actor,
  change: Restriction & { page: Page },
): Page {
  const { page, view, edit: editors } = change;
  const restricted = put(world, {
    ...page,
    viewers: view === undefined ? page.viewers : view,
    editors: editors === undefined ? page.editors : editors,
  });
  tell(world, actor, { name: "permissions_updated:page", page: restricted });
  return restricted;
}

const newPage = (world: World, page: PersonsPage): Parameters<typeof createPage>[2] => ({
  spaceId: page.spaceId,
  title: page.title.trim(),
  body: page.document === undefined ? emptyDocument() : typed(world, page.document),
  status: "current",
  viaApi: false,
  ...(page.parentId === undefined ? {} : { parentId: page.parentId }),
  ...(page.live ? { subtype: "live" } : {}),
});

type OfPages = Pick<
  People,
  | "movePage"
  | "copyPage"
  | "trash"
  | "trashTree"
  | "restore"
  | "purge"
  | "archive"
  | "unarchive"
  | "restrict"
  | "addLabel"
  | "removeLabel"
>;

function ofPages(world: World): OfPages {
  const editable = (accountId: string, id: string): Page =>
    editablePage(world, actorOf(accountId), id);
  return {
    movePage: (accountId, id, to) => {
      const page = editable(accountId, id);
      return movePage(world, actorOf(accountId), {
        page,
        ...to,
        spaceId: to.spaceId ?? page.spaceId,
      });
    },
    copyPage: (accountId, id, wish = {}) => {
      const actor = actorOf(accountId);
      return copy(world, actor, { ...wish, page: visiblePage(world, actor, id) });
    },
    trash: (accountId, id) => trashPage(world, actorOf(accountId), id),
    trashTree: (accountId, id) => trashTree(world, actorOf(accountId), id),
    restore: (accountId, id) => restorePage(world, actorOf(accountId), id),
    purge: (accountId, id) => {
      purgePage(world, actorOf(accountId), id);
    },
    archive: (accountId, id) => {
      const change = { from: "current", to: "archived", event: "archived:page" } as const;
      return setStatus(world, actorOf(accountId), { page: editable(accountId, id), ...change });
    },
    unarchive: (accountId, id) => {
      const change = { from: "archived", to: "current", event: "unarchived:page" } as const;
      return setStatus(world, actorOf(accountId), { page: editable(accountId, id), ...change });
    },
    restrict: (accountId, id, to) =>
      restrictPage(world, actorOf(accountId), { ...to, page: editable(accountId, id) }),
    addLabel: (accountId, id, name) => addLabel(world, editable(accountId, id), name),
    removeLabel: (accountId, id, name) => removeLabel(world, editable(accountId, id), name),
  };
}

/** The actions of people on one running Confluence. */
export function people(world: World): People {
  const editable = (accountId: string, id: string): Page =>
    editablePage(world, actorOf(accountId), id);
  return {
    ...ofPages(world),
    createPage: (accountId, page) => createPage(world, actorOf(accountId), newPage(world, page)),
    editPage: (accountId, id, document) =>
      edit(world, actorOf(accountId), {
        page: editable(accountId, id),
        edit: { body: typed(world, document) },
      }),
    renamePage: (accountId, id, title) =>
      edit(world, actorOf(accountId), {
        page: editable(accountId, id),
        edit: { title: title.trim() },
      }),
    toggleTask: (accountId, id, task) =>
      toggle(world, actorOf(accountId), { ...task, page: editable(accountId, id) }),
    restoreVersion: (accountId, id, number) =>
      restoreVersion(world, actorOf(accountId), { page: editable(accountId, id), number }),
    startDraft: (accountId, id, document) => {
      const page = editable(accountId, id);
      const body = typed(world, document);
      return saveDraft(world, actorOf(accountId), { page, title: page.title, body });
    },
    publishDraft: (accountId, id) => publish(world, actorOf(accountId), editable(accountId, id)),
    discardDraft: (accountId, id) => put(world, { ...editable(accountId, id), draft: null }),
  };
}
