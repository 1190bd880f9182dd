import { ANA, ask, documentOf, moveTask, OMAR, started, STATUS, storySite } from "./story-site";
import { tasksOf, valueOf, writeLines, ZOE, type StorySite } from "./story-site";
import { INCIDENT_PROPERTY } from "../../src/contract/keys";
import { plainText } from "../../src/domain/adf";

const textOf = (story: StorySite, pageId: string): string =>
  plainText(documentOf(story, pageId).content);

const followUps = async (story: StorySite, pageId: string) => {
  const view = valueOf(await ask(story).openPage(pageId));
  if (view.kind !== "postmortem") throw new Error(`the page is ${view.kind}`);
  return view.followUps;
};

const says = (text: string) => ({
  type: "doc",
  version: 1,
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});

describe("a postmortem", () => {
  it("holds no comment that only a group or a service's own people may read", async () => {
    const story = storySite();
    const { jira, incident, site } = story;
    const at = { authorId: OMAR, created: site.clock.now(), updated: site.clock.now() };
    jira.admin.addComment(incident.key, { ...at, body: says("the database is full") });
    jira.admin.addComment(incident.key, { ...at, body: says("customer X"), group: "staff" });
    jira.admin.addComment(incident.key, { ...at, body: says("blame Y"), internal: true });

    const text = textOf(story, await started(story));

    expect(text).toContain("the database is full");
    expect(text).not.toContain("customer X");
    expect(text).not.toContain("blame Y");
  });

  it("is made of an incident whose people left, are nobody, or hide their names", async () => {
    const story = storySite();
    const { jira, site } = story;
    jira.admin.addUser({ accountId: "user-gone", displayName: "Former user", active: false });
    jira.admin.addUser({ accountId: "user-hidden", displayName: "" });
    const incident = jira.admin.addIssue({
      project: "OPS",
      issueTypeId: "1",
      summary: "Mail down",
      statusId: STATUS.done,
      reporterId: "user-gone",
      creatorId: "user-erased",
      assigneeId: "user-hidden",
    });
    const items = [
      {
        field: "status",
        fieldtype: "jira",
        fieldId: "status",
        from: "11",
        fromString: "To Do",
        to: "13",
        toString: "Done",
      },
    ] as const;
    jira.admin.addHistory(incident.key, { at: site.clock.now(), by: "user-erased", items });

    const { kind, pageId } = valueOf(await ask(story).create({ title: "Mail down" }, incident));

    expect(kind).toBe("created");
    expect(textOf(story, pageId)).toContain("Former user");
  });
});

describe("follow-ups", () => {
  it("wait for the next hour when the app's points are used up", async () => {
    const story = storySite({ pointsPerHour: 60, profile: { createScreenOffersLinks: false } });
    const pageId = await started(story);
    const lines = Array.from({ length: 60 }, (_, n) => `step ${n}`);

    await writeLines(story, pageId, lines);

    expect(story.site.calls.some(({ status }) => status === 429)).toBe(true);
    expect(tasksOf(story)).toHaveLength(60);
    expect(Object.values(story.jira.state.links)).toHaveLength(60);
    expect(story.site.queues.dropped).toEqual([]);
  });

  it("say what a workflow's validator said", async () => {
    const story = storySite();
    const { workflows } = story.jira.state;
    const simple = workflows["simple"]!;
    story.jira.admin.addWorkflow({
      ...simple,
      transitions: simple.transitions.map((one) =>
        one.id === "31" ? { ...one, refusal: "Only after the review." } : one,
      ),
    });
    const pageId = await started(story);
    await writeLines(story, pageId, ["one"]);

    story.confluence.people.toggleTask(ANA, pageId, { localId: "item-0", done: true });
    await story.site.settle();

    const [task] = tasksOf(story);
    expect(task?.statusId).toBe(STATUS.todo);
    const [followUp] = await followUps(story, pageId);
    expect(followUp?.state).toBe("not-synced");
    expect(followUp?.problem).toContain("Only after the review.");
  });

  it("whose project was deleted without a word are not visible, never done", async () => {
    const story = storySite();
    const { admin } = story.jira;
    admin.addProject({
      id: "400",
      key: "WORK",
      name: "Work",
      issueTypeIds: ["2"],
      workflows: { "*": "simple" },
    });
    const pageId = await started(story);
    await writeLines(story, pageId, ["one"]);
    const [task] = tasksOf(story);
    admin.moveIssue(task!.key, "WORK", { kind: "user", accountId: OMAR });
    await story.site.settle();

    admin.deleteProject("WORK", { kind: "user", accountId: ZOE });
    await story.site.runSchedule("hourly-sweep");
    await story.site.settle();

    const [followUp] = await followUps(story, pageId);
    expect(["not-visible", "moved"]).toContain(followUp?.state);
    expect(story.jira.issueProperty(story.incident.id, INCIDENT_PROPERTY)).toMatchObject({
      done: 0,
    });
  });

  it("sleep with a page that went to the trash below another, and wake with it", async () => {
    const story = storySite();
    const { confluence, spaceId } = story;
    const above = confluence.people.createPage(ANA, { spaceId, title: "Postmortems" });
    const pageId = await started(story, { parentId: above.id });
    await writeLines(story, pageId, ["one"]);
    const [task] = tasksOf(story);

    confluence.people.trashTree(ANA, above.id);
    await moveTask(story, task!.key, "31");
    confluence.people.restore(ANA, pageId);
    await story.site.settle();

    expect(tasksOf(story)).toHaveLength(1);
    const [followUp] = await followUps(story, pageId);
    expect(followUp?.state).toBe("done");
    expect(JSON.stringify(documentOf(story, pageId))).toContain('"state":"DONE"');
  });
});
