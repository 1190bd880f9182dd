import { json, type Call } from "../operation";
import { self } from "../views";

/** A page of `items` in Jira's common shape, by `startAt` and `maxResults`. */
export const pageOf = (call: Call, path: string, items: readonly object[]): Response => {
  const startAt = call.query.count("startAt", 0);
  const maxResults = Math.min(call.query.count("maxResults", 50), 100);
  const values = items.slice(startAt, startAt + maxResults);
  const next = startAt + values.length;
  const url = (start: number): string =>
    self(call.jira, `${path}?maxResults=${maxResults}&startAt=${start}`);
  return json({
    self: url(startAt),
    ...(next < items.length ? { nextPage: url(next) } : {}),
    maxResults,
    startAt,
    total: items.length,
    isLast: next >= items.length,
    values,
  });
};
