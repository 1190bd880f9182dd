import { readFile } from "node:fs/promises";
import { resolve, sep } from "node:path";
import { getMimeType } from "hono/utils/mime";

export type ServedFile = { readonly bytes: Buffer; readonly type: string };

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "EISDIR");

/** A file below a folder; undefined when there is none, or when the path leads out of the folder. */
export async function findFile(folder: string, path: string): Promise<ServedFile | undefined> {
  const full = resolve(folder, `.${sep}${path}`);
  if (!full.startsWith(resolve(folder) + sep)) return undefined;
  try {
    const bytes = await readFile(full);
    return { bytes, type: getMimeType(full) ?? "application/octet-stream" };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
