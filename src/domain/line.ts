import type { AdfDocument, AdfNode } from "../contract/adf";
import type { Person } from "./incident";
import { accountId, type LineId } from "./ids";
import { plainText } from "./adf";

/** A follow-up as a checklist item on the page. */
export type Line = {
  readonly id: LineId;
  /** What the page calls the item: any string, or empty when the page lost it. */
  readonly localId: string;
  /** The words of the line without owner, date and priority token. */
  readonly summary: string;
  /** All words of the line, as people read them. */
  readonly text: string;
  readonly done: boolean;
  /** The first mention; further ones are in `others`. */
  readonly owner: Person | undefined;
  readonly others: readonly Person[];
  /** The first date, YYYY-MM-DD. */
  readonly due: string | undefined;
  /** The first priority token, in upper case: "P1". */
  readonly priority: string | undefined;
  /** Addresses of links in the line, in order. */
  readonly urls: readonly string[];
  /** Which item of its page it is, counted from 0. */
  readonly position: number;
};

export type LineOptions = {
  /** Headings that follow-ups stand under. */
  readonly headings: readonly string[];
  /** Tokens that stand for a priority, such as "P1". */
  readonly priorities: readonly string[];
  /** Makes the identity of a line out of what the page calls it. */
  readonly identify: (localId: string) => LineId;
};

const CONTAINERS: ReadonlySet<string> = new Set([
  "doc",
  "panel",
  "expand",
  "nestedExpand",
  "layoutSection",
  "layoutColumn",
  "bodiedExtension",
  "table",
  "tableRow",
  "tableCell",
  "tableHeader",
  "blockquote",
  "bulletList",
  "orderedList",
  "listItem",
  "bodiedSyncBlock",
]);

/** Letters and digits of a heading, in small letters: "Follow-ups:" and "follow ups" are the same heading. */
export const normalHeading = (text: string): string =>
  text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

const levelOf = (heading: AdfNode): number =>
  typeof heading.attrs?.["level"] === "number" ? heading.attrs["level"] : 6;

/**
 * The checklist items under a follow-ups heading, in document order. A section reaches to the next heading of the same or a higher level
 * among the same siblings, and holds everything nested in between.
 */
export function linesOf(document: AdfDocument, options: LineOptions): readonly Line[] {
  const wanted = new Set(options.headings.map(normalHeading));
  const items: AdfNode[] = [];
  collect(document.content, false, { wanted, items });
  const lines = items.map((item, position) => lineOf(item, position, options));
  return lines.map((line, index) => apart(line, lines.slice(0, index), options));
}

/** A pasted item may bear the id of the one it was copied from: the first keeps it. */
function apart(line: Line, before: readonly Line[], { identify }: LineOptions): Line {
  const doubles = before.filter(({ id }) => id === line.id).length;
  return doubles === 0 ? line : { ...line, id: identify(`${line.localId}#${doubles + 1}`) };
}

type Search = { readonly wanted: ReadonlySet<string>; readonly items: AdfNode[] };

function collect(siblings: readonly AdfNode[], inherited: boolean, search: Search): void {
  let level: number | undefined;
  for (const node of siblings) {
    if (node.type === "heading") level = sectionAfter(node, level, search.wanted);
    else take(node, inherited || level !== undefined, search);
  }
}

function sectionAfter(
  heading: AdfNode,
  open: number | undefined,
  wanted: ReadonlySet<string>,
): number | undefined {
  const level = levelOf(heading);
  if (wanted.has(normalHeading(plainText(heading.content ?? [])))) {
    return open === undefined ? level : Math.min(open, level);
  }
  return open !== undefined && level > open ? open : undefined;
}

function take(node: AdfNode, inside: boolean, search: Search): void {
  if (node.type === "taskList") {
    if (inside) search.items.push(...itemsOf(node));
  } else if (CONTAINERS.has(node.type)) {
    collect(node.content ?? [], inside, search);
  }
}

