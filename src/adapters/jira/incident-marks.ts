import { route } from "@forge/api";
import { INCIDENT_PROPERTY } from "../../contract/keys";
import type { PageId } from "../../domain/ids";
import type { IncidentMarks } from "../../ports/incidents";
import { requestJson, type Send } from "../request-json";

/** Writes what an incident shows of its postmortem. */
export const jiraIncidentMarks = (send: Send): IncidentMarks => ({
  /** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-properties/#api-rest-api-3-issue-issueidorkey-properties-propertykey-put */
  mirror: async (id, { page, stage, startedAt, progress }) => {
    const { total, done, open, inProgress, overdue, wontDo, unknown } = progress;
    await requestJson(send, route`/rest/api/3/issue/${id}/properties/${INCIDENT_PROPERTY}`, {
      method: "PUT",
      body: {
        page,
        stage,
        startedAt,
        total,
        done,
        open: open + inProgress,
        overdue,
        wontDo,
        unknown,
      },
      codes: { 404: "incident-not-found" },
    });
  },

  /** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-remote-links/#api-rest-api-3-issue-issueidorkey-remotelink-post */
  linkPage: async (id, page) => {
    await requestJson(send, route`/rest/api/3/issue/${id}/remotelink`, {
      method: "POST",
      body: {
        globalId: globalIdOf(page.id),
        relationship: "postmortem",
        object: { url: page.url, title: page.title },
      },
      codes: { 404: "incident-not-found" },
    });
  },

  /** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-remote-links/#api-rest-api-3-issue-issueidorkey-remotelink-delete */
  unlinkPage: async (id, page) => {
    const link = globalIdOf(page);
    await requestJson(send, route`/rest/api/3/issue/${id}/remotelink?globalId=${link}`, {
      method: "DELETE",
    });
  },
});

const globalIdOf = (page: PageId): string => `postmortem=${page}`;
