import { z } from "zod";
import { notFound, notOnThisSite } from "./failure";
import { labelWire, listedLabels } from "./labels";
import type { Page, PageVersion } from "./model";
import { nested } from "./paging";
import { visiblePage } from "./permissions";
import { type Ctx, flag, onlyAdf, pathId, query, split } from "./request";
import { pageOperations, propertyWire, singlePageWire, versionWire } from "./wire";
import { type World, latest } from "./world";

const readQuery = z.strictObject({
  "body-format": z
    .enum([
      "storage",
      "atlas_doc_format",
      "view",
      "export_view",
      "anonymous_export_view",
      "styled_view",
      "editor",
    ])
    .optional(),
  "get-draft": flag,
  status: z
    .preprocess(
      split,
      z.array(z.enum(["current", "archived", "trashed", "deleted", "historical", "draft"])),
    )
    .optional(),
  version: z.coerce.number().int().min(1).optional(),
  "include-labels": flag,
  "include-properties": flag,
  "include-operations": flag,
  "include-likes": flag,
  "include-versions": flag,
  "include-version": flag,
  "include-favorited-by-current-user-status": flag,
  "include-webresources": flag,
  "include-collaborators": flag,
});

type ReadQuery = z.infer<typeof readQuery>;
type Shown = { readonly shown: PageVersion; readonly asDraft: boolean };

const published = (page: Page): Shown => ({
  shown: latest(page),
  asDraft: page.status === "draft",
});

function draftOf(page: Page): Shown {
  if (!page.draft) return published(page);
  const { updatedAt, ...typed } = page.draft;
  const shown = { ...latest(page), ...typed, message: "", createdAt: updatedAt };
  return { shown, asDraft: true };
}

function versionOf(page: Page, number: number): Shown {
  const shown = page.versions.find((version) => version.number === number);
  if (!shown) throw notFound();
  return { shown, asDraft: false };
}

/** Which face of the page is asked for. Throws 404 when it has none of that kind. */
function pick(page: Page, wanted: ReadQuery): Shown {
  const statuses: readonly string[] = wanted.status ?? ["current", "archived"];
  const draft = wanted["get-draft"] === true || statuses.includes("draft");
  if (draft && page.status !== "trashed") return draftOf(page);
  if (wanted.version !== undefined && page.status !== "draft")
    return versionOf(page, wanted.version);
  if (!statuses.includes(page.status)) throw notFound();
  return published(page);
}

type List = {
  readonly name: string;
  readonly asked: boolean | undefined;
  readonly items: () => readonly unknown[];
};

const lists = (c: Ctx, world: World, ask: { page: Page; wanted: ReadQuery }): readonly List[] => {
  const { page, wanted } = ask;
  const none = (): readonly unknown[] => [];
  return [
    {
      name: "labels",
      asked: wanted["include-labels"],
      items: () => listedLabels(world, page).map(labelWire),
    },
    { name: "likes", asked: wanted["include-likes"], items: none },
    {
      name: "properties",
      asked: wanted["include-properties"],
      items: () => page.properties.map(propertyWire),
    },
    {
      name: "operations",
      asked: wanted["include-operations"],
      items: () => pageOperations(world, c.env.actor, page),
    },
    {
      name: "versions",
      asked: wanted["include-versions"],
      items: () => page.versions.map(versionWire).reverse(),
    },
  ];
};

function extras(
  c: Ctx,
  world: World,
  ask: { page: Page; wanted: ReadQuery },
): Record<string, unknown> {
  const self = `${world.state.baseUrl}/wiki/api/v2/pages/${ask.page.id}`;
  const asked = lists(c, world, ask).filter((one) => one.asked === true);
  const found = asked.map(({ name, items }): [string, unknown] => [
    name,
    nested(`${self}/${name}`, items()),
  ]);
  const favourite = ask.wanted["include-favorited-by-current-user-status"] === true;
  return {
    ...Object.fromEntries(found),
    ...(favourite ? { isFavoritedByCurrentUser: false } : {}),
  };
}

/** Reads one page. @see https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-page/#api-pages-id-get */
export function readPage(c: Ctx, world: World): Response {
  const wanted = query(c, readQuery);
  const page = visiblePage(world, c.env.actor, pathId(c));
  const withBody = onlyAdf(wanted["body-format"]);
  if (wanted["include-webresources"]) throw notOnThisSite("include-webresources");
  const { version, ...wire } = singlePageWire(world, page, { withBody, ...pick(page, wanted) });
  return c.json({
    ...wire,
    ...(wanted["include-version"] === false ? {} : { version }),
    ...extras(c, world, { page, wanted }),
  });
}
