import { route } from "@forge/api";
import { z } from "zod";
import type { ProjectId } from "../../domain/ids";
import type { Named } from "../../domain/incident";
import type { TaskForm } from "../../ports/tasks";
import { maybe, readAs } from "../read";
import { requestJson, type Send } from "../request-json";
import { lenient, named } from "./issue-wire";

const wireTypes = z.object({
  issueTypes: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      subtask: z.boolean().catch(false),
      hierarchyLevel: maybe(z.number()),
    }),
  ),
});

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-createmeta-projectidorkey-issuetypes-get */
export async function readTypes(
  send: Send,
  project: ProjectId,
): Promise<readonly (Named & { readonly standard: boolean })[]> {
  const answer = await requestJson(
    send,
    route`/rest/api/3/issue/createmeta/${project}/issuetypes?maxResults=200`,
  );
  return readAs(wireTypes, answer).issueTypes.map(({ id, name, subtask, hierarchyLevel }) => ({
    id,
    name,
    standard: !subtask && (hierarchyLevel ?? 0) === 0,
  }));
}

/** The first standard type that is none of these. A type that people call task comes before others of its kind. */
export async function defaultType(
  send: Send,
  project: ProjectId,
  except: readonly string[],
): Promise<Named | undefined> {
  const types = (await readTypes(send, project)).filter(
    ({ id, name, standard }) => standard && !except.includes(id) && !except.includes(name),
  );
  return types.find(({ name }) => name.toLowerCase() === "task") ?? types[0];
}

const wireFields = z.object({
  fields: z.array(
    z.object({
      fieldId: maybe(z.string()),
      key: maybe(z.string()),
      name: z.string(),
      required: z.boolean(),
      hasDefaultValue: maybe(z.boolean()),
      defaultValue: z.unknown().optional(),
      operations: maybe(z.array(z.string())),
    }),
  ),
});

/** What the app fills in itself, or Jira does. */
const FILLED: ReadonlySet<string> = new Set([
  "project",
  "issuetype",
  "summary",
  "description",
  "reporter",
]);

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-createmeta-projectidorkey-issuetypes-issuetypeid-get */
export async function readForm(
  send: Send,
  project: ProjectId,
  issueTypeId: string,
): Promise<TaskForm> {
  const answer = await requestJson(
    send,
    route`/rest/api/3/issue/createmeta/${project}/issuetypes/${issueTypeId}?maxResults=200`,
  );
  const fields = readAs(wireFields, answer).fields.map((field) => ({
    ...field,
    id: field.fieldId ?? field.key ?? field.name,
  }));
  const links = fields.find(({ id }) => id === "issuelinks");
  return {
    projectId: project,
    issueTypeId,
    fields: new Set(fields.map(({ id }) => id)),
    missing: fields
      .filter(
        ({ id, required, hasDefaultValue }) =>
          required && hasDefaultValue !== true && !FILLED.has(id),
      )
      .map(({ name }) => name),
    defaultPriority: lenient(named, fields.find(({ id }) => id === "priority")?.defaultValue),
    offersLinks: links?.operations?.includes("add") === true,
  };
}
