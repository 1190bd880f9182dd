import { z } from "zod";
import type { Actor } from "../core";
import { adfProblem } from "./adf";
import type { Jira } from "./context";
import { findVisibleIssue, may } from "./permissions";
import { setCustomField } from "./set-custom-field";
import type { Issue, IssueType, Project } from "./state";
import { isDate } from "./time";

/** Where a field is set: who sets it, and on what. */
export type FieldScope = {
  readonly jira: Jira;
  readonly actor: Actor;
  readonly project: Project;
  readonly issueType: IssueType;
};

/** What setting a field does to an issue, or why it cannot be set. */
export type Outcome =
  | { readonly ok: true; readonly patch: Partial<Issue> }
  | { readonly ok: false; readonly error: string };

type Setter = (value: unknown, scope: FieldScope) => Outcome;

const set = (patch: Partial<Issue>): Outcome => ({ ok: true, patch });
const fail = (error: string): Outcome => ({ ok: false, error });

const setSummary: Setter = (value) => {
  if (typeof value !== "string") return fail("Operation value must be a string");
  if (value.trim() === "") return fail("You must specify a summary of the issue.");
  if (value.length > 255) return fail("Summary must be less than 255 characters.");
  if (/[\n\r]/.test(value)) {
    return fail("The summary is invalid because it contains newline characters.");
  }
  return set({ summary: value });
};

const document =
  (field: "description" | "environment"): Setter =>
  (value) => {
    if (value === null) return set({ [field]: null });
    const parsed = z.record(z.string(), z.json()).safeParse(value);
    if (!parsed.success) {
      return fail(
        "Operation value must be an Atlassian Document (see the Atlassian Document Format)",
      );
    }
    const problem = adfProblem(value);
    return problem === undefined ? set({ [field]: parsed.data }) : fail(`INVALID_INPUT ${problem}`);
  };

const idOrName = z.union([
  z.strictObject({ id: z.string(), name: z.string().optional() }),
  z.strictObject({ name: z.string() }),
]);

type Named = { readonly id: string; readonly name: string };

/** The item that `{id}` or `{name}` names. */
export const pick = <T extends Named>(items: readonly T[], value: unknown): T | undefined => {
  const parsed = idOrName.safeParse(value);
  if (!parsed.success) return undefined;
  const wanted = parsed.data;
  return items.find((item) => ("id" in wanted ? item.id === wanted.id : item.name === wanted.name));
};

const setPriority: Setter = (value, { jira }) => {
  if (value === null) return set({ priorityId: null });
  const priority = pick(Object.values(jira.state.priorities), value);
  return priority === undefined
    ? fail("The priority selected is invalid.")
    : set({ priorityId: priority.id });
};

const setResolution: Setter = (value, { jira }) => {
  const resolution = pick(Object.values(jira.state.resolutions), value);
  return resolution === undefined
    ? fail("Specify a valid 'id' or 'name' for Resolution")
    : set({ resolutionId: resolution.id });
};

const userSchema = z.union([
  z.strictObject({ accountId: z.string().nullable() }),
  z.strictObject({ id: z.string().nullable() }),
  z.null(),
]);

const accountIdOf = (value: unknown): string | null | undefined => {
  const parsed = userSchema.safeParse(value);
  if (!parsed.success) return undefined;
  if (parsed.data === null) return null;
  return "accountId" in parsed.data ? parsed.data.accountId : parsed.data.id;
};

const setAssignee: Setter = (value, { jira, project }) => {
  const accountId = accountIdOf(value);
  if (accountId === undefined) return fail("expected Object containing 'accountId'");
  if (accountId === null) return set({ assigneeId: null });
  const actor = { kind: "user", accountId } as const;
  return may(jira, actor, { permission: "ASSIGNABLE_USER", project })
    ? set({ assigneeId: accountId })
    : fail(`User '${accountId}' cannot be assigned issues.`);
};

