import type { AdfDocument, AdfNode } from "../contract/adf";

/** Which nodes of a document, as objects, become which others. An empty list takes the node out. */
export type Changes = ReadonlyMap<AdfNode, readonly AdfNode[]>;

/**
 * The document with some of its nodes replaced. Everything else, known to the app or not, stays the very same object: what was not meant to
 * change cannot. The same document when nothing changes.
 */
export function splice(document: AdfDocument, changes: Changes): AdfDocument {
  const content = spliceAll(document.content, changes);
  return content === document.content ? document : { ...document, content };
}

function spliceAll(nodes: readonly AdfNode[], changes: Changes): readonly AdfNode[] {
  const after = nodes.map((node) => changes.get(node) ?? [spliceIn(node, changes)]);
  const unchanged = after.every((put, at) => put.length === 1 && put[0] === nodes[at]);
  return unchanged ? nodes : after.flat();
}

function spliceIn(node: AdfNode, changes: Changes): AdfNode {
  if (node.content === undefined) return node;
  const content = spliceAll(node.content, changes);
  return content === node.content ? node : { ...node, content };
}
