import { z } from "zod";

const call = z.object({
  product: z.string(),
  method: z.string(),
  path: z.string(),
  actor: z.enum(["user", "app"]),
  status: z.number(),
  points: z.number(),
  ms: z.number(),
});

const invocation = z.looseObject({
  id: z.string(),
  function: z.string(),
  module: z.string(),
  moduleType: z.string(),
  accountId: z.string().optional(),
  outcome: z.string(),
  startedAt: z.number(),
  endedAt: z.number().optional(),
  error: z.string().optional(),
  calls: z.array(call),
});

const event = z.looseObject({
  eventType: z.string(),
  trigger: z.string(),
  at: z.number(),
  fate: z.string(),
  detail: z.string().optional(),
});

export const siteLog = z.object({
  invocations: z.array(invocation),
  events: z.array(event),
  waiting: z.array(z.object({ dueMs: z.number(), name: z.string() })),
  schedules: z.array(z.string()),
});

export type SiteLog = z.infer<typeof siteLog>;
export type InvocationNote = z.infer<typeof invocation>;
