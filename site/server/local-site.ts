import { resolve } from "node:path";
import { type Confluence, createConfluence } from "../confluence/confluence";
import type { ProductFace } from "../core";
import { createJira, type LocalJira } from "../jira/jira";
import { openSite, type Site, type SiteOptions } from "../site";
import { makeLoadApp } from "./load-app";
import { searchAliases } from "./search-aliases";
import type { SavedSite } from "./state-file";

export type LocalSite = Site<LocalJira, Confluence>;

type Options = {
  /** Absolute folder of the app: its manifest, its code. */
  readonly root: string;
  readonly saved: SavedSite | undefined;
  /** Puts somebody before a product who sees what it is asked and answers; nobody without it. */
  readonly watch?: <F extends ProductFace>(product: F) => F;
} & Partial<
  Pick<SiteOptions<LocalJira, Confluence>, "loadApp" | "startAt" | "schedules" | "stopwatch">
>;

const unwatched = <F extends ProductFace>(product: F): F => product;

/** The site with both products and the app installed; as it was saved, or empty. */
export function openLocalSite(options: Options): LocalSite {
  const { root, saved, watch = unwatched, ...others } = options;
  const site = openSite({
    manifestPath: resolve(root, "manifest.yml"),
    loadApp: makeLoadApp(root),
    ...others,
    products: (core) => ({
      jira: watch(createJira({ ...core, ...(saved ? { state: saved.jira } : {}) })),
      confluence: watch(
        createConfluence({ ...core, ...(saved ? { state: saved.confluence } : {}) }),
      ),
    }),
    ...(saved ? { saved: saved.platform } : {}),
  });
  const { manifest, jira, confluence } = site;
  jira.admin.setSearchAliases(searchAliases(manifest, "jira:entityProperty"));
  confluence.admin.declareSearchAliases(searchAliases(manifest, "confluence:contentProperty"));
  return site;
}

/** Everything that the site would need to go on after a restart. */
export const snapshotOf = (site: LocalSite): SavedSite => ({
  version: 1,
  platform: site.save(),
  jira: site.jira.state,
  confluence: site.confluence.state,
});
