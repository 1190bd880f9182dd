import { Hono } from "hono";
import { LinearRouter } from "hono/router/linear-router";
import { type Actor, takesJson } from "../core";
import type { Jira } from "./context";
import type { Call, Operation } from "./operation";
import { OPERATIONS } from "./operations";
import { queryOf } from "./query";
import { badRequest, refusal, refusalOf, type Refusal } from "./refusal";

type Env = { readonly Bindings: { readonly actor: Actor } };

const bodyFrom = async (request: Request): Promise<unknown> => {
  const text = await request.text();
  if (text === "") return undefined;
  if (!(request.headers.get("content-type") ?? "").includes("application/json"))
    throw refusal(415, { errorMessages: ["Unsupported Media Type"] });
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    throw badRequest("There was an error parsing JSON. Check that your request body is valid.");
  }
};

const checkActor = (jira: Jira, actor: Actor): void => {
  if (actor.kind === "app" || jira.state.users[actor.accountId]?.active === true) return;
  throw refusal(401, { errorMessages: ["Client must be authenticated to access this resource."] });
};

const answerOf = (refused: Refusal): Response =>
  Response.json(
    { errorMessages: refused.errorMessages, errors: refused.errors },
    { status: refused.status, headers: refused.headers },
  );

const honoPath = (pattern: string): string => pattern.replaceAll(/\{(\w+)\}/g, ":$1");

const mount = (app: Hono<Env>, jira: Jira, operation: Operation): void => {
  app.on(operation.method, honoPath(operation.pattern), async (context) => {
    const { actor } = context.env;
    checkActor(jira, actor);
    if (!takesJson(context.req.header("accept")))
      throw refusal(406, { errorMessages: ["Not Acceptable"] });
    const call: Call = {
      jira,
      actor,
      param: (name) => context.req.param(name) ?? "",
      query: queryOf(new URL(context.req.url).searchParams, operation.query),
      body: await bodyFrom(context.req.raw),
      trace: context.req.header("X-Atlassian-Webhook-Trace"),
    };
    return operation.answer(call);
  });
};

/** Jira's REST API: what it does not know is 404, what it does not understand is 400, both in Jira's words. */
export const createApp = (jira: Jira): Hono<Env> => {
  // A test makes a site for a few requests: a router that is quick to fill.
  const app = new Hono<Env>({ router: new LinearRouter() });
  for (const operation of OPERATIONS) mount(app, jira, operation);
  app.notFound(() =>
    Response.json({ errorMessages: ["null for uri"], errors: {} }, { status: 404 }),
  );
  app.onError((thrown) => {
    const refused = refusalOf(thrown);
    if (refused !== undefined) return answerOf(refused);
    const errorMessages = [`Internal server error: ${thrown.message}`];
    return Response.json({ errorMessages, errors: {} }, { status: 500 });
  });
  return app;
};
