import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Confluence } from "../confluence/confluence";
import type { ServerDeps } from "./deps";

type Page = ReturnType<Confluence["people"]["editPage"]>;
type Act = (who: string, pageId: string, input: unknown) => Page;

const editInput = z.object({ title: z.string(), document: z.unknown(), version: z.int() });
const tickInput = z.object({ localId: z.string(), done: z.boolean() });
const moveInput = z.object({ parentId: z.string() });
const createInput = z.object({ spaceId: z.string(), title: z.string() });
const restrictInput = z.object({ onlyMe: z.boolean() });
const revertInput = z.object({ version: z.int() });

/** Somebody else saved since the page was read. */
class OutdatedError extends Error {
  override readonly name = "OutdatedError";
  readonly status = 409;
}

/** What people do with a page in the browser, by the name of the action. */
function actionsOf(confluence: Confluence): Readonly<Record<string, Act>> {
  const { people, state } = confluence;
  return {
    edit: (who, id, input) => {
      const { title, document, version } = editInput.parse(input);
      const page = state.pages[id];
      if (page?.versions.at(-1)?.number !== version) {
        throw new OutdatedError(
          "Somebody saved this page while you edited it. Copy what you wrote, and reload.",
        );
      }
      if (title.trim() !== page.title) people.renamePage(who, id, title);
      return people.editPage(who, id, document);
    },
    tick: (who, id, input) => people.toggleTask(who, id, tickInput.parse(input)),
    copy: (who, id) => people.copyPage(who, id),
    move: (who, id, input) => people.movePage(who, id, moveInput.parse(input)),
    trash: (who, id) => people.trash(who, id),
    restore: (who, id) => people.restore(who, id),
    revert: (who, id, input) => people.restoreVersion(who, id, revertInput.parse(input).version),
    restrict: (who, id, input) => {
      const only = restrictInput.parse(input).onlyMe ? [who] : null;
      return people.restrict(who, id, { view: only, edit: only });
    },
  };
}

/** What the browser does with pages without Confluence's public REST interface, as the person who is signed in. */
export function pageRoutes(deps: ServerDeps): Hono {
  const routes = new Hono();
  const { confluence } = deps.site;
  const actions = new Map(Object.entries(actionsOf(confluence)));
  const inputOf = async (context: Context): Promise<unknown> =>
    JSON.parse(deps.addresses.inward(await context.req.text()));

  routes.post("/pages", async (context) => {
    const wish = createInput.parse(await inputOf(context));
    const { accountId } = deps.session.personOf(context);
    const { id } = confluence.people.createPage(accountId, wish);
    deps.changed();
    return context.json({ id });
  });
  routes.post("/pages/:id/:action", async (context) => {
    const { id, action } = context.req.param();
    const act = actions.get(action);
    if (!act) return context.json({ message: `Pages have no action ${action}` }, 404);
    const page = act(deps.session.personOf(context).accountId, id, await inputOf(context));
    deps.changed();
    return context.json({ id: page.id });
  });
  return routes;
}
