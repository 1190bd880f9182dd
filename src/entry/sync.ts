import { z } from "zod";
import type { AsyncEvent, InvocationError } from "@forge/events";
import { accountId, issueId, lineId, pageId } from "../domain/ids";
import { logFor, wireSync } from "../wiring";
import { choiceInput, parse } from "./context";
import { toRetry } from "./guard";

const wire = z.object({
  v: z.literal(1),
  page: z.string(),
  reason: z.enum(["event", "asked", "follow-up", "swept", "tie", "deleted"]),
  deleted: z.string().optional(),
  decision: choiceInput.extend({ line: z.string().transform(lineId) }).optional(),
  by: z.string().optional(),
  vouched: z.array(z.string()).optional(),
  at: z.number().optional(),
});

/** The one writer of a page: the queue runs one of these a page at a time. */
export function sync(event: AsyncEvent): Promise<InvocationError | undefined> {
  return toRetry(logFor("sync"), () => {
    const { page, reason, deleted, decision, by, vouched = [], at } = parse(wire, event.body);
    return wireSync().syncPage({
      page: pageId(page),
      reason,
      deleted: deleted === undefined ? undefined : issueId(deleted),
      decision,
      by: by === undefined ? undefined : accountId(by),
      vouched: vouched.map(issueId),
      at: at ?? Date.now(),
    });
  });
}
