import { z } from "zod";
import { checkedDocument, emptyDocument } from "./adf";
import { badRequest, notOnThisSite } from "./failure";
import type { AdfDocument } from "./model";
import { parsed } from "./request";

const written = z.strictObject({
  representation: z.enum(["storage", "atlas_doc_format", "wiki"]),
  value: z.string(),
});

/** The body of a page in a request: one representation, or an object with one. */
export const pageBody = z.union([
  written,
  z.strictObject({
    storage: written.optional(),
    atlas_doc_format: written.optional(),
    wiki: written.optional(),
  }),
]);

type PageBody = z.infer<typeof pageBody>;

function single(body: PageBody): z.infer<typeof written> {
  if ("value" in body) return body;
  const given = [body.atlas_doc_format, body.storage, body.wiki].filter((one) => one !== undefined);
  const [only] = given;
  if (!only || given.length > 1) throw badRequest("Exactly one body format must be given");
  return only;
}

/** The document of a body. Throws 400 when it is no valid document, 501 for other representations. */
export function documentOf(body: PageBody | undefined): AdfDocument {
  if (!body) return emptyDocument();
  const { representation, value } = single(body);
  if (representation !== "atlas_doc_format") throw notOnThisSite(`body of ${representation}`);
  return checkedDocument(parsed(value, "Body is not valid JSON of the Atlassian Document Format"));
}
