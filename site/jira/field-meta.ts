import type { Jira } from "./context";
import { findField } from "./fields";
import type { Project } from "./state";
import {
  componentView,
  priorityView,
  resolutionView,
  securityView,
  self,
  versionView,
  type JsonObject,
} from "./views";

type Asked = {
  readonly project: Project;
  readonly fieldId: string;
  readonly required: boolean;
};

const allowed = (
  jira: Jira,
  project: Project,
  fieldId: string,
): readonly JsonObject[] | undefined => {
  switch (fieldId) {
    case "priority":
      return Object.values(jira.state.priorities).map((item) => priorityView(jira, item));
    case "resolution":
      return Object.values(jira.state.resolutions).map((item) => resolutionView(jira, item));
    case "components":
      return project.components.map((item) => componentView(jira, item));
    case "fixVersions":
    case "versions":
      return project.versions.map((item) => versionView(jira, item));
    case "security":
      return project.securityLevels.map((item) => securityView(jira, item));
    default:
      return optionsOf(jira, fieldId);
  }
};

const optionsOf = (jira: Jira, fieldId: string): readonly JsonObject[] | undefined => {
  const options = jira.state.customFields[fieldId]?.options ?? [];
  if (options.length === 0) return undefined;
  return options.map((option) => ({
    self: self(jira, `customFieldOption/${option.id}`),
    ...option,
  }));
};

const operationsOf = (fieldId: string, schema: JsonObject | null): readonly string[] => {
  if (fieldId === "issuelinks") return ["add"];
  return schema?.["type"] === "array" ? ["add", "set", "remove"] : ["set"];
};

const AUTO_COMPLETE: Readonly<Record<string, string>> = {
  assignee: "user/assignable/search?query=",
  reporter: "user/search?query=",
  issuelinks: "issue/picker?query=",
};

const defaultOf = (jira: Jira, fieldId: string): JsonObject => {
  const standard = Object.values(jira.state.priorities).find(({ isDefault }) => isDefault);
  if (fieldId !== "priority" || standard === undefined) return { hasDefaultValue: false };
  return { hasDefaultValue: true, defaultValue: priorityView(jira, standard) };
};

/** What create-metadata and transition screens say of a field. */
export const fieldMeta = (jira: Jira, { project, fieldId, required }: Asked): JsonObject => {
  const field = findField(jira, fieldId);
  const schema = field?.schema ?? { type: "any" };
  const values = allowed(jira, project, fieldId);
  const path = AUTO_COMPLETE[fieldId];
  return {
    required,
    schema,
    name: field?.name ?? fieldId,
    key: fieldId,
    ...(path === undefined ? {} : { autoCompleteUrl: self(jira, path) }),
    ...defaultOf(jira, fieldId),
    operations: operationsOf(fieldId, schema),
    ...(values === undefined ? {} : { allowedValues: values }),
  };
};
