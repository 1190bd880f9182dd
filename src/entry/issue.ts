import { makeResolver } from "@forge/resolver";
import type { IssueApi } from "../contract/api";
import { logFor, wireIssue } from "../wiring";
import { readIssueContext } from "./context";
import { toReply } from "./guard";

/** The resolver of the panel on an issue. */
export const issue = makeResolver<IssueApi>({
  openPanel: ({ context }) =>
    toReply(logFor("issue"), async () => {
      const { incident, siteUrl } = readIssueContext(context);
      const { openPanel } = await wireIssue(siteUrl);
      return openPanel(incident);
    }),
});
