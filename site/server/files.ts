import { readFile } from "node:fs/promises";
import { resolve, sep } from "node:path";
import { getMimeType } from "hono/utils/mime";
import { z } from "zod";

export type ServedFile = { readonly bytes: Buffer; readonly type: string };

const missing = z.object({ code: z.enum(["ENOENT", "EISDIR", "ENOTDIR"]) });

/** A file below a folder; undefined when there is none, or when the path leads out of the folder. */
export async function findFile(folder: string, path: string): Promise<ServedFile | undefined> {
  const full = resolve(folder, `.${sep}${path}`);
  if (!full.startsWith(resolve(folder) + sep)) return undefined;
  try {
    const bytes = await readFile(full);
    return { bytes, type: getMimeType(full) ?? "application/octet-stream" };
  } catch (error) {
    if (missing.safeParse(error).success) return undefined;
    throw error;
  }
}
