import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { ProductTriggerValidationProcessor, validate } from "@forge/manifest";
import { z } from "zod";
import { ROOT } from "./read-manifest";

/** What Forge would say about the manifest at deploy, as sentences; empty when it is content. */
export const forgeComplaints = async (): Promise<readonly string[]> => {
  const folder = mkdtempSync(path.join(tmpdir(), "manifest-"));
  try {
    const file = deployable(folder);
    const results = [
      await validate(false, file),
      await new ProductTriggerValidationProcessor().process(file),
    ];
    return results.flatMap((one) => (one.errors ?? []).map(({ message }) => message));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** A copy of what the manifest points at, with screens that are built. */
const deployable = (folder: string): string => {
  cpSync(path.join(ROOT, "src"), path.join(folder, "src"), { recursive: true });
  mkdirSync(path.join(folder, "static/dist"), { recursive: true });
  writeFileSync(path.join(folder, "static/dist/index.html"), "<!doctype html><title>built</title>");
  const file = path.join(folder, "manifest.yml");
  writeFileSync(file, readFileSync(path.join(ROOT, "manifest.yml")));
  return file;
};

const eventScopes = z.object({
  mapping: z.array(
    z.object({
      productEvent: z.string(),
      oAuthScopes: z.object({
        current: z.array(z.string()),
        beta: z.array(z.string()).optional(),
      }),
    }),
  ),
});

/** Event name → the sets of scopes of which one is enough to receive it. */
export const scopesOfEvents = (): ReadonlyMap<string, readonly (readonly string[])[]> => {
  const packaged = path.dirname(createRequire(__filename).resolve("@forge/manifest"));
  const file = path.join(packaged, "mapping/product-event-to-scope-mapping.json");
  const { mapping } = eventScopes.parse(JSON.parse(readFileSync(file, "utf8")));
  return new Map(
    mapping.map(({ productEvent, oAuthScopes: { current, beta } }) => [
      productEvent,
      beta === undefined ? [current] : [current, beta],
    ]),
  );
};
