import { plainText } from "./adf";
import { by, timeFor, type JsonObject, type Viewer } from "./views";
import { nextId, type Jira } from "./context";
import type { ChangeItem, History, Issue, Json } from "./state";

export const historyView = (viewer: Viewer, history: History): JsonObject => ({
  id: history.id,
  ...by(viewer, "author", history.authorId),
  created: timeFor(viewer, history.created),
  items: history.items.map((item) => ({ ...item })),
});

/** `expand=changelog`: the newest first, at most `limit`, with the number of all. */
export const changelogPage = (viewer: Viewer, issue: Issue, limit: number): JsonObject => {
  const all = viewer.jira.state.histories[issue.id] ?? [];
  const shown = all.slice(-limit).reverse();
  return {
    startAt: 0,
    maxResults: shown.length,
    total: all.length,
    histories: shown.map((history) => historyView(viewer, history)),
  };
};

/** A field's value as the history writes it: an id, and words. */
type Value = { readonly id: string | null; readonly text: string | null };

const EMPTY: Value = { id: null, text: null };

const words = (text: string): Value => ({ id: null, text: text === "" ? null : text });

type Tracked = {
  readonly field: string;
  readonly fieldId: string;
  readonly read: (jira: Jira, issue: Issue) => Value;
};

const named = (
  items: Readonly<Record<string, { readonly id: string; readonly name: string }>>,
  id: string | null,
): Value => {
  const item = id === null ? undefined : items[id];
  return item === undefined ? EMPTY : { id: item.id, text: item.name };
};

const person = (jira: Jira, accountId: string | null): Value => {
  const user = accountId === null ? undefined : jira.state.users[accountId];
  return user === undefined ? EMPTY : { id: user.accountId, text: user.displayName };
};

const securityLevel = (jira: Jira, issue: Issue): Value => {
  const level = jira.state.projects[issue.projectId]?.securityLevels.find(
    ({ id }) => id === issue.securityLevelId,
  );
  return level === undefined ? EMPTY : { id: level.id, text: level.name };
};

const parentOf = (jira: Jira, issue: Issue): Value => {
  const parent = issue.parentId === null ? undefined : jira.state.issues[issue.parentId];
  return parent === undefined ? EMPTY : { id: parent.id, text: parent.key };
};

const dueDate = ({ dueDate: date }: Issue): Value =>
  date === null ? EMPTY : { id: date, text: `${date} 00:00:00.0` };

const TRACKED: readonly Tracked[] = [
  { field: "summary", fieldId: "summary", read: (_, issue) => words(issue.summary) },
  { field: "description", fieldId: "description", read: (_, i) => words(plainText(i.description)) },
  { field: "environment", fieldId: "environment", read: (_, i) => words(plainText(i.environment)) },
  { field: "labels", fieldId: "labels", read: (_, issue) => words(issue.labels.join(" ")) },
  { field: "duedate", fieldId: "duedate", read: (_, issue) => dueDate(issue) },
  { field: "status", fieldId: "status", read: (j, i) => named(j.state.statuses, i.statusId) },
  {
    field: "resolution",
    fieldId: "resolution",
    read: (j, i) => named(j.state.resolutions, i.resolutionId),
  },
  {
    field: "priority",
    fieldId: "priority",
    read: (j, i) => named(j.state.priorities, i.priorityId),
  },
  {
    field: "issuetype",
    fieldId: "issuetype",
    read: (j, i) => named(j.state.issueTypes, i.issueTypeId),
  },
  { field: "project", fieldId: "project", read: (j, i) => named(j.state.projects, i.projectId) },
  { field: "Key", fieldId: "", read: (_, issue) => words(issue.key) },
  { field: "assignee", fieldId: "assignee", read: (j, i) => person(j, i.assigneeId) },
  { field: "reporter", fieldId: "reporter", read: (j, i) => person(j, i.reporterId) },
  { field: "security", fieldId: "security", read: securityLevel },
  { field: "IssueParentAssociation", fieldId: "", read: parentOf },
];

type NamedPart = { readonly id: string; readonly name: string };

