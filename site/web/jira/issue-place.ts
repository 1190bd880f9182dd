import { useMemo } from "react";
import type { Issue } from "./wire";

/**
 * Where an issue's modules stand, in the words of their context.
 * @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-issue-action/#extension-context
 */
export function useIssueExtension(issue: Issue): Readonly<Record<string, unknown>> {
  const { id, key, fields } = issue;
  const { name, id: typeId } = fields.issuetype;
  const { id: projectId, key: projectKey } = fields.project;
  return useMemo(
    () => ({
      issue: { id, key, type: name, typeId },
      project: { id: projectId, key: projectKey, type: "software" },
      location: `${location.origin}/browse/${key}`,
    }),
    [id, key, name, typeId, projectId, projectKey],
  );
}
