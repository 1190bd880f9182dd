import { z } from "zod";
import type { AsyncEvent, InvocationError } from "@forge/events";
import { issueId, lineId, pageId } from "../domain/ids";
import { logFor, wireSync } from "../wiring";
import { choiceInput, parse } from "./context";
import { toRetry } from "./guard";

const wire = z.object({
  v: z.literal(1),
  page: z.string(),
  reason: z.enum(["event", "asked", "follow-up", "swept", "tie"]),
  deleted: z.string().optional(),
  decision: choiceInput.extend({ line: z.string().transform(lineId) }).optional(),
  at: z.number().optional(),
});

/** The one writer of a page: the queue runs one of these a page at a time. */
export function sync(event: AsyncEvent): Promise<InvocationError | undefined> {
  return toRetry(logFor("sync"), () => {
    const { page, reason, deleted, decision, at } = parse(wire, event.body);
    return wireSync().syncPage({
      page: pageId(page),
      reason,
      deleted: deleted === undefined ? undefined : issueId(deleted),
      decision,
      at: at ?? Date.now(),
    });
  });
}
