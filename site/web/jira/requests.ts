import { z } from "zod";
import type { AdfDocument } from "../../../src/contract/adf";
import { ask, post, put } from "../kit/request";
import {
  changelog,
  comments,
  found,
  issue,
  issueTypes,
  projects,
  remoteLinks,
  transitions,
  type Changelog,
  type Comments,
  type Issue,
  type IssueTypes,
  type Project,
  type RemoteLinks,
  type Transition,
} from "./wire";

const at = (key: string): string => `/rest/api/3/issue/${encodeURIComponent(key)}`;

const SHOWN_FIELDS = [
  "summary",
  "status",
  "issuetype",
  "project",
  "priority",
  "assignee",
  "resolution",
  "duedate",
  "updated",
] as const;

export const loadProjects = async (): Promise<readonly Project[]> =>
  (await ask(projects, "/rest/api/3/project/search?maxResults=50")).values;

/** At most 100 issues of a JQL query, by search: a change shows some seconds later. */
export const searchIssues = async (jql: string): Promise<readonly Issue[]> =>
  (
    await ask(found, "/rest/api/3/search/jql", {
      method: "POST",
      body: { jql, fields: SHOWN_FIELDS, maxResults: 100 },
    })
  ).issues;

export const loadIssue = (key: string): Promise<Issue> =>
  ask(issue, `${at(key)}?fields=*all&expand=names`);

export const loadTransitions = async (key: string): Promise<readonly Transition[]> =>
  (await ask(transitions, `${at(key)}/transitions`)).transitions;

export const moveIssue = (key: string, transition: string): Promise<unknown> =>
  post(`${at(key)}/transitions`, { transition: { id: transition } });

export const changeFields = (
  key: string,
  fields: Readonly<Record<string, unknown>>,
): Promise<unknown> => put(at(key), { fields });

export const loadComments = (key: string): Promise<Comments> => ask(comments, `${at(key)}/comment`);

export const loadChangelog = (key: string): Promise<Changelog> =>
  ask(changelog, `${at(key)}/changelog`);

export const loadRemoteLinks = (key: string): Promise<RemoteLinks> =>
  ask(remoteLinks, `${at(key)}/remotelink`);

/** Plain text as a document: a paragraph a line. */
const documentOf = (text: string): AdfDocument => ({
  type: "doc",
  version: 1,
  content: text.split("\n").map((line) => ({
    type: "paragraph",
    content: line === "" ? [] : [{ type: "text", text: line }],
  })),
});

export const addComment = (key: string, text: string): Promise<unknown> =>
  post(`${at(key)}/comment`, { body: documentOf(text) });

export const loadIssueTypes = (project: string): Promise<IssueTypes> =>
  ask(issueTypes, `/rest/api/3/issue/createmeta/${encodeURIComponent(project)}/issuetypes`);

export const deleteIssue = (key: string): Promise<unknown> =>
  ask(z.unknown(), at(key), { method: "DELETE" });

/** Gives the key that the issue has there. By the site's own interface: Jira's public one cannot move. */
export const moveToProject = async (key: string, projectKey: string): Promise<string> =>
  (
    await ask(z.object({ key: z.string() }), `/site/api/issues/${encodeURIComponent(key)}/move`, {
      method: "POST",
      body: { projectKey },
    })
  ).key;
