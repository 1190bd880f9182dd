import { APP_ACCOUNT_ID } from "../core";
import { emptyDocument } from "./adf";
import type { Grant, Page, Property, SearchAlias, Space, User } from "./model";
import { kept } from "./pages";
import { type Restriction, restrictPage } from "./people";
import { pageChanged } from "./search-index";
import { bodySaved, settleTasks } from "./tasks";
import { type World, nextId, pageOf, put, spaceOf } from "./world";

export type NewUser = Pick<User, "accountId" | "displayName"> & Partial<User>;

export type NewSpace = {
  readonly key: string;
  readonly name: string;
  readonly type?: Space["type"];
  /** Account id of who made it; the space's home page is theirs too. */
  readonly authorId: string;
  /** What everybody may do; view, create, edit and delete without it. */
  readonly everyone?: readonly Grant[];
  readonly grants?: Readonly<Record<string, readonly Grant[]>>;
  /** What the app may do; empty keeps it out. View, create, edit and delete without it. */
  readonly app?: readonly Grant[];
};

export type SetUpPage = {
  readonly spaceId: string;
  readonly title: string;
  readonly authorId: string;
  /** A document; empty without it. */
  readonly document?: unknown;
  /** Null is the root of the space, left out is its home page. */
  readonly parentId?: string | null;
  /** ISO instant of its creation; now without it. */
  readonly createdAt?: string;
  readonly view?: readonly string[];
  readonly edit?: readonly string[];
};

/** Sets a site up. Nothing here asks for permissions or makes events, but for `restrict`. */
export type Admin = {
  readonly addUser: (user: NewUser) => User;
  /** Makes a space with a home page. */
  readonly addSpace: (space: NewSpace) => Space;
  readonly setGrants: (
    spaceId: string,
    to: Partial<Pick<Space, "everyone" | "grants" | "app" | "status">>,
  ) => Space;
  /** Makes a page as if it had been there long since: its tasks are known and search finds it at once. */
  readonly addPage: (page: SetUpPage) => Page;
  /** Changes who may view or edit a page, with its event. Null opens it again. */
  readonly restrict: (pageId: string, to: Restriction) => Page;
  readonly setProperty: (pageId: string, key: string, value: unknown) => Page;
  /** What the app's manifest declares as searchable of content properties. */
  readonly declareSearchAliases: (aliases: readonly SearchAlias[]) => void;
};

const USUAL: readonly Grant[] = ["view", "create", "edit", "delete"];

function addUser(world: World, user: NewUser): User {
  const full: User = {
    accountType: user.accountId === APP_ACCOUNT_ID ? "app" : "atlassian",
    active: true,
    timeZone: "UTC",
    siteAdmin: false,
    canUse: true,
    ...user,
  };
  world.state.users[full.accountId] = full;
  return full;
}

/** Nothing that is set up lags, and nothing of it is told. */
const quiet = (world: World): World => ({
  ...world,
  emit: () => undefined,
  profile: { ...world.profile, taskLagMs: 0, searchLagMs: 0 },
});

function setUpPage(world: World, wish: SetUpPage & { parentId: string | null }): Page {
  const { title, authorId } = wish;
  const createdAt = wish.createdAt ?? world.clock.iso();
  const body = kept(world, wish.document ?? emptyDocument());
  const first = { number: 1, title, body, message: "", minorEdit: false, authorId, createdAt };
  return put(world, {
    id: nextId(world.state),
    spaceId: wish.spaceId,
    parentId: wish.parentId,
    status: "current",
    subtype: null,
    title,
    authorId,
    ownerId: authorId,
    lastOwnerId: null,
    createdAt,
    position: Object.keys(world.state.pages).length,
    versions: [first],
    draft: null,
    viewers: wish.view ?? null,
    editors: wish.edit ?? null,
    properties: [],
    taskNumbers: {},
  });
}

function addPage(world: World, wish: SetUpPage): Page {
  const home = spaceOf(world, wish.spaceId).homepageId;
  const parentId = wish.parentId === undefined ? home : wish.parentId;
  const page = setUpPage(world, { ...wish, parentId });
  settleTasks(world);
  const silent = quiet(world);
  pageChanged(silent, page);
  bodySaved(silent, page, { author: { kind: "user", accountId: page.authorId }, viaApi: false });
  return pageOf(world, page.id);
}

function addSpace(world: World, wish: NewSpace): Space {
  const space: Space = {
    id: nextId(world.state),
    key: wish.key,
    name: wish.name,
    type: wish.type ?? "global",
    status: "current",
    homepageId: null,
    authorId: wish.authorId,
    createdAt: world.clock.iso(),
    everyone: wish.everyone ?? USUAL,
    grants: { [wish.authorId]: [...USUAL, "admin"], ...wish.grants },
    app: wish.app ?? USUAL,
  };
  world.state.spaces[space.id] = space;
  const { authorId, id: spaceId } = space;
  const home = addPage(world, { spaceId, title: `${space.name} Home`, authorId, parentId: null });
  const whole = { ...space, homepageId: home.id };
  world.state.spaces[space.id] = whole;
  return whole;
}

function setProperty(world: World, page: Page, given: { key: string; value: unknown }): Page {
  const old = page.properties.find(({ key }) => key === given.key);
  const property: Property = {
    ...given,
    id: old?.id ?? nextId(world.state),
    version: {
      number: (old?.version.number ?? 0) + 1,
      message: "",
      minorEdit: false,
      authorId: page.authorId,
      createdAt: world.clock.iso(),
    },
  };
  const others = page.properties.filter(({ key }) => key !== given.key);
  const changed = put(world, { ...page, properties: [...others, property] });
  pageChanged(quiet(world), changed);
  return changed;
}

/** The setting up of one running Confluence. */
export const admin = (world: World): Admin => ({
  addUser: (user) => addUser(world, user),
  addSpace: (space) => addSpace(world, space),
  setGrants: (spaceId, to) => {
    const changed = { ...spaceOf(world, spaceId), ...to };
    world.state.spaces[spaceId] = changed;
    return changed;
  },
  addPage: (page) => addPage(world, page),
  restrict: (pageId, to) => {
    const page = pageOf(world, pageId);
    return restrictPage(world, { kind: "user", accountId: page.authorId }, { ...to, page });
  },
  setProperty: (pageId, key, value) => setProperty(world, pageOf(world, pageId), { key, value }),
  declareSearchAliases: (aliases) => {
    world.state.searchAliases = [...aliases];
  },
});
