import { readFileSync } from "node:fs";
import { z } from "zod";
import { sharedPath } from "../setup/shared";

/** A documented operation, and the sets of scopes of which one is enough to call it; none when apps may not. */
export type Operation = {
  readonly method: string;
  readonly template: string;
  readonly scopes: readonly (readonly string[])[];
};

/** The documents, and what their paths stand under. */
const DOCUMENTS = [
  { file: "jira-platform-v3.json", base: "" },
  { file: "jira-software.json", base: "" },
  { file: "jsm-servicedesk.json", base: "" },
  { file: "confluence-v2.json", base: "/wiki/api/v2" },
  { file: "confluence-v1.json", base: "" },
] as const;

const METHODS = new Set(["get", "put", "post", "delete", "patch"]);

const operationShape = z.looseObject({
  "x-atlassian-oauth2-scopes": z.array(z.looseObject({ scopes: z.array(z.string()) })).optional(),
});
const documentShape = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
});

/** Every operation of Atlassian's documents. Reads the shared folder. */
export const readOperations = (): readonly Operation[] =>
  DOCUMENTS.flatMap(({ file, base }) => {
    const text = readFileSync(sharedPath("specs", file), "utf8");
    const { paths } = documentShape.parse(JSON.parse(text));
    return Object.entries(paths).flatMap(([template, methods]) =>
      Object.entries(methods)
        .filter(([method]) => METHODS.has(method))
        .map(([method, operation]) => ({
          method: method.toUpperCase(),
          template: base + template,
          scopes: scopesOf(operation),
        })),
    );
  });

const scopesOf = (operation: unknown): Operation["scopes"] => {
  const declared = operationShape.parse(operation)["x-atlassian-oauth2-scopes"] ?? [];
  return declared.map(({ scopes }) => scopes);
};

const segments = (path: string): readonly string[] =>
  (path.split(/[?#]/)[0] ?? "").split("/").filter(Boolean);

const isBlank = (segment: string): boolean => segment.startsWith("{");

const fits = (template: readonly string[], path: readonly string[]): boolean =>
  template.length === path.length &&
  template.every((segment, at) => isBlank(segment) || segment === path[at]);

/** The operation that a request is, the one with the most fixed words first; undefined when none is documented. */
export const findOperation = (
  operations: readonly Operation[],
  method: string,
  path: string,
): Operation | undefined => {
  const asked = segments(path);
  const blanks = (one: Operation): number => segments(one.template).filter(isBlank).length;
  const fitting = operations.filter(
    (one) => one.method === method.toUpperCase() && fits(segments(one.template), asked),
  );
  return fitting.sort((one, other) => blanks(one) - blanks(other))[0];
};
