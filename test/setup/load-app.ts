import { createRequire } from "node:module";
import path from "node:path";

/**
 * The app's handlers by name. With POSTMORTEM_APP=bundle those of the bundle that Forge's own bundler made (`npm run
 * bundle`), so that a story can run on what is deployed; else those of the source.
 */
export const loadApp = async (): Promise<Record<string, unknown>> => {
  if (process.env["POSTMORTEM_APP"] !== "bundle") return import("../../src/index");
  const bundled: unknown = createRequire(__filename)(
    path.resolve(import.meta.dirname, "../../dist/forge/index.cjs"),
  );
  if (typeof bundled !== "object" || bundled === null)
    throw new Error("The bundle exports nothing.");
  return { ...bundled };
};
