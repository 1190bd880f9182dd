import type { AdfMark, AdfNode } from "../contract/adf";
import { isInline, listItem, paragraph, plainText, rule, strong, text, textAttribute } from "./adf";
import { inlineOf, place, startedByText } from "./placement";
import { quotedCard, quotedInline } from "./quote-inline";

/**
 * What somebody wrote in the issue, as blocks that a Confluence page takes at its top level: built anew from the nodes that we know, so
 * that nothing unknown enters. Headings become bold lines and tasks become bullets, or they would start sections and tasks of the page;
 * attachments stay in the issue, and a line says so.
 */
export const quotedBlocks = (nodes: readonly AdfNode[]): readonly AdfNode[] =>
  quotedIn(nodes, "doc", 1);

/** Deeper nesting is quoted as plain text. */
const MAX_DEPTH = 30;

function quotedIn(nodes: readonly AdfNode[], container: string, depth: number): readonly AdfNode[] {
  if (depth > MAX_DEPTH) return [paragraph(text(plainText(nodes)))];
  if (nodes.length > 0 && nodes.every(isInline)) return [paragraph(quotedInline(nodes))];
  const blocks = nodes.flatMap((node) => quotedBlock(node, depth));
  return place(blocks, container);
}

type Quote = (node: AdfNode, depth: number) => readonly AdfNode[];

const note = (words: string): readonly AdfNode[] => [paragraph(text(words, [{ type: "em" }]))];

const quotedParagraph: Quote = (node) => [paragraph(quotedInline(inlineOf(node.content ?? [])))];

const children: Quote = (node, depth) => quotedIn(node.content ?? [], "doc", depth + 1);

const framed: Quote = (node, depth) => {
  const content = quotedIn(node.content ?? [], node.type, depth + 1);
  if (content.length === 0) return [];
  return [{ type: node.type, ...frameOf(node), content }];
};

const PANELS: ReadonlySet<unknown> = new Set([
  "info",
  "note",
  "tip",
  "warning",
  "error",
  "success",
]);

function frameOf(node: AdfNode): Pick<AdfNode, "attrs"> {
  if (node.type !== "panel") return {};
  const panelType = node.attrs?.["panelType"];
  return { attrs: { panelType: PANELS.has(panelType) ? panelType : "info" } };
}

const quotedHeading: Quote = (node) => {
  const content = quotedInline(inlineOf(node.content ?? []));
  return content.length === 0 ? [] : [paragraph(content.map(emphasised))];
};

const STRONG: AdfMark = { type: "strong" };

function emphasised(node: AdfNode): AdfNode {
  const marks = node.marks ?? [];
  const isSet = marks.some(({ type }) => type === "strong" || type === "code");
  return node.type !== "text" || isSet ? node : { ...node, marks: [STRONG, ...marks] };
}

const quotedCode: Quote = (node) => {
  const language = textAttribute(node, "language");
  const attrs = language === undefined ? {} : { language };
  return [{ type: "codeBlock", attrs, content: text(plainText(node.content ?? [])) }];
};

const quotedList: Quote = (node, depth) => {
  const items = (node.content ?? []).map((item) => quotedItem(item, depth));
  return items.length === 0 ? [] : [{ type: node.type, ...orderOf(node), content: items }];
};

/** Where the numbers of a list begin. */
function orderOf(list: AdfNode): Pick<AdfNode, "attrs"> {
  const order = list.attrs?.["order"];
  return list.type === "orderedList" && typeof order === "number" && order >= 0
    ? { attrs: { order } }
    : {};
}

const quotedItem = (item: AdfNode, depth: number): AdfNode =>
  listItem(startedByText(quotedIn(item.content ?? [], "listItem", depth + 1)));

const quotedTasks: Quote = (node, depth) => {
  const items = (node.content ?? []).flatMap((item) => {
    if (item.type === node.type) return quotedTasks(item, depth)[0]?.content ?? [];
    const box = BOXES.get(item.attrs?.["state"]) ?? "";
    const content = quotedInline(inlineOf(item.content ?? []));
    return content.length === 0 ? [] : [listItem([paragraph([...text(box), ...content])])];
  });
  return items.length === 0 ? [] : [{ type: "bulletList", content: items }];
};

const BOXES: ReadonlyMap<unknown, string> = new Map([
  ["TODO", "☐ "],
  ["DONE", "☑ "],
]);

const quotedTable: Quote = (node, depth) => {
  const rows = (node.content ?? [])
    .map((one) => (one.content ?? []).map((cell) => quotedCell(cell, depth)))
    .filter((cells) => cells.length > 0)
    .map((content) => ({ type: "tableRow", content }));
  return rows.length === 0 ? [] : [{ type: "table", attrs: { layout: "default" }, content: rows }];
};

function quotedCell(cell: AdfNode, depth: number): AdfNode {
  const type = cell.type === "tableHeader" ? "tableHeader" : "tableCell";
  const content = quotedIn(cell.content ?? [], type, depth + 1);
  const attrs = { ...span(cell, "colspan"), ...span(cell, "rowspan") };
  return { type, attrs, content: content.length > 0 ? content : [paragraph()] };
}

function span(cell: AdfNode, name: string): Readonly<Record<string, number>> {
  const width = cell.attrs?.[name];
  return typeof width === "number" && width > 1 ? { [name]: Math.floor(width) } : {};
}

const quotedExpand: Quote = (node, depth) => {
  const title = strong(textAttribute(node, "title") ?? "");
  return [...(title.length > 0 ? [paragraph(title)] : []), ...children(node, depth)];
};

const quotedMedia: Quote = (node) => {
  const name = textAttribute(node, "alt") ?? "";
  return note(name === "" ? "Attachment in the issue" : `Attachment in the issue: ${name}`);
};

const quotedBlockCard: Quote = (node) => {
  const content = quotedCard(node);
  return content.length === 0 ? note("A list in the issue") : [paragraph(content)];
};

const quotedUnknown: Quote = (node, depth) =>
  node.content === undefined
    ? note("A part of the issue that can be seen only there")
    : children(node, depth);

const QUOTES: ReadonlyMap<string, Quote> = new Map(
  Object.entries({
    paragraph: quotedParagraph,
    caption: quotedParagraph,
    heading: quotedHeading,
    codeBlock: quotedCode,
    rule: () => [rule()],
    blockquote: framed,
    panel: framed,
    bulletList: quotedList,
    orderedList: quotedList,
    taskList: quotedTasks,
    decisionList: quotedTasks,
    table: quotedTable,
    expand: quotedExpand,
    nestedExpand: quotedExpand,
    media: quotedMedia,
    blockCard: quotedBlockCard,
    embedCard: quotedBlockCard,
  }),
);

/** An inline node among blocks gets a paragraph of its own. */
const quotedBlock: Quote = (node, depth) =>
  isInline(node)
    ? [paragraph(quotedInline([node]))]
    : (QUOTES.get(node.type) ?? quotedUnknown)(node, depth);
