import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { filesOf, parseViteManifest, type ViteManifest } from "./chunks";

export type Download = {
  readonly name: string;
  readonly files: number;
  /** Bytes after gzip, each file on its own as a server sends it. */
  readonly bytes: number;
  /** The most that it may be, bytes. */
  readonly most: number | undefined;
};

export type Downloads = {
  readonly downloads: readonly Download[];
  /** The screens were changed after this build, so that its sizes may be old. */
  readonly stale: boolean;
};

const STATIC = path.resolve(import.meta.dirname, "../static");
const DIST = path.join(STATIC, "dist");
const MANIFEST = path.join(DIST, ".vite/manifest.json");

/** What stands before anything is pressed: the page, the dialog, and the design tokens where the product brings none. */
const FIRST_SCREEN = ["index.html", "start-dialog/start-screen.tsx", "tokens.ts"];

const FIRST_SCREEN_MOST = 200_000;

const LATER = [
  { name: "preview, beside the first screen", chunk: "document/adf-view.tsx" },
  { name: "editor, beside first screen and preview", chunk: "document/adf-editor.tsx" },
];

/** What the Start dialog downloads, in the order in which it does; undefined when the screens are not built. */
export function measureDownloads(): Downloads | undefined {
  if (!existsSync(MANIFEST)) return undefined;
  const manifest = parseViteManifest(readFileSync(MANIFEST, "utf8"));
  const first = new Set([...filesOf(manifest, FIRST_SCREEN), "index.html"]);
  const downloads = [
    { name: "first screen", ...sizeOf(first), most: FIRST_SCREEN_MOST },
    ...laterDownloads(manifest, first),
  ];
  return { downloads, stale: newestSource(STATIC) > statSync(MANIFEST).mtimeMs };
}

function laterDownloads(manifest: ViteManifest, first: ReadonlySet<string>): readonly Download[] {
  const loaded = new Set(first);
  return LATER.map(({ name, chunk }) => {
    const fresh = [...filesOf(manifest, [chunk])].filter((file) => !loaded.has(file));
    for (const file of fresh) loaded.add(file);
    return { name, ...sizeOf(fresh), most: undefined };
  });
}

function sizeOf(files: Iterable<string>): Pick<Download, "files" | "bytes"> {
  const sizes = [...files].map((file) => gzipSync(readFileSync(path.join(DIST, file))).length);
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

/** When a source of the screens was last changed, ms since the epoch. */
const newestSource = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(DIST))
    .reduce(
      (newest, { parentPath, name }) =>
        Math.max(newest, statSync(path.join(parentPath, name)).mtimeMs),
      0,
    );
