import type { PlaceSetting, Settings, TaskTarget } from "../contract/settings";
import type { ProjectId } from "./ids";

/** What holds until an admin saves settings. The issue types are the names that Jira itself gives to incidents. */
export const DEFAULT_SETTINGS: Settings = {
  version: 0,
  incident: {
    issueTypes: ["Incident", "[System] Incident"],
    resolvedStatuses: [],
    severityField: undefined,
  },
  places: { byProject: {} },
  followUps: {
    headings: ["Follow-ups", "Follow ups", "Followups", "Action items", "Actions", "Next steps"],
    byProject: {},
    linkType: "Relates",
    wontDo: ["Won't Do", "Won't Fix", "Duplicate", "Cannot Reproduce", "Declined"],
    priorities: { P1: "Highest", P2: "High", P3: "Medium", P4: "Low", P5: "Lowest" },
    statuses: {},
  },
};

const OTHERS = "*";

/** Where postmortems of this project go, when settings say. */
export const placeFor = (settings: Settings, project: ProjectId): PlaceSetting | undefined =>
  settings.places.byProject[project] ?? settings.places.byProject[OTHERS];

/** Where follow-ups of this project's incidents go: its own project unless settings say otherwise. */
export const taskTargetFor = (settings: Settings, project: ProjectId): TaskTarget =>
  settings.followUps.byProject[project] ??
  settings.followUps.byProject[OTHERS] ?? { projectId: undefined, issueType: undefined };

/** Sentences that say what is wrong with these settings; empty when they can be saved. */
export function problemsOf(settings: Settings): readonly string[] {
  const problems: string[] = [];
  if (settings.incident.issueTypes.length === 0)
    problems.push("Choose at least one issue type that is an incident.");
  if (settings.followUps.headings.every((heading) => heading.trim() === ""))
    problems.push("Name at least one heading that follow-ups stand under.");
  if (settings.followUps.linkType.trim() === "")
    problems.push("Choose how tasks are linked to their incident.");
  return problems;
}
