import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { importIssue } from "../../site/jira/import";
import { schemaErrors } from "../builders/valid-adf";
import { describeShared, sharedPath } from "../setup/shared";
import { ask, codeOf, documentOf, pagesOf, storySite, valueOf, ZOE } from "./story-site";

const files = (): readonly string[] => {
  const folder = sharedPath("data/jira/issues");
  return readdirSync(folder).map((name) => path.join(folder, name));
};

describeShared("real issues", () => {
  it.each(files().map((file) => [path.basename(file), file]))(
    "%s gets a valid postmortem once it is resolved",
    async (_, file) => {
      const story = storySite();
      const { key } = importIssue(story.jira, JSON.parse(readFileSync(file, "utf8")));
      const issue = story.jira.admin.issue(key);
      const { settings } = valueOf(await ask(story, ZOE).openSettings());
      const incident = { ...settings.incident, issueTypes: [issue.issueTypeId] };
      await ask(story, ZOE).admin("saveSettings", { settings: { ...settings, incident } });

      const reply = await ask(story).create({ incidentId: issue.id, title: "Imported" }, issue);

      const { categories, resolved } = resolution(story, issue);
      expect([codeOf(reply), categories]).toEqual([resolved ? "ok" : "not-resolved", categories]);
      expect(pagesOf(story)).toHaveLength(resolved ? 1 : 0);
      if (reply.ok) expect(schemaErrors(documentOf(story, reply.value.pageId))).toEqual([]);
    },
  );
});

const resolution = (
  { jira }: ReturnType<typeof storySite>,
  issue: { readonly statusId: string; readonly resolutionId: string | null },
) => {
  const categories = jira.state.statuses[issue.statusId]?.category;
  return { categories, resolved: issue.resolutionId !== null || categories === "done" };
};
