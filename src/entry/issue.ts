import { makeResolver } from "@forge/resolver";
import type { IssueApi } from "../contract/api";
import { logFor, wireIssue } from "../wiring";
import { choiceInput, parse, readIssueContext, readTimeZone } from "./context";
import { toReply } from "./guard";

/** The resolver of the panel on an issue. */
export const issue = makeResolver<IssueApi>({
  syncNow: ({ context }) =>
    toReply(logFor("issue"), async () => {
      const { incident, siteUrl } = readIssueContext(context);
      const { retry } = await wireIssue(siteUrl);
      await retry(incident);
      return { queued: true } as const;
    }),

  decide: ({ payload, context }) =>
    toReply(logFor("issue"), async () => {
      const { incident, siteUrl } = readIssueContext(context);
      const { decide } = await wireIssue(siteUrl);
      await decide(incident, parse(choiceInput, payload));
      return { queued: true } as const;
    }),

  openPanel: ({ payload, context }) =>
    toReply(logFor("issue"), async () => {
      const { incident, siteUrl } = readIssueContext(context);
      const { openPanel } = await wireIssue(siteUrl);
      return openPanel(incident, readTimeZone(payload));
    }),
});
