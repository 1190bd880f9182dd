import type { AdfDocument, AdfNode } from "../../contract/adf";
import { isInline, plainText, textAttribute } from "../adf";
import { columnsOf, isForPromises, type Column } from "./columns";
import type { Candidate, Cells, Kind, Path, Scope } from "./candidate";
import { inlineOf, tidy } from "./facts";
import { endsOpen, introduces, isAboutDocument, isOrder, saysOught, startsWithTime } from "./item";
import { senseOfHeading, senseOfLead, type Sense } from "./sense";
import type { Words } from "./words";

/** Where the walk is: what stands above, and the item that holds it. */
type Place = {
  readonly languages: readonly Words[];
  readonly path: Path;
  readonly scopes: readonly Scope[];
  readonly parent: number | undefined;
  /** The values of the table that follows. */
  readonly values: readonly string[];
  /** The bullets after a numbered list that belong to its last item. */
  readonly aside: AdfNode | undefined;
};

const ALONE = { values: [], aside: undefined };

type Level = { readonly level: number; readonly scope: Scope; used: boolean };

/** All items of lists and rows of tables that could be promises, in document order, with what stands above each. */
export function candidatesOf(
  document: AdfDocument,
  languages: readonly Words[],
): readonly Candidate[] {
  const found: Candidate[] = [];
  walk(document.content, { languages, path: [], scopes: [], parent: undefined, ...ALONE }, found);
  return found;
}

/** What a quotation or a code block holds are others' words. */
const CONTAINERS: ReadonlySet<string> = new Set([
  "panel",
  "expand",
  "nestedExpand",
  "layoutSection",
  "layoutColumn",
  "bodiedExtension",
  "bodiedSyncBlock",
]);

const LISTS: ReadonlySet<string> = new Set(["bulletList", "orderedList", "taskList"]);

function walk(siblings: readonly AdfNode[], place: Place, found: Candidate[]): void {
  const levels: Level[] = [];
  siblings.forEach((node, at) => {
    const level = levelOf(node);
    if (level !== undefined) {
      const { languages } = place;
      enter(levels, { node, level, isTitle: isTitle(siblings, at, place), languages });
      return;
    }
    const lead = leadBefore(siblings, at, place.languages);
    const above = levels.map(({ scope }) => scope);
    const here: Place = {
      languages: place.languages,
      path: [...place.path, at],
      scopes: [...place.scopes, ...above, ...(lead === undefined ? [] : [lead])],
      parent: place.parent,
      values: LISTS.has(node.type) ? valuesAfter(siblings, at) : [],
      aside: isAside(siblings, at + 1) ? siblings[at + 1] : undefined,
    };
    if (!isAside(siblings, at)) visit(node, here, found);
    use(levels);
  });
}

const HALF = 0.5;

/** What stands below a heading is the heading's own, unless it stands in a group of the heading's own level. */
function use(levels: readonly Level[]): void {
  levels.forEach((one, at) => {
    if (levels[at + 1]?.level !== one.level + HALF) one.used = true;
  });
}

/** The first heading of a document names the document. */
const isTitle = (siblings: readonly AdfNode[], at: number, { path }: Place): boolean =>
  path.length === 0 &&
  siblings[at]?.attrs?.["level"] === 1 &&
  siblings.findIndex(({ type }) => type === "heading") === at;

/**
 * A list right after one of the other kind belongs to its last item, when that is a number or ends open: authors mean it to be nested,
 * and converters take them apart.
 */
function isAside(siblings: readonly AdfNode[], at: number): boolean {
  const before = siblings[at - 1];
  const type = siblings[at]?.type;
  if (before?.type === "orderedList") return type === "bulletList";
  return before?.type === "bulletList" && type === "orderedList" && endsWithName(before);
}

function endsWithName(list: AdfNode): boolean {
  const last = list.content?.at(-1)?.content ?? [];
  return last.length === 1 && endsOpen(tidy(plainText(last)));
}

/** The values in the table that follows in the same section. */
function valuesAfter(siblings: readonly AdfNode[], at: number): readonly string[] {
  const rest = siblings.slice(at + 1);
  const end = rest.findIndex(({ type }) => type === "heading");
  const table = (end < 0 ? rest : rest.slice(0, end)).find(({ type }) => type === "table");
  const cells = (table?.content ?? []).flatMap(({ content }) => content ?? []);
  return cells.map((cell) => tidy(plainText(cell.content ?? []))).filter((text) => text !== "");
}

