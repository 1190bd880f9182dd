import { z } from "zod";
import { findDocumented, findOperation } from "./documents";
import { hasShared } from "../setup/shared";
import { FIELDS, type Model, readModels } from "./models";
import { type Sent, sentences, validatorsOf } from "./requests";

/** What a product answered. */
export type Answered = Pick<Sent, "method" | "path"> & {
  readonly status: number;
  /** Parsed; undefined when there is none. */
  readonly body: unknown;
};

/** Operations that the packages do not have, and why; their answers are held against Atlassian's document. */
const WITHOUT_MODEL: readonly (Pick<Model, "method" | "template"> & { readonly why: string })[] = [
  {
    method: "GET",
    template: "/rest/api/3/resolution",
    why: "deprecated; jira.js leaves it out, the app needs all of them in one call",
  },
  {
    method: "GET",
    template: "/rest/api/3/resolution/search",
    why: "jira.js has no resolutions",
  },
  {
    method: "GET",
    template: "/rest/api/3/priority",
    why: "deprecated; jira.js leaves it out, the app needs all of them in one call",
  },
];

let models: readonly Model[] | undefined;

const findModel = ({ method, path }: Pick<Answered, "method" | "path">): Model | undefined => {
  models ??= readModels();
  return findOperation(models, method, path);
};

/** Who reads the answers of an operation, for people. */
export const readerOf = (call: Pick<Answered, "method" | "path">): string => {
  const model = findModel(call);
  if (model?.schema === undefined) return "OpenAPI document";
  return model.template.startsWith("/wiki/") ? "confluence.js" : "jira.js";
};

/** What Atlassian's document has against an answer that succeeded. Reads the shared folder. */
export const documentProblems = async (answer: Answered): Promise<readonly string[]> => {
  const { method, path, status, body = null } = answer;
  const operation = findDocumented(method, path);
  if (operation === undefined) return [];
  const api = await validatorsOf(operation);
  const { responses = {} } = api.getOperation(operation.id) ?? {};
  if (!Object.hasOwn(responses, String(status))) return [`answers ${status}: not documented`];
  const { errors } = api.validateResponse(body, operation.id, status);
  return sentences(errors).map((problem) => `answers: ${problem}`);
};

const unread = (schema: z.ZodType, value: unknown, at: readonly string[]): readonly string[] =>
  (schema.safeParse(value).error?.issues ?? []).map(
    ({ path, message }) => `answers: ${[...at, ...path.map(String)].join("/")} ${message}`,
  );

const withFields = z.looseObject({ key: z.string(), fields: z.record(z.string(), z.unknown()) });
const issueList = z.looseObject({ issues: z.array(withFields) });

type IssueAnswer = z.infer<typeof withFields>;

const issuesIn = (body: unknown): readonly IssueAnswer[] =>
  issueList.safeParse(body).data?.issues ?? [withFields.safeParse(body).data ?? []].flat();

const fieldProblems = ({ key, fields }: IssueAnswer): readonly string[] =>
  [...FIELDS]
    .filter(([name]) => name in fields)
    .flatMap(([name, schema]) => unread(schema, fields[name], [key, name]));

/**
 * What is wrong with an answer that succeeded: what the packages cannot read of it; where they look at none, what Atlassian's document
 * has against it. Without the shared folder nothing is said of the latter.
 */
export const answerProblems = async (answer: Answered): Promise<readonly string[]> => {
  const model = findModel(answer);
  if (model?.schema !== undefined) {
    const { schema } = model;
    return [...unread(schema, answer.body, []), ...issuesIn(answer.body).flatMap(fieldProblems)];
  }
  const listed = model ?? findOperation(WITHOUT_MODEL, answer.method, answer.path);
  if (listed === undefined) return ["answers what no model reads: name its function in models.ts"];
  return hasShared() ? documentProblems(answer) : [];
};
