import type { LocalJira } from "./jira";
import { nextId } from "./context";
import { adopt, adoptUser, jsonOf, reserveId, sameName, type Import } from "./import/adopt";
import { adoptKinds } from "./import/adopt-kinds";
import { commentsOf, historiesOf, instant, textOf } from "./import/talk";
import { issueSchema, type WireIssue } from "./import/wire";
import type { Issue, JiraState, Json } from "./state";
import { isDate } from "./time";

/** What became of an imported issue. */
export type Imported = {
  readonly key: string;
  /** What is not as it was, in words. */
  readonly warnings: readonly string[];
};

const isFilled = (value: unknown): boolean => value !== null && value !== undefined;

/** Values of custom fields, known here or not; a new field has the name that the file gives it. */
const customOf = ({ state }: Import, { fields, names }: WireIssue): Issue["custom"] => {
  const filled = Object.entries(fields).filter(
    ([id, value]) => /^customfield_\d+$/.test(id) && isFilled(value),
  );
  for (const [id] of filled) {
    state.customFields[id] ??= { id, name: names?.[id] ?? id, kind: "unknown", options: [] };
  }
  return Object.fromEntries(filled.map(([id, value]) => [id, jsonOf(value)]));
};

/** The id that the issue gets: its own, unless another issue has it. A file of the same key replaces what is there. */
const idFor = ({ state, warn }: Import, wire: WireIssue): string => {
  const before = state.keys[wire.key];
  const holder = state.issues[wire.id];
  if (before !== undefined) warn(`replaces ${wire.key}, which was there`);
  if (holder === undefined || holder.key === wire.key) return wire.id;
  if (before !== undefined) return before;
  warn(`id ${wire.id} belongs to ${holder.key}: it got an id of its own`);
  return nextId(state);
};

const forget = (state: JiraState, id: string): void => {
  const without = <T>(record: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).filter(([key]) => key !== id));
  state.issues = without(state.issues);
  state.properties = without(state.properties);
  state.remoteLinks = without(state.remoteLinks);
  state.links = Object.fromEntries(
    Object.entries(state.links).filter(
      ([, link]) => link.inwardIssueId !== id && link.outwardIssueId !== id,
    ),
  );
};

const dueDateOf = (text: string | null | undefined): string | null =>
  typeof text === "string" && isDate(text) ? text : null;

const parentOf = ({ state }: Import, { fields }: WireIssue): string | null => {
  const { parent } = fields;
  if (parent === null || parent === undefined) return null;
  return state.keys[parent.key] ?? parent.id;
};

const issueOf = (to: Import, wire: WireIssue, id: string): Issue => {
  const { fields } = wire;
  const created = instant(fields.created, 0);
  const updated = instant(fields.updated, created);
  return {
    id,
    key: wire.key,
    ...adoptKinds(to, wire),
    summary: fields.summary,
    description: textOf(to, fields.description, "the description"),
    environment: textOf(to, fields.environment, "the environment"),
    creatorId: adoptUser(to, fields.creator),
    reporterId: adoptUser(to, fields.reporter),
    assigneeId: adoptUser(to, fields.assignee),
    resolutionDate: isFilled(fields.resolutiondate)
      ? instant(fields.resolutiondate, updated)
      : null,
    created,
    updated,
    statusChanged: instant(fields.statuscategorychangedate, updated),
    dueDate: dueDateOf(fields.duedate),
    labels: fields.labels ?? [],
    parentId: parentOf(to, wire),
    custom: customOf(to, wire),
  };
};

type WireLink = NonNullable<WireIssue["fields"]["issuelinks"]>[number];

const importLink = (to: Import, link: WireLink, issueId: string): void => {
  const { state } = to;
  const { id, name, inward, outward } = link.type;
  const wanted = { id, name, inward, outward };
  const typeId = adopt(to, state.linkTypes, { wanted, same: sameName(name), what: "Link type" });
  const key = (link.outwardIssue ?? link.inwardIssue)?.key ?? "";
  const otherId = state.keys[key];
  if (otherId === undefined) {
    to.warn(`link to ${key}: there is no such issue here yet`);
    return;
  }
  const [inwardIssueId, outwardIssueId] = link.outwardIssue
    ? [issueId, otherId]
    : [otherId, issueId];
  state.links[link.id] = { id: link.id, typeId, inwardIssueId, outwardIssueId, visibleFrom: 0 };
  reserveId(state, link.id);
};

const propertiesOf = ({ properties }: WireIssue): Readonly<Record<string, Json>> =>
  Object.fromEntries(Object.entries(properties ?? {}).map(([key, value]) => [key, jsonOf(value)]));

/**
 * Takes over a real issue as Jira's REST APIs give it (v3, v2 or agile; best with `expand=changelog,names`). People, projects, types,
 * statuses and fields that are not known here are made. An issue of the same key is replaced. Throws for what is no issue.
 */
export const importIssue = (
  { state, admin }: Pick<LocalJira, "state" | "admin">,
  file: unknown,
): Imported => {
  const wire = issueSchema.parse(file);
  const warnings: string[] = [];
  const to: Import = { state, warn: (text) => warnings.push(text) };
  const attached = wire.fields.attachment?.length ?? 0;
  if (attached > 0) to.warn(`${attached} attachments were left out`);
  const id = idFor(to, wire);
  const before = state.keys[wire.key];
  if (before !== undefined) forget(state, before);
  reserveId(state, id);
  admin.storeIssue(issueOf(to, wire, id), {
    histories: historiesOf(to, wire),
    comments: commentsOf(to, wire),
    properties: propertiesOf(wire),
  });
  for (const link of wire.fields.issuelinks ?? []) importLink(to, link, id);
  return { key: wire.key, warnings };
};