function visit(node: AdfNode, place: Place, found: Candidate[]): void {
  if (LISTS.has(node.type)) visitList(node, place, found);
  else if (node.type === "table") visitTable(node, place, found);
  else if (CONTAINERS.has(node.type)) walk(node.content ?? [], titled(node, place), found);
}

/** The title of an expand stands above what it holds. */
function titled(node: AdfNode, place: Place): Place {
  const title = textAttribute(node, "title") ?? "";
  if (title === "") return place;
  return { ...place, scopes: [...place.scopes, headingScope(title, place.languages)] };
}

const headingScope = (words: string, languages: readonly Words[]): Scope => ({
  from: "heading",
  words,
  sense: senseOfHeading(words, languages),
});

const BOLD_LEVEL = 7;

/** How high a heading stands; a paragraph that is bold from end to end is one too, below all others. */
function levelOf(node: AdfNode): number | undefined {
  if (node.type === "heading") return Number(node.attrs?.["level"] ?? 6);
  return node.type === "paragraph" && isBold(node) ? BOLD_LEVEL : undefined;
}

const MOST_WORDS_OF_A_HEADING = 10;
const MOST_WORDS_OF_A_NAME = 4;

function isBold(paragraph: AdfNode): boolean {
  const inline = paragraph.content ?? [];
  const words = inline.filter((node) => /[\p{L}\p{N}]/u.test(node.text ?? ""));
  return (
    words.length > 0 &&
    wordCount(tidy(plainText(inline))) <= MOST_WORDS_OF_A_HEADING &&
    inline.every(isInline) &&
    words.every(({ marks }) => marks?.some(({ type }) => type === "strong"))
  );
}

type Entered = {
  readonly node: AdfNode;
  readonly level: number;
  readonly isTitle: boolean;
  readonly languages: readonly Words[];
};

/**
 * A heading ends those of its own and of lower level. One of promises that has nothing of its own, not even a sentence, holds the
 * unnamed groups that follow on its own level, as authors write when they do not care about levels.
 */
function enter(levels: Level[], { node, level, isTitle, languages }: Entered): void {
  const words = tidy(plainText(node.content ?? []));
  const named = headingScope(words, languages);
  const scope: Scope = isTitle ? { ...named, sense: "neutral" } : named;
  while (levels.length > 0 && ends(levels, level, scope.sense)) levels.pop();
  const top = levels.at(-1);
  const below = top?.level === level ? level + HALF : level;
  levels.push({ level: below, scope, used: false });
}

function ends(levels: readonly Level[], level: number, sense: Sense): boolean {
  const top = levels.at(-1);
  if (top === undefined || top.level < level) return false;
  const holds =
    top.level === level && top.scope.sense === "promise" && sense === "neutral" && isOpen(levels);
  return !holds;
}

/** Whether a heading held nothing itself: only groups of its own level came after it. */
const isOpen = (levels: readonly Level[]): boolean => levels.at(-1)?.used === false;

/** The words right before a list, when they introduce it. */
function leadBefore(
  siblings: readonly AdfNode[],
  at: number,
  languages: readonly Words[],
): Scope | undefined {
  const before = siblings[at - 1];
  if (before?.type !== "paragraph" || isBold(before)) return undefined;
  const line = tidy(lastOf(plainText(before.content ?? []).trim(), "\n"));
  const words = lastOf(line, /(?<=[.!?])\s+/u);
  if (introduces(words, languages))
    return { from: "lead-in", words, sense: senseOfIntroduction(words, languages) };
  return isBareTitle(line, languages)
    ? { from: "heading", words: line, sense: "promise" }
    : undefined;
}

const lastOf = (text: string, divider: string | RegExp): string =>
  text.split(divider).slice(-1).join("");

const wordCount = (text: string): number => text.split(" ").length;

