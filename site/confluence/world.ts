import type { Clock, Emit, Profile } from "../core";
import { notFound } from "./failure";
import type { ConfluenceState, Page, PageVersion, Property, Space } from "./model";

/** One running Confluence: what it remembers, and what it is told from outside. */
export type World = {
  readonly clock: Clock;
  readonly emit: Emit;
  readonly profile: Profile;
  readonly state: ConfluenceState;
  /** When lookups by title find a page that was made or renamed lately, ms, by page id. */
  readonly freshTitles: Map<string, number>;
  /** Content properties as lists still show them, by page id. */
  readonly staleProperties: Map<string, readonly StaleProperties[]>;
};

/** What lists of a page's properties show until a time, ms. */
export type StaleProperties = { readonly untilMs: number; readonly shown: readonly Property[] };

/** A fresh id; ids of all kinds come from one row of numbers. */
export const nextId = (state: ConfluenceState): string => {
  state.lastId += 1;
  return String(state.lastId);
};

/** A fresh id for a task item, in the form of a UUID. */
export const nextUuid = (state: ConfluenceState): string =>
  `5f0c0000-0000-4000-8000-${nextId(state).padStart(12, "0")}`;

/** Throws 404 when there is no such space. Asks for no permission. */
export function spaceOf(world: World, id: string): Space {
  const space = world.state.spaces[id];
  if (!space) throw notFound(`Space with id ${id} does not exist`);
  return space;
}

/** Throws 404 when there is no such page. Asks for no permission. */
export function pageOf(world: World, id: string): Page {
  const page = world.state.pages[id];
  if (!page) throw notFound();
  return page;
}

/** The newest published version; the only one of a page that was never published. */
export function latest(page: Page): PageVersion {
  const version = page.versions.at(-1);
  if (!version) throw new Error(`page ${page.id} has no version`);
  return version;
}

/** Replaces what is remembered of a page. */
export function put(world: World, page: Page): Page {
  world.state.pages[page.id] = page;
  return page;
}
