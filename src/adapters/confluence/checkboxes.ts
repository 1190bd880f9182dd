import { route } from "@forge/api";
import { z } from "zod";
import type { AdfNode } from "../../contract/adf";
import { plainText } from "../../domain/adf";
import type { Checkbox } from "../../domain/checkbox";
import type { PageId } from "../../domain/ids";
import type { Checkboxes } from "../../ports/pages";
import { isRecord, maybe, readAs } from "../read";
import { requestJson, type Send } from "../request-json";
import { everyPage, nextLink } from "./every-page";
import { documentJson } from "./page-wire";

/** Confluence's inline tasks. */
export const confluenceCheckboxes = (send: Send): Checkboxes => ({
  ofPage: (page) => listCheckboxes(send, page),
  /** @see https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-task/#api-tasks-id-put */
  set: async (id, done) => {
    await requestJson(send, route`/wiki/api/v2/tasks/${id}`, {
      method: "PUT",
      body: { status: done ? "complete" : "incomplete" },
      codes: { 401: "no-edit-permission", 403: "no-edit-permission" },
    });
  },
});

const wireTasks = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      localId: maybe(z.union([z.string(), z.number()]).transform(String)),
      status: z.enum(["complete", "incomplete"]),
      body: maybe(z.object({ atlas_doc_format: maybe(z.object({ value: z.string() })) })),
    }),
  ),
  _links: maybe(nextLink),
});

/** @see https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-task/#api-tasks-get */
async function listCheckboxes(send: Send, page: PageId): Promise<readonly Checkbox[]> {
  const tasks = await everyPage(Number.POSITIVE_INFINITY, async (cursor) => {
    const path =
      cursor === undefined
        ? route`/wiki/api/v2/tasks?page-id=${page}&body-format=atlas_doc_format&limit=250`
        : route`/wiki/api/v2/tasks?page-id=${page}&body-format=atlas_doc_format&limit=250&cursor=${cursor}`;
    return readAs(wireTasks, await requestJson(send, path));
  });
  return tasks.map(({ id, localId, status, body }) => ({
    id,
    localId: localId ?? "",
    done: status === "complete",
    text: textIn(body?.atlas_doc_format?.value),
  }));
}

/** The words of a task's body, whatever nodes they stand in; none of a blank task, whose body may be empty. */
function textIn(value: string | undefined): string {
  return inline(documentJson(value))
    .map((node) => plainText([node]))
    .join("");
}

const inline = (value: unknown): readonly AdfNode[] => {
  if (!isNode(value)) return [];
  return value.content === undefined ? [value] : value.content.flatMap(inline);
};

const isNode = (value: unknown): value is AdfNode =>
  isRecord(value) && typeof value["type"] === "string";
