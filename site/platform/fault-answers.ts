import type { Fault } from "../core";
import { failure, toResponse } from "./answer";
import type { PendingCall } from "./types";

type Product = PendingCall["product"];

const CODES: Readonly<Record<number, string>> = {
  401: "UNAUTHORIZED",
  403: "PERMISSION_DENIED",
  409: "KEY_CONFLICT",
  429: "RATE_LIMIT_EXCEEDED",
};

const HTML =
  "<!DOCTYPE html><html><head><title>503</title></head><body>Service Unavailable</body></html>";

/** A failing answer in the manner of the product. */
function failedResponse(product: Product, status: number): Response {
  if (product === "kvs") {
    return toResponse(
      failure(status, CODES[status] ?? "INTERNAL_ERROR", `Injected failure ${status}`),
    );
  }
  const errorMessages = [`Injected failure ${status}`];
  return toResponse({ status, body: { errorMessages, errors: {}, message: errorMessages[0] } });
}

function tooMany(product: Product, retryAfterSeconds: number): Response {
  const response = failedResponse(product, 429);
  response.headers.set("retry-after", String(retryAfterSeconds));
  response.headers.set("ratelimit-reason", `${product}-quota-tenant-based`);
  return response;
}

/** What `fetch` throws when the connection breaks. */
export const networkError = (): TypeError =>
  new TypeError("fetch failed", { cause: { code: "ECONNRESET" } });

const htmlPage = (): Response =>
  new Response(HTML, { status: 503, headers: { "content-type": "text/html" } });

/** The answer of a fault that strikes before the call has any effect; undefined for faults that let it through. */
export function answerBefore(fault: Fault | undefined, product: Product): Response | undefined {
  switch (fault?.kind) {
    case "fail-before":
      return failedResponse(product, fault.status);
    case "rate-limit":
      return tooMany(product, fault.retryAfterSeconds);
    case "html":
      return fault.after ? undefined : htmlPage();
    default:
      return undefined;
  }
}

/** What becomes of the real answer on its way back. Throws where the connection breaks. */
export async function answerAfter(
  fault: Fault | undefined,
  product: Product,
  response: Response,
): Promise<Response> {
  switch (fault?.kind) {
    case "lost-answer":
      throw networkError();
    case "fail-after":
      return failedResponse(product, fault.status);
    case "html":
      return htmlPage();
    case "cut-json":
      return half(response);
    default:
      return response;
  }
}

async function half(response: Response): Promise<Response> {
  const text = await response.text();
  const { status, headers } = response;
  return new Response(text.slice(0, Math.floor(text.length / 2)), { status, headers });
}
