import { badRequest } from "./failure";
import type { Ctx } from "./request";
import type { World } from "./world";

type Window = { readonly limit: number; readonly cursor?: string | undefined };

const cursorOf = (offset: number): string =>
  Buffer.from(JSON.stringify({ offset })).toString("base64url");

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const text = Buffer.from(cursor, "base64url").toString("utf8");
  const offset = Number(/^\{"offset":(\d+)\}$/.exec(text)?.[1] ?? Number.NaN);
  if (Number.isNaN(offset)) throw badRequest("Invalid cursor");
  return offset;
}

/** One page of a list, with the address of the next one in the body and in the `Link` header. */
export function listed(
  c: Ctx,
  world: World,
  ask: Window & { readonly items: readonly unknown[] },
): Response {
  const start = offsetOf(ask.cursor);
  const end = start + ask.limit;
  const base = `${world.state.baseUrl}/wiki`;
  const results = ask.items.slice(start, end);
  if (end >= ask.items.length) return c.json({ results, _links: { base } });
  const url = new URL(c.req.url);
  url.searchParams.set("cursor", cursorOf(end));
  const next = `${url.pathname}${url.search}`;
  c.header("Link", `<${next}>; rel="next", <${base}>; rel="base"`);
  return c.json({ results, _links: { next, base } });
}

/** A list inside an answer, as `include-…` gives it. */
export const nested = (self: string, items: readonly unknown[]): unknown => ({
  results: items.slice(0, 50),
  meta: { hasMore: items.length > 50, cursor: "" },
  _links: { self },
});
