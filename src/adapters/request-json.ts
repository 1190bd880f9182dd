import type { Route } from "@forge/api";
import type { ErrorCode } from "../contract/error-code";
import { AppError } from "../domain/app-error";
import { isRecord } from "./read";

/** What the app may say in a request. */
export type RequestOptions = {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  /** Sent as JSON. */
  readonly body?: unknown;
};

/** The part of a response that is read. */
export type Answer = {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { readonly get: (name: string) => string | null };
  readonly text: () => Promise<string>;
};

/** Sends one request as one actor to one product. */
export type Send = (
  route: Route,
  init: {
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
  },
) => Promise<Answer>;

/** Codes for statuses that mean something else here than usual. */
export type Codes = Readonly<Record<number, ErrorCode>>;

/**
 * One request, one JSON answer, or one typed failure. A body that is no JSON, and a connection that broke, are `unavailable`: nobody can say
 * whether the request had its effect. An empty body gives undefined.
 */
export async function requestJson(
  send: Send,
  route: Route,
  { codes = {}, ...options }: RequestOptions & { readonly codes?: Codes } = {},
): Promise<unknown> {
  const answer = await sent(send, route, options);
  const text = await readText(answer);
  if (!answer.ok) throw failure(answer, text, codes);
  return text === "" ? undefined : parseJson(text);
}

async function sent(send: Send, route: Route, options: RequestOptions): Promise<Answer> {
  const { method = "GET", body } = options;
  const headers = { Accept: "application/json" };
  try {
    return body === undefined
      ? await send(route, { method, headers })
      : await send(route, {
          method,
          headers: { ...headers, "Content-Type": "application/json" },
          body: JSON.stringify(body),
        });
  } catch (error) {
    throw asFailure(error);
  }
}

/** What `@forge/api` throws instead of answering: a broken connection, or the proxy's own refusal. */
function asFailure(error: unknown): unknown {
  if (error instanceof TypeError) {
    return new AppError("unavailable", "the connection broke", { cause: error });
  }
  if (isRecord(error) && error["name"] === "NEEDS_AUTHENTICATION_ERR") {
    return new AppError("forbidden", "the product asks for authentication", { cause: error });
  }
  if (isRecord(error) && error["name"] === "PROXY_ERR") {
    const code = REFUSED.has(error["status"]) ? "forbidden" : "unavailable";
    return new AppError(code, "the platform did not pass the request on", { cause: error });
  }
  return error;
}

/** With these the platform itself says no, such as for a product that the app is not connected to. */
const REFUSED: ReadonlySet<unknown> = new Set([401, 403, 404]);

async function readText(answer: Answer): Promise<string> {
  try {
    return await answer.text();
  } catch (error) {
    throw new AppError("unavailable", "the answer broke off", { cause: error });
  }
}

/** The JSON in a text; `unavailable` when it is none. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError("unavailable", "the answer is no JSON", { cause: error });
  }
}

const USUAL: Codes = {
  400: "input-invalid",
  401: "forbidden",
  403: "forbidden",
  404: "not-found",
  409: "conflict",
  410: "not-found",
  412: "conflict",
  413: "document-too-large",
  422: "input-invalid",
  429: "rate-limited",
};

function failure(answer: Answer, text: string, codes: Codes): AppError {
  const code = codes[answer.status] ?? USUAL[answer.status] ?? "unavailable";
  return new AppError(code, `the product answered ${answer.status}`, {
    retryAfterSeconds: retryAfter(answer),
    subject: reasonIn(text),
  });
}

/** Seconds that the product asks to wait. */
function retryAfter({ headers }: Answer): number | undefined {
  const seconds = Number(headers.get("retry-after") ?? "");
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : undefined;
}

/** The product's own words for what is wrong, where it has any. */
function reasonIn(text: string): string | undefined {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // An error page is no reason that helps anybody.
    return undefined;
  }
  const words = [...wordsIn(body)].join(" ").slice(0, 300);
  return words === "" ? undefined : words;
}

function wordsIn(body: unknown): readonly string[] {
  if (!isRecord(body)) return [];
  const { errorMessages, errors, message } = body;
  const list = Array.isArray(errorMessages) ? errorMessages.filter(isText) : [];
  return [...list, ...wordsOf(errors), ...(isText(message) ? [message] : [])];
}

function wordsOf(errors: unknown): readonly string[] {
  if (Array.isArray(errors)) return errors.flatMap(wordsOfOne);
  return isRecord(errors) ? Object.values(errors).filter(isText) : [];
}

/** Confluence says what is wrong in the title of an error, in its detail, or in both. */
const wordsOfOne = (error: unknown): readonly string[] =>
  isRecord(error)
    ? [...new Set([error["title"], error["detail"], error["message"]].filter(isText))]
    : [];

const isText = (value: unknown): value is string => typeof value === "string";