type TrackedList = {
  readonly field: string;
  readonly fieldId: string;
  readonly read: (jira: Jira, issue: Issue) => readonly NamedPart[];
};

const parts = (
  jira: Jira,
  issue: Issue,
  choose: { readonly kind: "components" | "versions"; readonly ids: readonly string[] },
): readonly NamedPart[] =>
  (jira.state.projects[issue.projectId]?.[choose.kind] ?? []).filter(({ id }) =>
    choose.ids.includes(id),
  );

const TRACKED_LISTS: readonly TrackedList[] = [
  {
    field: "Component",
    fieldId: "components",
    read: (j, i) => parts(j, i, { kind: "components", ids: i.componentIds }),
  },
  {
    field: "Fix Version",
    fieldId: "fixVersions",
    read: (j, i) => parts(j, i, { kind: "versions", ids: i.fixVersionIds }),
  },
  {
    field: "Version",
    fieldId: "versions",
    read: (j, i) => parts(j, i, { kind: "versions", ids: i.versionIds }),
  },
];

const itemOf = (
  tracked: Pick<Tracked, "field" | "fieldId">,
  from: Value,
  to: Value,
): ChangeItem => ({
  field: tracked.field,
  fieldtype: tracked.fieldId.startsWith("customfield_") ? "custom" : "jira",
  fieldId: tracked.fieldId,
  from: from.id,
  fromString: from.text,
  to: to.id,
  toString: to.text,
});

const listItems = (
  list: TrackedList,
  before: readonly NamedPart[],
  after: readonly NamedPart[],
): readonly ChangeItem[] => {
  const missing = (part: NamedPart, from: readonly NamedPart[]): boolean =>
    !from.some(({ id }) => id === part.id);
  const value = ({ id, name }: NamedPart): Value => ({ id, text: name });
  return [
    ...before
      .filter((part) => missing(part, after))
      .map((part) => itemOf(list, value(part), EMPTY)),
    ...after
      .filter((part) => missing(part, before))
      .map((part) => itemOf(list, EMPTY, value(part))),
  ];
};

const textOfValue = (value: Json): string => {
  if (value === null) return "";
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return value.map(textOfValue).join(", ");
  const label =
    "value" in value ? value["value"] : "displayName" in value ? value["displayName"] : null;
  return typeof label === "string" ? label : plainText(value);
};

const idOfValue = (value: Json): string | null =>
  typeof value === "object" && value !== null && "id" in value && typeof value["id"] === "string"
    ? value["id"]
    : null;

const customItems = (jira: Jira, before: Issue, after: Issue): readonly ChangeItem[] => {
  const ids = new Set([...Object.keys(before.custom), ...Object.keys(after.custom)]);
  return [...ids].flatMap((fieldId) => {
    const from = before.custom[fieldId] ?? null;
    const to = after.custom[fieldId] ?? null;
    if (JSON.stringify(from) === JSON.stringify(to)) return [];
    const field = jira.state.customFields[fieldId]?.name ?? fieldId;
    const value = (json: Json): Value => ({ ...words(textOfValue(json)), id: idOfValue(json) });
    return [itemOf({ field, fieldId }, value(from), value(to))];
  });
};

/** What changed between two states of an issue, as the history writes it. */
export const changesBetween = (jira: Jira, before: Issue, after: Issue): readonly ChangeItem[] => {
  const single = TRACKED.flatMap((tracked) => {
    const from = tracked.read(jira, before);
    const to = tracked.read(jira, after);
    const same = from.id === to.id && from.text === to.text;
    return same ? [] : [itemOf(tracked, from, to)];
  });
  const lists = TRACKED_LISTS.flatMap((list) =>
    listItems(list, list.read(jira, before), list.read(jira, after)),
  );
  return [...single, ...lists, ...customItems(jira, before, after)];
};

/** Adds an entry to the issue's history and gives its id. */
export const addHistory = (jira: Jira, issueId: string, entry: Omit<History, "id">): History => {
  const history = { ...entry, id: nextId(jira.state) };
  jira.state.histories[issueId] = [...(jira.state.histories[issueId] ?? []), history];
  return history;
};
