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
    const node = nodeAt(document, proposal.path);
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
  document: AdfDocument,
  path: readonly number[],
  items: ReadonlySet<AdfNode>,
): boolean {
  const list = path.at(-2);
  if (list === undefined || list === 0) return false;
  const before = nodeAt(document, [...path.slice(0, -2), list - 1]);
  return before?.content?.some((item) => items.has(item)) ?? false;
}

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

const nodeAt = (root: AdfNode, path: readonly number[]): AdfNode | undefined =>
  path.reduce<AdfNode | undefined>((node, at) => node?.content?.[at], root);

type Keyed = { readonly proposal: Proposal; readonly key: string };

function keyed(proposals: readonly Proposal[]): readonly Keyed[] {
  const seen = new Map<string, number>();
  return proposals.map((proposal) => {
    const key = `${proposal.kind}:${plain(proposal.text)}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return { proposal, key: count === 1 ? key : `${key}#${count}` };
  });
}

/** What stays the same of a proposal when the page changes around it. */
export const keysOf = (proposals: readonly Proposal[]): readonly string[] =>
  keyed(proposals).map(({ key }) => key);

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
export const proposalViews = (proposals: readonly Proposal[]): readonly ProposalView[] =>
  keyed(proposals).map(({ proposal, key }) => {
    const { text, done, owner, ownerWords, due, rule, because } = proposal;
    const staysBeside = !isInPlace(proposal);
    return { key, text, done, owner, ownerWords, due, rule, because, staysBeside };
  });
