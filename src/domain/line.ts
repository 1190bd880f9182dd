import type { AdfDocument, AdfNode } from "../contract/adf";
import type { Person } from "./incident";
import { accountId, lineId, type LineId } from "./ids";
import { plainText, textAttribute } from "./adf";
import { addressesIn, issueLinkOf, withoutIssueLinks, type IssueLink } from "./issue-link";

/** A follow-up as a checklist item on the page. */
export type Line = {
  /** No other line of the page has it. */
  readonly id: LineId;
  /** What the page calls the item: any string, or empty when the page lost it. */
  readonly localId: string;
  /** Whether it stands under a follow-ups heading. Other items of the page are nobody's line, unless they were one before. */
  readonly listed: boolean;
  /** The words of the line without owner, date, priority token, lozenges and links to issues. */
  readonly summary: string;
  /** All words of the line, as people read them. */
  readonly text: string;
  readonly done: boolean;
  /** The first mention; further ones are in `others`. */
  readonly owner: Person | undefined;
  readonly others: readonly Person[];
  /** The first date, YYYY-MM-DD. */
  readonly due: string | undefined;
  /** The first priority token, as settings write it: "P1". */
  readonly priority: string | undefined;
  /** Addresses in the line, whatever they are written as, in order. */
  readonly urls: readonly string[];
  /** The issues that these lead to. */
  readonly issues: readonly IssueLink[];
  /** Which item of its page it is, counted from 0. */
  readonly position: number;
  /** The node itself, by which it is found when the page is written. */
  readonly item: AdfNode;
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
  "multiBodiedExtension",
  "extensionFrame",
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

export const levelOf = (heading: AdfNode): number =>
  typeof heading.attrs?.["level"] === "number" ? heading.attrs["level"] : 6;

/**
 * Every checklist item of the page, in document order. Those under a follow-ups heading are `listed`: a section reaches to the next heading
 * of the same or a higher level among the same siblings, and holds everything nested in between.
 */
export function checklistOf(document: AdfDocument, options: LineOptions): readonly Line[] {
  const wanted = new Set(options.headings.map(normalHeading));
  const items: Found[] = [];
  collect(document.content, false, { wanted, items });
  const lines = items.map((found, position) => lineOf(found, position, options));
  return lines.map((line, index) => apart(line, lines.slice(0, index)));
}

/** The checklist items under a follow-ups heading. */
export const linesOf = (document: AdfDocument, options: LineOptions): readonly Line[] =>
  checklistOf(document, options).filter(({ listed }) => listed);

/** A pasted item may bear the id of the one it was copied from. Which of them is which, their words decide. */
function apart(line: Line, before: readonly Line[]): Line {
  const doubles = before.filter(({ id }) => id === line.id).length;
  return doubles === 0 ? line : { ...line, id: lineId(`${line.id}-${doubles + 1}`) };
}

type Found = { readonly item: AdfNode; readonly listed: boolean };
type Search = { readonly wanted: ReadonlySet<string>; readonly items: Found[] };

function collect(siblings: readonly AdfNode[], inherited: boolean, search: Search): void {
  let level: number | undefined;
  for (const node of siblings) {
    if (node.type === "heading") level = sectionAfter(node, level, search.wanted);
    else take(node, inherited || level !== undefined, search);
  }
}

/** The level of the follow-ups heading whose section is open after this heading; undefined when none is. */
export function sectionAfter(
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
    search.items.push(...itemsOf(node).map((item) => ({ item, listed: inside })));
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

function lineOf({ item, listed }: Found, position: number, options: LineOptions): Line {
  const inline = inlineOf(item.content ?? []);
  const people = inline.flatMap(personOf);
  const text = tidy(plainText(inline));
  const token = priorityIn(text, options.priorities);
  const localId = textAttribute(item, "localId") ?? "";
  const urls = inline.flatMap(urlsOf);
  return {
    id: options.identify(localId === "" ? `text:${text}` : localId),
    localId,
    listed,
    summary: summaryOf(inline, token),
    text,
    done: item.attrs?.["state"] === "DONE",
    owner: people[0],
    others: people.slice(1),
    due: inline.map(dayOf).find((day) => day !== undefined),
    priority: token,
    urls,
    issues: urls.map(issueLinkOf).filter((issue) => issue !== undefined),
    position,
    item,
  };
}

const INLINE_HOLDERS: ReadonlySet<string> = new Set([...CONTAINERS, "paragraph", "heading"]);

/** The inline nodes of an item; those of a block item come from its paragraphs. */
function inlineOf(nodes: readonly AdfNode[]): readonly AdfNode[] {
  return nodes.flatMap((node) =>
    INLINE_HOLDERS.has(node.type) ? inlineOf(node.content ?? []) : [node],
  );
}

export function personOf(node: AdfNode): readonly Person[] {
  const id = node.attrs?.["id"];
  if (node.type !== "mention" || typeof id !== "string" || id === "") return [];
  const shown = node.attrs?.["text"];
  const name = typeof shown === "string" ? shown.replace(/^@/u, "") : "";
  return [{ accountId: accountId(id), name }];
}

const MS_PER_DAY = 86_400_000;

/** The calendar day of a date node. The editor writes midnight UTC; other writers miss it by hours at most. */
export function dayOf(node: AdfNode): string | undefined {
  if (node.type !== "date") return undefined;
  const stamp = Number(node.attrs?.["timestamp"]);
  if (!Number.isFinite(stamp) || Math.abs(stamp) > 8.64e15) return undefined;
  return new Date(Math.floor(stamp / MS_PER_DAY) * MS_PER_DAY).toISOString().slice(0, 10);
}

const CARDS: ReadonlySet<string> = new Set(["inlineCard", "blockCard", "embedCard"]);

export function urlsOf(node: AdfNode): readonly string[] {
  if (CARDS.has(node.type)) return cardUrl(node);
  const marks = (node.marks ?? []).filter((mark) => mark.type === "link");
  if (marks.length === 0) return addressesIn(node.text ?? "");
  return marks.map((mark) => mark.attrs?.["href"]).filter(isAddress);
}

/** A card names its address, or holds what the address answered. */
function cardUrl(card: AdfNode): readonly string[] {
  const data = card.attrs?.["data"];
  const told = typeof data === "object" && data !== null && "url" in data ? data.url : undefined;
  return [card.attrs?.["url"] ?? told].filter(isAddress);
}

const isAddress = (url: unknown): url is string => typeof url === "string" && url !== "";

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
  const text = withoutIssueLinks(plainText(inline.filter(isWording)));
  const at = token === undefined ? -1 : wordAt(text, token);
  const without =
    token === undefined || at < 0 ? text : text.slice(0, at) + text.slice(at + token.length);
  return tidy(without.replace(/[([{]\s*[)\]}]/gu, " "))
    .replace(/^[\s,;:–—-]+/u, "")
    .replace(/[\s,;:–—-]+$/u, "");
}

const NO_WORDS: ReadonlySet<string> = new Set(["mention", "date", "status"]);

/** Whether a node is part of what the line says, and not of who, when, how far and which issue. */
const isWording = (node: AdfNode): boolean =>
  !NO_WORDS.has(node.type) && !isIssueName(node) && !isSpeltEmoji(node);

/** A picture that only Confluence has: its name in letters is nothing that anybody wrote. */
const isSpeltEmoji = (node: AdfNode): boolean =>
  node.type === "emoji" && /^(?::.*:)?$/u.test(textAttribute(node, "text") ?? "");

/** A link to an issue that shows the issue's key. */
function isIssueName(node: AdfNode): boolean {
  const keys = urlsOf(node).flatMap((url) => issueLinkOf(url)?.key ?? []);
  return keys.length > 0 && (CARDS.has(node.type) || keys.includes(tidy(node.text ?? "")));
}

const tidy = (text: string): string => text.replace(/\s+/gu, " ").trim();

/** Whether the line says anything that a task could be made of. */
export const hasText = (line: Line): boolean => /[\p{L}\p{N}]/u.test(line.summary);
