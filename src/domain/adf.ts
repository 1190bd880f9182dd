import { DateTime } from "luxon";
import type { AdfDocument, AdfMark, AdfNode } from "../contract/adf";

export type NonEmpty<T> = readonly [T, ...T[]];
type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;
export type StatusColor = "neutral" | "purple" | "blue" | "red" | "yellow" | "green";
type PanelType = "info" | "note" | "tip" | "warning" | "error" | "success";

/** Confluence stores pages as XML, which has no place for these characters. */
const NOT_IN_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** The text without characters that Confluence cannot store. */
export const storable = (raw: string): string => raw.replace(NOT_IN_XML, "");

/** A text node; nothing for an empty text, because a document must not hold empty text nodes. */
export function text(raw: string, marks: readonly AdfMark[] = []): readonly AdfNode[] {
  const kept = storable(raw);
  if (kept === "") return [];
  return [{ type: "text", text: kept, ...(marks.length > 0 && { marks }) }];
}

export const strong = (raw: string): readonly AdfNode[] => text(raw, [{ type: "strong" }]);

export const documentOf = (content: readonly AdfNode[]): AdfDocument => ({
  type: "doc",
  version: 1,
  content,
});

export const paragraph = (content: readonly AdfNode[] = []): AdfNode => ({
  type: "paragraph",
  content,
});

export const heading = (level: HeadingLevel, words: string): AdfNode => ({
  type: "heading",
  attrs: { level },
  content: text(words),
});

export const rule = (): AdfNode => ({ type: "rule" });

/** Blocks that are safe where a node must hold at least one. */
const atLeastOne = (blocks: readonly AdfNode[]): readonly AdfNode[] =>
  blocks.length > 0 ? blocks : [paragraph()];

export const listItem = (blocks: readonly AdfNode[]): AdfNode => ({
  type: "listItem",
  content: atLeastOne(blocks),
});

/** Each item is the inline content of one bullet. */
export const bulletList = (items: NonEmpty<readonly AdfNode[]>): AdfNode => ({
  type: "bulletList",
  content: items.map((item) => listItem([paragraph(item)])),
});

export const panel = (panelType: PanelType, blocks: readonly AdfNode[]): AdfNode => ({
  type: "panel",
  attrs: { panelType },
  content: atLeastOne(blocks),
});

export const expand = (title: string, blocks: readonly AdfNode[]): AdfNode => ({
  type: "expand",
  attrs: { title: storable(title) },
  content: atLeastOne(blocks),
});

const cellOf = (type: string, blocks: readonly AdfNode[], width?: number): AdfNode => ({
  type,
  attrs: width === undefined ? {} : { colwidth: [width] },
  content: atLeastOne(blocks),
});

/** A table cell; `width` is that of its column in pixels. */
export const cell = (blocks: readonly AdfNode[], width?: number): AdfNode =>
  cellOf("tableCell", blocks, width);

export const headerCell = (blocks: readonly AdfNode[], width?: number): AdfNode =>
  cellOf("tableHeader", blocks, width);

export const row = (cells: NonEmpty<AdfNode>): AdfNode => ({ type: "tableRow", content: cells });

export const table = (rows: NonEmpty<AdfNode>): AdfNode => ({
  type: "table",
  attrs: { isNumberColumnEnabled: false, layout: "default" },
  content: rows,
});

/** Task lists and task items carry an id that is unique in their document: pages without one are refused. */
export const taskList = (localId: string, items: NonEmpty<AdfNode>): AdfNode => ({
  type: "taskList",
  attrs: { localId },
  content: items,
});

/** `content` is inline: a paragraph inside a task item makes the document invalid. */
export const taskItem = (
  localId: string,
  content: readonly AdfNode[],
  state: "TODO" | "DONE" = "TODO",
): AdfNode => ({ type: "taskItem", attrs: { localId, state }, content });

export const mention = (accountId: string, name: string): AdfNode => ({
  type: "mention",
  attrs: { id: accountId, text: `@${storable(name)}` },
});

