import { z } from "zod";
import { asDocument } from "../../../static/document/as-document";

const version = z.looseObject({
  number: z.number(),
  createdAt: z.string().optional(),
  authorId: z.string().optional(),
  message: z.string().nullish(),
});

/** The parts of Confluence's answers that the pages show. */
export const space = z.looseObject({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  homepageId: z.string().nullish(),
});
export type Space = z.infer<typeof space>;
export const spaces = z.object({ results: z.array(space) });

const pageLine = z.looseObject({
  id: z.string(),
  title: z.string(),
  status: z.string(),
  spaceId: z.string(),
  parentId: z.string().nullish(),
  createdAt: z.string().optional(),
  authorId: z.string().nullish(),
  version: version.optional(),
});
export type PageLine = z.infer<typeof pageLine>;
export const pageLines = z.object({ results: z.array(pageLine) });

export const page = pageLine.extend({
  version,
  body: z.object({
    atlas_doc_format: z.object({
      value: z.string().transform((text) => asDocument(JSON.parse(text))),
    }),
  }),
});
export type Page = z.infer<typeof page>;

export const versions = z.object({ results: z.array(version) });
export type Versions = z.infer<typeof versions>;
