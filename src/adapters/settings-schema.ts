import { z } from "zod";
import type { Settings } from "../contract/settings";
import { maybe } from "./read";

const target = z
  .object({
    projectId: maybe(z.string()),
    issueType: maybe(z.string()),
    projectName: z.string().optional(),
    issueTypeName: z.string().optional(),
  })
  .transform(({ projectId, issueType, projectName, issueTypeName }) => ({
    projectId,
    issueType,
    ...(projectName === undefined ? {} : { projectName }),
    ...(issueTypeName === undefined ? {} : { issueTypeName }),
  }));

const goals = z
  .object({ done: z.string().optional(), open: z.string().optional() })
  .transform(({ done, open }) => ({
    ...(done === undefined ? {} : { done }),
    ...(open === undefined ? {} : { open }),
  }));

export const ruleSchema = z.object({
  issueTypes: z.array(z.string()),
  resolvedStatuses: z.array(z.string()),
  severityField: maybe(z.string()),
});

/** Settings as they are stored, and as the settings page sends them. */
export const settingsSchema = z
  .object({
    version: z.number().int().min(0),
    incident: ruleSchema,
    places: z.object({
      byProject: z.record(
        z.string(),
        z.object({ spaceId: z.string(), parentId: maybe(z.string()) }),
      ),
    }),
    followUps: z.object({
      headings: z.array(z.string()),
      byProject: z.record(z.string(), target),
      linkType: z.string(),
      wontDo: z.array(z.string()),
      priorities: z.record(z.string(), z.string()),
      statuses: z.record(z.string(), goals),
    }),
  })
  .transform((one): Settings => one);
