/** What a part of the platform answers to one request. */
export type Answer = {
  readonly status: number;
  /** Sent as JSON; no body when undefined. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A failure as Forge's storage and proxy write it. */
export const failure = (status: number, code: string | number, message: string): Answer => ({
  status,
  body: { code, message },
});

const BODYLESS = new Set([204, 304]);

/** The answer as `fetch` would give it. */
export function toResponse({ status, body, headers = {} }: Answer): Response {
  if (body === undefined) {
    return new Response(BODYLESS.has(status) ? null : "", { status, headers });
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
}
