import type { Settings } from "../../../src/contract/settings";
import type { SettingsChoicesView } from "../../../src/contract/views";

export const settings: Settings = {
  version: 3,
  incident: { issueTypes: ["Incident"], resolvedStatuses: ["4"], severityField: undefined },
  places: { byProject: { "*": { spaceId: "2", parentId: "55" } } },
  followUps: {
    headings: ["Follow-ups"],
    byProject: { "101": { projectId: "100", issueType: "3" } },
    linkType: "Relates",
    wontDo: ["Won't Do"],
    priorities: { P1: "Highest" },
    statuses: { "100": { done: "Done" } },
  },
};

export const choices: SettingsChoicesView = {
  issueTypes: [
    { id: "1", name: "Incident" },
    { id: "3", name: "Task" },
  ],
  statuses: [
    { id: "4", name: "Mitigated", done: false, open: true },
    { id: "6", name: "Done", done: true, open: false },
  ],
  resolutions: [{ id: "7", name: "Duplicate" }],
  priorities: [{ id: "8", name: "Highest" }],
  linkTypes: [{ id: "9", name: "Relates" }],
  projects: [
    { id: "100", key: "OPS", name: "Operations" },
    { id: "101", key: "INC", name: "Incidents" },
  ],
  spaces: [{ id: "2", key: "PM", name: "Postmortems" }],
  fields: [{ id: "customfield_1", name: "Severity" }],
};
