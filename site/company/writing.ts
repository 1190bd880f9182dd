import type { AdfDocument, AdfNode } from "../confluence/model";
import type { Person } from "./people";

/** Short hand for the documents of the example company. Text is a paragraph wherever blocks are wanted. */
export type Block = AdfNode | string;
type Inline = AdfNode | string;

const inline = (part: Inline): AdfNode =>
  typeof part === "string" ? { type: "text", text: part } : part;

export const p = (...parts: readonly Inline[]): AdfNode => ({
  type: "paragraph",
  content: parts.map(inline),
});

const block = (part: Block): AdfNode => (typeof part === "string" ? p(part) : part);

export const doc = (...blocks: readonly Block[]): AdfDocument => ({
  type: "doc",
  version: 1,
  content: blocks.map(block),
});

const heading =
  (level: number) =>
  (text: string): AdfNode => ({ type: "heading", attrs: { level }, content: [inline(text)] });

export const h2 = heading(2);
export const h3 = heading(3);

const marked =
  (mark: Readonly<Record<string, unknown>>) =>
  (text: string): AdfNode => ({ type: "text", text, marks: [mark] });

export const bold = marked({ type: "strong" });
export const code = marked({ type: "code" });
export const link = (text: string, href: string): AdfNode =>
  marked({ type: "link", attrs: { href } })(text);

/** The person by name; the name stays when the account is gone. */
export const at = (person: Person): AdfNode => ({
  type: "mention",
  attrs: { id: person.accountId, text: `@${person.name}` },
});

/** A calendar date, `yyyy-MM-dd`. */
export const day = (iso: string): AdfNode => ({
  type: "date",
  attrs: { timestamp: String(Date.parse(`${iso}T00:00:00Z`)) },
});

export const status = (text: string, color: "green" | "yellow" | "red" | "neutral"): AdfNode => ({
  type: "status",
  attrs: { text, color, localId: `status-${text.toLowerCase().replaceAll(/\W+/g, "-")}` },
});

/** An item of a list: a line of text, a row of inline parts, or blocks. */
type Item = string | readonly Inline[] | AdfNode;

const item = (content: Item): AdfNode => {
  if (typeof content === "string") return { type: "listItem", content: [p(content)] };
  if ("type" in content) return { type: "listItem", content: [content] };
  return { type: "listItem", content: [p(...content)] };
};

export const bullets = (...items: readonly Item[]): AdfNode => ({
  type: "bulletList",
  content: items.map(item),
});

export const numbers = (...items: readonly Item[]): AdfNode => ({
  type: "orderedList",
  attrs: { order: 1 },
  content: items.map(item),
});

type Row = readonly (string | readonly Inline[])[];

const cells = (kind: "tableHeader" | "tableCell", row: Row): AdfNode => ({
  type: "tableRow",
  content: row.map((cell) => ({
    type: kind,
    attrs: {},
    content: [typeof cell === "string" ? (cell === "" ? p() : p(cell)) : p(...cell)],
  })),
});

/** A table whose first row is its head. */
export const table = (head: readonly string[], ...rows: readonly Row[]): AdfNode => ({
  type: "table",
  attrs: { isNumberColumnEnabled: false, layout: "default" },
  content: [cells("tableHeader", head), ...rows.map((row) => cells("tableCell", row))],
});

export const panel = (kind: "info" | "note" | "warning", ...blocks: readonly Block[]): AdfNode => ({
  type: "panel",
  attrs: { panelType: kind },
  content: blocks.map(block),
});

export const expand = (title: string, ...blocks: readonly Block[]): AdfNode => ({
  type: "expand",
  attrs: { title },
  content: blocks.map(block),
});

export const codeBlock = (text: string): AdfNode => ({
  type: "codeBlock",
  attrs: { language: "text" },
  content: [inline(text)],
});

type Line = { readonly done?: boolean; readonly text: readonly Inline[] };

/** A checklist; local ids start with `name`. */
export const checklist = (name: string, ...lines: readonly Line[]): AdfNode => ({
  type: "taskList",
  attrs: { localId: `${name}-list` },
  content: lines.map(({ done, text }, index) => ({
    type: "taskItem",
    attrs: { localId: `${name}-${index + 1}`, state: done ? "DONE" : "TODO" },
    content: text.map(inline),
  })),
});
