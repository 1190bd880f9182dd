import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

const Entity = z.looseObject({
  name: z.string(),
  attributes: z.record(
    z.string(),
    z.object({ type: z.enum(["string", "boolean", "float", "integer", "any"]) }),
  ),
  indexes: z
    .array(
      z.union([
        z.string(),
        z.object({
          name: z.string(),
          range: z.array(z.string()).optional(),
          partition: z.array(z.string()).optional(),
        }),
      ]),
    )
    .default([]),
});

const ManifestSchema = z.looseObject({
  app: z.looseObject({
    id: z.string(),
    storage: z.looseObject({ entities: z.array(Entity).default([]) }).optional(),
  }),
  modules: z.record(z.string(), z.array(z.looseObject({ key: z.string() }))),
  permissions: z
    .looseObject({
      scopes: z.union([z.array(z.string()), z.record(z.string(), z.unknown())]).default([]),
    })
    .optional(),
  resources: z.array(z.looseObject({ key: z.string(), path: z.string() })).default([]),
});

/** The parts of manifest.yml that the site reads; everything else is kept as written. */
export type Manifest = z.infer<typeof ManifestSchema>;
export type StorageEntity = z.infer<typeof Entity>;

const read = new Map<string, { readonly text: string; readonly manifest: Manifest }>();

/** Reads a manifest; once while its text stays the same. Throws when it is no manifest: Forge's own validator says the rest. */
export function readManifest(path: string): Manifest {
  const text = readFileSync(path, "utf8");
  const before = read.get(path);
  if (before?.text === text) return before.manifest;
  const manifest = ManifestSchema.parse(parse(text));
  read.set(path, { text, manifest });
  return manifest;
}
