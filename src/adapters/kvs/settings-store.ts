import { z } from "zod";
import { AppError } from "../../domain/app-error";
import { DEFAULT_SETTINGS } from "../../domain/settings";
import type { SettingsStore } from "../../ports/settings-store";
import { readAs } from "../read";
import { settingsSchema } from "../settings-schema";
import { SETTINGS_KEY } from "./storage-keys";
import { onlyOver, setNew, stored, type Store } from "./versioned";

const PLACE = { entityName: "settings", key: SETTINGS_KEY, version: "version" };

const wire = z.object({ record: settingsSchema });

/** One record for the site. */
export const kvsSettings = (store: Store): SettingsStore => ({
  get: async () => {
    const value = await stored(store.entity<unknown>(PLACE.entityName).get(PLACE.key));
    return value === undefined ? DEFAULT_SETTINGS : readAs(wire, value).record;
  },

  save: async (settings) => {
    const next = { ...settings, version: settings.version + 1 };
    const value: Record<string, unknown> = {
      version: next.version,
      record: JSON.parse(JSON.stringify(next)) as unknown,
    };
    try {
      await (settings.version === 0
        ? setNew(store, PLACE, value)
        : stored(
            store.transact().set(PLACE.key, value, onlyOver(PLACE, settings.version)).execute(),
          ));
    } catch (error) {
      const conflict = error instanceof AppError && error.code === "conflict";
      throw conflict
        ? new AppError("settings-changed", "somebody saved meanwhile", { cause: error })
        : error;
    }
    return next;
  },
});
