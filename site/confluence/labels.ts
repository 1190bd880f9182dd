import type { Hono } from "hono";
import { z } from "zod";
import type { Label, Page } from "./model";
import { listed } from "./paging";
import { visiblePage } from "./permissions";
import { type Env, paging, pathId, query } from "./request";
import { type World, nextId, put } from "./world";

const LIST = z.strictObject({
  prefix: z.enum(["my", "team", "global", "system"]).optional(),
  sort: z.enum(["id", "-id", "name", "-name"]).default("name"),
  ...paging,
});

/** The labels that a list shows now: it learns late of those that were put on, and of those that were taken off. */
export const listedLabels = (world: World, { labels = [] }: Page): readonly Label[] => {
  const known = world.clock.now() - world.profile.propertyListLagMs;
  return labels.filter(({ since, until }) => since <= known && (until ?? Infinity) > known);
};

export const labelWire = ({ id, name }: Label): object => ({ id, name, prefix: "global" });

/** Puts a label on a page. Events and versions know nothing of it. */
export function addLabel(world: World, page: Page, name: string): Page {
  const now = world.clock.now();
  const label = { id: nextId(world.state), name: name.toLowerCase(), since: now };
  return put(world, { ...page, labels: [...(page.labels ?? []), label] });
}

export function removeLabel(world: World, page: Page, name: string): Page {
  const until = world.clock.now();
  const labels = (page.labels ?? []).map((one) => (one.name === name ? { ...one, until } : one));
  return put(world, { ...page, labels });
}

const by = (key: "id" | "name") => (a: Label, b: Label) => a[key].localeCompare(b[key], "en");

/** @see https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-label/#api-pages-id-labels-get */
export function labelRoutes(app: Hono<Env>, world: World): void {
  app.get("/pages/:id/labels", (c) => {
    const wanted = query(c, LIST);
    const page = visiblePage(world, c.env.actor, pathId(c));
    const shown = (wanted.prefix ?? "global") === "global" ? listedLabels(world, page) : [];
    const upwards = [...shown].sort(by(wanted.sort.endsWith("id") ? "id" : "name"));
    const items = (wanted.sort.startsWith("-") ? upwards.reverse() : upwards).map(labelWire);
    return listed(c, world, { ...wanted, items });
  });
}
