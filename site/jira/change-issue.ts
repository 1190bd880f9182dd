import { z } from "zod";
import type { Jira } from "./context";
import { findField } from "./fields";
import { may } from "./permissions";
import { parseNewLink, type NewLink } from "./links";
import { notOnScreen, setField, type FieldScope, type Outcome } from "./set-field";
import { adfProblem } from "./adf";
import type { Issue, Json, ProjectPermission } from "./state";

const operationSchema = z.record(z.string(), z.unknown());

/** The body of create, edit and transition, as Atlassian documents it. */
export const issueUpdateSchema = z.strictObject({
  fields: z.record(z.string(), z.unknown()).optional(),
  update: z.record(z.string(), z.array(operationSchema)).optional(),
  properties: z.array(z.strictObject({ key: z.string(), value: z.unknown() })).optional(),
  transition: z.looseObject({ id: z.string() }).optional(),
  historyMetadata: z.looseObject({}).optional(),
});

export type IssueUpdate = z.infer<typeof issueUpdateSchema>;

/** An issue as it would be, what would be linked and said, and why not. */
export type Draft = {
  readonly issue: Issue;
  readonly links: readonly NewLink[];
  readonly comments: readonly Json[];
  readonly errors: Readonly<Record<string, string>>;
  /** Fields that got a value. */
  readonly given: readonly string[];
};

export type ChangeScope = FieldScope & {
  /** Fields that may be set here. */
  readonly screen: readonly string[];
};

const NEEDS: Readonly<Record<string, ProjectPermission>> = {
  assignee: "ASSIGN_ISSUES",
  reporter: "MODIFY_REPORTER",
  duedate: "SCHEDULE_ISSUES",
  security: "SET_ISSUE_SECURITY",
  issuelinks: "LINK_ISSUES",
  comment: "ADD_COMMENTS",
};

const settable = (fieldId: string, scope: ChangeScope, issue: Issue): boolean => {
  if (!scope.screen.includes(fieldId)) return false;
  const permission = Object.hasOwn(NEEDS, fieldId) ? NEEDS[fieldId] : undefined;
  const { jira, actor, project } = scope;
  return permission === undefined || may(jira, actor, { permission, project, issue });
};

const merge = (draft: Draft, fieldId: string, outcome: Outcome): Draft => {
  const given = [...draft.given, fieldId];
  if (!outcome.ok) return withError(draft, fieldId, outcome.error);
  const custom = { ...draft.issue.custom, ...outcome.patch.custom };
  return { ...draft, given, issue: { ...draft.issue, ...outcome.patch, custom } };
};

const withError = (draft: Draft, fieldId: string, error: string): Draft => ({
  ...draft,
  given: [...draft.given, fieldId],
  errors: { ...draft.errors, [fieldId]: error },
});

const LISTS: Readonly<Record<string, (issue: Issue) => readonly Json[]>> = {
  labels: ({ labels }) => labels,
  components: ({ componentIds }) => componentIds.map((id) => ({ id })),
  fixVersions: ({ fixVersionIds }) => fixVersionIds.map((id) => ({ id })),
  versions: ({ versionIds }) => versionIds.map((id) => ({ id })),
};

const sameItem =
  (scope: ChangeScope, removed: unknown) =>
  (item: Json): boolean => {
    if (typeof item === "string") return item === removed;
    const named = z.looseObject({ id: z.string().optional(), name: z.string().optional() });
    const wanted = named.safeParse(removed).data;
    const current = named.safeParse(item).data;
    const part = [...scope.project.components, ...scope.project.versions].find(
      ({ id }) => id === current?.id,
    );
    return part !== undefined && (wanted?.id === part.id || wanted?.name === part.name);
  };

type Step = { readonly fieldId: string; readonly verb: string; readonly value: unknown };

const addComment = (draft: Draft, value: unknown): Draft => {
  const comment = z.strictObject({ body: z.json() }).safeParse(value);
  if (!comment.success || adfProblem(comment.data.body) !== undefined) {
    return withError(draft, "comment", "Comment body is not valid!");
  }
  return { ...draft, comments: [...draft.comments, comment.data.body] };
};

