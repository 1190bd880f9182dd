import { Hono } from "hono";
import { SITE_URL, type ProductFace } from "../core";
import type { ServerDeps } from "./deps";

const NO_BODY = new Set(["GET", "HEAD"]);
const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/** The browser's request as the product knows it: at the site's address, with the site's addresses in the body. */
async function inward(deps: ServerDeps, request: Request): Promise<Request> {
  const { pathname, search } = new URL(request.url);
  const headers = new Headers(request.headers);
  headers.delete("cookie");
  headers.delete("content-length");
  const body = NO_BODY.has(request.method) ? undefined : await request.text();
  const url = new URL(pathname + deps.addresses.inward(search), SITE_URL);
  return new Request(url, {
    method: request.method,
    headers,
    ...(body === undefined ? {} : { body: deps.addresses.inward(body) }),
  });
}

const isText = (response: Response): boolean =>
  /json|text|xml/.test(response.headers.get("content-type") ?? "");

async function outward(deps: ServerDeps, response: Response): Promise<Response> {
  if (!isText(response)) return response;
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  const text = deps.addresses.outward(await response.text());
  return new Response(text === "" ? null : text, { status: response.status, headers });
}

/** The products' REST interfaces, answered to the person who is signed in. */
export function productRoutes(deps: ServerDeps): Hono {
  const routes = new Hono();
  const pass =
    (product: ProductFace) =>
    async (request: Request, accountId: string): Promise<Response> => {
      const answer = await product.handle(await inward(deps, request), { kind: "user", accountId });
      if (!READS.has(request.method)) deps.changed();
      return outward(deps, answer);
    };
  const jira = pass(deps.site.jira);
  const confluence = pass(deps.site.confluence);
  const as = (context: Parameters<typeof deps.session.personOf>[0]): string =>
    deps.session.personOf(context).accountId;

  routes.all("/rest/*", (context) => jira(context.req.raw, as(context)));
  routes.all("/wiki/api/*", (context) => confluence(context.req.raw, as(context)));
  routes.all("/wiki/rest/*", (context) => confluence(context.req.raw, as(context)));
  return routes;
}
