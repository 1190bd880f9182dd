import { z } from "zod";
import type { LocalSite } from "./local-site";

const settings = z.looseObject({ incident: z.looseObject({ issueTypes: z.array(z.string()) }) });
const opened = z.looseObject({ ok: z.literal(true), value: z.looseObject({ settings }) });

/**
 * Does for imported issues what an admin would do on the app's settings page: their types become incidents. Gives the names that were
 * added. Throws when the app refuses.
 */
export async function countAsIncidents(
  site: LocalSite,
  admin: string,
  types: readonly string[],
): Promise<readonly string[]> {
  const ask = (functionKey: string, payload?: unknown): Promise<unknown> =>
    site.invoke({ module: "postmortem-settings", functionKey, payload, accountId: admin });
  const now = opened.parse(await ask("openSettings")).value.settings;
  const { issueTypes } = now.incident;
  const added = [...new Set(types)].filter((type) => !issueTypes.includes(type));
  if (added.length === 0) return [];
  const incident = { ...now.incident, issueTypes: [...issueTypes, ...added] };
  z.looseObject({ ok: z.literal(true) }).parse(
    await ask("saveSettings", { settings: { ...now, incident } }),
  );
  return added;
}
