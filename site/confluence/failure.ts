import type { ContentfulStatusCode } from "hono/utils/http-status";

type Details = {
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly title: string;
};

/** A request that Confluence refuses, with what its error body says. People's actions throw the same. */
export class ConfluenceFailure extends Error {
  override readonly name = "ConfluenceFailure";
  readonly status: ContentfulStatusCode;
  readonly code: string;

  constructor(details: Details) {
    super(details.title);
    this.status = details.status;
    this.code = details.code;
  }
}

export const badRequest = (title: string, code = "INVALID_REQUEST_PARAMETER"): ConfluenceFailure =>
  new ConfluenceFailure({ status: 400, code, title });

export const notFound = (title = "Not Found"): ConfluenceFailure =>
  new ConfluenceFailure({ status: 404, code: "NOT_FOUND", title });

export const forbidden = (
  title = "User does not have permission for this operation",
): ConfluenceFailure => new ConfluenceFailure({ status: 403, code: "FORBIDDEN", title });

export const conflict = (title: string): ConfluenceFailure =>
  new ConfluenceFailure({ status: 409, code: "CONFLICT", title });

/** A refusal whose status is an open question. */
export const refusedWith = (status: 400 | 409, title: string): ConfluenceFailure =>
  status === 409 ? conflict(title) : badRequest(title, "BAD_REQUEST");

export const tooLarge = (): ConfluenceFailure =>
  new ConfluenceFailure({ status: 413, code: "REQUEST_TOO_LARGE", title: "Request too large" });

export const unsupported = (): ConfluenceFailure =>
  new ConfluenceFailure({
    status: 415,
    code: "UNSUPPORTED_MEDIA_TYPE",
    title: "Content-Type must be application/json",
  });

export const notAcceptable = (): ConfluenceFailure =>
  new ConfluenceFailure({ status: 406, code: "NOT_ACCEPTABLE", title: "Only JSON is answered" });

/** For what Confluence documents and the local site does not do. */
export const notOnThisSite = (what: string): ConfluenceFailure =>
  new ConfluenceFailure({
    status: 501,
    code: "NOT_IMPLEMENTED",
    title: `The local site does not do this: ${what}`,
  });

/** The body of a failure: the shape of v2, or that of the older API. */
export function failureBody(failure: ConfluenceFailure, path: string): Record<string, unknown> {
  const { status, code, message } = failure;
  if (path.startsWith("/wiki/rest/")) {
    return {
      statusCode: status,
      data: { authorized: status !== 403, valid: true, errors: [], successful: false },
      message,
    };
  }
  return { errors: [{ status, code, title: message, detail: null }] };
}
