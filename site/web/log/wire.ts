import { z } from "zod";

const call = z.object({
  product: z.string(),
  method: z.string(),
  path: z.string(),
  actor: z.enum(["user", "app"]),
  status: z.number(),
  points: z.number(),
  depth: z.number(),
  ms: z.number(),
  scopes: z.array(z.string()),
});

const totals = z.object({
  rest: z.number(),
  kvsReads: z.number(),
  kvsWrites: z.number(),
  pushes: z.number(),
  points: z.number(),
  ms: z.number(),
});

const run = z.looseObject({
  id: z.string(),
  cause: z.string(),
  function: z.string(),
  module: z.string(),
  moduleType: z.string(),
  asked: z.string().optional(),
  issueKey: z.string().optional(),
  pageId: z.string().optional(),
  accountId: z.string().optional(),
  outcome: z.string(),
  startedAt: z.number(),
  error: z.string().optional(),
  totals,
  calls: z.array(call),
  notOurs: z.boolean(),
});

const event = z.looseObject({
  eventType: z.string(),
  trigger: z.string(),
  at: z.number(),
  fate: z.string(),
  detail: z.string().optional(),
  invocation: z.string().optional(),
  notOurs: z.boolean(),
});

export const siteLog = z.object({
  invocations: z.array(run),
  events: z.array(event),
  waiting: z.array(z.object({ dueMs: z.number(), name: z.string() })),
  schedules: z.array(z.string()),
});

export type SiteLog = z.infer<typeof siteLog>;
export type Run = z.infer<typeof run>;
export type Totals = z.infer<typeof totals>;
