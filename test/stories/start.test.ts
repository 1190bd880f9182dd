import { INCIDENT_PROPERTY, PAGE_PROPERTY } from "../../src/contract/keys";
import type { AdfDocument } from "../../src/contract/adf";
import type { Reply } from "../../src/contract/reply";
import type { CreatedView, PlaceCheckView, StartView } from "../../src/contract/views";
import { findMarker } from "../../src/domain/marker";
import { plainText } from "../../src/domain/adf";
import {
  ANA,
  anOrder,
  ask,
  codeOf,
  documentOf,
  OMAR,
  pagesOf,
  started,
  storySite,
  valueOf,
  ZOE,
  type StorySite,
} from "./story-site";

const ready = (view: StartView): Extract<StartView, { kind: "ready" }> => {
  if (view.kind !== "ready") throw new Error(`the dialog is ${view.kind}`);
  return view;
};

const textOf = (story: StorySite, pageId: string): string =>
  plainText(documentOf(story, pageId).content);

describe("the Start postmortem dialog", () => {
  it("is offered on a resolved incident and only there", () => {
    const { site, jira, incident } = storySite({ profile: { displayExpressions: "evaluated" } });
    const open = jira.admin.addIssue({ project: "OPS", issueTypeId: "1", summary: "Still down" });
    const story = jira.admin.addIssue({
      project: "OPS",
      issueTypeId: "3",
      summary: "A story",
      statusId: "13",
    });

    const shown = (issueId: string) =>
      site.modulesFor("jira:issueAction", { accountId: ANA, issueId });

    expect(shown(incident.id)).toMatchObject({
      visible: [{ title: "Start postmortem" }],
      problems: [],
    });
    expect(shown(open.id)).toMatchObject({ visible: [], problems: [] });
    expect(shown(story.id)).toMatchObject({ visible: [], problems: [] });
  });

  it("opens with everything known before anything is created", async () => {
    const story = storySite();

    const view = ready(valueOf(await ask(story).openStart()));

    expect(view).toMatchObject({
      title: "Checkout down",
      incident: { key: story.incident.key },
      spaces: [{ key: "OPS" }],
      place: { spaceId: story.spaceId },
      check: { canCreate: true, title: { kind: "free" } },
      tasks: { projectName: "Operations", issueTypeName: "Task" },
      notes: [],
    });
    expect(view.templates.map(({ id }) => id)).toEqual(["brief", "how", "full"]);
    expect(view.templates.filter(({ recommended }) => recommended !== undefined)).toHaveLength(1);
    expect(pagesOf(story)).toEqual([]);
  });

  it("proposes a free title when the incident's is taken", async () => {
    const story = storySite();
    story.confluence.admin.addPage({
      spaceId: story.spaceId,
      title: "checkout DOWN",
      authorId: OMAR,
    });

    const { check } = ready(valueOf(await ask(story).openStart()));

    expect(check?.title).toMatchObject({
      kind: "taken",
      free: `Checkout down (${story.incident.key})`,
    });
  });

  it("opens for a person who may not see the project that follow-ups go to", async () => {
    const story = storySite();
    const nobody = [{ kind: "user", accountId: ZOE }] as const;
    story.jira.admin.addProject({
      id: "400",
      key: "WORK",
      name: "Work",
      issueTypeIds: ["2"],
      workflows: { "*": "simple" },
      permissions: { BROWSE_PROJECTS: nobody, CREATE_ISSUES: nobody },
    });
    const { settings } = valueOf(await ask(story, ZOE).openSettings());
    const byProject = { "*": { projectId: "400", issueType: "2" } };
    const changed = { ...settings, followUps: { ...settings.followUps, byProject } };
    await ask(story, ZOE).admin("saveSettings", { settings: changed });

    const view = ready(valueOf(await ask(story).openStart()));

    expect(view.check).toMatchObject({ canCreate: true });
    expect(view.tasks).toBeUndefined();
  });

  it("says to try again when Jira doesn't answer what tasks ask for", async () => {
    const story = storySite();
    story.site.faults.inject({
      match: ({ path }) => path.includes("/createmeta/"),
      fault: { kind: "fail-before", status: 503 },
    });

    expect(codeOf(await ask(story).openStart())).toBe("unavailable");
  });

  it("names the incident by its key also in the free title for a title that was typed", async () => {
    const story = storySite();
    const { spaceId } = story;
    story.confluence.admin.addPage({ spaceId, title: "Lunch", authorId: OMAR });

    const check = valueOf(
      (await ask(story).start("checkPlace", { spaceId, title: "Lunch" })) as Reply<PlaceCheckView>,
    );

    expect(check.title).toMatchObject({ kind: "taken", free: `Lunch (${story.incident.key})` });
  });

  it("shows the page as it will be", async () => {
    const story = storySite();

    const reply = await ask(story).start("preview", {
      templateId: "brief",
      stage: "draft",
      title: "Checkout down",
      timeZone: "Asia/Tokyo",
    });

    expect(JSON.stringify(reply)).toContain(story.incident.key);
    expect(JSON.stringify(reply)).toContain("GMT+9");
    expect(pagesOf(story)).toEqual([]);
  });
});

