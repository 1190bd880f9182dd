import type { Jira } from "./context";
import { refusal } from "./refusal";

const WINDOWS = [
  { count: 20, ms: 2_000 },
  { count: 100, ms: 30_000 },
];

const waitMs = (writes: readonly number[], now: number): number =>
  Math.max(
    0,
    ...WINDOWS.map(({ count, ms }) => {
      const recent = writes.filter((at) => at > now - ms);
      const oldest = recent.at(-count);
      return oldest === undefined ? 0 : oldest + ms - now;
    }),
  );

/**
 * Counts one write on each of these issues, or refuses with 429 and counts nothing: at most 20 writes in 2 s and 100 in
 * 30 s an issue.
 */
export const countWrite = (jira: Jira, issueIds: readonly string[]): void => {
  const now = jira.clock.now();
  const wait = Math.max(0, ...issueIds.map((id) => waitMs(jira.writes.get(id) ?? [], now)));
  if (wait > 0) throw tooMany(wait);
  for (const id of issueIds) {
    const kept = (jira.writes.get(id) ?? []).filter((at) => at > now - 30_000);
    jira.writes.set(id, [...kept, now]);
  }
};

const tooMany = (wait: number): Error => {
  const headers = {
    "Retry-After": String(Math.ceil(wait / 1_000)),
    "RateLimit-Reason": "jira-per-issue-on-write",
  };
  return refusal(429, { errorMessages: ["Rate limit exceeded."], headers });
};