const addLink = (draft: Draft, value: unknown, scope: ChangeScope): Draft => {
  const link = parseNewLink(scope, draft.issue.id, value);
  if ("error" in link) return withError(draft, "issuelinks", link.error);
  return { ...draft, links: [...draft.links, link] };
};

/** What a list field holds after `add` or `remove`; undefined for other fields and verbs. */
const changedList = (
  draft: Draft,
  step: Step,
  scope: ChangeScope,
): readonly unknown[] | undefined => {
  const current = Object.hasOwn(LISTS, step.fieldId)
    ? LISTS[step.fieldId]?.(draft.issue)
    : undefined;
  if (step.verb === "add") return current && [...current, step.value];
  if (step.verb !== "remove") return undefined;
  const isRemoved = sameItem(scope, step.value);
  return current?.filter((item) => !isRemoved(item));
};

const applyStep = (draft: Draft, step: Step, scope: ChangeScope): Draft => {
  const { fieldId, verb, value } = step;
  if (fieldId === "comment" && verb === "add") return addComment(draft, value);
  if (fieldId === "issuelinks" && verb === "add") return addLink(draft, value, scope);
  const next = verb === "set" ? value : changedList(draft, step, scope);
  return verb === "set" || next !== undefined
    ? merge(draft, fieldId, setField(fieldId, next, scope))
    : withError(draft, fieldId, `Operation '${verb}' is not supported by this field`);
};

const steps = (update: IssueUpdate): readonly Step[] => [
  ...Object.entries(update.fields ?? {}).map(([fieldId, value]) => ({
    fieldId,
    verb: "set",
    value,
  })),
  ...Object.entries(update.update ?? {}).flatMap(([fieldId, operations]) =>
    operations.flatMap((operation) =>
      Object.entries(operation).map(([verb, value]) => ({ fieldId, verb, value })),
    ),
  ),
];

/** Applies `fields` and `update` of a request to `issue`, stopping at nothing: every wrong field is named. */
export const applyUpdate = (issue: Issue, update: IssueUpdate, scope: ChangeScope): Draft => {
  const start: Draft = { issue, links: [], comments: [], errors: {}, given: [] };
  const twice = Object.keys(update.fields ?? {}).filter((id) =>
    Object.hasOwn(update.update ?? {}, id),
  );
  const seed = twice.reduce(
    (draft, id) =>
      withError(draft, id, `Field '${id}' cannot appear in both 'fields' and 'update'`),
    start,
  );
  return steps(update).reduce(
    (draft, step) =>
      settable(step.fieldId, scope, issue)
        ? applyStep(draft, step, scope)
        : withError(draft, step.fieldId, notOnScreen(step.fieldId)),
    seed,
  );
};

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

const VALUES: Readonly<Record<string, (issue: Issue) => unknown>> = {
  summary: ({ summary }) => (summary === "" ? null : summary),
  description: ({ description }) => description,
  environment: ({ environment }) => environment,
  priority: ({ priorityId }) => priorityId,
  resolution: ({ resolutionId }) => resolutionId,
  assignee: ({ assigneeId }) => assigneeId,
  reporter: ({ reporterId }) => reporterId,
  labels: ({ labels }) => labels,
  duedate: ({ dueDate }) => dueDate,
  components: ({ componentIds }) => componentIds,
  fixVersions: ({ fixVersionIds }) => fixVersionIds,
  versions: ({ versionIds }) => versionIds,
  security: ({ securityLevelId }) => securityLevelId,
  parent: ({ parentId }) => parentId,
};

/** An error for each of `required` that the issue has no value for. */
export const missingFields = (
  jira: Jira,
  issue: Issue,
  required: readonly string[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    required
      .filter((id) => isEmpty(Object.hasOwn(VALUES, id) ? VALUES[id]?.(issue) : issue.custom[id]))
      .map((id) => [id, `${findField(jira, id)?.name ?? id} is required.`]),
  );
