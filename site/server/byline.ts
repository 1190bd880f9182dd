import { z } from "zod";
import { CLOUD_ID } from "../core";
import type { Site } from "../site";

const shown = z.object({
  title: z.string().optional(),
  icon: z.string().optional(),
  tooltip: z.string().optional(),
});
const dynamic = z.object({ dynamicProperties: z.object({ function: z.string() }) });

export type Byline = z.infer<typeof shown>;

type BylineCall = {
  readonly moduleKey: string;
  readonly accountId: string;
  readonly extension: Readonly<Record<string, unknown>>;
};

/**
 * What the app says of a byline item right now: the manifest's words where the function gives none or fails.
 * @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/confluence-content-byline-item/#dynamic-properties
 */
export async function bylineOf(site: Site, call: BylineCall): Promise<Byline | undefined> {
  const module = site.manifest.modules["confluence:contentBylineItem"]?.find(
    (one) => one.key === call.moduleKey,
  );
  if (!module) return undefined;
  const written = shown.parse(module);
  const asks = dynamic.safeParse(module);
  if (!asks.success) return written;
  const ended = await site.runFunction(asks.data.dynamicProperties.function, {
    payload: { cloudId: CLOUD_ID, localId: call.moduleKey, extension: call.extension },
    accountId: call.accountId,
    moduleKey: call.moduleKey,
  });
  const said = shown.safeParse(ended.value);
  return said.success ? { ...written, ...said.data } : written;
}
