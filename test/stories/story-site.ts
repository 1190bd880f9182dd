import path from "node:path";
import type { AdfDocument, AdfNode } from "../../src/contract/adf";
import type { ChoiceInput, CreateInput } from "../../src/contract/api";
import { MODULE } from "../../src/contract/keys";
import type { Reply } from "../../src/contract/reply";
import type { Settings } from "../../src/contract/settings";
import type {
  CreatedView,
  IssuePanelView,
  LinksWrittenView,
  PageView,
  SettingsChoicesView,
  StartView,
  TurnedView,
} from "../../src/contract/views";
import { createConfluence, type Confluence } from "../../site/confluence/confluence";
import type { Profile } from "../../site/core";
import { createJira, type LocalJira } from "../../site/jira/jira";
import type { Issue } from "../../site/jira/state";
import type { Chaos } from "../../site/platform/types";
import { readProfile } from "../../site/profiles";
import { openSite, type SavedPlatform, type Site } from "../../site/site";
import { watched } from "../contract/watch";
import { loadApp } from "../setup/load-app";

export const ANA = "user-ana";
export const OMAR = "user-omar";
export const ZOE = "user-zoe";
/** Sees neither the project nor the space. */
const GUEST = "user-guest";

const TYPE = { incident: "1", task: "2", story: "3" } as const;
export const STATUS = { todo: "11", doing: "12", done: "13" } as const;

export type StorySite = {
  readonly site: Site<LocalJira, Confluence>;
  readonly jira: LocalJira;
  readonly confluence: Confluence;
  /** The space that everybody writes in. */
  readonly spaceId: string;
  /** A resolved incident of OPS. */
  readonly incident: Issue;
};

type Options = {
  readonly chaos?: Partial<Chaos>;
  readonly profile?: Partial<Profile>;
  readonly notConnected?: Partial<Record<"jira" | "confluence", number>>;
  readonly seed?: number;
  readonly jitter?: boolean;
  readonly saved?: SavedPlatform;
  readonly stopwatch?: () => number;
  readonly pointsPerHour?: number;
};

const START = "2026-11-16T08:00:00.000Z";

/** A site with one project OPS (incidents and tasks), one space OPS, and a resolved incident. */
export function storySite(options: Options = {}): StorySite {
  const site = openSite<LocalJira, Confluence>({
    manifestPath: path.resolve(import.meta.dirname, "../../manifest.yml"),
    loadApp,
    startAt: START,
    ...options,
    profile: { ...readProfile(process.env["POSTMORTEM_PROFILE"] ?? ""), ...options.profile },
    products: (core) => ({
      jira: watched(createJira(core)),
      confluence: watched(createConfluence(core)),
    }),
  });
  const { jira, confluence } = site;
  setUpPeople(jira, confluence);
  setUpJira(jira);
  const space = confluence.admin.addSpace({
    key: "OPS",
    name: "Operations",
    authorId: ZOE,
    everyone: [],
    grants: Object.fromEntries([ANA, OMAR, ZOE].map((who) => [who, WRITE])),
  });
  const incident = addIncident(jira, {});
  return { site, jira, confluence, spaceId: space.id, incident };
}

const WRITE = ["view", "create", "edit", "delete"] as const;

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  [ANA]: ["staff"],
  [OMAR]: ["staff"],
  [ZOE]: ["staff", "jira-admins"],
};

function setUpPeople(jira: LocalJira, confluence: Confluence): void {
  const people = [
    { accountId: ANA, displayName: "Ana Silva" },
    { accountId: OMAR, displayName: "Omar Haddad" },
    { accountId: ZOE, displayName: "Zoe Admin" },
    { accountId: GUEST, displayName: "Guy Guest" },
  ];
  for (const person of people) {
    jira.admin.addUser({ ...person, groups: GROUPS[person.accountId] ?? [] });
    confluence.admin.addUser(person);
  }
}

const STAFF = [{ kind: "group", group: "staff" }] as const;

