import { z } from "zod";
import { ask } from "../kit/request";

const size = z.union([z.string(), z.object({ width: z.string() }).transform((it) => it.width)]);

const appModule = z.looseObject({
  key: z.string(),
  title: z
    .union([z.string(), z.object({ i18n: z.string() }).transform((it) => it.i18n)])
    .default(""),
  label: z.string().optional(),
  tooltip: z.string().optional(),
  resource: z.string(),
  viewportSize: size.optional(),
  viewportContainer: z.enum(["popup", "modal"]).optional(),
});

const visible = z.object({
  visible: z.array(appModule),
  problems: z.array(z.object({ module: z.string(), reason: z.string() })),
});

/** A module of the app's manifest that has a frame. */
export type AppModule = z.infer<typeof appModule> & { readonly type: string };

export type VisibleModules = {
  readonly modules: readonly AppModule[];
  readonly problems: z.infer<typeof visible>["problems"];
};

type Place = { readonly issueId?: string; readonly pageId?: string; readonly projectId?: string };

/** The app's modules of a type that the signed-in person sees at a place: the site evaluates the manifest's display conditions. */
export async function findModules(type: string, place: Place): Promise<VisibleModules> {
  const query = new URLSearchParams(Object.entries(place)).toString();
  const found = await ask(visible, `/site/api/modules/${encodeURIComponent(type)}?${query}`);
  return {
    modules: found.visible.map((module) => ({ ...module, type })),
    problems: found.problems,
  };
}
