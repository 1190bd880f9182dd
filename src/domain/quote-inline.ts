import type { AdfMark, AdfNode } from "../contract/adf";
import {
  hardBreak,
  inlineCard,
  plainText,
  status,
  text,
  textAttribute,
  type StatusColor,
} from "./adf";
import { inlineOf } from "./placement";

/** How a mention is written when it is quoted. */
type SayPerson = (mention: AdfNode) => string;

const byName: SayPerson = (mention) => textAttribute(mention, "text") ?? "@…";

/**
 * Inline nodes that somebody wrote in the issue, built anew from what we know. Mentions become text: a quotation is no reason to notify
 * anybody.
 */
export const quotedInline = (
  nodes: readonly AdfNode[],
  sayPerson: SayPerson = byName,
): readonly AdfNode[] => nodes.flatMap((node) => quoted(node, sayPerson));

/** A person in a timeline is nobody in particular. */
const unnamed: SayPerson = () => "someone";

/** The first characters of what somebody wrote, as one line that names no person. */
export function quotedLine(nodes: readonly AdfNode[], maxCharacters: number): readonly AdfNode[] {
  const line = quotedInline(inlineOf(nodes), unnamed);
  const kept: AdfNode[] = [];
  let left = maxCharacters;
  for (const node of line) {
    const words = node.type === "hardBreak" ? " " : plainText([node]);
    if (words.length > left) return [...kept, ...shortened(node, left), ...text("…")];
    kept.push(...(node.type === "hardBreak" ? text(words) : [node]));
    left -= words.length;
  }
  return kept;
}

/** Only text can be cut; half a character goes with the rest. */
const shortened = (node: AdfNode, length: number): readonly AdfNode[] =>
  text((node.text ?? "").slice(0, length), node.marks);

function quoted(node: AdfNode, sayPerson: SayPerson): readonly AdfNode[] {
  if (node.type === "mention") return text(sayPerson(node));
  const quote = QUOTES.get(node.type);
  return quote === undefined ? quotedInline(node.content ?? [], sayPerson) : quote(node);
}

const QUOTES: ReadonlyMap<string, (node: AdfNode) => readonly AdfNode[]> = new Map([
  ["text", quotedText],
  ["hardBreak", () => [hardBreak()]],
  ["emoji", quotedEmoji],
  ["date", quotedDate],
  ["status", quotedStatus],
  ["inlineCard", quotedCard],
  ["mediaInline", () => text("(attachment in the issue)")],
  ["placeholder", () => []],
]);

function quotedText(node: AdfNode): readonly AdfNode[] {
  return text(node.text ?? "", quotedMarks(node.marks ?? []));
}

function quotedEmoji(node: AdfNode): readonly AdfNode[] {
  const shortName = textAttribute(node, "shortName");
  const shown = textAttribute(node, "text");
  if (shortName === undefined) return text(shown ?? "");
  const id = textAttribute(node, "id");
  const attrs = {
    shortName,
    ...(id !== undefined && { id }),
    ...(shown !== undefined && { text: shown }),
  };
  return [{ type: "emoji", attrs }];
}

function quotedDate(node: AdfNode): readonly AdfNode[] {
  const timestamp = String(node.attrs?.["timestamp"]);
  return /^-?\d{1,15}$/u.test(timestamp) ? [{ type: "date", attrs: { timestamp } }] : [];
}

const COLORS: readonly StatusColor[] = ["neutral", "purple", "blue", "red", "yellow", "green"];

function quotedStatus(node: AdfNode): readonly AdfNode[] {
  const [words] = text(textAttribute(node, "text") ?? "");
  const color = COLORS.find((known) => known === node.attrs?.["color"]);
  return words?.text === undefined ? [] : [status(words.text, color ?? "neutral")];
}

/** A card of an address; text when the address is none that a page may link to. */
export function quotedCard(node: AdfNode): readonly AdfNode[] {
  const url = textAttribute(node, "url") ?? "";
  return isLink(url) ? [inlineCard(url)] : text(url);
}

/** Whether a page may link to it: never to a script. */
const isLink = (url: string): boolean => /^(?:https?:\/\/|mailto:)\S+$/iu.test(url);

const PLAIN_MARKS: ReadonlySet<string> = new Set(["em", "strong", "strike", "underline"]);

function quotedMarks(marks: readonly AdfMark[]): readonly AdfMark[] {
  const link = marks.flatMap(quotedLink).slice(0, 1);
  if (marks.some(({ type }) => type === "code")) return [{ type: "code" }, ...link];
  const plain = marks.flatMap(({ type }) => (PLAIN_MARKS.has(type) ? [type] : []));
  return [
    ...[...new Set(plain)].map((type) => ({ type })),
    ...marks.flatMap(quotedSubsup).slice(0, 1),
    ...marks.flatMap(quotedColor).slice(0, 1),
    ...link,
  ];
}

function quotedLink({ type, attrs }: AdfMark): readonly AdfMark[] {
  const href = attrs?.["href"];
  return type === "link" && typeof href === "string" && isLink(href)
    ? [{ type, attrs: { href } }]
    : [];
}

function quotedSubsup({ type, attrs }: AdfMark): readonly AdfMark[] {
  const kind = attrs?.["type"];
  return type === "subsup" && (kind === "sub" || kind === "sup")
    ? [{ type, attrs: { type: kind } }]
    : [];
}

function quotedColor({ type, attrs }: AdfMark): readonly AdfMark[] {
  const color = attrs?.["color"];
  return type === "textColor" && typeof color === "string" && /^#[0-9a-f]{6}$/iu.test(color)
    ? [{ type, attrs: { color } }]
    : [];
}
