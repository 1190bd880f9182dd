import schema from "@atlaskit/adf-schema/json-schema/v1/full.json";
import Ajv from "ajv-draft-04";
import { z } from "zod";
import type { Json } from "./state";

const validate = new Ajv({ strict: false }).compile(schema);

/** Why `value` is no document (ADF, version 1), or nothing when it is one. */
export const adfProblem = (value: unknown): string | undefined => {
  if (validate(value)) return undefined;
  const first = validate.errors?.[0];
  return first === undefined ? "invalid" : `${first.instancePath} ${first.message ?? "invalid"}`;
};

const nodeSchema = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  attrs: z.record(z.string(), z.unknown()).optional(),
  get content() {
    return z.array(nodeSchema).optional();
  },
});

type Node = z.infer<typeof nodeSchema>;

const BLOCKS = new Set(["paragraph", "heading", "codeBlock", "listItem", "tableRow", "taskItem"]);

const ownWords = (node: Node): string | undefined => {
  const label = node.attrs?.["text"];
  if (node.type === "mention" || node.type === "status") {
    return typeof label === "string" ? label : "";
  }
  return node.type === "hardBreak" ? "\n" : node.text;
};

const textOf = (node: Node): string => {
  const own = ownWords(node);
  if (own !== undefined) return own;
  const inner = (node.content ?? []).map(textOf).join("");
  return BLOCKS.has(node.type) && !inner.endsWith("\n") ? `${inner}\n` : inner;
};

/** The words of a document, a line a block; what search and the history read. */
export const plainText = (document: Json): string => {
  const node = nodeSchema.safeParse(document);
  return node.success ? textOf(node.data).trim() : "";
};

/** A document of plain paragraphs, one a blank-line-separated part of `text`; undefined for no words. */
export const documentOf = (text: string): Json => {
  const parts = text
    .replaceAll("\r\n", "\n")
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return { type: "doc", version: 1, content: parts.map(paragraphOf) };
};

const paragraphOf = (text: string): Json => ({
  type: "paragraph",
  content: text
    .split("\n")
    .flatMap((line, index): Json[] => [
      ...(index > 0 ? [{ type: "hardBreak" }] : []),
      ...(line === "" ? [] : [{ type: "text", text: line }]),
    ]),
});
