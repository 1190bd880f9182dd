import { INCIDENT_PROPERTY } from "../../src/contract/keys";
import type { FollowUpView, PageView } from "../../src/contract/views";
import {
  ANA,
  ask,
  moveTask,
  OMAR,
  started,
  storySite,
  tasksOf,
  valueOf,
  writeLines,
  ZOE,
  type StorySite,
} from "./story-site";

type Shown = Extract<PageView, { kind: "postmortem" }>;

async function page(story: StorySite, pageId: string, who = ANA): Promise<Shown> {
  const view = valueOf(await ask(story, who).openPage(pageId));
  if (view.kind !== "postmortem") throw new Error(`the page is ${view.kind}`);
  return view;
}

const task = (story: StorySite, summary: string) =>
  tasksOf(story).find((one) => one.summary === summary)!;

const said = ({ state, problem, canRetry }: FollowUpView) => ({ state, problem, canRetry });

/** Something that only an administrator of the project may do. */
async function asZoe(story: StorySite, path: string, init: RequestInit): Promise<void> {
  await story.jira.handle(new Request(`https://example.atlassian.net/rest/api/3/${path}`, init), {
    kind: "user",
    accountId: ZOE,
  });
  await story.site.settle();
}

const addProject = (story: StorySite): void => {
  story.jira.admin.addProject({
    id: "200",
    key: "WEB",
    name: "Web",
    issueTypeIds: ["2"],
    workflows: { "*": "simple" },
  });
};

const bylineOf = async (story: StorySite, pageId: string): Promise<unknown> =>
  (
    await story.site.runFunction("byline", {
      payload: { extension: { content: { id: pageId } } },
      accountId: ANA,
    })
  ).value;

describe("every state is said, and only done is done", () => {
  it("open, in progress, done and won't do, with why", async () => {
    const story = storySite();
    const pageId = await started(story);
    await writeLines(story, pageId, ["one", "two", "three", "four"]);
    await moveTask(story, task(story, "two").key, "21");
    await moveTask(story, task(story, "three").key, "31");
    story.jira.admin.changeIssue(task(story, "four").key, {
      at: story.site.clock.now(),
      by: OMAR,
      patch: { statusId: "13", resolutionId: "10002" },
    });

    const { followUps, progress } = await page(story, pageId);

    expect(followUps.map(({ state, task: shown }) => [state, shown?.resolution])).toEqual([
      ["open", undefined],
      ["in-progress", undefined],
      ["done", "Done"],
      ["wont-do", "Duplicate"],
    ]);
    expect(progress).toMatchObject({ total: 4, open: 1, inProgress: 1, done: 1, wontDo: 1 });
  });

  it("moved, with its new key, and followed again when it comes back", async () => {
    const story = storySite();
    const pageId = await started(story);
    await writeLines(story, pageId, ["one"]);
    addProject(story);
    const omar = { kind: "user", accountId: OMAR } as const;
    story.jira.admin.moveIssue(task(story, "one").key, "WEB", omar);
    await moveTask(story, task(story, "one").key, "31");
    const away = await page(story, pageId);
    story.jira.admin.moveIssue(task(story, "one").key, "OPS", omar);
    await story.site.settle();
    await moveTask(story, task(story, "one").key, "31");

    const back = await page(story, pageId);

    expect(away.followUps.map(said)).toEqual([
      {
        state: "moved",
        problem:
          "The task is WEB-1 in another project now. Page and task are not kept in step while it is there.",
        canRetry: false,
      },
    ]);
    expect(away.progress).toMatchObject({ total: 1, done: 0, unknown: 1 });
    expect(back.followUps.map(({ state }) => state)).toEqual(["done"]);
  });

  it("deleted, and not visible to this reader while others see it", async () => {
    const story = storySite();
    const pageId = await started(story);
    await writeLines(story, pageId, ["one", "two"]);
    const { key } = task(story, "one");
    await asZoe(story, `issue/${key}`, { method: "DELETE" });
    story.jira.admin.changeProject("OPS", {
      permissions: {
        ...story.jira.state.projects["100"]!.permissions,
        BROWSE_PROJECTS: [{ kind: "user", accountId: ANA }],
      },
    });

    const ana = await page(story, pageId, ANA);
    const omar = await page(story, pageId, OMAR);

    expect(ana.followUps.map(({ state, problem }) => [state, problem])).toEqual([
      ["deleted", `${key} was deleted in Jira. The line stays as it is.`],
      ["open", undefined],
    ]);
    expect(omar.followUps.map(({ state, task: shown }) => [state, shown])).toEqual([
      ["deleted", undefined],
      ["not-visible", undefined],
    ]);
    expect(omar.progress).toMatchObject({ total: 2, done: 0, unknown: 2 });
  });
});

