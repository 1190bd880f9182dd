import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";

/**
 * Loads the app's handlers by the path that Forge's bundler starts from. The site has no other tie to the app's code: the address is
 * put together when it runs.
 */
export const makeLoadApp =
  (root: string) => async (): Promise<Readonly<Record<string, unknown>>> => {
    const entry = pathToFileURL(resolve(root, "src/index.ts")).href;
    const loaded: unknown = await import(entry);
    return z.record(z.string(), z.unknown()).parse({ ...z.looseObject({}).parse(loaded) });
  };
