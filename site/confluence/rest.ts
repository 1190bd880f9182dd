import { Hono } from "hono";
import { LinearRouter } from "hono/router/linear-router";
import { takesJson } from "../core";
import { ConfluenceFailure, failureBody, forbidden, notAcceptable, notFound } from "./failure";
import { labelRoutes } from "./labels";
import { olderApi } from "./older-api";
import { pageLists } from "./page-lists";
import { singlePages } from "./page-writes";
import { canUse } from "./permissions";
import { propertyRoutes } from "./properties";
import type { Env } from "./request";
import { spaceRoutes } from "./spaces";
import { taskRoutes } from "./task-routes";
import { usersAndApp } from "./users-and-app";
import type { World } from "./world";

function asFailure(error: Error): ConfluenceFailure {
  if (error instanceof ConfluenceFailure) return error;
  return new ConfluenceFailure({
    status: 500,
    code: "INTERNAL_SERVER_ERROR",
    title: `The local site failed: ${error.message}`,
  });
}

/** A test makes a site for a few requests: a router that is quick to fill. */
const freshApp = (): Hono<Env> => new Hono<Env>({ router: new LinearRouter() });

/** Confluence's REST API, as far as the local site has it. */
export function rest(world: World): Hono<Env> {
  const v2 = freshApp();
  for (const routes of [
    pageLists,
    singlePages,
    propertyRoutes,
    labelRoutes,
    taskRoutes,
    spaceRoutes,
    usersAndApp,
  ]) {
    routes(v2, world);
  }
  const v1 = freshApp();
  olderApi(v1, world);

  const app = freshApp();
  app.use(async (c, next) => {
    if (!canUse(world, c.env.actor)) throw forbidden("User is not permitted to use Confluence");
    if (!takesJson(c.req.header("accept"))) throw notAcceptable();
    await next();
  });
  app.route("/wiki/api/v2", v2);
  app.route("/wiki/rest/api", v1);
  app.notFound((c) => {
    const failure = notFound(`No such operation: ${c.req.method} ${c.req.path}`);
    return c.json(failureBody(failure, c.req.path), 404);
  });
  app.onError((error, c) => {
    const failure = asFailure(error);
    return c.json(failureBody(failure, c.req.path), failure.status);
  });
  return app;
}
