import { z } from "zod";

/** What Vite's manifest says of a chunk. @see https://vite.dev/guide/backend-integration */
const Chunk = z.object({
  file: z.string(),
  imports: z.array(z.string()).default([]),
  css: z.array(z.string()).default([]),
});

const ViteManifest = z.record(z.string(), Chunk);

export type ViteManifest = z.infer<typeof ViteManifest>;

/** Reads the text of `.vite/manifest.json`. */
export const parseViteManifest = (text: string): ViteManifest =>
  ViteManifest.parse(JSON.parse(text));

/** Every script and style sheet that loads with these chunks, each once. Throws when the build has no such chunk. */
export function filesOf(manifest: ViteManifest, chunks: readonly string[]): ReadonlySet<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const waiting = [...chunks];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`The build has no chunk "${name}"`);
    for (const file of [chunk.file, ...chunk.css]) files.add(file);
    waiting.push(...chunk.imports);
  }
  return files;
}
