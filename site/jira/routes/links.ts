import { z } from "zod";
import { adfProblem } from "../adf";
import { nextId } from "../context";
import { addLink, endOf, linkTypeOf } from "../links";
import { bodyOf, created, empty, json, type Call, type Operation } from "../operation";
import { mayOnIssue } from "../permissions";
import { badRequest, forbidden, NO_ISSUE, notFound, refusal } from "../refusal";
import type { Issue, Json, RemoteLink } from "../state";
import { linkTypeView, self } from "../views";
import { addComment } from "../write-issue";
import { countWrite } from "../write-limit";
import { issueOf } from "./issue";

/** Links an issue may have at most, of each kind. */
const MOST_LINKS = 2_000;

const end = z.strictObject({
  id: z.string().optional(),
  key: z.string().optional(),
  self: z.string().optional(),
  fields: z.unknown().optional(),
});

const linkSchema = z.strictObject({
  type: z.record(z.string(), z.string()),
  inwardIssue: end,
  outwardIssue: end,
  comment: z.looseObject({ body: z.json().optional() }).optional(),
});

const linkCount = (call: Call, issue: Issue): number =>
  Object.values(call.jira.state.links).filter(
    ({ inwardIssueId, outwardIssueId }) =>
      inwardIssueId === issue.id || outwardIssueId === issue.id,
  ).length;

const checkEnds = (call: Call, ends: readonly Issue[]): void => {
  const { jira, actor } = call;
  const may = ends.some((issue) => mayOnIssue(jira, actor, { issue, permission: "LINK_ISSUES" }));
  if (!may) throw forbidden("You do not have the permission to link issues in this project.");
  const full = ends.find((issue) => linkCount(call, issue) >= MOST_LINKS);
  if (full !== undefined) {
    throw refusal(413, { errorMessages: [`${full.key} has reached the limit of issue links.`] });
  }
};

const commentOf = (body: z.infer<typeof linkSchema>): Json | undefined => {
  const comment = body.comment?.body;
  if (comment === undefined || adfProblem(comment) === undefined) return comment;
  throw badRequest("Comment body is not valid!");
};

const endsOf = (call: Call, body: z.infer<typeof linkSchema>): readonly [Issue, Issue] => {
  const inward = endOf(call.jira, call.actor, body.inwardIssue);
  const outward = endOf(call.jira, call.actor, body.outwardIssue);
  if (inward === undefined || outward === undefined) throw notFound(NO_ISSUE);
  if (inward.id === outward.id) throw badRequest("You cannot link an issue to itself.");
  checkEnds(call, [inward, outward]);
  return [inward, outward];
};

const postLink = (call: Call): Response => {
  const { jira } = call;
  const body = bodyOf(linkSchema, call);
  const type = linkTypeOf(jira, body.type);
  if (type === undefined) {
    throw notFound(`No issue link type with name '${body.type["name"] ?? ""}' found.`);
  }
  const [inward, outward] = endsOf(call, body);
  const comment = commentOf(body);
  countWrite(jira, [inward.id, outward.id]);
  const link = { typeId: type.id, inwardIssueId: inward.id, outwardIssueId: outward.id };
  addLink(jira, link, { cause: call, visibleFrom: jira.clock.now() });
  if (comment !== undefined) addComment(jira, outward, { body: comment, cause: call });
  return empty(201);
};

const getTypes = ({ jira }: Call): Response =>
  json({
    issueLinkTypes: Object.values(jira.state.linkTypes).map((type) => linkTypeView(jira, type)),
  });

const nullish = z.string().nullable().optional();

const iconSchema = z.strictObject({ url16x16: nullish, title: nullish, link: nullish });

const remoteSchema = z.strictObject({
  globalId: z.string().max(255).nullable().optional(),
  application: z.strictObject({ type: nullish, name: nullish }).nullable().optional(),
  relationship: nullish,
  object: z.strictObject({
    url: z.string().min(1),
    title: z.string().min(1),
    summary: nullish,
    icon: iconSchema.nullable().optional(),
    status: z
      .strictObject({
        resolved: z.boolean().nullable().optional(),
        icon: iconSchema.nullable().optional(),
      })
      .nullable()
      .optional(),
  }),
});

type RemoteBody = z.infer<typeof remoteSchema>;

