import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

/** A page that Vite builds: its folder, and the other folders that it is made of. */
export type Build = { readonly folder: string; readonly from: readonly string[] };

export const BUILDS: readonly Build[] = [
  { folder: "static", from: ["static", "src/contract"] },
  { folder: "site/web", from: ["site/web", "site/bridge", "static/document", "src/contract"] },
];

const NOT_SOURCES = new Set(["dist", "node_modules"]);

/** When something in a folder changed last, in ms; built files do not count. */
function newest(folder: string): number {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (NOT_SOURCES.has(entry.name)) continue;
    const path = join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return latest;
}

/** Whether a build is missing or older than what it is made of. */
export function isStale(root: string, build: Build): boolean {
  const page = resolve(root, build.folder, "dist/index.html");
  if (!existsSync(page)) return true;
  const built = statSync(page).mtimeMs;
  return build.from.some((folder) => newest(resolve(root, folder)) > built);
}

/** Builds a page with Vite, in a process of its own as it needs much memory. Throws when it fails. */
export function runBuild(root: string, build: Build): void {
  const vite = resolve(root, "node_modules/vite/bin/vite.js");
  const { status } = spawnSync(
    process.execPath,
    [vite, "build", build.folder, "--logLevel", "error"],
    { cwd: root, stdio: "inherit" },
  );
  if (status !== 0) throw new Error(`The build of ${build.folder} failed`);
}
