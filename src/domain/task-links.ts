import type { AdfDocument, AdfNode } from "../contract/adf";
import { inlineCard, paragraph, text } from "./adf";
import { splice } from "./splice";

/** The document with a card of its task at the end of each of these checklist items; undefined when there are none. */
export function withTaskLinks(
  document: AdfDocument,
  urls: ReadonlyMap<AdfNode, string>,
): AdfDocument | undefined {
  if (urls.size === 0) return undefined;
  return splice(document, new Map([...urls].map(([item, url]) => [item, [withLink(item, url)]])));
}

/** An item holds words, or blocks that hold words. */
function withLink(item: AdfNode, url: string): AdfNode {
  const content = item.content ?? [];
  if (item.type === "taskItem")
    return { ...item, content: [...content, ...linkAfter(content, url)] };
  const last = content.at(-1);
  return last?.type === "paragraph"
    ? { ...item, content: [...content.slice(0, -1), withWords(last, url)] }
    : { ...item, content: [...content, paragraph([inlineCard(url)])] };
}

const withWords = (block: AdfNode, url: string): AdfNode => {
  const content = block.content ?? [];
  return { ...block, content: [...content, ...linkAfter(content, url)] };
};

const linkAfter = (words: readonly AdfNode[], url: string): readonly AdfNode[] =>
  words.length === 0 ? [inlineCard(url)] : [...text(" "), inlineCard(url)];
