import { badRequest } from "../refusal";

export type Token =
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "quoted"; readonly text: string }
  | { readonly kind: "property"; readonly key: string; readonly path: string }
  | { readonly kind: "sign"; readonly text: string };

const PROPERTY = /^issue\.property\[\s*["']?([^\]"']+)["']?\s*\]\.?([\w.-]*)/i;
const CUSTOM = /^cf\[(\d+)\]/i;
const QUOTED = /^"((?:[^"\\]|\\.)*)"|^'((?:[^'\\]|\\.)*)'/;
const SIGN = /^(>=|<=|!=|!~|&&|\|\||[=<>~(),!])/;
const WORD = /^[^\s=<>~(),!"'[\]&|]+/;

const unescape = (text: string): string => text.replaceAll(/\\(.)/g, "$1");

type Read = { readonly token: Token; readonly length: number };

const readQuoted = (rest: string): Read | undefined => {
  const found = QUOTED.exec(rest);
  if (found === null) return undefined;
  const text = unescape(found[1] ?? found[2] ?? "");
  return { token: { kind: "quoted", text }, length: found[0].length };
};

const readProperty = (rest: string): Read | undefined => {
  const found = PROPERTY.exec(rest);
  if (found === null) return undefined;
  const token = { kind: "property", key: found[1] ?? "", path: found[2] ?? "" } as const;
  return { token, length: found[0].length };
};

const readCustom = (rest: string): Read | undefined => {
  const found = CUSTOM.exec(rest);
  if (found === null) return undefined;
  const text = `customfield_${found[1] ?? ""}`;
  return { token: { kind: "word", text }, length: found[0].length };
};

const readPattern =
  (pattern: RegExp, kind: "sign" | "word") =>
  (rest: string): Read | undefined => {
    const found = pattern.exec(rest);
    return found === null
      ? undefined
      : { token: { kind, text: found[0] }, length: found[0].length };
  };

const READERS = [
  readQuoted,
  readProperty,
  readCustom,
  readPattern(SIGN, "sign"),
  readPattern(WORD, "word"),
];

/** The tokens of a query; what is none of them ends the request with 400. */
export const tokensOf = (jql: string): readonly Token[] => {
  const tokens: Token[] = [];
  let rest = jql.trimStart();
  while (rest !== "") {
    const text = rest;
    const read = READERS.map((reader) => reader(text)).find((one) => one !== undefined);
    if (read === undefined) {
      throw badRequest(
        `Error in the JQL Query: The character '${rest.charAt(0)}' is a reserved one.`,
      );
    }
    tokens.push(read.token);
    rest = rest.slice(read.length).trimStart();
  }
  return tokens;
};
