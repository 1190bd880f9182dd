import { makeResolver } from "@forge/resolver";
import { z } from "zod";
import type { StartApi } from "../contract/api";
import { AppError } from "../domain/app-error";
import { spaceId } from "../domain/ids";
import { logFor, wireStart } from "../wiring";
import { parse, readIssueContext } from "./context";
import { toReply } from "./guard";

const timeZone = z.string();
const maybeText = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);

const previewInput = z.object({
  templateId: z.string(),
  stage: z.enum(["draft", "in-review", "published"]),
  title: z.string(),
  timeZone,
});

const createInput = previewInput.extend({
  incidentId: maybeText,
  spaceId: z.string(),
  parentId: maybeText,
  document: z.unknown().optional(),
});

const placeInput = z.object({ spaceId: z.string(), title: z.string() });

const log = () => logFor("start");

/** The resolver of the Start postmortem dialog. */
export const start = makeResolver<StartApi>({
  openStart: ({ payload, context }) =>
    toReply(log(), async () => {
      const { incident, person, siteUrl } = readIssueContext(context);
      const input = parse(z.object({ timeZone }), payload);
      const { openStart } = await wireStart(siteUrl);
      return openStart({ incident, person, timeZone: input.timeZone });
    }),

  checkPlace: ({ payload, context }) =>
    toReply(log(), async () => {
      const { key, siteUrl } = readIssueContext(context);
      const { spaceId: space, title } = parse(placeInput, payload);
      const { checkPlace } = await wireStart(siteUrl);
      return checkPlace({ spaceId: space, title, key });
    }),

  listParents: ({ payload, context }) =>
    toReply(log(), async () => {
      const { siteUrl } = readIssueContext(context);
      const input = parse(z.object({ spaceId: z.string() }), payload);
      const { parents } = await wireStart(siteUrl);
      return parents(spaceId(input.spaceId));
    }),

  preview: ({ payload, context }) =>
    toReply(log(), async () => {
      const { incident, siteUrl } = readIssueContext(context);
      const input = parse(previewInput, payload);
      const { preview } = await wireStart(siteUrl);
      return preview(incident, input);
    }),

  create: ({ payload, context }) =>
    toReply(log(), async () => {
      const { incident, siteUrl } = readIssueContext(context);
      const { incidentId, ...input } = parse(createInput, payload);
      if (incidentId !== undefined && incidentId !== incident) {
        throw new AppError("wrong-incident", "the payload names another issue than the context");
      }
      const { startPostmortem } = await wireStart(siteUrl);
      return startPostmortem({ ...input, document: input.document ?? undefined, incident });
    }),

  findPeople: ({ payload, context }) =>
    toReply(log(), async () => {
      const { incident, siteUrl } = readIssueContext(context);
      const { query } = parse(z.object({ query: z.string() }), payload);
      const { findPeople } = await wireStart(siteUrl);
      return findPeople(incident, query);
    }),
});
