import { route } from "@forge/api";
import { z } from "zod";
import { PAGE_PROPERTY } from "../../contract/keys";
import type { PageMarks } from "../../ports/pages";
import { readAs } from "../read";
import { requestJson, type Send } from "../request-json";
import { AppError } from "../../domain/app-error";

/**
 * Puts the page's own property on it. A page that has it already keeps it.
 * @see https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-content-properties/#api-pages-page-id-properties-post
 */
export const confluencePageMarks = (send: Send): PageMarks => ({
  mark: async (id, { incidents, stage, template }) => {
    const value = { incidents: incidents.join(" "), stage, template };
    try {
      await requestJson(send, route`/wiki/api/v2/pages/${id}/properties`, {
        method: "POST",
        body: { key: PAGE_PROPERTY, value },
      });
    } catch (error) {
      if (!(error instanceof AppError) || !(await hasProperty(send, id, error))) throw error;
    }
  },
});

const TAKEN: ReadonlySet<string> = new Set(["input-invalid", "conflict"]);

async function hasProperty(send: Send, id: string, error: AppError): Promise<boolean> {
  if (!TAKEN.has(error.code)) return false;
  const answer = await requestJson(
    send,
    route`/wiki/api/v2/pages/${id}/properties?key=${PAGE_PROPERTY}`,
  );
  return readAs(z.object({ results: z.array(z.unknown()) }), answer).results.length > 0;
}
