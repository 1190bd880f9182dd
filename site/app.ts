import { z } from "zod";
import type { Manifest } from "./manifest";

export type Handler = (payload: unknown, context: unknown) => unknown;

export type FunctionSpec = {
  readonly key: string;
  /** Name of the export. */
  readonly export: string;
  readonly timeoutMs: number | undefined;
};

export type App = {
  /** What the manifest says of a function. Throws when it names none. */
  readonly spec: (functionKey: string) => FunctionSpec;
  /** The function's code. Loads the app with the first call; throws when the app does not export it. */
  readonly handler: (functionKey: string) => Promise<Handler>;
};

const FunctionModule = z.looseObject({
  key: z.string(),
  handler: z.string(),
  timeoutSeconds: z.number().optional(),
});

const isHandler = (value: unknown): value is Handler => typeof value === "function";

function specOf(raw: unknown): FunctionSpec {
  const { key, handler, timeoutSeconds } = FunctionModule.parse(raw);
  return {
    key,
    export: handler.slice(handler.lastIndexOf(".") + 1),
    timeoutMs: timeoutSeconds === undefined ? undefined : timeoutSeconds * 1_000,
  };
}

/** The app behind a manifest. `load` runs once, when the first function is asked for; a failed load is tried again. */
export function createApp(
  manifest: Manifest,
  load: () => Promise<Readonly<Record<string, unknown>>>,
): App {
  const specs = (manifest.modules["function"] ?? []).map(specOf);
  let loading: Promise<Readonly<Record<string, unknown>>> | undefined;

  const spec: App["spec"] = (functionKey) => {
    const found = specs.find((one) => one.key === functionKey);
    if (!found) throw new Error(`The manifest has no function "${functionKey}"`);
    return found;
  };

  return {
    spec,
    handler: async (functionKey) => {
      loading ??= load();
      const exports = await loading.catch((error: unknown) => {
        loading = undefined;
        throw error;
      });
      const handler = exports[spec(functionKey).export];
      if (isHandler(handler)) return handler;
      throw new Error(`The app does not export "${spec(functionKey).export}"`);
    },
  };
}
