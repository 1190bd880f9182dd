import { z } from "zod";
import {
  accountId,
  issueId,
  pageId,
  type AccountId,
  type IssueId,
  type PageId,
} from "../domain/ids";
import { AppError } from "../domain/app-error";

const text = z.string().min(1);

/** Forge gives ids of issues as texts or numbers. */
const id = z.union([text, z.number()]).transform(String);

const siteUrl = text.nullish().catch(undefined);

/** The address of the page that a screen stands on, as its module's documentation has it. */
const location = z.string().nullish().catch(undefined);

const issueContext = z.object({
  accountId: text,
  siteUrl,
  extension: z.object({ issue: z.object({ id, key: text.nullish() }), location }),
});

const pageContext = z.object({
  accountId: text.nullish(),
  siteUrl,
  extension: z.object({ content: z.object({ id }) }),
});

const anyContext = z.object({
  siteUrl,
  extension: z.object({ location }).nullish().catch(undefined),
});

const ORIGIN = /^https?:\/\/[^/?#\s]+/u;

/** Jira's address, without the slash that may end it; on a screen in Jira also that of the page around it. */
const siteIn = (url: string | null | undefined, around?: string | null): string | undefined =>
  url?.replace(/\/+$/u, "") ?? ORIGIN.exec(around ?? "")?.[0];

export type IssueContext = {
  readonly incident: IssueId;
  /** What people call the issue; its id where the product does not say. */
  readonly key: string;
  readonly person: AccountId;
  readonly siteUrl: string | undefined;
};

/** The issue that the screen stands on, and who looks at it: from the module's context, never from a payload. */
export function readIssueContext(context: unknown): IssueContext {
  const read = parse(issueContext, context);
  return {
    incident: issueId(read.extension.issue.id),
    key: read.extension.issue.key ?? read.extension.issue.id,
    person: accountId(read.accountId),
    siteUrl: siteIn(read.siteUrl, read.extension.location),
  };
}

/** The page that the screen stands on, and who looks at it; nobody does where a function runs for the page alone. */
export function readPageContext(context: unknown): {
  readonly page: PageId;
  readonly person: AccountId | undefined;
  readonly siteUrl: string | undefined;
} {
  const read = parse(pageContext, context);
  return {
    page: pageId(read.extension.content.id),
    person: read.accountId == null ? undefined : accountId(read.accountId),
    siteUrl: siteIn(read.siteUrl),
  };
}

/** Jira's address, on a screen in Jira. */
export function readSiteUrl(context: unknown): string | undefined {
  const read = parse(anyContext, context);
  return siteIn(read.siteUrl, read.extension?.location);
}

const inTimeZone = z.object({ timeZone: z.string() }).catch({ timeZone: "UTC" });

/** The reader's time zone, as a screen sends it. It says no more than which day it is: a call that lacks or twists it is answered by UTC. */
export const readTimeZone = (payload: unknown): string => parse(inTimeZone, payload).timeZone;

/** A choice in a conflict, as a screen sends it. */
export const choiceInput = z.object({
  field: z.enum(["done", "summary", "owner", "due", "priority"]),
  side: z.enum(["page", "jira"]),
  seen: z.string(),
});

/** What came from outside, as its schema says; refused otherwise. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const where = read.error.issues.map(({ path }) => path.join(".") || "it").join(", ");
  throw new AppError("input-invalid", `the call lacks or twists: ${where}`);
}
