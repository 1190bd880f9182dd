import { Hono } from "hono";
import type { ServerDeps } from "./deps";
import { findFile } from "./files";

/** Addresses of Jira and Confluence that people meet in links, and where this site shows the same. */
const MOVED: readonly (readonly [RegExp, (found: RegExpMatchArray) => string])[] = [
  [/^\/$/, () => "/jira"],
  [/^\/wiki\/home$/, () => "/wiki"],
  [/^\/projects\/([^/]+)/, ([, key]) => `/jira/projects/${key ?? ""}/issues`],
];

const WEB_PATHS = ["/jira", "/jira/*", "/browse/*", "/wiki", "/wiki/*", "/site/log"];

/** The web pages: one page that draws every address of Jira and Confluence. */
export function webRoutes(deps: ServerDeps): Hono {
  const routes = new Hono();
  routes.get("/site/web/*", async (context) => {
    const file = await findFile(deps.webDir, context.req.path.slice("/site/web/".length));
    if (!file) return context.text("No such file", 404);
    return context.body(new Uint8Array(file.bytes), 200, { "content-type": file.type });
  });
  for (const [pattern, to] of MOVED) {
    routes.get("*", async (context, next) => {
      const found = pattern.exec(context.req.path);
      return found ? context.redirect(to(found)) : next();
    });
  }
  for (const path of WEB_PATHS) {
    routes.get(path, async (context) => {
      const file = await findFile(deps.webDir, "index.html");
      if (!file) return context.text("The web pages are not built", 503);
      return context.html(file.bytes.toString("utf8"), 200, { "cache-control": "no-store" });
    });
  }
  return routes;
}