function senseOfIntroduction(sentence: string, languages: readonly Words[]): Sense {
  const isShort = wordCount(sentence) <= MOST_WORDS_OF_A_HEADING;
  const named = isShort ? senseOfHeading(sentence, languages) : "neutral";
  return named === "neutral" ? senseOfLead(sentence, languages) : named;
}

/** "Action items", written as a paragraph. */
const isBareTitle = (line: string, languages: readonly Words[]): boolean =>
  wordCount(line) <= MOST_WORDS_OF_A_NAME &&
  !/[.!?]$/u.test(line) &&
  senseOfHeading(line, languages) === "promise";

type Item = {
  readonly node: AdfNode;
  readonly path: Path;
  readonly own: readonly AdfNode[];
  readonly text: string;
  readonly nested: readonly (readonly [node: AdfNode, path: Path])[];
};

function visitList(list: AdfNode, place: Place, found: Candidate[]): void {
  const items = withAside(itemsOf(list, place.path), place);
  const about = kindOfList(list, items, place);
  const kind = KINDS[list.type] ?? "bullet";
  for (const item of items) {
    const names = item.nested.length > 0 && namesGroup(item, place.languages);
    const { path, own } = item;
    const { scopes, parent } = place;
    found.push({ path, own, scopes, parent, names, list: about, ...boxOf(item, kind) });
    visitNested(item, { place, names, index: found.length - 1 }, found);
  }
}

/** An item with its box: "[ ]" and "[x]" at the beginning are boxes that a converter left as text. */
function boxOf({ node, text }: Item, kind: Kind): Pick<Candidate, "kind" | "text" | "ticked"> {
  const ticked = node.attrs?.["state"] === "DONE";
  const written = /^\[([ xX]?)\]\s/u.exec(text);
  if (written === null) return { kind, text, ticked };
  const isTicked = /x/iu.test(written[0]);
  return { kind: "checkbox", text: text.slice(written[0].length), ticked: ticked || isTicked };
}

type Holder = { readonly place: Place; readonly names: boolean; readonly index: number };

function visitNested(item: Item, { place, names, index }: Holder, found: Candidate[]): void {
  const scope: Scope = { ...headingScope(item.text, place.languages), from: "item" };
  for (const [node, path] of item.nested) {
    const scopes = names ? [...place.scopes, scope] : place.scopes;
    visit(
      node,
      { languages: place.languages, path, scopes, parent: names ? place.parent : index, ...ALONE },
      found,
    );
  }
}

const KINDS: Readonly<Record<string, Kind>> = {
  orderedList: "numbered",
  taskList: "checkbox",
};

const TASK_ITEMS: ReadonlySet<string> = new Set(["taskItem", "blockTaskItem"]);

/** The items of a list. A task list nested in another stands beside the item that it belongs to. */
function itemsOf(list: AdfNode, path: Path): readonly Item[] {
  const items: Item[] = [];
  (list.content ?? []).forEach((node, at) => {
    const here = [...path, at];
    const last = items.at(-1);
    if (!LISTS.has(node.type)) items.push(itemOf(node, here));
    else if (last === undefined) items.push(...itemsOf(node, here));
    else items[items.length - 1] = { ...last, nested: [...last.nested, [node, here]] };
  });
  return items;
}

function withAside(items: readonly Item[], { aside, path }: Place): readonly Item[] {
  const last = items.at(-1);
  if (aside === undefined || last === undefined) return items;
  const after = [...path.slice(0, -1), ...path.slice(-1).map((at) => at + 1)];
  return [...items.slice(0, -1), { ...last, nested: [...last.nested, [aside, after]] }];
}

function itemOf(node: AdfNode, path: Path): Item {
  const children = node.content ?? [];
  const own =
    TASK_ITEMS.has(node.type) && children.some(isInline)
      ? children.filter(isInline)
      : ownOf(children);
  const nested = children.flatMap((child, at) =>
    LISTS.has(child.type) || child.type === "table" ? [[child, [...path, at]] as const] : [],
  );
  return { node, path, own, text: tidy(plainText(own)), nested };
}

/** The words of an item are those of its first paragraph; what follows explains them. */
const ownOf = (children: readonly AdfNode[]): readonly AdfNode[] => {
  const first = children[0];
  return first?.type === "paragraph" ? (first.content ?? []) : [];
};

