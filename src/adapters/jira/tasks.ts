import { route } from "@forge/api";
import { z } from "zod";
import { AppError } from "../../domain/app-error";
import {
  issueId,
  lineId,
  pageId,
  type AccountId,
  type IssueId,
  type PageId,
} from "../../domain/ids";
import type { FieldName } from "../../domain/fields";
import type { TaskEdit } from "../../domain/sync";
import type { Task, Transition } from "../../domain/task";
import { FOLLOW_UP_PROPERTY } from "../../contract/keys";
import type { FoundIssue, FoundTask, Tasks, TieTo } from "../../ports/tasks";
import { isRecord, maybe, readAs } from "../read";
import { requestJson, type Send } from "../request-json";
import { browseUrl, type Site } from "./browse-url";
import { byIdOrName, createTasks } from "./create-tasks";
import { lenient, named, person, project, status } from "./issue-wire";
import { defaultType, readForm } from "./task-form";

/** Tasks as one actor sees and changes them. */
export const jiraTasks = (send: Send, site: Site): Tasks => ({
  read: (ids) => readTasks(send, site, ids),
  byKey: (keys) => issuesByKey(send, site, keys),
  maySee: (person, key) => maySee(send, person, key),
  /** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-properties/#api-rest-api-3-issue-issueidorkey-properties-propertykey-put */
  mark: async (id, property) => {
    await requestJson(send, route`/rest/api/3/issue/${id}/properties/${FOLLOW_UP_PROPERTY}`, {
      method: "PUT",
      body: property,
    });
  },
  defaultType: (id, except) => defaultType(send, id, except),
  form: (id, type) => readForm(send, id, type),
  create: (form, tasks, tie) => createTasks(send, { form, tasks, tie }),
  ofPage: (page, incident) => tasksOfPage(send, page, incident),
  tie: (key, to) => tie(send, key, to),
  mayChange: (id, field) => mayChange(send, id, NEEDS[field]),
  transitions: (id) => transitionsOf(send, id),
  move: (id, transition) => move(send, id, transition),
  /** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-put */
  edit: async (id, edit) => {
    await requestJson(send, route`/rest/api/3/issue/${id}`, {
      method: "PUT",
      body: { fields: fieldsIn(edit) },
    });
  },
  say: async (id, comment) => {
    await requestJson(send, route`/rest/api/3/issue/${id}/comment`, {
      method: "POST",
      body: { body: comment },
    });
  },
});

const fieldsIn = (edit: TaskEdit): unknown => ({
  ...("summary" in edit ? { summary: edit.summary } : {}),
  ...("due" in edit ? { duedate: edit.due ?? null } : {}),
  ...("owner" in edit
    ? { assignee: edit.owner === undefined ? null : { accountId: edit.owner } }
    : {}),
  ...(edit.priority === undefined ? {} : { priority: byIdOrName(edit.priority) }),
});

const wireTask = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.object({
    summary: z.string().catch(""),
    project,
    status,
    resolution: z.unknown().optional(),
    assignee: z.unknown().optional(),
    duedate: maybe(z.string()),
    priority: z.unknown().optional(),
    issuetype: z.unknown().optional(),
  }),
  properties: maybe(z.record(z.string(), z.unknown())),
});

const FIELDS = [
  "summary",
  "project",
  "status",
  "resolution",
  "assignee",
  "duedate",
  "priority",
  "issuetype",
];
const AT_ONCE = 100;

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-bulkfetch-post */
async function fetchIssues(
  send: Send,
  ids: readonly string[],
  properties: readonly string[],
): Promise<readonly z.output<typeof wireTask>[]> {
  const portions = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, index) =>
    ids.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  );
  const answers = await Promise.all(
    portions.map((issueIdsOrKeys) =>
      requestJson(send, route`/rest/api/3/issue/bulkfetch`, {
        method: "POST",
        body: { issueIdsOrKeys, fields: FIELDS, properties },
      }),
    ),
  );
  const list = z.object({ issues: z.array(wireTask) });
  return answers.flatMap((answer) => readAs(list, answer).issues);
}

async function readTasks(
  send: Send,
  site: Site,
  ids: readonly IssueId[],
): Promise<readonly Task[]> {
  const issues = await fetchIssues(send, ids, []);
  return issues.map((wire) => taskOf(site, wire));
}

