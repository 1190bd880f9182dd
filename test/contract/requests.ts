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
  /** The headers `Content-Type` and `Accept`; undefined where there is none. */
  readonly contentType?: string | undefined;
  readonly accept?: string | undefined;
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

const RANGES = /^([^/]+)\/(.+)$/;

/** Whether a range of an `Accept` header takes a media type. */
const takes = (range: string, type: string): boolean => {
  const [, wanted, inner] = RANGES.exec(range.split(";")[0]?.trim() ?? "") ?? [];
  const [, given, rest] = RANGES.exec(type) ?? [];
  return (wanted === "*" || wanted === given) && (inner === "*" || inner === rest);
};

/** What is said of media types, and what the document has of them. */
const headerProblems = (sent: Sent, { requestBody, responses }: Bodies): readonly string[] => {
  const { text, contentType = "none", accept = "*/*" } = sent;
  const given = Object.keys(requestBody?.content ?? {});
  const answered = Object.entries(responses)
    .filter(([status]) => status.startsWith("2"))
    .flatMap(([, { content = {} }]) => Object.keys(content));
  const read = given.some((type) => takes(contentType, type));
  const wanted = accept.split(",").some((range) => answered.some((type) => takes(range, type)));
  return [
    ...(text === "" || read ? [] : [`Content-Type ${contentType}: is one of ${given.join(", ")}`]),
    ...(answered.length === 0 || wanted
      ? []
      : [`Accept ${accept}: ${answered.join(", ")} is answered`]),
  ];
};

type Content = { readonly content?: Readonly<Record<string, unknown>> };
type Bodies = {
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
};

/**
 * What Atlassian's document has against a request: an operation, a parameter or a property that it does not know, a value of another
 * type, a header that names another media type. Empty when it is as documented. Reads the shared folder.
 */
export const requestProblems = async (sent: Sent): Promise<readonly string[]> => {
  const operation = findDocumented(sent.method, sent.path);
  if (operation === undefined) return ["is not documented"];
  const api = await validatorsOf(operation);
  const [path = "", query = ""] = sent.path.slice(operation.source.base.length).split("?");
  const json = sent.text === "" ? {} : { body: sent.text };
  const headers = { "content-type": "application/json" };
  const request = { method: sent.method, path, query, headers, ...json };
  return [
    ...sentences(api.validateRequest(request, operation.id).errors),
    ...headerProblems(sent, api.getOperation(operation.id) as Bodies),
  ];
};