/**
 * Whether an item that holds others only says what they are about: in bold or in a few words that are no order, when it ends open,
 * would do as a heading, or is bold and holds orders. A bold one that ends open always does.
 */
function namesGroup(item: Item, languages: readonly Words[]): boolean {
  const { text } = item;
  const isName = isNameLike(item) && !isOrder(text, languages);
  if (endsOpen(text)) return isBoldItem(item) || isName;
  if (!isName) return false;
  return isTitleOfGroup(text, languages) || (isBoldItem(item) && holdsOrders(item, languages));
}

const holdsOrders = ({ nested }: Item, languages: readonly Words[]): boolean =>
  nested
    .flatMap(([list, path]) => itemsOf(list, path))
    .some(({ text }) => isOrder(text, languages) || saysOught(text, languages));

const isBoldItem = ({ own }: Item): boolean => isBold({ type: "paragraph", content: own });

const isNameLike = (item: Item): boolean =>
  isBoldItem(item) || wordCount(item.text) <= MOST_WORDS_OF_A_NAME;

const isTitleOfGroup = (text: string, languages: readonly Words[]): boolean =>
  text === "" || senseOfHeading(text, languages) !== "neutral";

function kindOfList(
  list: AdfNode,
  items: readonly Item[],
  { values, languages }: Place,
): Candidate["list"] {
  const most = (holds: (text: string) => boolean): boolean =>
    items.length > 0 && items.filter(({ text }) => holds(text)).length > items.length / 2;
  if (most(startsWithTime)) return "timeline";
  if (most((text) => values.includes(termOf(text)))) return "legend";
  return list.type === "taskList" && most((text) => isAboutDocument(text, languages))
    ? "about-document"
    : "plain";
}

/** What an explanation explains: "P0 - Critical" explains "P0". */
const termOf = (text: string): string => /^(.*?)(?::|\s[–—-])\s/u.exec(text)?.[1] ?? text;

function visitTable(table: AdfNode, place: Place, found: Candidate[]): void {
  const columns = columnsOf(table, place.languages);
  const rows = table.content ?? [];
  if (columns !== undefined && !columns.includes("time")) {
    const scopes = [...place.scopes, tableScope(columns)];
    rows.forEach((row, at) => {
      if (at > 0) found.push(rowOf(row, columns, { ...place, scopes, path: [...place.path, at] }));
    });
  }
  rows.forEach((row, at) => visitCells(row, { ...place, path: [...place.path, at] }, found));
}

const tableScope = (columns: readonly Column[]): Scope => ({
  from: "table",
  words: columns.filter((column) => column !== "other").join(", "),
  sense: isForPromises(columns) ? "promise" : "neutral",
});

/** Lists in the cells of a row stand under what its first cell says. */
function visitCells(row: AdfNode, place: Place, found: Candidate[]): void {
  const cells = row.content ?? [];
  const name = tidy(plainText(cells[0]?.content ?? []));
  const scope: Scope = { ...headingScope(name, place.languages), from: "row" };
  cells.forEach((cell, at) => {
    walk(
      cell.content ?? [],
      { ...place, path: [...place.path, at], scopes: [...place.scopes, scope] },
      found,
    );
  });
}

function rowOf(row: AdfNode, columns: readonly Column[], place: Place): Candidate {
  const cells = row.content ?? [];
  const cellOf = (column: Column): AdfNode | undefined => cells[columns.indexOf(column)];
  const action = cellOf("action") ?? longest(cells);
  const own = inlineOf(action?.content ?? []);
  const facts: Cells = {
    owner: cellOf("owner"),
    due: cellOf("due"),
    status: cellOf("status"),
    tickets: cells.filter((_, at) => columns[at] === "ticket"),
  };
  return {
    kind: "row",
    path: place.path,
    own,
    text: tidy(plainText(action?.content ?? [])),
    ticked: false,
    scopes: place.scopes,
    parent: place.parent,
    names: false,
    list: "plain",
    cells: facts,
  };
}

const lengthOf = (cell: AdfNode): number => plainText(cell.content ?? []).length;

const longest = (cells: readonly AdfNode[]): AdfNode | undefined =>
  [...cells].sort((a, b) => lengthOf(b) - lengthOf(a))[0];
