import { plainText } from "./adf";
import type { Page, SearchEntry } from "./model";
import { type World, latest } from "./world";

const entryOf = (page: Page): SearchEntry => ({
  pageId: page.id,
  title: page.title,
  text: plainText(latest(page).body.content ?? []),
  spaceId: page.spaceId,
  parentId: page.parentId,
  status: page.status,
  properties: Object.fromEntries(page.properties.map(({ key, value }) => [key, value])),
});

/** Search learns of a changed page after the profile's `searchLagMs`. */
export function pageChanged(world: World, page: Page): void {
  searchable(world);
  const dueMs = world.clock.now() + world.profile.searchLagMs;
  world.state.pendingSearch.push({ dueMs, entry: entryOf(page) });
}

/** What search knows by now. */
export function searchable(world: World): readonly SearchEntry[] {
  const { state } = world;
  const now = world.clock.now();
  for (const { dueMs, entry } of state.pendingSearch) {
    if (dueMs <= now && state.pages[entry.pageId]) state.searchIndex[entry.pageId] = entry;
  }
  state.pendingSearch = state.pendingSearch.filter(({ dueMs }) => dueMs > now);
  return Object.values(state.searchIndex);
}
