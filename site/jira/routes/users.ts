import { json, type Call, type Operation } from "../operation";
import type { Actor } from "../../core";
import {
  canBrowse,
  canSee,
  findProject,
  may,
  mayGlobally,
  projectOf,
  visibleIssue,
  visibleProject,
} from "../permissions";
import { badRequest, forbidden, notFound } from "../refusal";
import type { JiraUser, Project } from "../state";
import { userView, type JsonObject } from "../views";

const fullView = ({ jira }: Call, user: JiraUser): JsonObject => ({
  ...userView(jira, user.accountId),
  locale: user.locale,
});

const checkPicker = (call: Call): void => {
  if (mayGlobally(call.jira, call.actor, "USER_PICKER")) return;
  throw forbidden("You do not have permission to browse users and groups.");
};

const slice = (call: Call, users: readonly JiraUser[], most: number): Response => {
  const startAt = call.query.count("startAt", 0);
  const maxResults = Math.min(call.query.count("maxResults", 50), most);
  return json(users.slice(startAt, startAt + maxResults).map((user) => fullView(call, user)));
};

const getAll = (call: Call): Response => {
  checkPicker(call);
  return slice(call, Object.values(call.jira.state.users), 1_000);
};

const startsWord = (name: string, query: string): boolean =>
  [name, ...name.split(/\s+/)].some((part) => part.toLowerCase().startsWith(query.toLowerCase()));

/** Active people whose name has a word that starts with `query`, or the one with this account id. */
const wanted = (call: Call): readonly JiraUser[] => {
  const query = call.query.text("query");
  const accountId = call.query.text("accountId");
  if (query !== undefined && accountId !== undefined) {
    throw badRequest("Only one of 'query' and 'accountId' can be given.");
  }
  const users = Object.values(call.jira.state.users).filter(({ active }) => active);
  if (accountId !== undefined) return users.filter((user) => user.accountId === accountId);
  const text = query ?? "";
  return users.filter((user) => text === "" || startsWord(user.displayName, text));
};

const search = (call: Call): Response => {
  if (!call.query.has("query") && !call.query.has("accountId")) {
    throw badRequest("One of 'query' and 'accountId' is required.");
  }
  const allowed = mayGlobally(call.jira, call.actor, "USER_PICKER");
  return slice(call, allowed ? wanted(call) : [], 1_000);
};

const placeOf = (call: Call): Project => {
  const { jira, actor, query } = call;
  const issue = query.text("issueId") ?? query.text("issueKey");
  if (issue !== undefined) return projectOf(jira, visibleIssue(jira, actor, issue));
  const key = query.text("project");
  if (key === undefined)
    throw badRequest("One of 'project', 'issueKey' and 'issueId' is required.");
  const project = findProject(jira, key);
  if (project !== undefined && canBrowse(jira, actor, project)) return project;
  throw notFound(`No project could be found with key '${key}'.`);
};

const searchAssignable = (call: Call): Response => {
  const project = placeOf(call);
  const users = wanted(call).filter(({ accountId, accountType }) =>
    accountType === "atlassian"
      ? may(call.jira, { kind: "user", accountId }, { permission: "ASSIGNABLE_USER", project })
      : false,
  );
  return slice(call, users, 1_000);
};

/** Who of these sees an issue, or anything of a project. Whoever may not browse users is told of nobody. */
const searchViewers = (call: Call): Response => {
  const { jira, actor, query } = call;
  if (!query.has("query") && !query.has("accountId")) {
    throw badRequest("One of 'query' and 'accountId' is required.");
  }
  const issueKey = query.text("issueKey");
  const projectKey = query.text("projectKey");
  if (issueKey === undefined && projectKey === undefined) {
    throw badRequest("One of 'issueKey' and 'projectKey' is required.");
  }
  const sees = viewOf(call, issueKey, projectKey ?? "");
  const asked = mayGlobally(jira, actor, "USER_PICKER") ? wanted(call) : [];
  return slice(
    call,
    asked.filter(({ accountId }) => sees({ kind: "user", accountId })),
    1_000,
  );
};

const viewOf = (
  { jira, actor }: Call,
  issueKey: string | undefined,
  projectKey: string,
): ((person: Actor) => boolean) => {
  if (issueKey !== undefined) {
    const issue = visibleIssue(jira, actor, issueKey);
    return (person) => canSee(jira, person, issue);
  }
  const project = visibleProject(jira, actor, projectKey);
  return (person) => canBrowse(jira, person, project);
};

const getUser = (call: Call): Response => {
  const accountId = call.query.text("accountId");
  if (accountId === undefined) throw badRequest("The 'accountId' query parameter is required.");
  checkPicker(call);
  const user = call.jira.state.users[accountId];
  if (user === undefined)
    throw notFound("Specified user does not exist or you do not have access.");
  return json(fullView(call, user));
};

const getMyself = (call: Call): Response => {
  const user = call.jira.state.users[call.actor.accountId];
  if (user === undefined) throw notFound("There is no such user.");
  const items = user.groups.map((name) => ({ name }));
  const groups = call.query.list("expand").includes("groups") ? { items } : {};
  return json({
    ...fullView(call, user),
    groups: { size: items.length, ...groups },
    applicationRoles: { size: 1 },
    expand: "groups,applicationRoles",
  });
};

const get = (path: string, answer: Operation["answer"], query: readonly string[]): Operation => ({
  method: "GET",
  pattern: `/rest/api/3/${path}`,
  scope: "read:jira-user",
  query,
  answer,
});

export const userOperations: readonly Operation[] = [
  get("users/search", getAll, ["startAt", "maxResults"]),
  get("user/search", search, ["query", "accountId", "startAt", "maxResults"]),
  get("user/assignable/search", searchAssignable, [
    "query",
    "accountId",
    "project",
    "issueKey",
    "issueId",
    "startAt",
    "maxResults",
  ]),
  get("user/viewissue/search", searchViewers, [
    "query",
    "accountId",
    "issueKey",
    "projectKey",
    "startAt",
    "maxResults",
  ]),
  get("user", getUser, ["accountId", "expand"]),
  get("myself", getMyself, ["expand"]),
];