/** The items of a list in order. A nested list stands beside its item, not in it. */
function itemsOf(list: AdfNode): readonly AdfNode[] {
  return (list.content ?? []).flatMap((child) => {
    if (child.type === "taskList") return itemsOf(child);
    return child.type === "taskItem" || child.type === "blockTaskItem" ? [child] : [];
  });
}

function lineOf(item: AdfNode, position: number, options: LineOptions): Line {
  const inline = inlineOf(item.content ?? []);
  const people = inline.flatMap(personOf);
  const text = tidy(plainText(inline));
  const token = priorityIn(text, options.priorities);
  const localId = typeof item.attrs?.["localId"] === "string" ? item.attrs["localId"] : "";
  return {
    id: options.identify(localId === "" ? `text:${text}` : localId),
    localId,
    summary: summaryOf(inline, token),
    text,
    done: item.attrs?.["state"] === "DONE",
    owner: people[0],
    others: people.slice(1),
    due: inline.map(dayOf).find((day) => day !== undefined),
    priority: token?.toUpperCase(),
    urls: inline.flatMap(urlsOf),
    position,
  };
}

const INLINE_HOLDERS: ReadonlySet<string> = new Set([...CONTAINERS, "paragraph", "heading"]);

/** The inline nodes of an item; those of a block item come from its paragraphs. */
function inlineOf(nodes: readonly AdfNode[]): readonly AdfNode[] {
  return nodes.flatMap((node) =>
    INLINE_HOLDERS.has(node.type) ? inlineOf(node.content ?? []) : [node],
  );
}

function personOf(node: AdfNode): readonly Person[] {
  const id = node.attrs?.["id"];
  if (node.type !== "mention" || typeof id !== "string" || id === "") return [];
  const shown = node.attrs?.["text"];
  const name = typeof shown === "string" ? shown.replace(/^@/u, "") : "";
  return [{ accountId: accountId(id), name }];
}

const MS_PER_DAY = 86_400_000;

/** The calendar day of a date node. The editor writes midnight UTC; other writers miss it by hours at most. */
function dayOf(node: AdfNode): string | undefined {
  if (node.type !== "date") return undefined;
  const stamp = Number(node.attrs?.["timestamp"]);
  if (!Number.isFinite(stamp) || Math.abs(stamp) > 8.64e15) return undefined;
  return new Date(Math.floor(stamp / MS_PER_DAY) * MS_PER_DAY).toISOString().slice(0, 10);
}

function urlsOf(node: AdfNode): readonly string[] {
  const card = node.type === "inlineCard" ? node.attrs?.["url"] : undefined;
  const marks = (node.marks ?? []).filter((mark) => mark.type === "link");
  return [card, ...marks.map((mark) => mark.attrs?.["href"])].filter(
    (url): url is string => typeof url === "string" && url !== "",
  );
}

function priorityIn(text: string, tokens: readonly string[]): string | undefined {
  return tokens
    .map((token) => ({ token, at: wordAt(text, token) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0]?.token;
}

/** Where a token stands as a word of its own, in any case; -1 when it does not. */
function wordAt(text: string, token: string): number {
  const quoted = token.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
  return text.search(new RegExp(`(?<![\\p{L}\\p{N}])${quoted}(?![\\p{L}\\p{N}])`, "iu"));
}

function summaryOf(inline: readonly AdfNode[], token: string | undefined): string {
  const words = inline.filter((node) => node.type !== "mention" && node.type !== "date");
  const text = plainText(words);
  const at = token === undefined ? -1 : wordAt(text, token);
  const without =
    token === undefined || at < 0 ? text : text.slice(0, at) + text.slice(at + token.length);
  return tidy(without.replace(/[([{]\s*[)\]}]/gu, " "))
    .replace(/^[\s,;:–—-]+/u, "")
    .replace(/[\s,;:–—-]+$/u, "");
}

const tidy = (text: string): string => text.replace(/\s+/gu, " ").trim();

/** Whether the line says anything that a task could be made of. */
export const hasText = (line: Line): boolean => /[\p{L}\p{N}]/u.test(line.summary);
