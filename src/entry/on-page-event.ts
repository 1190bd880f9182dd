import { z } from "zod";
import type { InvocationError } from "@forge/events";
import { accountId, pageId } from "../domain/ids";
import { logFor, wireEvents } from "../wiring";
import { parse } from "./context";
import { toRetry } from "./guard";

const wire = z.object({
  eventType: z.string().nullish(),
  /** The app's own write: what it changed it knows. */
  selfGenerated: z.boolean().nullish(),
  atlassianId: z.string().nullish(),
  content: z.object({ id: z.union([z.string(), z.number()]).transform(String) }),
});

/** A page or one of its checkboxes changed. */
export function onPageEvent(event: unknown): Promise<InvocationError | undefined> {
  return toRetry(logFor("on-page-event"), () => {
    const { eventType, content, selfGenerated, atlassianId } = parse(wire, event);
    if (selfGenerated === true) return Promise.resolve();
    const page = pageId(content.id);
    const by = typeof atlassianId === "string" ? accountId(atlassianId) : undefined;
    const deleted = eventType === "avi:confluence:deleted:page";
    return wireEvents().requestSync({ page, issue: undefined, deleted, by });
  });
}
