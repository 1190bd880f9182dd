import { isJsonRecord, parseJson } from "./json";
import type { PendingCall } from "./types";

const LISTS = ["values", "results", "issues", "comments", "issueChangeLogs", "permissions"];
const READING_POSTS = /\/(search|bulkfetch|evaluate|check|match|approximate-count)\b/;

/** How many objects an answer holds: the length of its list, else 1. */
function objectsIn(body: unknown): number {
  if (Array.isArray(body)) return body.length;
  if (!isJsonRecord(body)) return 0;
  const list = LISTS.map((name) => body[name]).find((value) => Array.isArray(value));
  return Array.isArray(list) ? list.length : 1;
}

const reads = (call: PendingCall): boolean =>
  call.method === "GET" || (call.method === "POST" && READING_POSTS.test(call.path));

/**
 * Rate-limit points of a product call: 1, and 1 for each object that was read. Storage and queues have no points.
 * @see https://developer.atlassian.com/cloud/jira/platform/rate-limiting/
 */
export async function pointsOf(call: PendingCall, response: Response): Promise<number> {
  if (call.product === "kvs" || call.product === "queue") return 0;
  if (!reads(call) || !response.ok) return 1;
  return 1 + objectsIn(parseJson(await response.clone().text()));
}