const PERMISSIONS = [
  "BROWSE_PROJECTS",
  "CREATE_ISSUES",
  "EDIT_ISSUES",
  "LINK_ISSUES",
  "TRANSITION_ISSUES",
  "ASSIGN_ISSUES",
  "ASSIGNABLE_USER",
  "ADD_COMMENTS",
];

function setUpJira({ admin }: LocalJira): void {
  admin.addIssueType({ id: TYPE.incident, name: "Incident" });
  admin.addIssueType({ id: TYPE.task, name: "Task" });
  admin.addIssueType({ id: TYPE.story, name: "Story" });
  admin.addStatus({ id: STATUS.todo, name: "To Do", category: "new" });
  admin.addStatus({ id: STATUS.doing, name: "In Progress", category: "indeterminate" });
  admin.addStatus({ id: STATUS.done, name: "Done", category: "done" });
  const grey = { description: "", statusColor: "#999999" };
  admin.addPriority({ ...grey, id: "2", name: "High", isDefault: false });
  admin.addPriority({ ...grey, id: "3", name: "Medium", isDefault: true });
  const plain = {
    onlyAssignee: false,
    screenFields: [],
    requiredFields: [],
    setsResolution: null,
    clearsResolution: false,
  };
  admin.addWorkflow({
    id: "simple",
    name: "Simple",
    initialStatusId: STATUS.todo,
    transitions: [
      { ...plain, id: "21", name: "Start", from: [STATUS.todo], to: STATUS.doing },
      {
        ...plain,
        id: "31",
        name: "Finish",
        from: [STATUS.todo, STATUS.doing],
        to: STATUS.done,
        setsResolution: "10000",
      },
      {
        ...plain,
        id: "41",
        name: "Reopen",
        from: [STATUS.done],
        to: STATUS.todo,
        clearsResolution: true,
      },
    ],
  });
  const fields = [
    "summary",
    "description",
    "priority",
    "assignee",
    "labels",
    "duedate",
    "issuelinks",
  ];
  admin.addProject({
    id: "100",
    key: "OPS",
    name: "Operations",
    issueTypeIds: Object.values(TYPE),
    workflows: { "*": "simple" },
    screens: { "*": { fields, required: [] } },
    permissions: Object.fromEntries(PERMISSIONS.map((one) => [one, STAFF])),
  });
}

/** A resolved incident unless told otherwise. */
export const addIncident = (
  jira: LocalJira,
  overrides: Partial<Parameters<LocalJira["admin"]["addIssue"]>[0]>,
): Issue =>
  jira.admin.addIssue({
    project: "OPS",
    issueTypeId: TYPE.incident,
    summary: "Checkout down",
    reporterId: OMAR,
    creatorId: OMAR,
    statusId: STATUS.done,
    ...overrides,
  });

export const TASK_TYPE = TYPE.task;

