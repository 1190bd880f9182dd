import { z } from "zod";
import type { Actor } from "../core";
import { addHistory } from "./changelog";
import { nextId, type Jira } from "./context";
import { sendLinkCreated, type Cause } from "./events";
import { findVisibleIssue } from "./permissions";
import { NO_ISSUE } from "./refusal";
import { pick } from "./set-field";
import type { Issue, IssueLink, LinkType } from "./state";

/** A link to make: it starts at the inward issue, which does what the type's `outward` says. */
export type NewLink = {
  readonly typeId: string;
  readonly inwardIssueId: string;
  readonly outwardIssueId: string;
};

const end = z.looseObject({ id: z.string().optional(), key: z.string().optional() });

const addedLink = z.strictObject({
  type: z.unknown(),
  inwardIssue: end.optional(),
  outwardIssue: end.optional(),
});

const LINK_TYPE_FIELDS = new Set(["id", "name", "inward", "outward", "self"]);

const linkTypeShape = z
  .record(z.string(), z.string())
  .refine((value) => Object.keys(value).every((key) => LINK_TYPE_FIELDS.has(key)));

/** The link type that a request names by id or name. */
export const linkTypeOf = (jira: Jira, value: unknown): LinkType | undefined => {
  const parsed = linkTypeShape.safeParse(value);
  if (!parsed.success) return undefined;
  const { id, name } = parsed.data;
  const named = id === undefined ? { name } : { id };
  return pick(Object.values(jira.state.linkTypes), named);
};

/** The issue that one end of a link names, if `actor` sees it. */
export const endOf = (
  jira: Jira,
  actor: Actor,
  value: z.infer<typeof end> | undefined,
): Issue | undefined => {
  const wanted = value?.id ?? value?.key;
  return wanted === undefined ? undefined : findVisibleIssue(jira, actor, wanted);
};

const NO_TYPE = { error: "No issue link type with name found." };

/** Reads `update.issuelinks[].add` of an issue that is being created or edited. */
export const parseNewLink = (
  scope: { readonly jira: Jira; readonly actor: Actor },
  issueId: string,
  value: unknown,
): NewLink | { readonly error: string } => {
  const parsed = addedLink.safeParse(value);
  if (!parsed.success) return NO_TYPE;
  const type = linkTypeOf(scope.jira, parsed.data.type);
  return type === undefined ? NO_TYPE : withEnds(scope, { type, issueId, given: parsed.data });
};

type Ends = {
  readonly type: LinkType;
  readonly issueId: string;
  readonly given: z.infer<typeof addedLink>;
};

const withEnds = (
  { jira, actor }: { readonly jira: Jira; readonly actor: Actor },
  { type, issueId, given }: Ends,
): NewLink | { readonly error: string } => {
  const inward = endOf(jira, actor, given.inwardIssue);
  const outward = endOf(jira, actor, given.outwardIssue);
  if ((inward === undefined) === (outward === undefined)) return { error: NO_ISSUE };
  return {
    typeId: type.id,
    inwardIssueId: inward?.id ?? issueId,
    outwardIssueId: outward?.id ?? issueId,
  };
};

const sameLink = (a: NewLink, b: NewLink): boolean =>
  a.typeId === b.typeId &&
  a.inwardIssueId === b.inwardIssueId &&
  a.outwardIssueId === b.outwardIssueId;

const noteLink = (jira: Jira, link: IssueLink, authorId: string): void => {
  const type = jira.state.linkTypes[link.typeId];
  const inward = jira.state.issues[link.inwardIssueId];
  const outward = jira.state.issues[link.outwardIssueId];
  if (type === undefined || inward === undefined || outward === undefined) return;
  const note = (issue: Issue, other: Issue, words: string): void => {
    const item = {
      field: "Link",
      fieldtype: "jira",
      fieldId: "",
      from: null,
      fromString: null,
      to: other.key,
      toString: `This issue ${words} ${other.key}`,
    } as const;
    addHistory(jira, issue.id, { authorId, created: jira.clock.now(), items: [item] });
    jira.index.changed(issue.id, jira.clock.now());
  };
  note(inward, outward, type.outward);
  note(outward, inward, type.inward);
};

/** Makes the link, notes it on both issues and tells of it; a link that is there already changes nothing. */
export const addLink = (
  jira: Jira,
  link: NewLink,
  { cause, visibleFrom }: { readonly cause: Cause; readonly visibleFrom: number },
): void => {
  if (Object.values(jira.state.links).some((existing) => sameLink(existing, link))) return;
  const stored = { ...link, id: nextId(jira.state), visibleFrom };
  jira.state.links[stored.id] = stored;
  noteLink(jira, stored, cause.actor.accountId);
  sendLinkCreated(jira, stored, cause);
};
