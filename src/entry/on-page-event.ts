import { z } from "zod";
import type { InvocationError } from "@forge/events";
import { pageId } from "../domain/ids";
import { logFor, wireEvents } from "../wiring";
import { parse } from "./context";
import { toRetry } from "./guard";

const wire = z.object({
  /** The app's own write: what it changed it knows. */
  selfGenerated: z.boolean().nullish(),
  content: z.object({ id: z.union([z.string(), z.number()]).transform(String) }),
});

/** A page or one of its checkboxes changed. */
export function onPageEvent(event: unknown): Promise<InvocationError | undefined> {
  return toRetry(logFor("on-page-event"), () => {
    const { content, selfGenerated } = parse(wire, event);
    if (selfGenerated === true) return Promise.resolve();
    const page = pageId(content.id);
    return wireEvents().requestSync({ page, issue: undefined, deleted: false });
  });
}
