import { route } from "@forge/api";
import { z } from "zod";
import type { People } from "../../ports/incidents";
import { readAs } from "../read";
import { requestJson, type Send } from "../request-json";
import { person } from "./issue-wire";

/**
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-myself/#api-rest-api-3-myself-get
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-search/#api-rest-api-3-user-assignable-search-get
 */
export const jiraPeople = (send: Send): People => ({
  me: async () => readAs(person, await requestJson(send, route`/rest/api/3/myself`)),

  find: async (incident, query) => {
    const answer = await requestJson(
      send,
      route`/rest/api/3/user/assignable/search?issueId=${incident}&query=${query}&maxResults=20`,
    );
    return readAs(z.array(person), answer);
  },
});