const taskOf = (site: Site, { id, key, fields }: z.output<typeof wireTask>): Task => ({
  id: issueId(id),
  key,
  url: browseUrl(site, key),
  projectId: fields.project.id,
  summary: fields.summary,
  status: fields.status,
  resolution: lenient(named, fields.resolution),
  assignee: lenient(person, fields.assignee),
  due: fields.duedate,
  priority: lenient(named, fields.priority),
});

/** The answer does not say which key found an issue that has another one now: such keys are asked for one by one. */
async function issuesByKey(
  send: Send,
  site: Site,
  keys: readonly string[],
): Promise<ReadonlyMap<string, FoundIssue>> {
  const asked = await fetchIssues(send, keys, [FOLLOW_UP_PROPERTY]);
  const found = new Map(asked.map((wire) => [wire.key, wire]));
  for (const key of keys.filter((one) => !found.has(one))) {
    const [moved] = await fetchIssues(send, [key], [FOLLOW_UP_PROPERTY]);
    if (moved !== undefined) found.set(key, moved);
  }
  return new Map([...found].map(([key, wire]) => [key, foundIn(site, wire)]));
}

const foundIn = (site: Site, wire: z.output<typeof wireTask>): FoundIssue => ({
  ...taskOf(site, wire),
  issueType: lenient(named, wire.fields.issuetype),
  named: namedIn(wire),
});

/** What the app wrote about an issue: the page and the line that it belongs to. */
function namedIn({ properties }: z.output<typeof wireTask>): FoundIssue["named"] {
  const property = properties?.[FOLLOW_UP_PROPERTY];
  if (!isRecord(property)) return undefined;
  const { page, line } = property;
  return typeof page === "string" && typeof line === "string"
    ? { page: pageId(page), line: lineId(line) }
    : undefined;
}

/**
 * Jira tells it to whoever may browse users; to others it tells of nobody.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-search/#api-rest-api-3-user-viewissue-search-get
 */
async function maySee(send: Send, who: AccountId, issueKey: string): Promise<boolean> {
  try {
    const answer = await requestJson(
      send,
      route`/rest/api/3/user/viewissue/search?accountId=${who}&issueKey=${issueKey}`,
    );
    return readAs(z.array(z.object({ accountId: z.string() })), answer).some(
      ({ accountId }) => accountId === who,
    );
  } catch (error) {
    if (error instanceof AppError && NOT_TOLD.has(error.code)) return false;
    throw error;
  }
}

const NOT_TOLD: ReadonlySet<string> = new Set(["not-found", "forbidden", "input-invalid"]);

const linkEnd = z.object({ id: z.string(), key: z.string() });
const wireLinks = z.object({
  fields: z.object({
    issuelinks: z
      .array(z.object({ inwardIssue: maybe(linkEnd), outwardIssue: maybe(linkEnd) }))
      .catch([]),
  }),
});

/**
 * Looks in two places: the incident's own links, which are never late, and search, which is.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/#api-rest-api-3-search-jql-post
 */
async function tasksOfPage(
  send: Send,
  page: PageId,
  incident: IssueId,
): Promise<readonly FoundTask[]> {
  const [linked, searched] = await Promise.all([
    linkedIds(send, incident),
    searchedIds(send, page),
  ]);
  const ids = [...new Set([...linked, ...searched])];
  const issues = ids.length === 0 ? [] : await fetchIssues(send, ids, [FOLLOW_UP_PROPERTY]);
  return issues.flatMap((wire) => {
    const named = namedIn(wire);
    if (named?.page !== page) return [];
    const { id, key, fields } = wire;
    const tied = linked.includes(id);
    return [{ id: issueId(id), key, line: named.line, projectId: fields.project.id, tied }];
  });
}

async function linkedIds(send: Send, incident: IssueId): Promise<readonly string[]> {
  const answer = await requestJson(send, route`/rest/api/3/issue/${incident}?fields=issuelinks`);
  return readAs(wireLinks, answer).fields.issuelinks.flatMap(({ inwardIssue, outwardIssue }) =>
    [inwardIssue, outwardIssue].flatMap((end) => (end === undefined ? [] : [end.id])),
  );
}

