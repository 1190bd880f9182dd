import { DateTime } from "luxon";
import type { Actor } from "../../core";
import { plainText } from "../adf";
import type { Jira } from "../context";
import type { Indexed } from "../search-index";
import type { Issue, Json } from "../state";
import { zoneOf } from "../time";
import { CATEGORIES } from "../views";

/** Who searches, where. */
export type Searcher = { readonly jira: Jira; readonly actor: Actor };

/** Something a value of a query can mean: its id, and the other names it goes by. */
type Choice = { readonly id: string; readonly names: readonly string[] };

/** How a field is searched. */
export type SearchField =
  | {
      readonly kind: "choice";
      /** Ids that the issue has; none when the field is empty. */
      readonly read: (seen: Indexed) => readonly string[];
      /** What values may mean; undefined when every text is a value. */
      readonly choices: ((searcher: Searcher) => readonly Choice[]) | undefined;
    }
  | {
      readonly kind: "time";
      readonly read: (seen: Indexed, searcher: Searcher) => number | null;
    }
  | { readonly kind: "text"; readonly read: (seen: Indexed) => string };

const named = (items: readonly { readonly id: string; readonly name: string }[]): Choice[] =>
  items.map(({ id, name }) => ({ id, names: [name] }));

const list = <T>(value: T | null): readonly T[] => (value === null ? [] : [value]);

const issueField = (read: (issue: Issue) => readonly string[]) => (seen: Indexed) =>
  read(seen.issue);

const choice = (
  read: (issue: Issue) => readonly string[],
  choices?: (searcher: Searcher) => readonly Choice[],
): SearchField => ({ kind: "choice", read: issueField(read), choices });

const people = ({ jira }: Searcher): readonly Choice[] =>
  Object.values(jira.state.users).map(({ accountId, displayName }) => ({
    id: accountId,
    names: [displayName],
  }));

const issues = ({ jira }: Searcher): readonly Choice[] =>
  Object.entries(jira.state.keys).map(([key, id]) => ({ id, names: [key] }));

const categories = ({ jira }: Searcher): readonly Choice[] =>
  Object.values(jira.state.statuses).map(({ id, category }) => ({
    id,
    names: [CATEGORIES[category].name, category, String(CATEGORIES[category].id)],
  }));

const components = ({ jira }: Searcher): readonly Choice[] =>
  Object.values(jira.state.projects).flatMap((project) => named(project.components));

const instant = (read: (issue: Issue) => number | null): SearchField => ({
  kind: "time",
  read: ({ issue }) => read(issue),
});

const words = (read: (seen: Indexed) => string): SearchField => ({ kind: "text", read });

const commentText = ({ comments }: Indexed): string => comments.map(plainText).join("\n");

const due: SearchField = {
  kind: "time",
  read: ({ issue }, { jira, actor }) =>
    issue.dueDate === null
      ? null
      : DateTime.fromISO(issue.dueDate, { zone: zoneOf(jira, actor) }).toMillis(),
};

const key = choice(({ id }) => [id], issues);
const resolved = instant(({ resolutionDate }) => resolutionDate);
const issueType = choice(
  ({ issueTypeId }) => [issueTypeId],
  ({ jira }) => named(Object.values(jira.state.issueTypes)),
);

const FIELDS: Readonly<Record<string, SearchField>> = {
  project: choice(
    ({ projectId }) => [projectId],
    ({ jira }) =>
      Object.values(jira.state.projects).map((one) => ({ id: one.id, names: [one.key, one.name] })),
  ),
  issuetype: issueType,
  type: issueType,
  status: choice(
    ({ statusId }) => [statusId],
    ({ jira }) => named(Object.values(jira.state.statuses)),
  ),
  statuscategory: choice(({ statusId }) => [statusId], categories),
  resolution: choice(
    ({ resolutionId }) => list(resolutionId),
    ({ jira }) => named(Object.values(jira.state.resolutions)),
  ),
  priority: choice(
    ({ priorityId }) => list(priorityId),
    ({ jira }) => named(Object.values(jira.state.priorities)),
  ),
  key,
  issuekey: key,
  issue: key,
  id: key,
  parent: choice(({ parentId }) => list(parentId), issues),
  assignee: choice(({ assigneeId }) => list(assigneeId), people),
  reporter: choice(({ reporterId }) => list(reporterId), people),
  creator: choice(({ creatorId }) => list(creatorId), people),
  component: choice(({ componentIds }) => componentIds, components),
  labels: choice(({ labels }) => labels),
  created: instant(({ created }) => created),
  createddate: instant(({ created }) => created),
  updated: instant(({ updated }) => updated),
  updateddate: instant(({ updated }) => updated),
  resolved,
  resolutiondate: resolved,
  due,
  duedate: due,
  summary: words(({ issue }) => issue.summary),
  description: words(({ issue }) => plainText(issue.description)),
  comment: words(commentText),
  text: words((seen) =>
    [seen.issue.summary, plainText(seen.issue.description), commentText(seen)].join("\n"),
  ),
};

const idsOf = (value: Json): readonly string[] => {
  if (value === null) return [];
  if (Array.isArray(value)) return value.flatMap(idsOf);
  if (typeof value !== "object") return [String(value)];
  const shown = Object.entries(value).filter(([name]) =>
    ["id", "value", "accountId"].includes(name),
  );
  return shown.flatMap(([, item]) => (typeof item === "string" ? [item] : []));
};

/** How the field of this name is searched; undefined for an unknown one. */
export const searchField = (jira: Jira, name: string): SearchField | undefined => {
  const lower = name.toLowerCase();
  if (Object.hasOwn(FIELDS, lower)) return FIELDS[lower];
  const custom = Object.values(jira.state.customFields).find(
    (field) => field.id === lower || field.name.toLowerCase() === lower,
  );
  if (custom === undefined) return undefined;
  return choice((issue) => idsOf(issue.custom[custom.id] ?? null));
};

/** Reads a path such as `status` or `counts.open` out of a property's value. */
export const propertyAt = (seen: Indexed, key: string, path: string): Json => {
  const start = seen.properties[key] ?? null;
  return path
    .split(".")
    .filter((part) => part !== "")
    .reduce<Json>((value, part) => {
      if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
      const inner = Object.entries(value).find(([name]) => name === part);
      return inner === undefined ? null : inner[1];
    }, start);
};
