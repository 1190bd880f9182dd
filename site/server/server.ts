import { Hono } from "hono";
import { z } from "zod";
import type { ServerDeps } from "./deps";
import { frameRoutes } from "./frames";
import { productRoutes } from "./products";
import { siteRoutes } from "./site-routes";
import { webRoutes } from "./web-pages";

const withStatus = z.object({ status: z.int().min(400).max(599) });

function statusOf(error: unknown): number {
  if (error instanceof z.ZodError || error instanceof SyntaxError) return 400;
  const said = withStatus.safeParse(error);
  return said.success ? said.data.status : 500;
}

/** What is wrong with a request, in a sentence, with the status that says whose fault it is. */
function failure(error: unknown): Response {
  const message = error instanceof Error ? error.message : String(error);
  return Response.json({ message }, { status: statusOf(error) });
}

/**
 * The whole server. It answers only to its own address: another host name in a request means that a foreign page reached it
 * through its own DNS.
 */
export function makeServer(deps: ServerDeps): Hono {
  const server = new Hono();
  const { host } = new URL(deps.origin);
  server.onError(failure);
  server.use(async (context, next) => {
    const asked = context.req.header("host") ?? new URL(context.req.url).host;
    const from = context.req.header("origin");
    if (asked !== host || (from !== undefined && from !== deps.origin)) {
      return context.text(`This site is at ${deps.origin}`, 421);
    }
    return next();
  });
  server.route("/", productRoutes(deps));
  server.route("/site/api", siteRoutes(deps));
  server.route("/", frameRoutes(deps));
  server.route("/", webRoutes(deps));
  return server;
}
