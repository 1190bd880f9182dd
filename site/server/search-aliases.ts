import { z } from "zod";
import type { Manifest } from "../manifest";

const declared = z.object({
  propertyKey: z.string(),
  values: z.array(z.object({ path: z.string(), searchAlias: z.string().optional() })),
});

export type SearchAlias = {
  readonly alias: string;
  readonly propertyKey: string;
  readonly path: string;
};

/** The names by which search finds property values, as a manifest's property modules of one type declare them. */
export function searchAliases(manifest: Manifest, moduleType: string): readonly SearchAlias[] {
  return (manifest.modules[moduleType] ?? []).flatMap((module) => {
    const { propertyKey, values } = declared.parse(module);
    return values.flatMap(({ path, searchAlias: alias }) =>
      alias === undefined ? [] : [{ alias, propertyKey, path }],
    );
  });
}
