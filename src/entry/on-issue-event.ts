import { z } from "zod";
import type { InvocationError } from "@forge/events";
import { FOLLOW_UP_PROPERTY, INCIDENT_PROPERTY } from "../contract/keys";
import { issueId, pageId } from "../domain/ids";
import { logFor, wireEvents } from "../wiring";
import { parse } from "./context";
import { toRetry } from "./guard";

const wire = z.object({
  eventType: z.string(),
  issue: z.object({ id: z.union([z.string(), z.number()]).transform(String) }),
  payloadIncludeProperties: z.record(z.string(), z.unknown()).nullish(),
});

/** Both paths are delivered with the event; the manifest asks for them. */
const PATHS = [FOLLOW_UP_PROPERTY, INCIDENT_PROPERTY].map(
  (key) => `issue.properties['${key}'].page`,
);

/** A task or an incident changed. Which page it belongs to comes with the event; where it does not, the issue is asked. */
export function onIssueEvent(event: unknown): Promise<InvocationError | undefined> {
  return toRetry(logFor("on-issue-event"), async () => {
    const { eventType, issue, payloadIncludeProperties: included } = parse(wire, event);
    const { requestSync, pagesOf } = wireEvents();
    const id = issueId(issue.id);
    const deleted = eventType === "avi:jira:deleted:issue";
    const told = PATHS.map((path) => included?.[path]).filter((one) => typeof one === "string");
    const pages = included == null ? await pagesOf(id) : told.map(pageId);
    for (const page of new Set(pages)) {
      await requestSync({ page, issue: id, deleted, by: undefined });
    }
  });
}
