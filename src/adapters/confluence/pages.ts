import { route } from "@forge/api";
import { z } from "zod";
import type { AdfDocument } from "../../contract/adf";
import { AppError } from "../../domain/app-error";
import { pageId, type PageId, type SpaceId } from "../../domain/ids";
import { same } from "../../domain/same";
import type { NewPage, Page, Pages, TitledPage } from "../../ports/pages";
import { readAs } from "../read";
import { requestJson, type Send } from "../request-json";
import { documentIn, pageOf, readPage, readPages, titledOf, urlOf } from "./page-wire";

/** Pages as one actor sees them. */
export const confluencePages = (send: Send): Pages => ({
  find: (id) => findPage(send, id),
  exists: async (id) => (await orUndefined(() => readOne(send, id))) !== undefined,
  findByTitle: (space, title) => findByTitle(send, space, title),
  newest: (space) => findNewest(send, space),
  create: (page) => createPage(send, page),
  write: (page, document, message) => writePage(send, page, { document, message }),
  hasOpenDraft: (page) => hasOpenDraft(send, page),
  mayEdit: (id) => mayEdit(send, id),
});

/** @see https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-page/#api-pages-id-get */
const readOne = (send: Send, id: PageId): Promise<unknown> =>
  requestJson(send, route`/wiki/api/v2/pages/${id}?body-format=atlas_doc_format`);

async function findPage(send: Send, id: PageId): Promise<Page | undefined> {
  const answer = await orUndefined(() => readOne(send, id));
  if (answer === undefined) return undefined;
  const wire = readPage(answer);
  const document = documentIn(wire);
  if (document === undefined || wire.status === "trashed") return undefined;
  return pageOf(wire, document);
}

/**
 * All editors of a page share one draft. Confluence does not say whether it holds anything: it does when it differs from what is published.
 * @see https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-page/#api-pages-id-get
 */
async function hasOpenDraft(send: Send, page: Page): Promise<boolean> {
  const answer = await orUndefined(() =>
    requestJson(
      send,
      route`/wiki/api/v2/pages/${page.id}?get-draft=true&body-format=atlas_doc_format`,
    ),
  );
  if (answer === undefined) return false;
  const wire = readPage(answer);
  const document = documentIn(wire);
  if (document === undefined) return false;
  return wire.title !== page.title || !same(document.content, page.document.content);
}

const HIDDEN: ReadonlySet<string> = new Set(["not-found", "forbidden"]);

async function orUndefined(read: () => Promise<unknown>): Promise<unknown> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError && HIDDEN.has(error.code)) return undefined;
    throw error;
  }
}

/** @see https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-page/#api-pages-get */
async function findByTitle(
  send: Send,
  space: SpaceId,
  title: string,
): Promise<TitledPage | undefined> {
  const answer = await orUndefined(() =>
    requestJson(
      send,
      route`/wiki/api/v2/pages?space-id=${space}&title=${title}&body-format=atlas_doc_format&limit=5`,
    ),
  );
  if (answer === undefined) return undefined;
  const { results, _links } = readPages(answer);
  const wanted = title.toLowerCase();
  const found = results.find((page) => page.title.toLowerCase() === wanted);
  return found && titledOf(found, _links?.base);
}

/** @see https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-page/#api-pages-get */
async function findNewest(send: Send, space: SpaceId): Promise<readonly TitledPage[]> {
  const answer = await orUndefined(() =>
    requestJson(
      send,
      route`/wiki/api/v2/pages?space-id=${space}&sort=-created-date&body-format=atlas_doc_format&limit=10`,
    ),
  );
  if (answer === undefined) return [];
  const { results, _links } = readPages(answer);
  return results.map((page) => titledOf(page, _links?.base));
}

/** @see https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-page/#api-pages-post */
async function createPage(
  send: Send,
  { spaceId, parentId, title, document, hidden }: NewPage,
): Promise<Pick<Page, "id" | "title" | "url">> {
  const body = {
    spaceId,
    status: "current",
    title,
    ...(parentId === undefined ? {} : { parentId }),
    body: bodyOf(document),
  };
  const path = hidden ? route`/wiki/api/v2/pages?private=true` : route`/wiki/api/v2/pages`;
  try {
    const wire = readPage(
      await requestJson(send, path, {
        method: "POST",
        body,
        codes: { 401: "no-page-permission", 403: "no-page-permission", 404: "place-not-found" },
      }),
    );
    return { id: pageId(wire.id), title: wire.title, url: urlOf(wire, undefined) };
  } catch (error) {
    throw refusal(error, title);
  }
}

const bodyOf = (document: AdfDocument): unknown => ({
  representation: "atlas_doc_format",
  value: JSON.stringify(document),
});

/** Confluence says in words, not in a code, that a title is taken. */
function refusal(error: unknown, title: string): unknown {
  if (!(error instanceof AppError)) return error;
  if (error.code !== "input-invalid" && error.code !== "conflict") return error;
  const words = error.subject ?? "";
  const code = /title/iu.test(words) ? "title-taken" : "document-invalid";
  const subject = code === "title-taken" ? title : error.subject;
  return new AppError(code, "Confluence refused the page", { cause: error, subject });
}

/**
 * Only over the version that was read: Confluence answers 409, or 400 about the version, when somebody was faster.
 * @see https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-page/#api-pages-id-put
 */
async function writePage(
  send: Send,
  page: Page,
  { document, message }: { readonly document: AdfDocument; readonly message: string },
): Promise<void> {
  try {
    await requestJson(send, route`/wiki/api/v2/pages/${page.id}`, {
      method: "PUT",
      body: {
        id: page.id,
        status: "current",
        title: page.title,
        body: bodyOf(document),
        version: { number: page.version + 1, message },
      },
      codes: { 401: "no-edit-permission", 403: "no-edit-permission", 404: "page-not-found" },
    });
  } catch (error) {
    throw overtaken(error);
  }
}

/** The title is the page's own: what else is refused is the document, also when the reason speaks of the title of an expand. */
function overtaken(error: unknown): unknown {
  if (!(error instanceof AppError) || error.code !== "input-invalid") return error;
  const { subject } = error;
  return /version must be incremented/iu.test(subject ?? "")
    ? new AppError("conflict", "the page has a newer version", { cause: error })
    : new AppError("document-invalid", "Confluence refused the page", { cause: error, subject });
}

const wireOperations = z.object({
  operations: z.array(z.object({ operation: z.string(), targetType: z.string() })),
});

/** @see https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-operation/#api-pages-id-operations-get */
async function mayEdit(send: Send, id: PageId): Promise<boolean> {
  const answer = await orUndefined(() =>
    requestJson(send, route`/wiki/api/v2/pages/${id}/operations`),
  );
  if (answer === undefined) return false;
  return readAs(wireOperations, answer).operations.some(
    ({ operation, targetType }) => operation === "update" && targetType === "page",
  );
}
