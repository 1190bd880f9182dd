import { route } from "@forge/api";
import { z } from "zod";
import { readAs } from "../read";
import { requestJson, type Send } from "../request-json";
import type { Site } from "./browse-url";

/**
 * The site's address, where the screen did not tell it.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-server-info/#api-rest-api-3-serverinfo-get
 */
export async function findSite(send: Send): Promise<Site> {
  const answer = await requestJson(send, route`/rest/api/3/serverInfo`);
  return { url: readAs(z.object({ baseUrl: z.string() }), answer).baseUrl };
}
