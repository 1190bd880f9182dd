import { route } from "@forge/api";
import { z } from "zod";
import type { AdfNode } from "../../contract/adf";
import { FOLLOW_UP_PROPERTY, INCIDENT_PROPERTY } from "../../contract/keys";
import { plainText } from "../../domain/adf";
import { AppError } from "../../domain/app-error";
import { issueId, pageId, type IssueId, type PageId } from "../../domain/ids";
import type { Change, Comment, Incident, LinkedIssue } from "../../domain/incident";
import type { Incidents, RecentIssue } from "../../ports/incidents";
import { isRecord, maybe, readAs } from "../read";
import { requestJson, type Send } from "../request-json";
import { PAGE, readAll } from "./read-all";
import { browseUrl, type Site } from "./browse-url";
import {
  changesOf,
  history,
  lenient,
  named,
  namesOf,
  person,
  project,
  status,
  textsOf,
  type WireHistory,
} from "./issue-wire";
import { severityOf } from "./severity";

const wireIssue = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.record(z.string(), z.unknown()),
  names: maybe(z.record(z.string(), z.string())),
  properties: maybe(z.record(z.string(), z.unknown())),
  changelog: maybe(z.object({ total: maybe(z.number()), histories: z.array(history).catch([]) })),
});

type WireIssue = z.output<typeof wireIssue>;

/** Issues as one actor sees them. */
export const jiraIncidents = (send: Send, site: Site): Incidents => ({
  get: (id, severityField) => getIncident(send, site, { id, severityField }),
  mayLink: (id) => mayLink(send, id),
  followUpPage: async (id) => hintOf((await propertiesOf(send, id))[FOLLOW_UP_PROPERTY]),
  pagesOf: async (id) => {
    const properties = await propertiesOf(send, id);
    return [FOLLOW_UP_PROPERTY, INCIDENT_PROPERTY].flatMap((key) => hintOf(properties[key]) ?? []);
  },
  recent: () => recentIssues(send, site),
});

type Wanted = { readonly id: IssueId; readonly severityField: string | undefined };

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-get */
async function getIncident(
  send: Send,
  site: Site,
  { id, severityField }: Wanted,
): Promise<Incident> {
  const answer = await requestJson(
    send,
    route`/rest/api/3/issue/${id}?fields=*all&expand=names,changelog&properties=${INCIDENT_PROPERTY}`,
    { codes: { 404: "incident-not-found", 403: "incident-not-found" } },
  );
  const wire = readAs(wireIssue, answer);
  const [changes, comments] = await Promise.all([
    wholeHistory(send, wire),
    wholeComments(send, wire),
  ]);
  return { ...plain(wire, site), ...told(wire, site, severityField), history: changes, comments };
}

type Plain = Pick<
  Incident,
  | "id"
  | "key"
  | "url"
  | "summary"
  | "project"
  | "issueType"
  | "status"
  | "resolution"
  | "created"
  | "resolved"
>;

const core = z.object({
  summary: z.string().catch(""),
  project,
  issuetype: named,
  status,
  created: z.string(),
  resolutiondate: maybe(z.string()),
});

/** What every issue has. */
function plain(wire: WireIssue, site: Site): Plain {
  const { fields } = wire;
  const read = readAs(core, fields);
  return {
    id: issueId(wire.id),
    key: wire.key,
    url: browseUrl(site, wire.key),
    summary: read.summary,
    project: read.project,
    issueType: read.issuetype,
    status: read.status,
    resolution: resolutionOf(fields["resolution"]),
    created: read.created,
    resolved: read.resolutiondate,
  };
}

const namedResolution = z.object({ id: maybe(z.string()), name: z.string() });

/** A resolution without an id is still one: its name is enough. */
function resolutionOf(value: unknown): Incident["resolution"] {
  const read = lenient(namedResolution, value);
  return read && { id: read.id ?? read.name, name: read.name };
}

type Told = Omit<Incident, keyof Plain | "history" | "comments">;

/** What an issue may have. A field in a shape that nobody expects is left out rather than failing the whole. */
function told(
  { fields, names, properties }: WireIssue,
  site: Site,
  severityField: string | undefined,
): Told {
  return {
    priority: nameOf(fields["priority"]),
    severity: severityOf(fields, names ?? {}, { wanted: severityField, documentWords }),
    reporter: lenient(person, fields["reporter"]),
    assignee: lenient(person, fields["assignee"]),
    components: namesOf(fields["components"]),
    labels: textsOf(fields["labels"]),
    affectedVersions: namesOf(fields["versions"]),
    description: nodesOf(fields["description"]),
    links: linksOf(fields["issuelinks"], site),
    restrictedTo: nameOf(fields["security"]),
    hintedPage: hintOf(properties?.[INCIDENT_PROPERTY]),
  };
}

const nameOf = (value: unknown): string | undefined =>
  isRecord(value) && typeof value["name"] === "string" ? value["name"] : undefined;

const isNode = (value: unknown): boolean => isRecord(value) && typeof value["type"] === "string";

const documentNodes = z.object({ content: z.array(z.custom<AdfNode>(isNode)) });

/** An Atlassian document; older exports and other APIs give plain text, which becomes a paragraph a line. */
function nodesOf(value: unknown): readonly AdfNode[] {
  if (typeof value === "string") return paragraphsOf(value);
  return lenient(documentNodes, value)?.content ?? [];
}

const documentWords = (value: unknown): string =>
  plainText(nodesOf(value)).replace(/\s+/gu, " ").trim();

const paragraphsOf = (text: string): readonly AdfNode[] =>
  text
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== "")
    .map((line) => ({ type: "paragraph", content: [{ type: "text", text: line }] }));