/** The date node of a calendar day (YYYY-MM-DD). Like Atlassian's editor, it holds midnight UTC of that day. */
export function dateNode(day: string): AdfNode {
  const at = DateTime.fromISO(day, { zone: "utc" });
  if (!at.isValid) throw new RangeError("a date node needs a calendar day");
  return { type: "date", attrs: { timestamp: String(at.startOf("day").toMillis()) } };
}

export const inlineCard = (url: string): AdfNode => ({ type: "inlineCard", attrs: { url } });

/** A lozenge; `words` must not be empty. */
export const status = (words: string, color: StatusColor): AdfNode => ({
  type: "status",
  attrs: { text: storable(words), color },
});

export const placeholder = (prompt: string): AdfNode => ({
  type: "placeholder",
  attrs: { text: storable(prompt) },
});

export const hardBreak = (): AdfNode => ({ type: "hardBreak" });

/** Calls `visit` with a node and everything below it, in document order. */
export function walk(node: AdfNode, visit: (node: AdfNode) => void): void {
  visit(node);
  for (const child of node.content ?? []) walk(child, visit);
}

const unchanged = (before: readonly AdfNode[], after: readonly AdfNode[]): boolean =>
  before.length === after.length && before.every((node, at) => node === after[at]);

/**
 * Replaces nodes by none, one or several others, children before their parents, in document order. Lists in which nothing changed
 * come back as the same objects, so what the app does not know is kept to the byte.
 */
export function replaceNodes(
  nodes: readonly AdfNode[],
  change: (node: AdfNode) => readonly AdfNode[],
): readonly AdfNode[] {
  const after = nodes.flatMap((node) => change(withChildren(node, change)));
  return unchanged(nodes, after) ? nodes : after;
}

function withChildren(node: AdfNode, change: (node: AdfNode) => readonly AdfNode[]): AdfNode {
  if (node.content === undefined) return node;
  const content = replaceNodes(node.content, change);
  return content === node.content ? node : { ...node, content };
}

/** The document with each node changed, children before their parents; the same object when `change` gives back every node. */
export function mapNodes(document: AdfDocument, change: (node: AdfNode) => AdfNode): AdfDocument {
  const content = replaceNodes(document.content, (node) => [change(node)]);
  return content === document.content ? document : { ...document, content };
}

/** An attribute that is a text; undefined when it is missing or something else. */
export function textAttribute(node: AdfNode, name: string): string | undefined {
  const value = node.attrs?.[name];
  return typeof value === "string" ? value : undefined;
}

const INLINE: ReadonlySet<string> = new Set([
  "text",
  "hardBreak",
  "mention",
  "emoji",
  "date",
  "status",
  "inlineCard",
  "placeholder",
  "mediaInline",
  "inlineExtension",
]);

/** Whether a node stands inside a line of text. */
export const isInline = (node: AdfNode): boolean => INLINE.has(node.type);

/** What people read in these nodes; blocks stand on lines of their own, prompts of the template give nothing. */
export const plainText = (nodes: readonly AdfNode[]): string =>
  nodes.map((node, at) => lineBreak(nodes[at - 1], node) + wordsOf(node)).join("");

const lineBreak = (before: AdfNode | undefined, node: AdfNode): string =>
  before !== undefined && !(isInline(before) && isInline(node)) ? "\n" : "";

/** Which attributes of a node people read, the first that is there. */
const SHOWN: ReadonlyMap<string, readonly string[]> = new Map([
  ["mention", ["text"]],
  ["status", ["text"]],
  ["emoji", ["text", "shortName"]],
  ["inlineCard", ["url"]],
  ["blockCard", ["url"]],
  ["embedCard", ["url"]],
  ["placeholder", []],
]);

function wordsOf(node: AdfNode): string {
  if (node.type === "hardBreak") return "\n";
  if (node.type === "date") return isoDay(node.attrs?.["timestamp"]);
  const shown = SHOWN.get(node.type);
  if (shown === undefined) return node.text ?? plainText(node.content ?? []);
  return shown.flatMap((name) => textAttribute(node, name) ?? []).at(0) ?? "";
}

const isoDay = (timestamp: unknown): string =>
  DateTime.fromMillis(Number(timestamp), { zone: "utc" }).toISODate() ?? "";
