import type { Actor, Clock, Emit, JiraFace, Profile } from "../core";
import { APP_ACCOUNT_ID, SITE_URL } from "../core";
import { createAdmin, type JiraAdmin } from "./admin";
import { createApp } from "./app";
import type { Jira } from "./context";
import { JIRA_SCOPES } from "./operations";
import { findIssue, mayGlobally, projectOf } from "./permissions";
import { createSearchIndex } from "./search-index";
import { emptyState, type JiraState, type Status } from "./state";
import { CATEGORIES } from "./views";

type JiraOptions = {
  readonly clock: Clock;
  readonly emit: Emit;
  /** Read at every call, so that a switch of the profile counts at once. */
  readonly profile: Profile | (() => Profile);
  /** Numbers from 0 up to 1; always close to 1 without it. */
  readonly random?: () => number;
  /** What an earlier Jira remembered. */
  readonly state?: JiraState;
  readonly baseUrl?: string;
};

export type LocalJira = JiraFace & {
  /** Plain JSON: save it, and give it to the next `createJira`. */
  readonly state: JiraState;
  readonly admin: JiraAdmin;
};

/** A Jira in this process: Atlassian's REST API over a state of its own. */
export const createJira = (options: JiraOptions): LocalJira => {
  const { clock, emit, profile } = options;
  const state = options.state ?? emptyState(options.baseUrl ?? SITE_URL);
  const jira: Jira = {
    clock,
    emit,
    profile: typeof profile === "function" ? profile : () => profile,
    random: options.random ?? (() => 1),
    state,
    index: createSearchIndex(state),
    writes: new Map(),
  };
  const admin = createAdmin(jira);
  if (state.users[APP_ACCOUNT_ID] === undefined) admin.addUser(APP_USER);
  const app = createApp(jira);
  return {
    state,
    admin,
    handle: async (request: Request, actor: Actor) => app.fetch(request, { actor }),
    neededScopes,
    issueProperty: (issueId, key, asOfMs) =>
      asOfMs === undefined
        ? state.properties[issueId]?.[key]
        : jira.index.seen(issueId, asOfMs)?.properties[key],
    appProperty: (key) => state.appProperties[key],
    expressionIssue: (issueId) => expressionIssue(jira, issueId),
    isAdmin: (accountId) => mayGlobally(jira, { kind: "user", accountId }, "ADMINISTER"),
  };
};

const APP_USER = {
  accountId: APP_ACCOUNT_ID,
  displayName: "Postmortem",
  accountType: "app",
  groups: [],
} as const;

const SCOPES = JIRA_SCOPES.map((one) => ({
  ...one,
  path: new RegExp(`^${one.pattern.replaceAll(/\{\w+\}/g, "[^/]+")}$`),
}));

/** `bulk` is an operation and could be an issue key: the pattern with fewer blanks says more. */
const blanks = (pattern: string): number => pattern.split("{").length;

const neededScopes = (method: string, path: string): readonly (readonly string[])[] => {
  const bare = path.split("?")[0] ?? "";
  const found = SCOPES.filter((one) => one.method === method && one.path.test(bare));
  const [best] = [...found].sort((a, b) => blanks(a.pattern) - blanks(b.pattern));
  return best === undefined || best.scope === null ? [] : [[best.scope]];
};

const idAndName = (item: { readonly id: string; readonly name: string } | undefined): object => ({
  id: Number(item?.id),
  name: item?.name,
});

const expressionIssue = (
  jira: Jira,
  issueId: string,
): Readonly<Record<string, unknown>> | undefined => {
  const issue = findIssue(jira, issueId);
  if (issue === undefined) return undefined;
  const { issueTypes, statuses, resolutions } = jira.state;
  const status = statuses[issue.statusId];
  const project = projectOf(jira, issue);
  return {
    id: Number(issue.id),
    key: issue.key,
    summary: issue.summary,
    issueType: idAndName(issueTypes[issue.issueTypeId]),
    status: { ...idAndName(status), category: expressionCategory(status) },
    resolution: issue.resolutionId === null ? null : idAndName(resolutions[issue.resolutionId]),
    project: { id: Number(project.id), key: project.key },
  };
};

const expressionCategory = (status: Status | undefined): object => {
  const key = status?.category ?? "undefined";
  return { id: CATEGORIES[key].id, key, name: CATEGORIES[key].name };
};
