import type { Jira } from "./context";
import type { CustomField, CustomFieldKind, Project } from "./state";
import type { JsonObject } from "./views";

/** A field of this Jira, system or custom. */
export type Field = {
  readonly id: string;
  readonly name: string;
  readonly schema: JsonObject | null;
  readonly custom: boolean;
  readonly navigable: boolean;
};

type SystemField = readonly [id: string, name: string, type: string, items?: string];

const SYSTEM: readonly SystemField[] = [
  ["statuscategorychangedate", "Status Category Changed", "datetime"],
  ["issuetype", "Issue Type", "issuetype"],
  ["timespent", "Time Spent", "number"],
  ["project", "Project", "project"],
  ["fixVersions", "Fix versions", "array", "version"],
  ["aggregatetimespent", "Σ Time Spent", "number"],
  ["resolution", "Resolution", "resolution"],
  ["resolutiondate", "Resolved", "datetime"],
  ["workratio", "Work Ratio", "number"],
  ["lastViewed", "Last Viewed", "datetime"],
  ["watches", "Watchers", "watches"],
  ["created", "Created", "datetime"],
  ["priority", "Priority", "priority"],
  ["labels", "Labels", "array", "string"],
  ["versions", "Affects versions", "array", "version"],
  ["issuelinks", "Linked Issues", "array", "issuelinks"],
  ["assignee", "Assignee", "user"],
  ["updated", "Updated", "datetime"],
  ["status", "Status", "status"],
  ["statusCategory", "Status Category", "statusCategory"],
  ["components", "Components", "array", "component"],
  ["description", "Description", "string"],
  ["security", "Security Level", "securitylevel"],
  ["summary", "Summary", "string"],
  ["creator", "Creator", "user"],
  ["subtasks", "Sub-tasks", "array", "issuelinks"],
  ["reporter", "Reporter", "user"],
  ["environment", "Environment", "string"],
  ["duedate", "Due date", "date"],
  ["progress", "Progress", "progress"],
  ["votes", "Votes", "votes"],
  ["parent", "Parent", "issuelink"],
];

const UNNAVIGABLE: readonly SystemField[] = [
  ["attachment", "Attachment", "array", "attachment"],
  ["comment", "Comment", "comments-page"],
  ["worklog", "Log Work", "array", "worklog"],
  ["timetracking", "Time tracking", "timetracking"],
];

const systemField =
  (navigable: boolean) =>
  ([id, name, type, items]: SystemField): Field => ({
    id,
    name,
    custom: false,
    navigable,
    schema: { type, ...(items === undefined ? {} : { items }), system: id },
  });

const SYSTEM_FIELDS = [...SYSTEM.map(systemField(true)), ...UNNAVIGABLE.map(systemField(false))];

const KIND_SCHEMA: Readonly<Record<CustomFieldKind, readonly [type: string, items?: string]>> = {
  select: ["option"],
  multiselect: ["array", "option"],
  textfield: ["string"],
  textarea: ["string"],
  float: ["number"],
  datepicker: ["date"],
  datetime: ["datetime"],
  userpicker: ["user"],
  labels: ["array", "string"],
  url: ["string"],
  unknown: ["any"],
};

const customField = (field: CustomField): Field => {
  const [type, items] = KIND_SCHEMA[field.kind];
  const custom = `com.atlassian.jira.plugin.system.customfieldtypes:${field.kind}`;
  const customId = Number(field.id.replace("customfield_", ""));
  return {
    id: field.id,
    name: field.name,
    custom: true,
    navigable: true,
    schema: { type, ...(items === undefined ? {} : { items }), custom, customId },
  };
};

/** Every field, the system's first. */
export const allFields = (jira: Jira): readonly Field[] => [
  ...SYSTEM_FIELDS,
  ...Object.values(jira.state.customFields).map(customField),
];

export const findField = (jira: Jira, id: string): Field | undefined =>
  allFields(jira).find((field) => field.id === id);

/** Custom fields that screens of the project offer, so that its issues show them even when they are empty. */
export const customFieldsOf = (jira: Jira, project: Project): readonly string[] => {
  const offered = new Set(Object.values(project.screens).flatMap(({ fields }) => fields));
  return Object.keys(jira.state.customFields).filter((id) => offered.has(id));
};

/**
 * Which of `available` a request's `fields` names: ids, `*all`, `*navigable`, and `-id` to leave one out. Only exclusions
 * mean "all but".
 */
export const chooseFields = (
  wanted: readonly string[],
  available: readonly string[],
  isNavigable: (id: string) => boolean,
): readonly string[] => {
  const excluded = new Set(wanted.filter((id) => id.startsWith("-")).map((id) => id.slice(1)));
  const included = wanted.filter((id) => !id.startsWith("-"));
  const all = included.includes("*all") || (included.length === 0 && excluded.size > 0);
  const navigable = included.includes("*navigable");
  return available.filter(
    (id) => !excluded.has(id) && (all || included.includes(id) || (navigable && isNavigable(id))),
  );
};