const linkedIssue = z.object({
  key: z.string(),
  fields: maybe(z.object({ summary: maybe(z.string()), status: z.unknown().optional() })),
});

const issueLink = z.object({
  type: z.object({ inward: maybe(z.string()), outward: maybe(z.string()) }),
  inwardIssue: maybe(linkedIssue),
  outwardIssue: maybe(linkedIssue),
});

const linksOf = (value: unknown, site: Site): readonly LinkedIssue[] =>
  (Array.isArray(value) ? value : []).flatMap((one: unknown) => {
    const link = lenient(issueLink, one);
    return link === undefined ? [] : linkedBy(link, site);
  });

function linkedBy(link: z.output<typeof issueLink>, site: Site): readonly LinkedIssue[] {
  const { inwardIssue, outwardIssue, type } = link;
  const other = outwardIssue ?? inwardIssue;
  if (other === undefined) return [];
  const relation = outwardIssue === undefined ? type.inward : type.outward;
  const { key, fields } = other;
  return [
    {
      relation: relation ?? "",
      key,
      url: browseUrl(site, key),
      summary: fields?.summary ?? "",
      statusName: nameOf(fields?.status),
    },
  ];
}

const hintOf = (value: unknown): PageId | undefined =>
  isRecord(value) && typeof value["page"] === "string" ? pageId(value["page"]) : undefined;

/**
 * The changelog in the issue's answer holds the newest ones, and its total may count those alone: with a hundred of them there may be more. All
 * are read then.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-changelog-get
 */
async function wholeHistory(send: Send, wire: WireIssue): Promise<readonly Change[]> {
  const first = wire.changelog?.histories ?? [];
  const total = wire.changelog?.total ?? first.length;
  const isWhole = total <= first.length && first.length < PAGE;
  const all = isWhole ? first : await readHistory(send, wire.id, total);
  return oldestFirst(all.flatMap(changesOf));
}

const readHistory = (send: Send, id: string, total: number): Promise<readonly WireHistory[]> =>
  readAll(total, async (startAt) => {
    const answer = await requestJson(
      send,
      route`/rest/api/3/issue/${id}/changelog?startAt=${startAt}&maxResults=${PAGE}`,
    );
    const { values, isLast } = readAs(wireHistories, answer);
    return { items: values, isLast };
  });

const wireHistories = z.object({ values: z.array(history), isLast: maybe(z.boolean()) });

const wireComment = z.object({
  created: z.string(),
  author: z.unknown().optional(),
  body: z.unknown().optional(),
  visibility: z.unknown().optional(),
  jsdPublic: z.unknown().optional(),
});

/**
 * Those in the issue's answer, when they are all; else, and where it has none of that field, the list.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/#api-rest-api-3-issue-issueidorkey-comment-get
 */
async function wholeComments(send: Send, { id, fields }: WireIssue): Promise<readonly Comment[]> {
  const embedded = lenient(wireComments, fields["comment"]);
  const first = embedded?.comments ?? [];
  const total = embedded === undefined ? PAGE : (embedded.total ?? first.length);
  const all = total > first.length ? await readComments(send, id, total) : first;
  return oldestFirst(all.flatMap(commentOf));
}

const readComments = (send: Send, id: string, total: number): Promise<readonly unknown[]> =>
  readAll(total, async (startAt) => {
    const answer = await requestJson(
      send,
      route`/rest/api/3/issue/${id}/comment?orderBy=created&startAt=${startAt}&maxResults=${PAGE}`,
    );
    const { comments, total: all } = readAs(wireComments, answer);
    const isLast = all === undefined ? undefined : startAt + comments.length >= all;
    return { items: comments, isLast };
  });

const wireComments = z.object({ comments: z.array(z.unknown()), total: maybe(z.number()) });

/** A comment for a role, a group or the service's own people stays in Jira: more people read the page, customers perhaps. */
function commentOf(value: unknown): readonly Comment[] {
  const read = lenient(wireComment, value);
  if (read === undefined || isRecord(read.visibility) || read.jsdPublic === false) return [];
  const { created: at, author, body } = read;
  return [{ at, author: lenient(person, author), body: nodesOf(body) }];
}

const oldestFirst = <T extends { readonly at: string }>(things: readonly T[]): readonly T[] =>
  [...things].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));

const LINK = "LINK_ISSUES";

const granted = z.object({
  permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })),
});

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/#api-rest-api-3-mypermissions-get */
async function mayLink(send: Send, id: IssueId): Promise<boolean> {
  const answer = await requestJson(
    send,
    route`/rest/api/3/mypermissions?issueId=${id}&permissions=${LINK}`,
    { codes: { 404: "incident-not-found" } },
  );
  return readAs(granted, answer).permissions[LINK]?.havePermission === true;
}

const OURS = `${FOLLOW_UP_PROPERTY},${INCIDENT_PROPERTY}`;

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-get */
async function propertiesOf(send: Send, id: IssueId): Promise<Readonly<Record<string, unknown>>> {
  try {
    const answer = await requestJson(
      send,
      route`/rest/api/3/issue/${id}?fields=summary&properties=${OURS}`,
    );
    return readAs(wireIssue, answer).properties ?? {};
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") return {};
    throw error;
  }
}

const RECENT = 50;

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/#api-rest-api-3-search-jql-post */
async function recentIssues(send: Send, site: Site): Promise<readonly RecentIssue[]> {
  const answer = await requestJson(send, route`/rest/api/3/search/jql`, {
    method: "POST",
    body: {
      jql: "updated >= -365d ORDER BY updated DESC",
      maxResults: RECENT,
      fields: ["summary", "issuetype", "status", "resolution", "project", "created"],
    },
  });
  const { issues } = readAs(z.object({ issues: z.array(wireIssue).catch([]) }), answer);
  return issues.map((wire) => plain(wire, site));
}