/** Values that were given; Jira keeps no nulls inside a remote link. */
const given = (value: unknown): Json => {
  const plain = z.union([z.string(), z.boolean()]).safeParse(value);
  if (plain.success) return plain.data;
  const entries = Object.entries(z.record(z.string(), z.unknown()).parse(value));
  const kept = entries.filter(([, item]) => item !== null && item !== undefined);
  return Object.fromEntries(kept.map(([key, item]) => [key, given(item)]));
};

const remoteOf = (body: RemoteBody, id: number): RemoteLink => ({
  id,
  globalId: body.globalId ?? null,
  application: given(body.application ?? {}),
  relationship: body.relationship ?? null,
  object: given({ ...body.object, icon: body.object.icon ?? {}, status: statusOf(body) }),
});

const statusOf = ({ object }: RemoteBody): object => ({
  ...object.status,
  icon: object.status?.icon ?? {},
});

const linkableIssue = (call: Call): Issue => {
  const issue = issueOf(call);
  if (!mayOnIssue(call.jira, call.actor, { issue, permission: "LINK_ISSUES" })) {
    throw forbidden("You do not have the permission to link issues in this project.");
  }
  return issue;
};

const postRemote = (call: Call): Response => {
  const { jira } = call;
  const issue = linkableIssue(call);
  const body = bodyOf(remoteSchema, call);
  const all = jira.state.remoteLinks[issue.id] ?? [];
  const before = all.find(({ globalId }) => globalId !== null && globalId === body.globalId);
  if (before === undefined && all.length >= MOST_LINKS) {
    throw refusal(413, { errorMessages: ["The limit of remote links is reached."] });
  }
  countWrite(jira, [issue.id]);
  const link = remoteOf(body, before?.id ?? Number(nextId(jira.state)));
  jira.state.remoteLinks[issue.id] = [...all.filter(({ id }) => id !== link.id), link];
  const view = { id: link.id, self: remoteSelf(call, issue, link) };
  return before === undefined ? created(view) : json(view);
};

const remoteSelf = ({ jira }: Call, issue: Issue, link: RemoteLink): string =>
  self(jira, `issue/${issue.id}/remotelink/${link.id}`);

const remoteView = (call: Call, issue: Issue, link: RemoteLink): object => ({
  id: link.id,
  self: remoteSelf(call, issue, link),
  ...(link.globalId === null ? {} : { globalId: link.globalId }),
  application: link.application,
  ...(link.relationship === null ? {} : { relationship: link.relationship }),
  object: link.object,
});

const getRemotes = (call: Call): Response => {
  const issue = issueOf(call);
  const all = call.jira.state.remoteLinks[issue.id] ?? [];
  const globalId = call.query.text("globalId");
  if (globalId === undefined) return json(all.map((link) => remoteView(call, issue, link)));
  const one = all.find((link) => link.globalId === globalId);
  if (one === undefined) throw notFound(`Remote link with globalId '${globalId}' does not exist.`);
  return json(remoteView(call, issue, one));
};

const deleteRemote = (call: Call): Response => {
  const { jira } = call;
  const issue = linkableIssue(call);
  const globalId = call.query.text("globalId");
  if (globalId === undefined) throw badRequest("The global ID is missing.");
  const all = jira.state.remoteLinks[issue.id] ?? [];
  const rest = all.filter((link) => link.globalId !== globalId);
  if (rest.length === all.length) {
    throw notFound(`Remote link with globalId '${globalId}' does not exist.`);
  }
  countWrite(jira, [issue.id]);
  jira.state.remoteLinks[issue.id] = rest;
  return empty(204);
};

const REMOTE = "/rest/api/3/issue/{issueIdOrKey}/remotelink";

export const linkOperations: readonly Operation[] = [
  {
    method: "POST",
    pattern: "/rest/api/3/issueLink",
    scope: "write:jira-work",
    query: [],
    answer: postLink,
  },
  {
    method: "GET",
    pattern: "/rest/api/3/issueLinkType",
    scope: "read:jira-work",
    query: [],
    answer: getTypes,
  },
  { method: "POST", pattern: REMOTE, scope: "write:jira-work", query: [], answer: postRemote },
  {
    method: "GET",
    pattern: REMOTE,
    scope: "read:jira-work",
    query: ["globalId"],
    answer: getRemotes,
  },
  {
    method: "DELETE",
    pattern: REMOTE,
    scope: "write:jira-work",
    query: ["globalId"],
    answer: deleteRemote,
  },
];
