import { Hono } from "hono";
import { z } from "zod";
import type { ServerDeps } from "./deps";

const moveInput = z.object({ projectKey: z.string() });

/** What the browser does with issues without Jira's public REST interface, as the person who is signed in. */
export function issueRoutes(deps: ServerDeps): Hono {
  const routes = new Hono();
  routes.post("/issues/:key/move", async (context) => {
    const { projectKey } = moveInput.parse(JSON.parse(await context.req.text()));
    const { accountId } = deps.session.personOf(context);
    const by = { kind: "user", accountId } as const;
    const { key } = deps.site.jira.admin.moveIssue(context.req.param("key"), projectKey, by);
    deps.changed();
    return context.json({ key });
  });
  return routes;
}
