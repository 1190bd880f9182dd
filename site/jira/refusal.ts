import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** Jira's shape of a failure. */
export type Refusal = {
  readonly status: ContentfulStatusCode;
  readonly errorMessages: readonly string[];
  readonly errors: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
};

type Details = Partial<Omit<Refusal, "status">>;

const isRefusal = (value: unknown): value is Refusal =>
  typeof value === "object" && value !== null && "errorMessages" in value && "errors" in value;

/** Something to throw: the request ends with this status and Jira's error body. */
export const refusal = (status: ContentfulStatusCode, details: Details): HTTPException => {
  const cause: Refusal = { errorMessages: [], errors: {}, headers: {}, ...details, status };
  return new HTTPException(status, { cause });
};

/** The refusal that was thrown, or nothing when it was something else. */
export const refusalOf = (thrown: unknown): Refusal | undefined =>
  thrown instanceof HTTPException && isRefusal(thrown.cause) ? thrown.cause : undefined;

export const badRequest = (...errorMessages: string[]): HTTPException =>
  refusal(400, { errorMessages });

export const badFields = (errors: Readonly<Record<string, string>>): HTTPException =>
  refusal(400, { errors });

export const forbidden = (...errorMessages: string[]): HTTPException =>
  refusal(403, { errorMessages });

export const notFound = (...errorMessages: string[]): HTTPException =>
  refusal(404, { errorMessages });

export const NO_ISSUE = "Issue does not exist or you do not have permission to see it.";
