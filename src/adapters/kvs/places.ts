import { z } from "zod";
import type { Places } from "../../ports/settings-store";
import { maybe } from "../read";
import { placeKey } from "./storage-keys";
import { stored, type Store } from "./versioned";

const schema = z.object({ spaceId: z.string(), parentId: maybe(z.string()) });

/** Forgotten after a year without use. */
const TTL = { unit: "DAYS", value: 365 } as const;

/** Where each person last put a postmortem of a project: the last one wins. */
export const kvsPlaces = (store: Store): Places => ({
  remembered: async (who, project) => {
    const value = await stored(store.get<unknown>(placeKey(who, project)));
    const read = schema.safeParse(value);
    return read.success ? read.data : undefined;
  },

  remember: async (who, project, { spaceId, parentId }) => {
    const value = { spaceId, ...(parentId === undefined ? {} : { parentId }) };
    await stored(store.set(placeKey(who, project), value, { ttl: TTL }));
  },
});
