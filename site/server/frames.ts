import { resolve } from "node:path";
import { Hono } from "hono";
import { FRAME_SCRIPT } from "../bridge/frame-script";
import type { ServerDeps } from "./deps";
import { findFile, type ServedFile } from "./files";
import { framePolicy } from "./frame-policy";

const SCRIPT_NAME = "__forge-bridge.js";

/** The app's page with the bridge as its first script, as Forge serves it. */
function withBridge(html: string): string {
  return html.replace(/<head[^>]*>/i, (head) => `${head}<script src="./${SCRIPT_NAME}"></script>`);
}

function page(deps: ServerDeps, file: ServedFile): Response {
  const html = file.bytes.toString("utf8");
  return new Response(withBridge(html), {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": framePolicy(html, deps.site.manifest, deps.origin),
    },
  });
}

/** The app's own pages (the manifest's resources), each in the frame's conditions: bridge first, Forge's policy. */
export function frameRoutes(deps: ServerDeps): Hono {
  const routes = new Hono();
  routes.get(`/frame/:resource/${SCRIPT_NAME}`, (context) =>
    context.body(FRAME_SCRIPT, 200, { "content-type": "text/javascript; charset=utf-8" }),
  );
  routes.get("/frame/:resource/*", async (context) => {
    const key = context.req.param("resource");
    const resource = deps.site.manifest.resources.find((one) => one.key === key);
    if (!resource) return context.text(`The manifest has no resource ${key}`, 404);
    const path = decodeURIComponent(context.req.path.slice(`/frame/${key}/`.length));
    const file = await findFile(resolve(deps.root, resource.path), path || "index.html");
    if (!file) return context.text(`The resource ${key} has no file ${path}`, 404);
    if (file.type.startsWith("text/html")) return page(deps, file);
    return context.body(new Uint8Array(file.bytes), 200, { "content-type": file.type });
  });
  return routes;
}
