import type { AdfDocument } from "../../../src/contract/adf";
import { ask, post } from "../kit/request";
import {
  page,
  type Page,
  type PageLine,
  pageLines,
  type Space,
  space,
  spaces,
  type Versions,
  versions,
} from "./wire";

const at = (id: string): string => `/wiki/api/v2/pages/${encodeURIComponent(id)}`;

export const loadSpaces = async (): Promise<readonly Space[]> =>
  (await ask(spaces, "/wiki/api/v2/spaces?limit=250")).results;

export async function loadSpaceByKey(key: string): Promise<Space> {
  const { results } = await ask(spaces, `/wiki/api/v2/spaces?keys=${encodeURIComponent(key)}`);
  const [found] = results;
  if (!found) throw new Error(`There is no space ${key}, or you can't see it.`);
  return found;
}

export const loadSpace = (id: string): Promise<Space> =>
  ask(space, `/wiki/api/v2/spaces/${encodeURIComponent(id)}`);

export const loadPages = async (
  spaceId: string,
  status: "current" | "trashed",
): Promise<readonly PageLine[]> =>
  (await ask(pageLines, `/wiki/api/v2/pages?space-id=${spaceId}&status=${status}&limit=250`))
    .results;

/** A page as it is now, or as it was in an older version. */
export function loadPage(id: string, version?: number): Promise<Page> {
  const older = version === undefined ? "" : `&version=${version}`;
  return ask(page, `${at(id)}?body-format=atlas_doc_format${older}`);
}

export const loadVersions = (id: string): Promise<Versions> =>
  ask(versions, `${at(id)}/versions?limit=50`);

/** What people do with a page, by the site's own interface: Confluence's public one has none for most of it. */
const act = (id: string, action: string, body: unknown = {}): Promise<unknown> =>
  post(`/site/api/pages/${encodeURIComponent(id)}/${action}`, body);

export type Draft = { readonly title: string; readonly document: AdfDocument };

/** Publishes a version after the one that was read; refused when somebody else saved meanwhile. */
export const savePage = (read: Page, draft: Draft): Promise<unknown> =>
  act(read.id, "edit", { ...draft, version: read.version.number });

type NewPage = { readonly spaceId: string; readonly title: string };

export const createPage = (wish: NewPage): Promise<unknown> => post("/site/api/pages", wish);

export const tickTask = (id: string, localId: string, done: boolean): Promise<unknown> =>
  act(id, "tick", { localId, done });
export const copyPage = (id: string): Promise<unknown> => act(id, "copy");
export const movePage = (id: string, parentId: string): Promise<unknown> =>
  act(id, "move", { parentId });
export const trashPage = (id: string): Promise<unknown> => act(id, "trash");
export const restorePage = (id: string): Promise<unknown> => act(id, "restore");
export const restrictPage = (id: string, onlyMe: boolean): Promise<unknown> =>
  act(id, "restrict", { onlyMe });
export const revertPage = (id: string, version: number): Promise<unknown> =>
  act(id, "revert", { version });
