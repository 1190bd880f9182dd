import type { AdfDocument, AdfNode } from "../contract/adf";
import type { ProposalView } from "../contract/views";
import { linesOf, type LineOptions } from "./line";
import { isOrder, saysOught } from "./recognise/item";
import { LANGUAGES } from "./recognise/languages";
import { followUpsIn, type Proposal } from "./recognise/recognise";
import { isInPlace } from "./turn-into-lines";

/** Items that read like follow-ups and are no lines yet, in document order. */
export function proposalsIn(document: AdfDocument, options: LineOptions): readonly Proposal[] {
  const lines = linesOf(document, options);
  const items = new Set(lines.map(({ item }) => item));
  const said = lines.map(({ text }) => plain(text));
  return followUpsIn(document, { headings: options.headings }).filter((proposal) => {
    const node = nodeAt(document.content, proposal.path);
    const isLine = node !== undefined && items.has(node);
    if (isLine || (isBelowLine(document, proposal.path, items) && !isWorded(proposal)))
      return false;
    return !said.some((words) => words.startsWith(plain(proposal.text)));
  });
}

/** Whether an item says by its own words that something is to be done. */
const isWorded = ({ text }: Proposal): boolean =>
  isOrder(text, LANGUAGES) || saysOught(text, LANGUAGES);

/** A list right after lines explains the last of them: what was nested in an item stands there when the item has become a line. */
function isBelowLine(
  { content }: AdfDocument,
  path: readonly number[],
  items: ReadonlySet<AdfNode>,
): boolean {
  const list = path.at(-2);
  if (list === undefined || list === 0) return false;
  const before = nodeAt(content, [...path.slice(0, -2), list - 1]);
  return before?.content?.some((item) => items.has(item)) ?? false;
}

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

function nodeAt(
  nodes: readonly AdfNode[],
  [first, ...rest]: readonly number[],
): AdfNode | undefined {
  const node = first === undefined ? undefined : nodes[first];
  return rest.length === 0 || node === undefined ? node : nodeAt(node.content ?? [], rest);
}

/** What stays the same of a proposal when the page changes around it. */
export const keysOf = (proposals: readonly Proposal[]): readonly string[] => {
  const seen = new Map<string, number>();
  return proposals.map(({ kind, text }) => {
    const key = `${kind}:${plain(text)}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key}#${count}`;
  });
};

/** Those of the keys whose items are no proposals any more because their words stand in a line. */
export function keysInLines(
  document: AdfDocument,
  keys: readonly string[],
  options: LineOptions,
): readonly string[] {
  const said = linesOf(document, options).map(({ text }) => plain(text));
  return keys.filter((key) => {
    const words = wordsOfKey(key);
    return words !== "" && said.some((line) => line.startsWith(words));
  });
}

const wordsOfKey = (key: string): string => key.slice(key.indexOf(":") + 1).replace(/#\d+$/u, "");

/** The proposals as a person sees them. */
export function proposalViews(proposals: readonly Proposal[]): readonly ProposalView[] {
  const keys = keysOf(proposals);
  return proposals.map(({ text, done, owner, ownerWords, due, rule, because, ...one }, at) => ({
    key: keys[at] ?? "",
    text,
    done,
    owner,
    ownerWords,
    due,
    rule,
    because,
    staysBeside: !isInPlace({ ...one, rule }),
  }));
}
