import { z } from "zod";
import { maybe } from "../read";
import {
  accountId,
  issueId,
  lineId,
  pageId,
  projectId,
  spaceId,
  type IssueId,
  type LineId,
} from "../../domain/ids";
import type { Fields } from "../../domain/fields";
import type { Link } from "../../domain/link";
import type { Person } from "../../domain/incident";
import type { Claim } from "../../ports/claims";
import type { IncidentRef, Ledger } from "../../ports/ledgers";

const issue = z.string().transform((id): IssueId => issueId(id));
const line = z.string().transform((id): LineId => lineId(id));
const project = z.string().transform(projectId);
const page = z.string().transform(pageId);

const person = z
  .object({ accountId: z.string(), name: z.string() })
  .transform((one): Person => ({ accountId: accountId(one.accountId), name: one.name }));

const incidentRef = z
  .object({ id: issue, key: z.string(), projectId: project })
  .transform((one): IncidentRef => one);

const stage = z.enum(["draft", "in-review", "published"]);

const fields = z
  .object({
    done: z.boolean(),
    summary: z.string(),
    owner: maybe(z.string()),
    due: maybe(z.string()),
    // Older records lack it: nobody has looked yet.
    priority: maybe(z.string()),
  })
  .transform((one): Fields => one);

const link = z
  .object({
    line,
    localId: z.string(),
    text: z.string(),
    phase: z.enum(["claimed", "refused", "linked", "removed", "deleted"]),
    claimedAt: z.number(),
    task: maybe(z.object({ id: issue, key: z.string(), projectId: project })),
    adopted: maybe(z.string()),
    tied: z.boolean(),
    agreed: maybe(z.object({ page: fields, task: fields })),
    promised: maybe(z.string()),
    postponed: z.number(),
    // Older records kept conflicts here too; they are seen in what both sides show.
    problem: maybe(
      z.object({
        code: z.enum([
          "no-transition",
          "not-created",
          "not-adopted",
          "unclear",
          "not-edited",
          "not-tied",
          "not-ticked",
        ]),
        message: z.string(),
      }),
    ).catch(undefined),
  })
  .transform((one): Link => one);

const progress = z.object({
  total: z.number(),
  done: z.number(),
  inProgress: z.number(),
  open: z.number(),
  overdue: z.number(),
  wontDo: z.number(),
  unknown: z.number(),
});

/** What a stored ledger looks like. Older records lack what was added later; each addition says here what it was before. */
export const ledgerSchema = z
  .object({
    page,
    claimId: z.string(),
    title: z.string(),
    url: z.string(),
    incidents: z.array(incidentRef),
    template: z.string(),
    stage,
    startedBy: person,
    startedAt: z.string(),
    links: z.array(link),
    agreedAt: maybe(z.string()),
    readAt: maybe(z.number()),
    mirrored: maybe(progress),
    reopened: z.array(issue).default([]),
    problem: maybe(z.string()),
    gone: z.boolean().default(false),
  })
  .transform((one): Ledger => one);

export const claimSchema = z
  .object({
    id: z.string(),
    generation: z.number(),
    incident: incidentRef,
    owner: person,
    claimedAt: z.number(),
    spaceId: z.string().transform(spaceId),
    title: z.string(),
    template: z.string(),
    stage,
    phase: z.enum(["claimed", "created", "linked"]),
    page: maybe(page),
  })
  .transform((one): Claim => one);