/** Page by page to the end: Jira may put fewer issues on a page than it was asked for. */
async function searchedIds(send: Send, page: PageId): Promise<readonly string[]> {
  const found: string[] = [];
  let nextPageToken: string | undefined;
  do {
    const answer = await requestJson(send, route`/rest/api/3/search/jql`, {
      method: "POST",
      body: {
        jql: `issue.property[${FOLLOW_UP_PROPERTY}].page = "${page}"`,
        maxResults: 1000,
        fields: ["id"],
        ...(nextPageToken === undefined ? {} : { nextPageToken }),
      },
    });
    const read = readAs(wireFound, answer);
    found.push(...read.issues.map(({ id }) => id));
    nextPageToken = read.issues.length === 0 ? undefined : read.nextPageToken;
  } while (nextPageToken !== undefined);
  return found;
}

const wireFound = z.object({
  issues: z.array(z.object({ id: z.string() })).catch([]),
  nextPageToken: maybe(z.string()),
});

/**
 * A second link of the same kind between the same issues changes nothing.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-links/#api-rest-api-3-issuelink-post
 */
async function tie(send: Send, taskKey: string, to: TieTo): Promise<void> {
  try {
    await postLink(send, taskKey, to);
  } catch (error) {
    const missing = error instanceof AppError && error.code === "not-found";
    if (!missing || to.linkType === FALLBACK) throw error;
    await postLink(send, taskKey, { ...to, linkType: FALLBACK });
  }
}

/** Every site has it from the start. */
const FALLBACK = "Relates";

async function postLink(
  send: Send,
  taskKey: string,
  { incidentKey, linkType }: TieTo,
): Promise<void> {
  await requestJson(send, route`/rest/api/3/issueLink`, {
    method: "POST",
    body: {
      type: { name: linkType },
      inwardIssue: { key: taskKey },
      outwardIssue: { key: incidentKey },
    },
  });
}

const wireTransition = z.object({
  id: z.string(),
  name: z.string(),
  to: status,
  isAvailable: maybe(z.boolean()),
  fields: maybe(
    z.record(
      z.string(),
      z.object({ required: z.boolean(), name: z.string(), hasDefaultValue: maybe(z.boolean()) }),
    ),
  ),
});

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-transitions-get */
async function transitionsOf(send: Send, id: IssueId): Promise<readonly Transition[]> {
  const answer = await requestJson(
    send,
    route`/rest/api/3/issue/${id}/transitions?expand=transitions.fields&includeUnavailableTransitions=true`,
  );
  const { transitions } = readAs(z.object({ transitions: z.array(wireTransition) }), answer);
  return transitions.map(({ id: transition, name, to, fields, isAvailable }) => ({
    id: transition,
    name,
    to,
    requiredFields: Object.values(fields ?? {})
      .filter(({ required, hasDefaultValue }) => required && hasDefaultValue !== true)
      .map((field) => field.name),
    available: isAvailable !== false,
  }));
}

/** What Jira asks of a person who changes a field. */
const NEEDS: Readonly<Record<FieldName, readonly string[]>> = {
  done: ["TRANSITION_ISSUES"],
  summary: ["EDIT_ISSUES"],
  owner: ["EDIT_ISSUES", "ASSIGN_ISSUES"],
  due: ["EDIT_ISSUES", "SCHEDULE_ISSUES"],
  priority: ["EDIT_ISSUES"],
};

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/#api-rest-api-3-mypermissions-get */
async function mayChange(
  send: Send,
  id: IssueId,
  permissions: readonly string[],
): Promise<boolean> {
  const answer = await requestJson(
    send,
    route`/rest/api/3/mypermissions?issueId=${id}&permissions=${permissions.join(",")}`,
  );
  const granted = z.object({
    permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })),
  });
  const held = readAs(granted, answer).permissions;
  return permissions.every((permission) => held[permission]?.havePermission === true);
}

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-transitions-post */
async function move(send: Send, id: IssueId, transition: string): Promise<void> {
  await requestJson(send, route`/rest/api/3/issue/${id}/transitions`, {
    method: "POST",
    body: { transition: { id: transition } },
  });
}
