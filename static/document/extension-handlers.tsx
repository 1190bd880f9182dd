import type { ExtensionHandlers } from "@atlaskit/editor-common/extensions";
import type { ReactNode } from "react";
import type { AdfDocument, AdfNode } from "../../src/contract/adf";

/** Shows an app's node from its attributes (`extensionType`, `extensionKey`, `parameters`, `localId`). */
export type RenderExtension = (attrs: Readonly<Record<string, unknown>>) => ReactNode;

/** Atlaskit asks by the type of an app's node: each type that the document has gets the one answer. */
export function extensionHandlersOf(
  document: AdfDocument,
  render: RenderExtension | undefined,
): ExtensionHandlers {
  if (render === undefined) return {};
  const show: ExtensionHandlers[string] = (extension) => <>{render({ ...extension })}</>;
  return Object.fromEntries(extensionTypes(document.content).map((type) => [type, show]));
}

function extensionTypes(nodes: readonly AdfNode[]): readonly string[] {
  return nodes.flatMap((node) => {
    const type = node.attrs?.["extensionType"];
    return [...(typeof type === "string" ? [type] : []), ...extensionTypes(node.content ?? [])];
  });
}
