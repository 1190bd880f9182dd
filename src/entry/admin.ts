import { makeResolver } from "@forge/resolver";
import { z } from "zod";
import type { AdminApi } from "../contract/api";
import { projectId } from "../domain/ids";
import { parse, readSiteUrl } from "./context";
import { toReply } from "./guard";
import { logFor, ruleSchema, settingsSchema, wireAdmin } from "../wiring";

const log = () => logFor("admin");

/** The resolver of the settings page. Every function asks Jira whether this person is an admin. */
export const admin = makeResolver<AdminApi>({
  openSettings: ({ context }) =>
    toReply(log(), async () => (await wireAdmin(readSiteUrl(context))).open()),

  listIssueTypes: ({ payload, context }) =>
    toReply(log(), async () => {
      const input = parse(z.object({ projectId: z.string() }), payload);
      const { issueTypes } = await wireAdmin(readSiteUrl(context));
      return issueTypes(projectId(input.projectId));
    }),

  tryRule: ({ payload, context }) =>
    toReply(log(), async () => {
      const { rule } = parse(z.object({ rule: ruleSchema }), payload);
      const { tryRule } = await wireAdmin(readSiteUrl(context));
      return tryRule(rule);
    }),

  saveSettings: ({ payload, context }) =>
    toReply(log(), async () => {
      const { settings } = parse(z.object({ settings: settingsSchema }), payload);
      const { save } = await wireAdmin(readSiteUrl(context));
      return save(settings);
    }),
});
