import { z } from "zod";
import type { AdfDocument } from "../../../src/contract/adf";

/** The parts of Jira's answers that the pages show. */
const named = z.looseObject({ id: z.string().optional(), name: z.string() });
const user = z.looseObject({ accountId: z.string(), displayName: z.string() });
const adf = z.custom<AdfDocument>(
  (value) => typeof value === "object" && value !== null && "type" in value && value.type === "doc",
);

const category = z.looseObject({ key: z.string(), name: z.string().default("") });
export const status = z.looseObject({ id: z.string(), name: z.string(), statusCategory: category });

const linkedIssue = z.looseObject({
  key: z.string(),
  fields: z.looseObject({ summary: z.string(), status: status.optional() }),
});
const issueLink = z.looseObject({
  id: z.string().optional(),
  type: z.looseObject({ name: z.string(), inward: z.string(), outward: z.string() }),
  inwardIssue: linkedIssue.optional(),
  outwardIssue: linkedIssue.optional(),
});

export const issue = z.looseObject({
  id: z.string(),
  key: z.string(),
  names: z.record(z.string(), z.string()).optional(),
  fields: z.looseObject({
    summary: z.string(),
    status,
    issuetype: named.extend({ id: z.string() }),
    project: z.looseObject({ id: z.string(), key: z.string(), name: z.string().optional() }),
    priority: named.nullish(),
    resolution: named.nullish(),
    assignee: user.nullish(),
    reporter: user.nullish(),
    created: z.string().optional(),
    updated: z.string().optional(),
    resolutiondate: z.string().nullish(),
    duedate: z.string().nullish(),
    labels: z.array(z.string()).optional(),
    components: z.array(named).optional(),
    security: named.nullish(),
    description: adf.nullish(),
    issuelinks: z.array(issueLink).optional(),
  }),
});

export type Issue = z.infer<typeof issue>;
export type IssueLink = z.infer<typeof issueLink>;
export type Status = z.infer<typeof status>;

export const transitions = z.object({
  transitions: z.array(z.looseObject({ id: z.string(), name: z.string(), to: status })),
});
export type Transition = z.infer<typeof transitions>["transitions"][number];

export const comments = z.object({
  comments: z.array(
    z.looseObject({
      id: z.string(),
      author: user.nullish(),
      body: adf.nullish(),
      created: z.string().optional(),
    }),
  ),
});

export const changelog = z.object({
  values: z.array(
    z.looseObject({
      id: z.string(),
      author: user.nullish(),
      created: z.string(),
      items: z.array(
        z
          .object({
            field: z.string(),
            fromString: z.string().nullish(),
            toString: z.unknown(),
          })
          .transform(({ field, fromString, toString: to }) => ({
            field,
            from: fromString ?? "–",
            to: typeof to === "string" ? to : "–",
          })),
      ),
    }),
  ),
});

export const remoteLinks = z.array(
  z.looseObject({
    id: z.union([z.number(), z.string()]).transform(String),
    relationship: z.string().nullish(),
    object: z.looseObject({ url: z.string(), title: z.string() }),
  }),
);

export const projects = z.object({
  values: z.array(
    z.looseObject({
      id: z.string(),
      key: z.string(),
      name: z.string(),
      projectTypeKey: z.string().optional(),
    }),
  ),
});
export type Project = z.infer<typeof projects>["values"][number];

export const found = z.object({
  issues: z.array(issue),
  nextPageToken: z.string().nullish(),
});

export const issueTypes = z.object({
  issueTypes: z.array(
    z.looseObject({ id: z.string(), name: z.string(), subtask: z.boolean().optional() }),
  ),
});

export type Comments = z.infer<typeof comments>;
export type Changelog = z.infer<typeof changelog>;
export type RemoteLinks = z.infer<typeof remoteLinks>;
export type IssueTypes = z.infer<typeof issueTypes>;
