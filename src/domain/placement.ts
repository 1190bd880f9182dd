import type { AdfNode } from "../contract/adf";
import { isInline, paragraph, text } from "./adf";

const FLOW = ["paragraph", "codeBlock", "bulletList", "orderedList"] as const;
const FRAMED = [...FLOW, "rule", "panel", "blockquote"] as const;
const WIDE: ReadonlySet<string> = new Set([...FRAMED, "table"]);

/**
 * Which of the blocks that blanks are made of a node may hold: the rules of the JSON schema of `@atlaskit/adf-schema`, read from the
 * side of the container. A container that we do not know takes paragraphs.
 */
const HOLDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["doc", WIDE],
  ["layoutColumn", WIDE],
  ["expand", WIDE],
  ["bodiedExtension", WIDE],
  ["nestedExpand", new Set(FRAMED)],
  ["tableCell", new Set(FRAMED)],
  ["tableHeader", new Set(FRAMED)],
  ["panel", new Set([...FLOW, "rule"])],
  ["blockquote", new Set(FLOW)],
  ["listItem", new Set(FLOW)],
]);
const ONLY_PARAGRAPHS: ReadonlySet<string> = new Set(["paragraph"]);

/** The blocks as a container can hold them: one that it may not hold is dissolved into those that it may. Nothing is lost but frames. */
export function place(blocks: readonly AdfNode[], container: string): readonly AdfNode[] {
  const holds = HOLDS.get(container) ?? ONLY_PARAGRAPHS;
  return blocks.flatMap((block) => (holds.has(block.type) ? [block] : dissolve(block, container)));
}

function dissolve(block: AdfNode, container: string): readonly AdfNode[] {
  const content = block.content ?? [];
  if (content.length === 0) return [];
  if (block.type === "tableRow") return [paragraph(inlineOf(content, " · "))];
  return content.every(isInline) ? [paragraph(content)] : place(content, container);
}

/** The inline nodes of blocks, for a place that holds no blocks; `between` stands where one block ended. */
export function inlineOf(blocks: readonly AdfNode[], between = " "): readonly AdfNode[] {
  if (blocks.every(isInline)) return blocks;
  return blocks
    .map((block) => (isInline(block) ? [block] : inlineOf(block.content ?? [], between)))
    .filter((part) => part.length > 0)
    .flatMap((part, at) => (at === 0 ? part : [...text(between), ...part]));
}

/** The blocks of a list item: it cannot begin with a list. */
export const startedByText = (blocks: readonly AdfNode[]): readonly AdfNode[] =>
  blocks[0]?.type.endsWith("List") === true ? [paragraph(), ...blocks] : blocks;
