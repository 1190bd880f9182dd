import type { AdfDocument, AdfNode } from "../contract/adf";
import { dateNode, heading, inlineCard, isInline, mention, taskItem, text } from "./adf";
import { levelOf, normalHeading, sectionAfter } from "./line";
import type { Proposal } from "./recognise/recognise";

type TurnOptions = {
  /** Headings that lines stand under, the first of them for a heading that has to be made. */
  readonly headings: readonly string[];
  /** A name that no node of the document bears. */
  readonly newId: () => string;
};

/**
 * The document in which these proposals, found in that very document, are lines: checklist items under a follow-ups heading.
 *
 * - Items of lists become lines where they stand. The words, marks, links and mentions stay; what was nested in an item stands below its
 *   line; the name of a group becomes a paragraph. When the author's heading is none of `headings`, one of these is put above the lines.
 * - A row of a table, and a lesson that says what ought to be, stay as they are: a line with their words joins the page's follow-ups.
 * - Every other node is the same object as before.
 */
export function turnIntoLines(
  document: AdfDocument,
  chosen: readonly Proposal[],
  { headings, newId }: TurnOptions,
): AdfDocument {
  const turn: Turn = {
    wanted: new Set(headings.map(normalHeading)),
    title: headings[0] ?? "Follow-ups",
    inPlace: new Map(chosen.filter(isInPlace).map((one) => [keyOf(one.path), one])),
    newId,
  };
  const content = rebuilt(document.content, { path: [], listed: false }, turn);
  const others = chosen.filter((one) => !isInPlace(one)).map((one) => copied(one, newId));
  return {
    ...document,
    content: others.length === 0 ? content : withJoined(content, others, turn),
  };
}

type Path = readonly number[];

type Turn = {
  readonly wanted: ReadonlySet<string>;
  readonly title: string;
  readonly inPlace: ReadonlyMap<string, Proposal>;
  readonly newId: () => string;
};

/** A node of the new document. `made` says whether it is a list of lines. */
type Block = { readonly node: AdfNode; readonly made: boolean };

const keyOf = (path: Path): string => path.join("/");

const STAYS: ReadonlySet<Proposal["rule"]> = new Set(["says-ought", "is-order"]);

/** Whether the item itself becomes the line; otherwise it stays, and a line with its words is added. */
export const isInPlace = ({ kind, rule }: Pick<Proposal, "kind" | "rule">): boolean =>
  kind !== "row" && !STAYS.has(rule);

/** Whether something at or below this place becomes a line. */
const touches = ({ inPlace }: Turn, path: Path): boolean =>
  inPlace.has(keyOf(path)) || [...inPlace.keys()].some((key) => key.startsWith(`${keyOf(path)}/`));

const childrenOf = ({ content }: AdfNode): readonly AdfNode[] => content ?? [];

const LISTS: ReadonlySet<string> = new Set(["bulletList", "orderedList", "taskList"]);

type Section = {
  readonly head: AdfNode | undefined;
  readonly body: readonly (readonly [AdfNode, number])[];
};

/** The nodes between two headings belong together. */
function sectionsOf(siblings: readonly AdfNode[]): readonly Section[] {
  const sections: { head: AdfNode | undefined; body: (readonly [AdfNode, number])[] }[] = [
    { head: undefined, body: [] },
  ];
  siblings.forEach((node, at) => {
    if (node.type === "heading") sections.push({ head: node, body: [] });
    else sections.at(-1)?.body.push([node, at]);
  });
  return sections;
}

type Where = { readonly path: Path; readonly listed: boolean };

function rebuilt(siblings: readonly AdfNode[], where: Where, turn: Turn): readonly AdfNode[] {
  if (!siblings.some((_, at) => touches(turn, [...where.path, at]))) return siblings;
  const sections = sectionsOf(siblings);
  let open: number | undefined;
  return sections.flatMap(({ head, body }, index) => {
    if (head !== undefined) open = sectionAfter(head, open, turn.wanted);
    const listed = where.listed || open !== undefined;
    const blocks = body.flatMap(([node, at]) =>
      blocksOf(node, { path: [...where.path, at], listed }, turn),
    );
    const level = levelBetween(head, sections[index + 1]?.head);
    const under = listed ? blocks.map(({ node }) => node) : withHeading(blocks, level, turn);
    return head === undefined ? under : [head, ...under];
  });
}

