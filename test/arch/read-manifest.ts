import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";

export const ROOT = path.resolve(import.meta.dirname, "../..");

const uiModule = z.looseObject({ key: z.string(), resource: z.string() });
const trigger = z.looseObject({
  key: z.string(),
  function: z.string(),
  events: z.array(z.string()),
  filter: z.looseObject({ expression: z.string().optional() }).optional(),
  payload: z
    .looseObject({
      include: z.looseObject({ propertyPaths: z.array(z.string()).optional() }).optional(),
    })
    .optional(),
});
const property = z.looseObject({ key: z.string(), propertyKey: z.string() });

const manifestShape = z.looseObject({
  app: z.looseObject({ runtime: z.looseObject({ name: z.string() }) }),
  permissions: z.looseObject({
    scopes: z.array(z.string()),
    content: z.record(z.string(), z.array(z.string())),
  }),
  resources: z.array(z.looseObject({ key: z.string(), path: z.string() })),
  modules: z.looseObject({
    "jira:issueAction": z.array(uiModule),
    "jira:issueContext": z.array(uiModule),
    "jira:adminPage": z.array(uiModule),
    "jira:entityProperty": z.array(property),
    "confluence:contentProperty": z.array(property),
    "confluence:contentBylineItem": z.array(uiModule),
    macro: z.array(uiModule),
    trigger: z.array(trigger),
    consumer: z.array(z.looseObject({ key: z.string(), queue: z.string(), function: z.string() })),
    scheduledTrigger: z.array(z.looseObject({ key: z.string(), function: z.string() })),
    function: z.array(z.looseObject({ key: z.string(), handler: z.string() })),
  }),
});

export type Manifest = z.infer<typeof manifestShape>;

/** manifest.yml of the project. Throws when a part that the tests look at is missing. */
export const readManifest = (): Manifest =>
  manifestShape.parse(parse(readFileSync(path.join(ROOT, "manifest.yml"), "utf8")));

/** All values under a name, anywhere in the tree. */
export const valuesNamed = (name: string, tree: unknown): readonly unknown[] => {
  if (typeof tree !== "object" || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]: readonly [string, unknown]) => {
    const below = valuesNamed(name, value);
    return key === name ? [value, ...below] : below;
  });
};
