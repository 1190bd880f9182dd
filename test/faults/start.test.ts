import { INCIDENT_PROPERTY, PAGE_PROPERTY } from "../../src/contract/keys";
import { ask, codeOf, OMAR, pagesOf, storySite, type StorySite } from "../stories/story-site";
import { EVERY_FAULT } from "./every-fault";

const MINUTE = 60_000;

/** How many calls an untroubled Create makes, up to the last. */
async function callsOfCreate(): Promise<number> {
  const story = storySite();
  await ask(story).create();
  return story.site.calls.length;
}

/** The person sees an error or nothing at all, waits, and presses again, until it says where the page is. */
async function pressUntilDone(story: StorySite): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) {
    const reply = await ask(story)
      .create()
      .catch(() => undefined);
    if (reply?.ok === true) return;
    await story.site.clock.advance(2 * MINUTE);
  }
}

async function repair(story: StorySite): Promise<void> {
  await story.site.settle();
  await story.site.clock.advance(5 * MINUTE);
  await story.site.runSchedule("hourly-sweep");
  await story.site.settle();
}

function expectExactlyOne(story: StorySite): void {
  const pages = pagesOf(story);
  expect(pages).toHaveLength(1);
  const [page] = pages;
  const { jira, confluence, incident } = story;
  expect(jira.state.remoteLinks[incident.id]).toHaveLength(1);
  expect(jira.issueProperty(incident.id, INCIDENT_PROPERTY)).toMatchObject({ page: page!.id });
  expect(confluence.contentProperty(page!.id, PAGE_PROPERTY)).toMatchObject({
    incidents: incident.key,
  });
  expect(page!.properties.filter(({ key }) => key === PAGE_PROPERTY)).toHaveLength(1);
}

describe("Create makes exactly one page", () => {
  it.each(EVERY_FAULT)("when any one of its calls %s", async (_, fault) => {
    const calls = await callsOfCreate();
    expect(calls).toBeGreaterThan(10);

    for (let nth = 1; nth <= calls; nth += 1) {
      const story = storySite();
      story.site.faults.inject({ nth, fault });

      await pressUntilDone(story);
      await repair(story);

      expectExactlyOne(story);
      const again = await ask(story, OMAR).create({ title: "Another" });
      expect([nth, codeOf(again)]).toEqual([nth, "ok"]);
      expect(pagesOf(story)).toHaveLength(1);
    }
  });

  it("when the person never comes back, or no page at all", async () => {
    const calls = await callsOfCreate();

    for (let nth = 1; nth <= calls; nth += 1) {
      const story = storySite();
      story.site.faults.inject({ nth, fault: { kind: "kill-after" } });

      await ask(story)
        .create()
        .catch(() => undefined);
      await repair(story);

      if (pagesOf(story).length > 0) expectExactlyOne(story);
      else expect(story.jira.issueProperty(story.incident.id, INCIDENT_PROPERTY)).toBeUndefined();
    }
  });
});