/** What the screens ask, as a person on an issue or a page. */
export const ask = (story: StorySite, accountId: string = ANA) => {
  const { site } = story;
  const onIssue = (issue: Issue, module: string, functionKey: string, payload?: unknown) =>
    site.invoke({
      module,
      functionKey,
      payload,
      accountId,
      extension: {
        type: "jira",
        issue: { id: issue.id, key: issue.key },
        project: { id: "100", key: "OPS" },
        location: `https://example.atlassian.net/browse/${issue.key}`,
      },
    });
  const onPage = (pageId: string, functionKey: string, payload?: unknown) =>
    site.invoke({
      module: MODULE.byline,
      functionKey,
      payload,
      accountId,
      extension: {
        type: "confluence",
        content: { id: pageId, type: "page" },
        space: { key: "OPS" },
      },
    });
  const start = (functionKey: string, payload: unknown, issue = story.incident) =>
    onIssue(issue, MODULE.start, functionKey, payload);
  return {
    openStart: (issue = story.incident) =>
      start("openStart", { timeZone: "Europe/Berlin" }, issue) as Promise<Reply<StartView>>,
    start,
    create: (input: Partial<CreateInput> = {}, issue = story.incident) =>
      start("create", { ...anOrder(story, issue), ...input }, issue) as Promise<Reply<CreatedView>>,
    openPanel: (issue = story.incident, payload: unknown = { timeZone: "Europe/Berlin" }) =>
      onIssue(issue, MODULE.issueContext, "openPanel", payload) as Promise<Reply<IssuePanelView>>,
    openPage: (pageId: string, payload: unknown = { timeZone: "Europe/Berlin" }) =>
      onPage(pageId, "openPage", payload) as Promise<Reply<PageView>>,
    decide: (pageId: string, input: ChoiceInput & { line: string }) =>
      onPage(pageId, "decide", input) as Promise<Reply<{ queued: true }>>,
    decideOnTask: (issue: Issue, input: ChoiceInput) =>
      onIssue(issue, MODULE.issueContext, "decide", input) as Promise<Reply<{ queued: true }>>,
    retryTask: (issue: Issue) =>
      onIssue(issue, MODULE.issueContext, "syncNow") as Promise<Reply<{ queued: true }>>,
    syncNow: (pageId: string) => onPage(pageId, "syncNow") as Promise<Reply<{ queued: true }>>,
    putTaskLinks: (pageId: string, input = { overDraft: false }) =>
      onPage(pageId, "putTaskLinks", input) as Promise<Reply<LinksWrittenView>>,
    turnIntoFollowUps: (pageId: string, keys: readonly string[], overDraft = false) =>
      onPage(pageId, "turnIntoFollowUps", { keys, overDraft }) as Promise<Reply<TurnedView>>,
    admin: (functionKey: string, payload?: unknown) =>
      site.invoke({ module: MODULE.admin, functionKey, payload, accountId, extension: {} }),
    openSettings: () =>
      site.invoke({
        module: MODULE.admin,
        functionKey: "openSettings",
        accountId,
        extension: {},
      }) as Promise<Reply<{ settings: Settings; choices: SettingsChoicesView }>>,
  };
};

export const anOrder = (story: StorySite, issue = story.incident): CreateInput => ({
  incidentId: issue.id,
  templateId: "full",
  stage: "draft",
  title: "Checkout down",
  timeZone: "Europe/Berlin",
  spaceId: story.spaceId,
  parentId: undefined,
  document: undefined,
});

/** What byline and macro show of a postmortem page. */
export async function pageView(
  story: StorySite,
  pageId: string,
  who: string = ANA,
): Promise<Extract<PageView, { kind: "postmortem" }>> {
  const view = valueOf(await ask(story, who).openPage(pageId));
  if (view.kind !== "postmortem") throw new Error(`the page is ${view.kind}`);
  return view;
}

/** The value of a reply that has one; the test fails with its code otherwise. */
export function valueOf<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(`${reply.code}: ${reply.message}`);
  return reply.value;
}

export const codeOf = (reply: Reply<unknown>): string => (reply.ok ? "ok" : reply.code);

/** Starts the postmortem as Ana and waits until all is quiet. Gives the page's id. */
export async function started(story: StorySite, input: Partial<CreateInput> = {}): Promise<string> {
  const { pageId } = valueOf(await ask(story).create(input));
  await story.site.settle();
  return pageId;
}

/** Deletes a page as somebody who administers the space, first into the trash and then out of it. */
export async function deleteForGood(story: StorySite, pageId: string): Promise<void> {
  const { confluence, spaceId, site } = story;
  const grants = { [ZOE]: [...WRITE, "admin"] } as const;
  const before = confluence.state.spaces[spaceId]?.grants;
  confluence.admin.setGrants(spaceId, { grants: { ...before, ...grants } });
  if (confluence.state.pages[pageId]?.status !== "trashed") confluence.people.trash(ANA, pageId);
  confluence.people.purge(ZOE, pageId);
  await site.settle();
}

/** Every page that is not a home page. */
export const pagesOf = ({ confluence, spaceId }: StorySite) =>
  Object.values(confluence.state.pages).filter(
    (page) => page.spaceId === spaceId && page.parentId !== null,
  );

/** The document of a page as it is stored now. */
export function documentOf({ confluence }: StorySite, pageId: string): AdfDocument {
  const versions = confluence.state.pages[pageId]?.versions ?? [];
  return versions.at(-1)?.body as unknown as AdfDocument;
}

