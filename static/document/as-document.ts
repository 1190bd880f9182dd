import type { AdfDocument, AdfNode } from "../../src/contract/adf";

/** What an editor gave back, as a document. Throws when it is none: that is a bug, and nothing may be saved from it. */
export function asDocument(value: unknown): AdfDocument {
  if (!isRecord(value) || value["type"] !== "doc" || !isNodes(value["content"])) {
    throw new TypeError("The editor gave no document back");
  }
  return { type: "doc", version: 1, content: value["content"] };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const isNodes = (value: unknown): value is readonly AdfNode[] =>
  Array.isArray(value) &&
  value.every((node: unknown) => isRecord(node) && typeof node["type"] === "string");
