import type { AdfDocument, AdfMark, AdfNode } from "../contract/adf";
import { mapNodes, textAttribute } from "./adf";
import { AppError } from "./app-error";

/** How many bytes the document has as JSON in UTF-8. */
export const documentBytes = (document: AdfDocument): number =>
  new TextEncoder().encode(JSON.stringify(document)).length;

/** Deeper documents are nobody's writing, and would cost us the stack. */
const MAX_DEPTH = 100;

type Shape = Readonly<Record<string, unknown>>;

const isShape = (value: unknown): value is Shape =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * The value itself, when it has the structure of a document: which nodes may stand where is Confluence's to check.
 * @throws AppError `document-invalid`; the message says where, and holds no text of the document.
 */
export function checkDocument(value: unknown): AdfDocument {
  if (!isDocument(value)) throw invalid("it is no document of version 1");
  return value;
}

function isDocument(value: unknown): value is AdfDocument {
  if (!isShape(value) || value["type"] !== "doc" || value["version"] !== 1) return false;
  checkNodes(value["content"], "content", 1);
  return true;
}

function checkNodes(value: unknown, path: string, depth: number): void {
  if (!Array.isArray(value)) throw invalid(`${path} is no list`);
  if (depth > MAX_DEPTH) throw invalid(`it is nested deeper than ${MAX_DEPTH} levels`);
  value.forEach((node: unknown, at) => checkNode(node, `${path}/${at}`, depth));
}

function checkNode(node: unknown, path: string, depth: number): void {
  if (!isShape(node) || !isName(node["type"])) throw invalid(`${path} is no node`);
  if (!isOptional(node["attrs"], isShape)) throw invalid(`${path} has attributes of no shape`);
  if (!isOptional(node["marks"], areMarks)) throw invalid(`${path} has marks of no shape`);
  checkText(node, path);
  if (node["content"] !== undefined) checkNodes(node["content"], `${path}/content`, depth + 1);
}

function checkText(node: Shape, path: string): void {
  const isText = node["type"] === "text";
  if (isText && !isName(node["text"])) throw invalid(`${path} is a text node without text`);
  if (!isText && node["text"] !== undefined) throw invalid(`${path} has text but is no text node`);
}

const isName = (value: unknown): value is string => typeof value === "string" && value !== "";

const isOptional = (value: unknown, is: (value: unknown) => boolean): boolean =>
  value === undefined || is(value);

const isMark = (value: unknown): value is AdfMark =>
  isShape(value) && isName(value["type"]) && isOptional(value["attrs"], isShape);

const areMarks = (value: unknown): boolean => Array.isArray(value) && value.every(isMark);

const invalid = (reason: string): AppError =>
  new AppError("document-invalid", `the document cannot be used: ${reason}`);

const HAS_ID: ReadonlySet<string> = new Set([
  "taskList",
  "taskItem",
  "blockTaskItem",
  "decisionList",
  "decisionItem",
]);

/**
 * The document in which every list of tasks and every task has an id of its own. The first of two equal ids stays, so that lines keep
 * their tasks. The same object when nothing is missing.
 */
export function withTaskIds(document: AdfDocument, newId: () => string): AdfDocument {
  const seen = new Set<string>();
  return mapNodes(document, (node) => {
    if (!HAS_ID.has(node.type)) return node;
    const id = textAttribute(node, "localId") ?? "";
    if (id !== "" && !seen.has(id)) {
      seen.add(id);
      return node;
    }
    return withId(node, newId());
  });
}

const withId = (node: AdfNode, localId: string): AdfNode => ({
  ...node,
  attrs: { ...node.attrs, localId },
});
