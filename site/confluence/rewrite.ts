import type { Profile } from "../core";
import { mapNodes, withFreshLocalIds } from "./adf";
import type { AdfDocument, AdfNode } from "./model";

type FreshId = () => string;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const MACRO = "com.atlassian.ecosystem";

/** Digits come back as numbers. */
const asNumbers = (params: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value,
    ]),
  );

const without = (
  attrs: Readonly<Record<string, unknown>>,
  name: string,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(attrs).filter(([key]) => key !== name));

/** The node of a Forge macro with what the editor of a real site might add; one that has it already stays. */
function rewrittenMacro(node: AdfNode, freshId: FreshId): AdfNode {
  const { extensionType, parameters } = node.attrs ?? {};
  if (extensionType !== MACRO || !isRecord(parameters)) return node;
  if ("embeddedMacroContext" in parameters) return node;
  const { guestParams } = parameters;
  const localId = freshId();
  return {
    ...node,
    attrs: {
      ...without(node.attrs ?? {}, "text"),
      localId,
      parameters: {
        ...parameters,
        localId,
        embeddedMacroContext: { extensionData: { type: "macro" } },
        guestParams: isRecord(guestParams) ? asNumbers(guestParams) : {},
      },
    },
  };
}

/** What Confluence makes of a document that REST wrote, as the profile says. */
export function rewritten(
  document: AdfDocument,
  profile: Pick<Profile, "macroNode" | "writtenTasks">,
  freshId: FreshId,
): AdfDocument {
  const tasks =
    profile.writtenTasks === "new-local-ids" ? withFreshLocalIds(document, freshId) : document;
  return profile.macroNode === "as-written"
    ? tasks
    : mapNodes(tasks, (node) => rewrittenMacro(node, freshId));
}
