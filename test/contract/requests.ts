import { type Document, OpenAPIBackend } from "openapi-backend";
import type { ErrorObject } from "ajv";
import { type Documented, findDocumented, readDocument } from "./documents";

/** A request to a product. */
export type Sent = {
  readonly method: string;
  /** With query, from the root of the site. */
  readonly path: string;
  /** JSON as sent; empty when there is none. */
  readonly text: string;
};

const opened = new Map<string, Promise<OpenAPIBackend>>();

const open = async (file: string): Promise<OpenAPIBackend> => {
  const definition = readDocument(file) as unknown as Document;
  const ajvOpts = { strict: false, logger: false as const };
  const api = new OpenAPIBackend({ definition, quick: true, ajvOpts });
  return api.init();
};

/** The validators of the document that an operation is of. Loads them with the first call. */
export const validatorsOf = ({ source }: Documented): Promise<OpenAPIBackend> => {
  const known = opened.get(source.file);
  if (known !== undefined) return known;
  const api = open(source.file);
  opened.set(source.file, api);
  return api;
};

/** What a validator found, as one sentence each. */
export const sentences = (errors: readonly ErrorObject[] | null | undefined): readonly string[] =>
  (errors ?? []).map(({ instancePath, message, params }) => {
    const { additionalProperty = "" } = params as { readonly additionalProperty?: string };
    return `${instancePath} ${message ?? ""} ${additionalProperty}`.trim();
  });

/**
 * What Atlassian's document has against a request: an operation, a parameter or a property that it does not know, a value of another
 * type. Empty when it is as documented. Reads the shared folder.
 */
export const requestProblems = async (sent: Sent): Promise<readonly string[]> => {
  const operation = findDocumented(sent.method, sent.path);
  if (operation === undefined) return ["is not documented"];
  const api = await validatorsOf(operation);
  const [path = "", query = ""] = sent.path.slice(operation.source.base.length).split("?");
  const json = sent.text === "" ? {} : { body: sent.text };
  const headers = { "content-type": "application/json" };
  const request = { method: sent.method, path, query, headers, ...json };
  return sentences(api.validateRequest(request, operation.id).errors);
};
