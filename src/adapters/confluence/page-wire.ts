import { z } from "zod";
import type { AdfDocument } from "../../contract/adf";
import { accountId, pageId, spaceId } from "../../domain/ids";
import type { Page, TitledPage } from "../../ports/pages";
import { isRecord, maybe, readAs } from "../read";

const links = z.object({ webui: maybe(z.string()), base: maybe(z.string()) });

const wirePage = z.object({
  id: z.string(),
  spaceId: z.string(),
  title: z.string(),
  status: z.enum(["current", "draft", "archived", "trashed"]).catch("current"),
  version: maybe(z.object({ number: z.number(), authorId: maybe(z.string()) })),
  body: maybe(z.object({ atlas_doc_format: maybe(z.object({ value: z.string() })) })),
  _links: maybe(links),
});

export type WirePage = z.output<typeof wirePage>;

export const readPage = (answer: unknown): WirePage => readAs(wirePage, answer);

const wireList = z.object({ results: z.array(wirePage), _links: maybe(links) });

export const readPages = (answer: unknown): z.output<typeof wireList> => readAs(wireList, answer);

/** The address as people open it. The base stands in the answer's own links. */
export const urlOf = (page: WirePage, base: string | undefined): string =>
  `${page._links?.base ?? base ?? ""}${page._links?.webui ?? `/pages/${page.id}`}`;

/** A body is a text that holds JSON; one that was never written can be an empty text. Undefined when it holds none. */
export function documentJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    // One broken body must not hide the others of a list.
    return undefined;
  }
}

/** A page's document, taken as it is. Undefined when its body is none: such a page is not read, and never written. */
export function documentIn(page: WirePage): AdfDocument | undefined {
  const body = documentJson(page.body?.atlas_doc_format?.value);
  return isDocument(body) ? body : undefined;
}

const isDocument = (body: unknown): body is AdfDocument =>
  isRecord(body) && body["type"] === "doc" && Array.isArray(body["content"]) && areNodes(body);

const areNodes = ({ content }: Readonly<Record<string, unknown>>): boolean =>
  content === undefined || (Array.isArray(content) && content.every(isNode));

const isNode = (node: unknown): boolean =>
  isRecord(node) && typeof node["type"] === "string" && areNodes(node);

export const pageOf = (wire: WirePage, document: AdfDocument): Page => ({
  id: pageId(wire.id),
  spaceId: spaceId(wire.spaceId),
  title: wire.title,
  url: urlOf(wire, undefined),
  status: wire.status,
  version: wire.version?.number ?? 1,
  savedBy: wire.version?.authorId === undefined ? undefined : accountId(wire.version.authorId),
  document,
});

export const titledOf = (wire: WirePage, base: string | undefined): TitledPage => ({
  id: pageId(wire.id),
  title: wire.title,
  url: urlOf(wire, base),
  status: wire.status,
  document: documentIn(wire),
});
