import type { Actor, Clock, ConfluenceFace, Emit, Profile } from "../core";
import { SITE_URL } from "../core";
import { type Admin, admin } from "./admin";
import { type ConfluenceState, type Grant, emptyState } from "./model";
import { type People, people } from "./people";
import { may } from "./permissions";
import { rest } from "./rest";
import { neededScopes } from "./scopes";
import { scheduleTasks } from "./tasks";
import type { World } from "./world";

type ConfluenceOptions = {
  readonly clock: Clock;
  readonly emit: Emit;
  readonly profile: Profile;
  /** What an earlier Confluence remembered; an empty one without it. It is taken over, not copied. */
  readonly state?: ConfluenceState;
};

/** A Confluence that runs in this process. */
export type Confluence = ConfluenceFace &
  Required<Pick<ConfluenceFace, "may" | "neededScopes">> & {
    /** Everything it remembers, as plain JSON. */
    readonly state: ConfluenceState;
    readonly admin: Admin;
    readonly people: People;
  };

const GRANT_OF: Readonly<Record<string, Grant>> = {
  view: "view",
  read: "view",
  edit: "edit",
  update: "edit",
  delete: "delete",
  admin: "admin",
};

/** Starts a Confluence, empty or from what an earlier one remembered. */
export function createConfluence(options: ConfluenceOptions): Confluence {
  const state = options.state ?? emptyState(SITE_URL);
  const world: World = { ...options, state, freshTitles: new Map(), staleProperties: new Map() };
  const app = rest(world);
  for (const { dueMs } of state.pendingTasks) scheduleTasks(world, dueMs);
  return {
    state,
    admin: admin(world),
    people: people(world),
    neededScopes,
    handle: async (request: Request, actor: Actor) => app.fetch(request, { actor }),
    contentProperty: (pageId, key) =>
      state.pages[pageId]?.properties.find((property) => property.key === key)?.value,
    may: (accountId, permission, pageId) => {
      const page = state.pages[pageId];
      const grant = GRANT_OF[permission];
      if (!page || !grant) return false;
      return may(world, { kind: "user", accountId }, { page, grant });
    },
  };
}