describe("Create", () => {
  it("makes one page with the incident's facts and tells both sides", async () => {
    const story = storySite({ profile: { appRefusedForMs: 0 } });
    const { jira, confluence, incident } = story;

    const created = valueOf(await ask(story).create());

    expect(created).toMatchObject({ kind: "created", title: "Checkout down", pending: [] });
    const page = confluence.state.pages[created.pageId]!;
    expect(page).toMatchObject({ title: "Checkout down", status: "current", authorId: ANA });
    expect(textOf(story, page.id)).toContain("Omar Haddad");
    expect(findMarker(documentOf(story, page.id))?.incidentIds).toEqual([incident.id]);
    expect(jira.issueProperty(incident.id, INCIDENT_PROPERTY)).toMatchObject({
      page: page.id,
      stage: "draft",
      total: 0,
    });
    expect(confluence.contentProperty(page.id, PAGE_PROPERTY)).toMatchObject({
      incidents: incident.key,
      stage: "draft",
      template: "full",
    });
    expect(jira.state.remoteLinks[incident.id]).toMatchObject([
      { object: { title: "Checkout down" } },
    ]);
  });

  it("tells both sides by the sweep where a new app is refused at first", async () => {
    const story = storySite({ profile: { appRefusedForMs: 180_000 } });
    const { site, jira, confluence, incident } = story;

    const { pageId, pending } = valueOf(await ask(story).create());
    await site.clock.advance(180_000);
    await site.runSchedule("hourly-sweep");

    expect(pending).toHaveLength(2);
    expect(jira.issueProperty(incident.id, INCIDENT_PROPERTY)).toMatchObject({ page: pageId });
    expect(jira.state.remoteLinks[incident.id]).toHaveLength(1);
    expect(confluence.contentProperty(pageId, PAGE_PROPERTY)).toMatchObject({ stage: "draft" });
  });

  it("keeps what the person edited, and puts its own node in", async () => {
    const story = storySite();
    const document = {
      type: "doc",
      version: 1,
      content: [{ type: "paragraph", content: [{ type: "text", text: "Only <this> & that" }] }],
    } as const;

    const { pageId } = valueOf(await ask(story).create({ document }));

    expect(documentOf(story, pageId).content[0]).toEqual(document.content[0]);
    expect(findMarker(documentOf(story, pageId))).toBeDefined();
  });

  it("opens the postmortem that exists instead of making another", async () => {
    const story = storySite();
    const pageId = await started(story);

    const again = valueOf(await ask(story, OMAR).create({ title: "Another title" }));
    const dialog = valueOf(await ask(story, OMAR).openStart());

    expect(again).toMatchObject({ kind: "existing", pageId });
    expect(dialog).toMatchObject({
      kind: "existing",
      postmortem: { pageId, startedBy: { name: "Ana Silva" }, stage: "draft" },
    });
    expect(pagesOf(story)).toHaveLength(1);
  });

  it("makes one page when two people press at once, twenty times each", async () => {
    const story = storySite();
    const presses = [ANA, OMAR].flatMap((who) => Array.from({ length: 20 }, () => who));

    const replies = await Promise.all(presses.map((who) => ask(story, who).create()));

    expect(pagesOf(story)).toHaveLength(1);
    expect(new Set(replies.map(codeOf))).toEqual(new Set(["ok", "being-started"]));
  });

  it("remembers where a project's postmortems go", async () => {
    const story = storySite();
    const { admin } = story.confluence;
    const other = admin.addSpace({ key: "AAA", name: "Another", authorId: ANA });
    const parent = admin.addPage({ spaceId: other.id, title: "Postmortems", authorId: ANA });
    await started(story, { spaceId: other.id, parentId: parent.id });
    const next = story.jira.admin.addIssue({
      project: "OPS",
      issueTypeId: "1",
      summary: "Down again",
      statusId: "13",
    });

    const view = ready(valueOf(await ask(story).openStart(next)));

    expect(view.place).toEqual({
      spaceId: other.id,
      parent: { id: parent.id, title: "The page used last" },
    });
  });
});

