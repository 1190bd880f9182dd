import type { Jira } from "./context";
import type { Issue } from "./state";

/** Takes an issue away with everything that hangs on it. Tells nobody. */
export const forgetIssue = (jira: Jira, issue: Issue): void => {
  const { state } = jira;
  const without = <T>(record: Record<string, T>, gone: (value: T, key: string) => boolean) =>
    Object.fromEntries(Object.entries(record).filter(([key, value]) => !gone(value, key)));
  const isIt = (_: unknown, id: string): boolean => id === issue.id;
  state.issues = without(state.issues, isIt);
  state.histories = without(state.histories, isIt);
  state.comments = without(state.comments, isIt);
  state.properties = without(state.properties, isIt);
  state.remoteLinks = without(state.remoteLinks, isIt);
  state.keys = without(state.keys, (id) => id === issue.id);
  state.links = without(
    state.links,
    ({ inwardIssueId, outwardIssueId }) =>
      inwardIssueId === issue.id || outwardIssueId === issue.id,
  );
  jira.index.changed(issue.id, jira.clock.now());
};
