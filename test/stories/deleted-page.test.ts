import { INCIDENT_PROPERTY } from "../../src/contract/keys";
import { SITE_URL } from "../../site/core";
import {
  ANA,
  ask,
  deleteForGood,
  item,
  moveTask,
  OMAR,
  pagesOf,
  pageView,
  started,
  storySite,
  tasksOf,
  valueOf,
  writeItems,
  ZOE,
  type StorySite,
} from "./story-site";

/** A postmortem with one follow-up. */
async function withOne(): Promise<{ readonly story: StorySite; readonly pageId: string }> {
  const story = storySite();
  const pageId = await started(story);
  await writeItems(story, pageId, item("a", "Alert on queue length"));
  return { story, pageId };
}

const startAgain = async (story: StorySite): Promise<string> => {
  const { pageId } = valueOf(await ask(story).create());
  await story.site.settle();
  return pageId;
};

const toldOf = ({ jira, incident }: StorySite) =>
  jira.state.properties[incident.id]?.[INCIDENT_PROPERTY];

describe("a postmortem that was deleted for good", () => {
  it("leaves its tasks as they are, without a word", async () => {
    const { story, pageId } = await withOne();
    const before = tasksOf(story);

    await deleteForGood(story, pageId);
    await story.site.runSchedule("hourly-sweep");
    await story.site.settle();

    expect(tasksOf(story)).toEqual(before);
    const panel = valueOf(await ask(story).openPanel(before[0]));
    expect(panel).toMatchObject({ kind: "task", followUp: { state: "removed" } });
    expect(panel).not.toHaveProperty("page");
  });

  it("is said on its incident, which can have another one", async () => {
    const { story, pageId } = await withOne();
    await deleteForGood(story, pageId);

    expect(valueOf(await ask(story).openPanel())).toEqual({
      kind: "none",
      due: true,
      reason:
        "The page of its postmortem was deleted for good; its tasks stay in Jira. This incident is resolved.",
    });
    expect(valueOf(await ask(story).openStart())).toMatchObject({ kind: "ready" });
  });

  it("makes room for one new page, however many people ask for it", async () => {
    const { story, pageId } = await withOne();
    await deleteForGood(story, pageId);

    const again = await startAgain(story);
    const asked = await Promise.all([OMAR, ZOE].map((who) => ask(story, who).create()));

    expect(again).not.toBe(pageId);
    expect(pagesOf(story).map(({ id }) => id)).toEqual([again]);
    expect(asked.map(valueOf)).toMatchObject([
      { kind: "existing", pageId: again },
      { kind: "existing", pageId: again },
    ]);
    expect(toldOf(story)).toMatchObject({
      page: again,
      total: 0,
    });
    expect(valueOf(await ask(story).openPanel())).toMatchObject({
      kind: "incident",
      postmortem: { pageId: again },
    });
  });

  it("gives its tasks to the lines of the new page that name them, and hears of them no more", async () => {
    const { story, pageId } = await withOne();
    const [task] = tasksOf(story);
    await deleteForGood(story, pageId);
    const again = await startAgain(story);

    const url = `${SITE_URL}/browse/${task?.key ?? ""}`;
    await writeItems(story, again, item("b", { type: "inlineCard", attrs: { url } }));
    await moveTask(story, task?.key ?? "", "31");

    expect(tasksOf(story)).toHaveLength(1);
    expect((await pageView(story, again)).followUps).toMatchObject([
      { state: "done", task: { key: task?.key } },
    ]);
    expect(toldOf(story)).toMatchObject({
      page: again,
      done: 1,
    });
  });

  it("stays the postmortem of its incident as long as it can be restored", async () => {
    const { story, pageId } = await withOne();
    story.confluence.people.trash(ANA, pageId);
    await story.site.settle();
    await story.site.runSchedule("hourly-sweep");
    await story.site.settle();

    expect(valueOf(await ask(story).create())).toMatchObject({ kind: "existing", pageId });
  });

  it("is nobody's business any more where it was deleted before its incident was told", async () => {
    const story = storySite({ profile: { appRefusedForMs: 180_000 } });
    const { pageId } = valueOf(await ask(story).create());
    await deleteForGood(story, pageId);
    await story.site.clock.advance(180_000);
    await story.site.runSchedule("hourly-sweep");
    await story.site.settle();

    const { invocation } = await story.site.runSchedule("hourly-sweep");

    const calls = story.site
      .callsOf(invocation)
      .filter(({ product }) => product === "jira" || product === "confluence");
    expect(calls).toEqual([]);
    expect(valueOf(await ask(story).openStart())).toMatchObject({ kind: "ready" });
  });
});
