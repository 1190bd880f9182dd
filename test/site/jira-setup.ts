import { createClock } from "../../site/clock";
import {
  APP_ACCOUNT_ID,
  DEFAULT_PROFILE,
  type Actor,
  type ProductEvent,
  type Profile,
} from "../../site/core";
import { createJira, type LocalJira } from "../../site/jira/jira";
import type { Clock } from "../../site/core";
import { watched } from "../contract/watch";

export const ann: Actor = { kind: "user", accountId: "ann" };
export const bob: Actor = { kind: "user", accountId: "bob" };
export const app: Actor = { kind: "app", accountId: APP_ACCOUNT_ID };

export type Answer = {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
};

export type Small = {
  readonly jira: LocalJira;
  readonly clock: Clock;
  readonly events: ProductEvent[];
  readonly send: (
    method: string,
    path: string,
    sent?: { body?: unknown; as?: Actor; headers?: Readonly<Record<string, string>> },
  ) => Promise<Answer>;
};

const JSON_BODY = { "Content-Type": "application/json" };

/** A Jira with two people, one project OPS (incidents and tasks) and one more, TEAM. Ann administers. */
export const smallJira = (profile: Partial<Profile> = {}, random?: () => number): Small => {
  const clock = createClock("2026-11-16T08:00:00Z");
  const events: ProductEvent[] = [];
  const jira = watched(
    createJira({
      clock,
      emit: (event) => events.push(event),
      profile: { ...DEFAULT_PROFILE, ...profile },
      ...(random ? { random } : {}),
    }),
    "accepted",
  );
  const { admin } = jira;
  admin.addUser({
    accountId: "ann",
    displayName: "Ann",
    groups: ["jira-admins"],
    timeZone: "Europe/Berlin",
  });
  admin.addUser({ accountId: "bob", displayName: "Bob" });
  admin.addIssueType({ id: "1", name: "Incident" });
  admin.addIssueType({ id: "2", name: "Task" });
  admin.addStatus({ id: "11", name: "To Do", category: "new" });
  admin.addStatus({ id: "12", name: "In Progress", category: "indeterminate" });
  admin.addStatus({ id: "13", name: "Done", category: "done" });
  const plain = {
    onlyAssignee: false,
    screenFields: [],
    requiredFields: [],
    setsResolution: null,
    clearsResolution: false,
  };
  admin.addWorkflow({
    id: "w",
    name: "Simple",
    initialStatusId: "11",
    transitions: [
      { ...plain, id: "31", name: "Start", from: ["11"], to: "12", onlyAssignee: true },
      { ...plain, id: "41", name: "Finish", from: ["11", "12"], to: "13", setsResolution: "10000" },
      { ...plain, id: "51", name: "Reopen", from: ["13"], to: "11", clearsResolution: true },
      {
        ...plain,
        id: "71",
        name: "Archive",
        from: ["12"],
        to: "13",
        refusal: "Only after the review.",
      },
      {
        ...plain,
        id: "61",
        name: "Close with reason",
        from: ["11"],
        to: "13",
        screenFields: ["resolution"],
        requiredFields: ["resolution"],
      },
    ],
  });
  const screen = {
    fields: ["summary", "description", "priority", "assignee", "labels", "duedate", "components"],
    required: [],
  };
  const common = { issueTypeIds: ["1", "2"], workflows: { "*": "w" }, screens: { "*": screen } };
  admin.addProject({
    ...common,
    id: "100",
    key: "OPS",
    name: "Operations",
    components: [{ id: "7", name: "web" }],
  });
  admin.addProject({ ...common, id: "200", key: "TEAM", name: "Team" });
  admin.addIssue({
    project: "OPS",
    issueTypeId: "1",
    summary: "Site down",
    reporterId: "bob",
    creatorId: "bob",
  });
  const send: Small["send"] = async (
    method,
    path,
    { body, as = ann, headers = JSON_BODY } = {},
  ) => {
    const request = new Request(`https://local.atlassian.net${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const response = await jira.handle(request, as);
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === "" ? undefined : (JSON.parse(text) as unknown),
    };
  };
  return { jira, clock, events, send };
};

export const paragraph = (text: string): object => ({
  type: "doc",
  version: 1,
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});

/** Matches any text. */
export const aText = expect.any(String) as unknown;

/** Matches a text that has `part` in it. */
export const textWith = (part: string): unknown => expect.stringContaining(part);