/** Every task of the project OPS. */
export const tasksOf = ({ jira }: StorySite) =>
  Object.values(jira.state.issues).filter(({ issueTypeId }) => issueTypeId === TYPE.task);

type LineText =
  string | { readonly text: string; readonly done?: boolean; readonly extra?: AdfNode[] };

const itemOf = (line: LineText, index: number): AdfNode => {
  const { text, done = false, extra = [] } = typeof line === "string" ? { text: line } : line;
  return {
    type: "taskItem",
    attrs: { localId: `item-${index}`, state: done ? "DONE" : "TODO" },
    content: [{ type: "text", text }, ...extra],
  };
};

/** Replaces what stands under the follow-ups heading, as a person in the editor. The id of item n is `item-n`. */
export const writeLines = (
  story: StorySite,
  pageId: string,
  lines: readonly LineText[],
): Promise<void> => writeFollowUps(story, pageId, listOf(lines.map(itemOf)));

const listOf = (items: readonly AdfNode[]): readonly AdfNode[] =>
  items.length === 0
    ? []
    : [{ type: "taskList", attrs: { localId: "follow-ups" }, content: items }];

/** A checklist item as the editor writes it. */
export const item = (localId: string, ...content: readonly (string | AdfNode)[]): AdfNode => ({
  type: "taskItem",
  attrs: { localId, state: "TODO" },
  content: content.map((part) => (typeof part === "string" ? { type: "text", text: part } : part)),
});

/** The same item, ticked. */
export const ticked = (one: AdfNode): AdfNode => ({
  ...one,
  attrs: { ...one.attrs, state: "DONE" },
});

/** Replaces what stands under the follow-ups heading by these items. */
export const writeItems = (
  story: StorySite,
  pageId: string,
  ...items: readonly AdfNode[]
): Promise<void> => writeFollowUps(story, pageId, listOf(items));

/** Replaces all lists of checkboxes by these nodes, right under the follow-ups heading. */
export async function writeFollowUps(
  story: StorySite,
  pageId: string,
  nodes: readonly AdfNode[],
  who: string = ANA,
): Promise<void> {
  story.confluence.people.editPage(who, pageId, withNodes(story, pageId, nodes));
  await story.site.settle();
}

/** The page's document with these items alone under the follow-ups heading. */
export const withFollowUps = (
  story: StorySite,
  pageId: string,
  ...items: readonly AdfNode[]
): AdfDocument => withNodes(story, pageId, listOf(items));

function withNodes(story: StorySite, pageId: string, nodes: readonly AdfNode[]): AdfDocument {
  const { content } = documentOf(story, pageId);
  const kept = content.filter(({ type }) => type !== "taskList");
  const at = kept.findIndex(
    ({ type, content: inside }) => type === "heading" && inside?.[0]?.text === "Follow-ups",
  );
  const all = [...kept.slice(0, at + 1), ...nodes, ...kept.slice(at + 1)];
  return { type: "doc", version: 1, content: all };
}

/** Moves a task as a person on the board, with what the transition's screen asks for. */
export const moveTask = (
  story: StorySite,
  key: string,
  transition: string,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<void> =>
  inJira(story, `${key}/transitions`, {
    method: "POST",
    body: JSON.stringify({ transition: { id: transition }, fields }),
  });

/** Changes fields of a task as a person in Jira. */
export const editTask = (
  story: StorySite,
  key: string,
  fields: Readonly<Record<string, unknown>>,
): Promise<void> => inJira(story, key, { method: "PUT", body: JSON.stringify({ fields }) });

/** Does something to an issue as Omar, and waits until all is quiet. Throws what Jira says when it refuses. */
async function inJira(story: StorySite, path: string, init: RequestInit): Promise<void> {
  const response = await story.jira.handle(
    new Request(`https://example.atlassian.net/rest/api/3/issue/${path}`, {
      ...init,
      headers: { "Content-Type": "application/json" },
    }),
    { kind: "user", accountId: OMAR },
  );
  if (!response.ok) throw new Error(await response.text());
  await story.site.settle();
}
