import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { paragraph, text } from "../../src/domain/adf";
import { accountId, issueId, projectId } from "../../src/domain/ids";
import type { Incident, Person } from "../../src/domain/incident";
import { anIncident } from "./an-incident";

const Named = z.object({ id: z.string(), name: z.string() });
const User = z.object({ accountId: z.string(), displayName: z.string() }).nullish();
const Item = z.object({
  field: z.string(),
  fieldId: z.string().optional(),
  from: z.string().nullish(),
  fromString: z.string().nullish(),
  to: z.string().nullish(),
  toString: z.string().nullish().catch(undefined),
});
const Issue = z.object({
  id: z.string(),
  key: z.string(),
  changelog: z.object({
    histories: z.array(z.object({ created: z.string(), author: User, items: z.array(Item) })),
  }),
  fields: z.object({
    summary: z.string(),
    project: z.object({ id: z.string(), key: z.string(), name: z.string() }),
    issuetype: Named,
    status: Named.extend({
      statusCategory: z.object({ key: z.enum(["new", "indeterminate", "done", "undefined"]) }),
    }),
    resolution: Named.nullish(),
    priority: z.object({ name: z.string() }).nullish(),
    reporter: User,
    assignee: User,
    created: z.string(),
    resolutiondate: z.string().nullish(),
    description: z.string().nullish(),
    labels: z.array(z.string()).default([]),
    comment: z
      .object({
        comments: z.array(z.object({ created: z.string(), author: User, body: z.string() })),
      })
      .optional(),
  }),
});

const personOf = (user: z.infer<typeof User>): Person | undefined =>
  user ? { accountId: accountId(user.accountId), name: user.displayName } : undefined;

const known = (value: string | null | undefined): string | undefined => value ?? undefined;

/** A real issue as the incident that the app would read. */
function incidentOf(raw: unknown): Incident {
  const { id, key, fields, changelog } = Issue.parse(raw);
  return anIncident({
    id: issueId(id),
    key,
    url: `https://example.atlassian.net/browse/${key}`,
    summary: fields.summary,
    project: { ...fields.project, id: projectId(fields.project.id) },
    issueType: fields.issuetype,
    status: { ...fields.status, category: fields.status.statusCategory.key },
    resolution: fields.resolution ?? undefined,
    priority: fields.priority?.name,
    reporter: personOf(fields.reporter),
    assignee: personOf(fields.assignee),
    labels: fields.labels,
    created: fields.created,
    resolved: known(fields.resolutiondate),
    description: [paragraph(text(fields.description ?? ""))],
    history: changelog.histories.flatMap(({ created, author, items }) =>
      items.map((item) => ({
        at: created,
        author: personOf(author),
        field: item.fieldId ?? item.field,
        fieldName: item.field,
        fromId: known(item.from),
        from: known(item.fromString),
        toId: known(item.to),
        to: known(item.toString),
      })),
    ),
    comments: (fields.comment?.comments ?? []).map(({ created, author, body }) => ({
      at: created,
      author: personOf(author),
      body: [paragraph(text(body))],
    })),
  });
}

/** The real issues of a folder, by file name. */
export const realIncidents = (folder: string): readonly (readonly [string, Incident])[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".json") && !name.includes("date"))
    .map((name) => {
      const raw: unknown = JSON.parse(readFileSync(path.join(folder, name), "utf8"));
      return [name, incidentOf(raw)] as const;
    });