const setReporter: Setter = (value, { jira }) => {
  const accountId = accountIdOf(value);
  if (accountId === undefined || accountId === null) return fail("Reporter is required.");
  return Object.hasOwn(jira.state.users, accountId)
    ? set({ reporterId: accountId })
    : fail("The reporter specified is not a user.");
};

const setLabels: Setter = (value) => {
  const labels = z.array(z.string()).safeParse(value);
  if (!labels.success) return fail("data was not an array");
  const spaced = labels.data.find((label) => /\s/.test(label) || label === "");
  if (spaced !== undefined) return fail(`The label '${spaced}' contains spaces which is invalid.`);
  return set({ labels: [...new Set(labels.data)].sort() });
};

const setDueDate: Setter = (value) => {
  if (value === null) return set({ dueDate: null });
  return typeof value === "string" && isDate(value)
    ? set({ dueDate: value })
    : fail("Error parsing date. The date must be in the format yyyy-MM-dd.");
};

const list = (
  value: unknown,
  items: readonly Named[],
  apply: { readonly name: string; readonly patch: (ids: readonly string[]) => Partial<Issue> },
): Outcome => {
  const values = z.array(z.unknown()).safeParse(value);
  if (!values.success) return fail("data was not an array");
  const found = values.data.map((item) => pick(items, item));
  const ids = found.flatMap((item) => (item === undefined ? [] : [item.id]));
  if (ids.length < found.length) return fail(`${apply.name} name or id is not valid`);
  return set(apply.patch([...new Set(ids)]));
};

const setComponents: Setter = (value, { project }) =>
  list(value, project.components, {
    name: "Component",
    patch: (componentIds) => ({ componentIds }),
  });

const setFixVersions: Setter = (value, { project }) =>
  list(value, project.versions, { name: "Version", patch: (fixVersionIds) => ({ fixVersionIds }) });

const setVersions: Setter = (value, { project }) =>
  list(value, project.versions, { name: "Version", patch: (versionIds) => ({ versionIds }) });

const setSecurity: Setter = (value, { project }) => {
  if (value === null) return set({ securityLevelId: null });
  const level = pick(project.securityLevels, value);
  return level === undefined
    ? fail("The security level selected is invalid.")
    : set({ securityLevelId: level.id });
};

const parentSchema = z.union([
  z.strictObject({ id: z.string() }),
  z.strictObject({ key: z.string() }),
]);

const setParent: Setter = (value, { jira, actor, project }) => {
  const parsed = parentSchema.safeParse(value);
  if (!parsed.success) return fail("data was not an object");
  const wanted = "id" in parsed.data ? parsed.data.id : parsed.data.key;
  const parent = findVisibleIssue(jira, actor, wanted);
  if (parent?.projectId !== project.id) {
    return fail("Could not find issue by id or key.");
  }
  return set({ parentId: parent.id });
};

const SETTERS: Readonly<Record<string, Setter>> = {
  summary: setSummary,
  description: document("description"),
  environment: document("environment"),
  priority: setPriority,
  resolution: setResolution,
  assignee: setAssignee,
  reporter: setReporter,
  labels: setLabels,
  duedate: setDueDate,
  components: setComponents,
  fixVersions: setFixVersions,
  versions: setVersions,
  security: setSecurity,
  parent: setParent,
};

/** Sets one field, given in the shape of the REST API. */
export const setField = (fieldId: string, value: unknown, scope: FieldScope): Outcome => {
  const setter = Object.hasOwn(SETTERS, fieldId) ? SETTERS[fieldId] : undefined;
  if (setter !== undefined) return setter(value, scope);
  const field = scope.jira.state.customFields[fieldId];
  return field === undefined
    ? fail(notOnScreen(fieldId))
    : setCustomField(scope.jira, field, value);
};

/** What Jira says of a field that a request may not set. */
export const notOnScreen = (fieldId: string): string =>
  `Field '${fieldId}' cannot be set. It is not on the appropriate screen, or unknown.`;