/** The bridge refuses such a call itself; whoever gets past it meets the backend. */
async function createPastTheBridge(
  story: StorySite,
  document: AdfDocument,
): Promise<Reply<CreatedView>> {
  const { value } = await story.site.runFunction("start", {
    accountId: ANA,
    moduleKey: "start-postmortem",
    payload: {
      call: { functionKey: "create", payload: { ...anOrder(story), document } },
      context: {
        accountId: ANA,
        siteUrl: "https://example.atlassian.net",
        extension: { issue: { id: story.incident.id } },
      },
    },
  });
  return value as Reply<CreatedView>;
}

describe("Create refuses, and leaves nothing behind", () => {
  const nothing = (story: StorySite): void => {
    expect(pagesOf(story)).toEqual([]);
    expect(story.jira.issueProperty(story.incident.id, INCIDENT_PROPERTY)).toBeUndefined();
    expect(story.jira.state.remoteLinks[story.incident.id] ?? []).toEqual([]);
  };

  it("what is no incident", async () => {
    const story = storySite();
    const other = story.jira.admin.addIssue({
      project: "OPS",
      issueTypeId: "3",
      summary: "A story",
      statusId: "13",
    });

    expect(codeOf(await ask(story).create({}, other))).toBe("not-an-incident");
    nothing(story);
  });

  it("what is not resolved", async () => {
    const story = storySite();
    const open = story.jira.admin.addIssue({
      project: "OPS",
      issueTypeId: "1",
      summary: "Still down",
    });

    expect(codeOf(await ask(story).create({}, open))).toBe("not-resolved");
    nothing(story);
  });

  it("a person who may not see the incident", async () => {
    const story = storySite();

    expect(codeOf(await ask(story, "user-guest").create())).toBe("incident-not-found");
    nothing(story);
  });

  it("a person who may not link the incident", async () => {
    const story = storySite();
    story.jira.admin.changeProject("OPS", {
      permissions: {
        ...story.jira.state.projects["100"]!.permissions,
        LINK_ISSUES: [{ kind: "user", accountId: OMAR }],
      },
    });

    expect(codeOf(await ask(story).create())).toBe("no-link-permission");
    nothing(story);
  });

  it.each([
    ["may not add pages", ["view"], "no-page-permission"],
    ["may not see the space", [], "place-not-found"],
  ] as const)("a person who %s", async (_, grants, code) => {
    const story = storySite();
    story.confluence.admin.setGrants(story.spaceId, { grants: { [ANA]: grants } });

    expect(codeOf(await ask(story).create())).toBe(code);
    nothing(story);
  });

  it.each([401, 403, 404])("while Confluence is not connected (%i)", async (status) => {
    const story = storySite({ notConnected: { confluence: status } });

    expect(codeOf(await ask(story).openStart())).toBe("confluence-not-connected");
    nothing(story);
  });

  it("a title that is taken", async () => {
    const story = storySite();
    story.confluence.admin.addPage({
      spaceId: story.spaceId,
      title: "Checkout down",
      authorId: OMAR,
    });

    const reply = await ask(story).create();

    expect(codeOf(reply)).toBe("title-taken");
    expect(pagesOf(story)).toHaveLength(1);
    expect(codeOf(await ask(story).create({ title: "Checkout down again" }))).toBe("ok");
  });

  it.each([
    [{ templateId: "nope" }, "unknown-template"],
    [{ stage: "published" }, "status-not-available"],
    [{ title: "  " }, "title-invalid"],
    [{ title: "x".repeat(256) }, "title-invalid"],
    [{ incidentId: "99999" }, "wrong-incident"],
    [{ spaceId: 7 }, "input-invalid"],
    [{ document: { type: "doc", version: 1, content: "text" } }, "document-invalid"],
  ])("%j: %s", async (input, code) => {
    const story = storySite();

    expect(codeOf(await ask(story).create(input as object))).toBe(code);
    nothing(story);
  });

  it("an edited document that is larger than a call may be, and names its size", async () => {
    const story = storySite();
    const text = "x".repeat(600 * 1024);
    const document = {
      type: "doc",
      version: 1,
      content: [{ type: "paragraph", content: [{ type: "text", text }] }],
    } as const;

    const reply = await createPastTheBridge(story, document);

    expect(reply).toMatchObject({ ok: false, code: "document-too-large" });
    expect(!reply.ok && reply.message).toMatch(/\d{3} KB.*500 KB/u);
    nothing(story);
  });
});