describe("an incident that is open again", () => {
  async function reopened(): Promise<{ story: StorySite; pageId: string }> {
    const story = storySite();
    const pageId = await started(story);
    await writeLines(story, pageId, ["one"]);
    await moveTask(story, story.incident.key, "41");
    return { story, pageId };
  }

  it("is said on the page, in its byline and on the incident, and nothing is undone", async () => {
    const { story, pageId } = await reopened();

    const view = await page(story, pageId);

    expect(view.incidents).toMatchObject([{ key: story.incident.key, reopened: true }]);
    expect(view.followUps.map(({ state }) => state)).toEqual(["open"]);
    expect(await bylineOf(story, pageId)).toMatchObject({
      title: "Postmortem: draft · incident open again · 0 of 1 done",
    });
    expect(valueOf(await ask(story).openPanel())).toMatchObject({
      kind: "incident",
      reopened: true,
    });
  });

  it("is not said any more once it is resolved", async () => {
    const { story, pageId } = await reopened();

    await moveTask(story, story.incident.key, "31");

    expect((await page(story, pageId)).incidents).toMatchObject([{ reopened: false }]);
    expect(await bylineOf(story, pageId)).toMatchObject({
      title: "Postmortem: draft · 0 of 1 done",
    });
  });
});

describe("what is overdue", () => {
  const due = { type: "date", attrs: { timestamp: String(Date.parse("2026-11-24T00:00:00Z")) } };

  /** A page whose one follow-up is due on 24 November. */
  async function promised() {
    const story = storySite();
    const pageId = await started(story);
    await writeLines(story, pageId, [{ text: "one ", extra: [due] }]);
    return { story, pageId, incident: story.incident, task: task(story, "one") };
  }

  type Promised = Awaited<ReturnType<typeof promised>>;

  const waitUntil = async ({ story }: Promised, instant: string): Promise<void> => {
    const { clock } = story.site;
    await clock.advance(Date.parse(instant) - clock.now());
  };

  /** Whether it is overdue wherever a person reads of it: the row and the count of page and incident, and the task. */
  async function seenFrom(where: Promised, payload: unknown, who = ANA): Promise<unknown> {
    const screens = ask(where.story, who);
    const view = valueOf(await screens.openPage(where.pageId, payload));
    const incident = valueOf(await screens.openPanel(where.incident, payload));
    const panel = valueOf(await screens.openPanel(where.task, payload));
    if (view.kind !== "postmortem" || incident.kind !== "incident" || panel.kind !== "task")
      throw new Error(`they are ${view.kind}, ${incident.kind} and ${panel.kind}`);
    return {
      rows: [...view.followUps, ...incident.followUps, panel.followUp].map((row) => row.overdue),
      counts: [view.progress.overdue, incident.postmortem.progress?.overdue],
    };
  }

  const OVERDUE = { rows: [true, true, true], counts: [1, 1] };
  const IN_TIME = { rows: [false, false, false], counts: [0, 0] };

  it.each([
    ["2026-11-24T20:00:00Z", "it is the 24th by UTC"],
    ["2026-11-25T01:00:00Z", "it is the 25th by UTC"],
  ])("goes by the day of the person who looks at %s, when %s", async (instant) => {
    const where = await promised();
    await waitUntil(where, instant);

    expect(await seenFrom(where, { timeZone: "Pacific/Auckland" }, ANA)).toEqual(OVERDUE);
    expect(await seenFrom(where, { timeZone: "America/Los_Angeles" }, OMAR)).toEqual(IN_TIME);
  });

  it.each([null, {}, { timeZone: 7 }, { timeZone: "Mars/Olympus" }])(
    "goes by the day of UTC for a screen that tells no time zone: %j",
    async (payload) => {
      const where = await promised();
      await waitUntil(where, "2026-11-24T23:59:00Z");

      expect(await seenFrom(where, payload)).toEqual(IN_TIME);

      await waitUntil(where, "2026-11-25T00:01:00Z");

      expect(await seenFrom(where, payload)).toEqual(OVERDUE);
    },
  );

  it("is told to everybody, in the byline and on the incident, once the day is over in every time zone", async () => {
    const where = await promised();
    const { story, pageId, incident } = where;
    const told = async (instant: string) => {
      await waitUntil(where, instant);
      await story.site.runSchedule("hourly-sweep");
      await story.site.settle();
      return {
        byline: await bylineOf(story, pageId),
        property: story.jira.issueProperty(incident.id, INCIDENT_PROPERTY),
      };
    };

    expect(await told("2026-11-25T11:50:00Z")).toMatchObject({
      byline: { title: "Postmortem: draft · 0 of 1 done" },
      property: { open: 1, overdue: 0 },
    });
    expect(await told("2026-11-25T12:10:00Z")).toMatchObject({
      byline: { title: "Postmortem: draft · 0 of 1 done · 1 overdue" },
      property: { open: 1, overdue: 1 },
    });
  });
});
