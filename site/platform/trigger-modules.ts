import { z } from "zod";
import type { Manifest } from "../manifest";

const Filter = z.object({
  ignoreSelf: z.boolean().optional(),
  expression: z.string().optional(),
  onError: z.enum(["IGNORE", "IGNORE_AND_LOG", "RECEIVE", "RECEIVE_AND_LOG"]).optional(),
});

const Payload = z.object({
  include: z.object({ propertyPaths: z.array(z.string()).optional() }).optional(),
});

const TriggerModule = z.object({
  key: z.string(),
  function: z.string(),
  filter: Filter.optional(),
  payload: Payload.optional(),
  events: z.array(
    z.union([
      z.string(),
      z.object({
        eventType: z.string(),
        filter: Filter.optional(),
        payload: Payload.optional(),
      }),
    ]),
  ),
});

export type Filter = z.infer<typeof Filter>;

/** One event that one trigger listens to. */
export type Trigger = {
  readonly key: string;
  readonly function: string;
  readonly eventType: string;
  readonly filter: Filter;
  readonly propertyPaths: readonly string[];
};

/** What the triggers of a manifest listen to, one entry an event. */
export const triggersOf = (manifest: Manifest): readonly Trigger[] =>
  (manifest.modules["trigger"] ?? []).flatMap((raw) => {
    const module = TriggerModule.parse(raw);
    return module.events.map((event) => {
      const own = typeof event === "string" ? { eventType: event } : event;
      const { filter = module.filter ?? {}, payload = module.payload } = own;
      return {
        key: module.key,
        function: module.function,
        eventType: own.eventType,
        filter,
        propertyPaths: payload?.include?.propertyPaths ?? [],
      };
    });
  });
