import { readFileSync } from "node:fs";
import { sharedPath } from "../setup/shared";
import { type ApiDocument, readPatched, type Schema } from "./defects";

/** A document of Atlassian's, and what its paths stand under. */
type Source = { readonly file: string; readonly under: string; readonly base: string };

const SOURCES: readonly Source[] = [
  { file: "jira-platform-v3.json", under: "/rest/", base: "" },
  { file: "jira-software.json", under: "/rest/", base: "" },
  { file: "jsm-servicedesk.json", under: "/rest/", base: "" },
  { file: "confluence-v2.json", under: "/wiki/api/v2/", base: "/wiki/api/v2" },
  { file: "confluence-v1.json", under: "/wiki/rest/", base: "" },
];

/** A documented operation, and the sets of scopes of which one is enough to call it; none when apps may not. */
export type Operation = {
  readonly method: string;
  /** The whole path, with blanks in braces. */
  readonly template: string;
  readonly scopes: readonly (readonly string[])[];
};

/** An operation, and where it is documented. */
export type Documented = Operation & { readonly source: Source; readonly id: string };

const resolve = ({ components }: ApiDocument, schema: Schema): Schema =>
  schema.$ref === undefined
    ? schema
    : (components.schemas[schema.$ref.replace("#/components/schemas/", "")] ?? schema);

const close = (document: ApiDocument, written: Schema, seen: Set<Schema>): void => {
  const schema = resolve(document, written);
  if (seen.has(schema)) return;
  seen.add(schema);
  const { properties, items, anyOf = [], oneOf = [] } = schema;
  if (properties !== undefined) schema.additionalProperties ??= false;
  const inner = [...Object.values(properties ?? {}), ...anyOf, ...oneOf, ...(items ? [items] : [])];
  for (const one of inner) close(document, one, seen);
};

/**
 * What the body of a request does not name, it excludes: a misspelt name is nobody's request. Jira's document says itself where
 * there may be more; that of Confluence's older API shares shapes between requests and answers.
 */
const closeBodies = (document: ApiDocument): void => {
  const inline = Object.values(document.paths)
    .flatMap((methods) => Object.values(methods))
    .flatMap(({ requestBody }) => (requestBody === undefined ? [] : [requestBody]));
  const named = Object.values(document.components.requestBodies ?? {});
  const seen = new Set<Schema>();
  for (const { schema } of [...inline, ...named].flatMap(({ content = {} }) =>
    Object.values(content),
  )) {
    if (schema !== undefined) close(document, schema, seen);
  }
};

const documents = new Map<string, ApiDocument>();

/** One of Atlassian's documents, put right. Reads the shared folder, once. */
export const readDocument = (file: string): ApiDocument => {
  const known = documents.get(file);
  if (known !== undefined) return known;
  const document = readPatched(file, readFileSync(sharedPath("specs", file), "utf8"));
  if (file === "confluence-v2.json") closeBodies(document);
  documents.set(file, document);
  return document;
};

const METHODS = new Set(["get", "put", "post", "delete", "patch"]);

const operationsOf = (source: Source): readonly Documented[] =>
  Object.entries(readDocument(source.file).paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => METHODS.has(method))
      .map(([method, operation]) => ({
        source,
        id: operation.operationId,
        method: method.toUpperCase(),
        template: source.base + path,
        scopes: (operation["x-atlassian-oauth2-scopes"] ?? []).map(({ scopes }) => scopes),
      })),
  );

/** Every operation of Atlassian's documents. Reads the shared folder. */
export const readOperations = (): readonly Documented[] => SOURCES.flatMap(operationsOf);

const segments = (path: string): readonly string[] =>
  (path.split(/[?#]/)[0] ?? "").split("/").filter(Boolean);

const isBlank = (segment: string): boolean => segment.startsWith("{");

const fits = (template: readonly string[], path: readonly string[]): boolean =>
  template.length === path.length &&
  template.every((segment, at) => isBlank(segment) || segment === path[at]);

/** The operation that a request is, the one with the most fixed words first; undefined when it is none of them. */
export const findOperation = <O extends Pick<Operation, "method" | "template">>(
  operations: readonly O[],
  method: string,
  path: string,
): O | undefined => {
  const asked = segments(path);
  const blanks = (one: O): number => segments(one.template).filter(isBlank).length;
  const fitting = operations.filter(
    (one) => one.method === method.toUpperCase() && fits(segments(one.template), asked),
  );
  return fitting.sort((one, other) => blanks(one) - blanks(other))[0];
};

/** The documented operation that a request is; undefined when there is none. Reads only the documents that can hold it. */
export const findDocumented = (method: string, path: string): Documented | undefined => {
  for (const source of SOURCES.filter(({ under }) => path.startsWith(under))) {
    const found = findOperation(operationsOf(source), method, path);
    if (found !== undefined) return found;
  }
  return undefined;
};
