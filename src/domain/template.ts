import type { AdfDocument, AdfMark, AdfNode } from "../contract/adf";
import { documentOf, paragraph, placeholder, plainText, text, walk } from "./adf";
import { BLANK_LABEL, findBlank, type BlankName, type BlankValue, type BlankValues } from "./blank";
import { inlineOf, place, startedByText } from "./placement";

/** A document with blanks. In its text a blank is a token, `{{summary}}`, so that people can write templates in an editor. */
export type Template = {
  readonly id: string;
  readonly name: string;
  /** When to choose it, in one sentence. */
  readonly purpose: string;
  /** About how long it takes to write, in minutes. */
  readonly minutes: number;
  readonly body: readonly AdfNode[];
};

export type FilledTemplate = {
  readonly document: AdfDocument;
  readonly filled: number;
  readonly total: number;
  /** The names of the blanks that stay open, as people read them, in the order of the document. */
  readonly open: readonly string[];
};

const TOKEN = /(\{\{\s*[A-Za-z]+\s*\}\})/u;

const blankOf = (token: string): BlankName | undefined =>
  TOKEN.test(token) ? findBlank(token.slice(2, -2).trim()) : undefined;

/** Text and the tokens in it, in turn. */
const piecesOf = (raw: string): readonly string[] => raw.split(TOKEN);

/**
 * The document of a template: a token whose blank has a value is replaced by its nodes, one without becomes a prompt. Everything else stays as it
 * is written, values are not searched for tokens.
 */
export function fillTemplate(template: Template, values: BlankValues): FilledTemplate {
  const names = blanksIn(template.body);
  const open = names.filter((name) => values[name] === undefined);
  return {
    document: documentOf(fillNodes(template.body, "doc", values)),
    filled: names.length - open.length,
    total: names.length,
    open: open.map((name) => BLANK_LABEL[name]),
  };
}

function blanksIn(body: readonly AdfNode[]): readonly BlankName[] {
  const names = new Set<BlankName>();
  walk(documentOf(body), (node) => {
    for (const name of piecesOf(node.text ?? "").map(blankOf)) if (name) names.add(name);
  });
  return [...names];
}

const fillNodes = (
  nodes: readonly AdfNode[],
  parent: string,
  values: BlankValues,
): readonly AdfNode[] => nodes.flatMap((node) => fillNode(node, parent, values));

function fillNode(node: AdfNode, parent: string, values: BlankValues): readonly AdfNode[] {
  if (node.text !== undefined) return fillText(node, node.text, { parent, values });
  if (node.content === undefined) return [node];
  const value = blockFor(node, values);
  if (value !== undefined) return atLeastOne(place(value, parent));
  const content = fillNodes(node.content, node.type, values);
  return [{ ...node, content: node.type === "listItem" ? startedByText(content) : content }];
}

const atLeastOne = (blocks: readonly AdfNode[]): readonly AdfNode[] =>
  blocks.length > 0 ? blocks : [paragraph()];

/** The blocks for a paragraph that holds one token and nothing else. */
function blockFor(node: AdfNode, values: BlankValues): readonly AdfNode[] | undefined {
  if (node.type !== "paragraph" || node.content?.length !== 1) return undefined;
  const name = blankOf(plainText(node.content).trim());
  const value = name && values[name];
  return value?.kind === "block" ? value.nodes : undefined;
}

type Place = { readonly parent: string; readonly values: BlankValues };

function fillText(node: AdfNode, raw: string, { parent, values }: Place): readonly AdfNode[] {
  const pieces = piecesOf(raw);
  if (!pieces.some(blankOf)) return [node];
  const marks = node.marks ?? [];
  const nodes = pieces.flatMap((piece) => {
    const name = blankOf(piece);
    if (name === undefined) return text(piece, marks);
    return valueNodes(name, values[name]).map((one) => withMarks(one, marks));
  });
  return parent === "codeBlock" ? text(nodes.map(wordsInCode).join("")) : nodes;
}

const valueNodes = (name: BlankName, value: BlankValue | undefined): readonly AdfNode[] =>
  value === undefined
    ? [placeholder(`${BLANK_LABEL[name]}: not known yet`)]
    : inlineOf(value.nodes);

/** Code holds text alone, so a prompt is written out in it. */
const wordsInCode = (node: AdfNode): string =>
  node.type === "placeholder" ? String(node.attrs?.["text"]) : plainText([node]);

const BESIDE_CODE: ReadonlySet<string> = new Set(["code", "link", "annotation"]);

/** Text takes on the marks around it; where both have one of a kind, its own holds. */
function withMarks(node: AdfNode, around: readonly AdfMark[]): AdfNode {
  if (node.type !== "text" || around.length === 0) return node;
  const own = node.marks ?? [];
  const marks = [...own, ...around.filter((mark) => !own.some(({ type }) => type === mark.type))];
  const isCode = marks.some(({ type }) => type === "code");
  return { ...node, marks: isCode ? marks.filter(({ type }) => BESIDE_CODE.has(type)) : marks };
}
