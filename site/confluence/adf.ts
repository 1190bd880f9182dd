import fullSchema from "@atlaskit/adf-schema/dist/json-schema/v1/full.json";
import Ajv, { type ValidateFunction } from "ajv-draft-04";
import { badRequest } from "./failure";
import type { AdfDocument, AdfNode } from "./model";

let compiled: ValidateFunction<AdfDocument> | undefined;

/** The schema takes a third of a second to compile, so it is compiled with the first document. */
const schema = (): ValidateFunction<AdfDocument> => {
  compiled ??= new Ajv({ allErrors: false, strict: false }).compile<AdfDocument>(fullSchema);
  return compiled;
};

/** Throws 400 when the value is no document of Atlassian's published schema. */
export function checkedDocument(value: unknown): AdfDocument {
  const validate = schema();
  if (validate(value)) return value;
  const worst = [...(validate.errors ?? [])].sort(
    (a, b) => b.instancePath.length - a.instancePath.length,
  )[0];
  throw badRequest(
    `Invalid ADF at "${worst?.instancePath ?? ""}": ${worst?.message ?? "does not fit the schema"}`,
  );
}

export const emptyDocument = (): AdfDocument => ({ type: "doc", version: 1, content: [] });

/** A copy of the tree in which `change` may have replaced nodes; untouched branches stay the same objects. */
export function mapNodes<T extends AdfNode>(node: T, change: (node: AdfNode) => AdfNode): T {
  if (!node.content) return node;
  const content = node.content.map((child) => mapNodes(change(child), change));
  const same = content.every((child, index) => child === node.content?.[index]);
  return same ? node : { ...node, content };
}

function walk(node: AdfNode, visit: (node: AdfNode) => void): void {
  visit(node);
  for (const child of node.content ?? []) walk(child, visit);
}

const TASK_ITEMS = new Set(["taskItem", "blockTaskItem"]);

const isTaskItem = (node: AdfNode): boolean => TASK_ITEMS.has(node.type);

/** An attribute that is text, or empty text. */
export const textAttr = (node: AdfNode, name: string): string => {
  const value = node.attrs?.[name];
  return typeof value === "string" ? value : "";
};

/** Every task item in reading order. */
export function taskItems(document: AdfNode): readonly AdfNode[] {
  const found: AdfNode[] = [];
  walk(document, (node) => {
    if (isTaskItem(node)) found.push(node);
  });
  return found;
}

const NEEDS_ID = new Set([...TASK_ITEMS, "taskList", "decisionList", "decisionItem"]);

/** Gives a local id to each task and decision that has none, or one that came before, as the editor does. */
export function withLocalIds<T extends AdfNode>(document: T, freshId: () => string): T {
  const seen = new Set<string>();
  return mapNodes(document, (node) => {
    if (!NEEDS_ID.has(node.type)) return node;
    const id = textAttr(node, "localId");
    if (id !== "" && !seen.has(`${node.type} ${id}`)) {
      seen.add(`${node.type} ${id}`);
      return node;
    }
    return { ...node, attrs: { ...node.attrs, localId: freshId() } };
  });
}

/** Every task item with a local id that it never had. */
export const withFreshLocalIds = <T extends AdfNode>(document: T, freshId: () => string): T =>
  mapNodes(document, (node) =>
    isTaskItem(node) ? { ...node, attrs: { ...node.attrs, localId: freshId() } } : node,
  );

/** The document with one task ticked or unticked. Undefined when it has no such task. */
export function withTaskState(
  document: AdfDocument,
  uuid: string,
  done: boolean,
): AdfDocument | undefined {
  if (!taskItems(document).some((node) => textAttr(node, "localId") === uuid)) return undefined;
  const state = done ? "DONE" : "TODO";
  return mapNodes(document, (node) =>
    isTaskItem(node) && textAttr(node, "localId") === uuid && node.attrs?.["state"] !== state
      ? { ...node, attrs: { ...node.attrs, state } }
      : node,
  );
}

const OWN_TEXT = new Set(["mention", "emoji", "status", "placeholder"]);

const textOf = (node: AdfNode): string => {
  if (node.type === "inlineCard") return textAttr(node, "url");
  return OWN_TEXT.has(node.type) ? textAttr(node, "text") : (node.text ?? "");
};

/** All text in reading order, a blank between blocks. */
export function plainText(nodes: readonly AdfNode[]): string {
  const parts: string[] = [];
  for (const top of nodes) {
    walk(top, (node) => {
      if (node.content) parts.push(" ");
      parts.push(textOf(node));
    });
  }
  return parts.join("").replace(/\s+/g, " ").trim();
}

/** What the tasks API tells of an item. */
export type ReadTask = {
  readonly uuid: string;
  readonly done: boolean;
  readonly body: readonly AdfNode[];
  readonly assignee: string | null;
  readonly dueAt: string | null;
};

const first = (nodes: readonly AdfNode[], type: string): AdfNode | undefined => {
  const found: AdfNode[] = [];
  for (const top of nodes)
    walk(top, (node) => {
      if (node.type === type) found.push(node);
    });
  return found[0];
};

function dueOf(nodes: readonly AdfNode[]): string | null {
  const date = first(nodes, "date");
  const ms = date ? Number(textAttr(date, "timestamp")) : Number.NaN;
  return Number.isFinite(ms) && date ? new Date(ms).toISOString() : null;
}

/** The tasks of a document in reading order. The first person mentioned is the assignee, the first date is the due date. */
export const readTasks = (document: AdfNode): readonly ReadTask[] =>
  taskItems(document).map((node) => {
    const body = node.content ?? [];
    const mention = first(body, "mention");
    return {
      uuid: textAttr(node, "localId"),
      done: node.attrs?.["state"] === "DONE",
      body,
      assignee: mention ? textAttr(mention, "id") : null,
      dueAt: dueOf(body),
    };
  });
