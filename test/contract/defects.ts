/** What the tests look at in a schema of a document. */
export type Schema = {
  $ref?: string;
  type?: string;
  additionalProperties?: unknown;
  properties?: Record<string, Schema>;
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
};

type Body = { content?: Record<string, { schema?: Schema }> };

type DocumentedMethod = {
  operationId: string;
  requestBody?: Body;
  responses: Record<string, unknown>;
  "x-atlassian-oauth2-scopes"?: { state: string; scopes: string[] }[];
};

/** What the tests look at in one of Atlassian's OpenAPI documents. */
export type ApiDocument = {
  paths: Record<string, Record<string, DocumentedMethod>>;
  components: { schemas: Record<string, Schema>; requestBodies?: Record<string, Body> };
};

type Defect = {
  readonly file: string;
  /** What the document says, and what is so. */
  readonly what: string;
  readonly patch: (document: ApiDocument) => void;
};

const change = (
  schema: Schema | undefined,
  names: readonly string[],
  to: (schema: Schema) => Schema,
): void => {
  for (const [name, property] of Object.entries(schema?.properties ?? {})) {
    if (names.includes(name)) schema!.properties![name] = to(property);
  }
};

const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: "null" }] });

const DEFECTS: readonly Defect[] = [
  {
    file: "confluence-v2.json",
    what: "`body` of a page is one of two shapes that both take {representation, value}: any of them is meant",
    patch: ({ components }) => {
      for (const name of ["PageCreateRequest", "PageUpdateRequest"]) {
        const { schema } = components.requestBodies?.[name]?.content?.["application/json"] ?? {};
        change(schema, ["body"], ({ oneOf = [] }) => ({ anyOf: oneOf }));
      }
    },
  },
  {
    file: "confluence-v2.json",
    what: "what a page hangs under is null where there is nothing, as the sentence beside the type says",
    patch: ({ components }) => {
      for (const schema of Object.values(components.schemas)) {
        change(schema, ["parentId", "parentType", "position"], orNull);
      }
    },
  },
  {
    file: "confluence-v2.json",
    what: "PUT of a page lists no 409, which it answers to a version that is not the next",
    patch: ({ paths }) => {
      paths["/pages/{id}"]!["put"]!.responses["409"] = { description: "Not the next version." };
    },
  },
  {
    file: "jira-platform-v3.json",
    what: "items of a changelog have null where the field was or is empty",
    patch: ({ components }) => {
      change(components.schemas["ChangeDetails"], ["from", "fromString", "to", "toString"], orNull);
    },
  },
  {
    file: "jira-platform-v3.json",
    what: "changelogs that are fetched in bulk give `created` as a number, others as ISO text",
    patch: ({ components }) => {
      change(components.schemas["Changelog"], ["created"], (created) => ({
        anyOf: [created, { type: "number" }],
      }));
    },
  },
  {
    file: "jira-platform-v3.json",
    what: "the token of the last page is null, as the sentence beside the type says",
    patch: ({ components }) => {
      for (const schema of Object.values(components.schemas)) {
        change(schema, ["nextPageToken"], orNull);
      }
    },
  },
];

/** `\p{Digit}` is no regular expression of JavaScript. */
const readable = (text: string): string => text.replaceAll("\\\\p{Digit}", "\\\\p{Nd}");

/** Reads a document of Atlassian's and puts right what is known to be wrong in it. The only place that does. */
export const readPatched = (file: string, text: string): ApiDocument => {
  const document = JSON.parse(readable(text)) as ApiDocument;
  for (const { patch } of DEFECTS.filter((defect) => defect.file === file)) patch(document);
  return document;
};
