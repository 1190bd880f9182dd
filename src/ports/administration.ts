import type { IncidentRule } from "../contract/settings";
import type { ChoiceView, SettingsChoicesView } from "../contract/views";
import type { ProjectId } from "../domain/ids";

export type Administration = {
  /** Whether this person administers Jira. Asked of Jira, never read from a payload. */
  readonly mayAdminister: () => Promise<boolean>;
  /** What Jira offers to choose from; spaces come from Confluence. */
  readonly choices: () => Promise<Omit<SettingsChoicesView, "spaces">>;
  readonly issueTypes: (project: ProjectId) => Promise<readonly ChoiceView[]>;
};

export type RuleMirror = {
  /** Tells the display condition of the action what an incident is. Safe to run again. Throws what Jira refuses. */
  readonly publish: (rule: IncidentRule) => Promise<void>;
};
