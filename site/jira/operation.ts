import type { z } from "zod";
import type { Actor } from "../core";
import type { Jira } from "./context";
import type { Query } from "./query";
import { refusal } from "./refusal";

/** One request, as an operation sees it. */
export type Call = {
  readonly jira: Jira;
  readonly actor: Actor;
  /** Value of a `{name}` of the operation's pattern. */
  readonly param: (name: string) => string;
  readonly query: Query;
  /** The parsed JSON body; undefined when there was none. */
  readonly body: unknown;
  /** Header `X-Atlassian-Webhook-Trace`, which the events of this call repeat. */
  readonly trace: string | undefined;
};

export type Operation = {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** As in Atlassian's OpenAPI document, such as `/rest/api/3/issue/{issueIdOrKey}`. */
  readonly pattern: string;
  /** The classic OAuth scope that the call needs; null when it needs none. */
  readonly scope: string | null;
  /** Every documented query parameter that is understood; any other is refused. */
  readonly query: readonly string[];
  readonly answer: (call: Call) => Response;
};

/** The body in the shape of `schema`; anything else ends the request with 400. */
export const bodyOf = <T>(schema: z.ZodType<T>, call: Call): T => {
  const result = schema.safeParse(call.body);
  if (result.success) return result.data;
  const errors = Object.fromEntries(
    result.error.issues.map((issue) => [issue.path.join(".") || "body", issue.message]),
  );
  const errorMessages = [
    "Invalid request payload. Refer to the REST API documentation and try again.",
  ];
  throw refusal(400, { errorMessages, errors });
};

export const json = (body: unknown, status = 200): Response => Response.json(body, { status });

export const empty = (status: number): Response => new Response(null, { status });

/** Jira answers some writes with no body but a success that allows one. */
export const created = (body: unknown): Response => json(body, 201);