/** Below the heading above, and such that the next heading ends what stands under it. */
function levelBetween(above: AdfNode | undefined, next: AdfNode | undefined): number {
  const below = above === undefined ? 2 : levelOf(above) + 1;
  return Math.max(below, next === undefined ? 1 : levelOf(next));
}

const LEVELS = [1, 2, 3, 4, 5, 6] as const;

/**
 * The blocks of a section with a follow-ups heading above the lines. Checkboxes that nobody chose must not come to stand under it: where
 * some follow, the lines go to the end of the section.
 */
function withHeading(blocks: readonly Block[], level: number, turn: Turn): readonly AdfNode[] {
  const first = blocks.findIndex(({ made }) => made);
  const nodes = blocks.map(({ node }) => node);
  if (first < 0) return nodes;
  const title = heading(LEVELS.find((one) => one >= level) ?? 6, turn.title);
  const after = blocks.slice(first);
  if (!after.some(({ node, made }) => !made && holdsCheckbox(node)))
    return [...nodes.slice(0, first), title, ...nodes.slice(first)];
  const kept = blocks.filter(({ made }) => !made);
  const made = blocks.filter((block) => block.made);
  return [...kept.map(({ node }) => node), title, ...made.map(({ node }) => node)];
}

const holdsCheckbox = (node: AdfNode): boolean =>
  node.type === "taskList" || childrenOf(node).some(holdsCheckbox);

function blocksOf(node: AdfNode, where: Where, turn: Turn): readonly Block[] {
  if (!touches(turn, where.path)) return [{ node, made: false }];
  if (LISTS.has(node.type)) return blocksOfList(node, where.path, turn);
  const content = rebuilt(childrenOf(node), where, turn);
  return [{ node: { ...node, content }, made: false }];
}

/** What becomes of one item: a line, an item that stays, or blocks that break the list. */
type Piece =
  | { readonly kind: "line" | "item"; readonly node: AdfNode; readonly at: number }
  | { readonly kind: "block"; readonly block: Block };

type Run = { readonly kind: "line" | "item"; readonly at: number; readonly content: AdfNode[] };

/** Items of a kind that stand together are a list again. */
function blocksOfList(list: AdfNode, path: Path, turn: Turn): readonly Block[] {
  const pieces = childrenOf(list).flatMap((item, at) =>
    piecesOf(item, { path: [...path, at], at }, turn),
  );
  const runs: (Run | Block)[] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (piece.kind === "block") runs.push(piece.block);
    else if (last !== undefined && "kind" in last && last.kind === piece.kind)
      last.content.push(piece.node);
    else runs.push(startOf(piece));
  }
  return runs.map((run, index) =>
    "kind" in run ? blockOf(run, { list, isFirst: index === 0 }, turn) : run,
  );
}

/** A list cannot begin with a list that was nested. */
const startOf = ({ kind, node, at }: Exclude<Piece, { readonly kind: "block" }>): Run | Block =>
  LISTS.has(node.type) ? { node, made: false } : { kind, at, content: [node] };

type Origin = { readonly list: AdfNode; readonly isFirst: boolean };

function blockOf({ kind, at, content }: Run, { list, isFirst }: Origin, turn: Turn): Block {
  const made = kind === "line";
  if (list.type === "taskList" && isFirst) return { node: { ...list, content }, made };
  if (!made && list.type !== "taskList")
    return { node: { ...list, ...numbered(list, at), content }, made };
  return { node: { type: "taskList", attrs: { localId: turn.newId() }, content }, made };
}

/** The rest of a numbered list goes on counting. */
function numbered(list: AdfNode, at: number): Partial<AdfNode> {
  if (list.type !== "orderedList" || at === 0) return {};
  return { attrs: { ...list.attrs, order: Number(list.attrs?.["order"] ?? 1) + at } };
}

type Place = { readonly path: Path; readonly at: number };

