import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import type { ConfluenceState } from "../confluence/model";
import type { JiraState } from "../jira/state";
import type { SavedPlatform } from "../site";

const isRecord = (value: unknown): boolean => typeof value === "object" && value !== null;

const saved = z.object({
  version: z.literal(1),
  platform: z.custom<SavedPlatform>(isRecord),
  jira: z.custom<JiraState>(isRecord),
  confluence: z.custom<ConfluenceState>(isRecord),
});

/** Everything a site remembers. */
export type SavedSite = z.infer<typeof saved>;

export type StateFile = {
  /** What was saved last; undefined when nothing was. Throws when the file was not written by this site. */
  readonly read: () => SavedSite | undefined;
  /** Saves in one step: a crash leaves the old state or the new one. */
  readonly write: (site: SavedSite) => void;
  readonly remove: () => void;
};

/** The file in which a site survives a restart. */
export const makeStateFile = (path: string): StateFile => ({
  read: () => (existsSync(path) ? saved.parse(JSON.parse(readFileSync(path, "utf8"))) : undefined),
  write: (site) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.new`, JSON.stringify(site));
    renameSync(`${path}.new`, path);
  },
  remove: () => rmSync(path, { force: true }),
});