function piecesOf(item: AdfNode, { path, at }: Place, turn: Turn): readonly Piece[] {
  if (!touches(turn, path)) return [{ kind: "item", node: item, at }];
  if (LISTS.has(item.type)) return asPieces(blocksOfList(item, path, turn));
  const proposal = turn.inPlace.get(keyOf(path));
  if (item.type !== "listItem") return piecesOfTask(item, { path, at }, turn);
  if (proposal === undefined) return asPieces(blocksIn(item, { from: 0, path }, turn));
  const line: Piece = { kind: "line", node: lineOf(proposal, turn.newId), at };
  return [line, ...asPieces(blocksIn(item, { from: 1, path }, turn))];
}

/** A checkbox is a line as it is; lists that a converter left in it go below. */
function piecesOfTask(item: AdfNode, { path, at }: Place, turn: Turn): readonly Piece[] {
  const content = childrenOf(item);
  const own = content.filter(({ type }) => !LISTS.has(type));
  const node = own.length === content.length ? item : { ...item, content: own };
  const kind = turn.inPlace.has(keyOf(path)) ? "line" : "item";
  return [{ kind, node, at }, ...asPieces(blocksIn(item, { from: own.length, path }, turn))];
}

const asPieces = (blocks: readonly Block[]): readonly Piece[] =>
  blocks.map((block): Piece => ({ kind: "block", block }));

/** What an item holds, from one of its children on. */
const blocksIn = (
  item: AdfNode,
  { from, path }: { readonly from: number; readonly path: Path },
  turn: Turn,
): readonly Block[] =>
  childrenOf(item).flatMap((child, at) =>
    at < from ? [] : blocksOf(child, { path: [...path, at], listed: false }, turn),
  );

const lineOf = ({ own, due, done }: Proposal, newId: () => string): AdfNode =>
  taskItem(newId(), dated(withoutBox(own), due), done ? "DONE" : "TODO");

const BOX = /^\s*\[[ xX]?\]\s/u;

/** Without a box that a converter left as text. */
function withoutBox(own: readonly AdfNode[]): readonly AdfNode[] {
  const [first, ...rest] = own;
  if (first?.text === undefined || !BOX.test(first.text)) return own;
  return [...text(first.text.replace(BOX, ""), first.marks), ...rest];
}

/** With the due date that stands in words as a date too: that is what a line's date is read from. The words stay. */
const dated = (own: readonly AdfNode[], due: string | undefined): readonly AdfNode[] =>
  due === undefined || own.some(({ type }) => type === "date")
    ? own
    : [...own, ...text(" "), dateNode(due)];

/** A line of its own with the words of a proposal, its owner, its date and its tickets. */
function copied(proposal: Proposal, newId: () => string): AdfNode {
  const { own, text: words, done, owner, due, tickets } = proposal;
  const content = own.filter(isInline);
  const isNamed = owner === undefined || content.some(({ type }) => type === "mention");
  const further = [
    ...(isNamed ? [] : [mention(owner.accountId, owner.name)]),
    ...tickets.filter((ticket) => !mentionsTicket(own, words, ticket)).map(ticketNode),
  ];
  const all = [...content, ...further.flatMap((node) => [...text(" "), node])];
  return taskItem(newId(), dated(all, due), done ? "DONE" : "TODO");
}

const mentionsTicket = (own: readonly AdfNode[], words: string, ticket: string): boolean =>
  words.includes(ticket) || JSON.stringify(own).includes(JSON.stringify(ticket));

const ticketNode = (ticket: string): AdfNode =>
  ticket.startsWith("http") ? inlineCard(ticket) : { type: "text", text: ticket };

/** The lines after the last checklist that stands under a follow-ups heading, else under such a heading, else under a new one at the end. */
function withJoined(
  content: readonly AdfNode[],
  lines: readonly AdfNode[],
  { wanted, title, newId }: Turn,
): readonly AdfNode[] {
  const list: AdfNode = { type: "taskList", attrs: { localId: newId() }, content: lines };
  let open: number | undefined;
  let after = -1;
  content.forEach((node, at) => {
    const before = open;
    if (node.type === "heading") open = sectionAfter(node, open, wanted);
    const opens = node.type === "heading" && open !== undefined && before === undefined;
    if (opens || (open !== undefined && node.type === "taskList")) after = at;
  });
  if (after < 0) return [...content, heading(2, title), list];
  return [...content.slice(0, after + 1), list, ...content.slice(after + 1)];
}
