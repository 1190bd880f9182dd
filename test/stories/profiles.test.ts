import type { Profile } from "../../site/core";
import { linesOf } from "../../src/domain/line";
import { LINE_OPTIONS } from "../builders/follow-ups";
import {
  ANA,
  documentOf,
  moveTask,
  pagesOf,
  started,
  STATUS,
  storySite,
  tasksOf,
  writeLines,
} from "./story-site";

/** Every open question about the platform, answered the other way. */
const OTHERWISE: readonly (readonly [string, Partial<Profile>])[] = [
  ["as it is usually taken to be", {}],
  ["task ids are numbers", { taskIds: "number" }],
  ["create screens offer no links", { createScreenOffersLinks: false }],
  ["links made in a create call show up late", { createdLinksVisibleAtOnce: false }],
  ["the app sees restricted pages", { appSeesRestrictedPages: true }],
  ["ticking makes no version", { taskUpdateMakesVersion: false }],
  ["pages made by the API fire no task events", { taskEventsForApiPages: false }],
  ["search is a minute late", { searchLagMs: 60_000 }],
  ["events are three minutes late", { eventDelayMs: 180_000 }],
  ["new checkboxes are listed a minute late", { taskLagMs: 60_000 }],
];

describe.each(OTHERWISE)("the main path, where %s", (_, profile) => {
  it("makes one page, one task a line, and agrees both ways", async () => {
    const story = storySite({ profile });
    const pageId = await started(story);
    await writeLines(story, pageId, ["one", "two", "three"]);
    const task = (summary: string) => tasksOf(story).find((one) => one.summary === summary)!;

    await moveTask(story, task("one").key, "31");
    story.confluence.people.toggleTask(ANA, pageId, { localId: "item-1", done: true });
    await story.site.settle();

    expect(pagesOf(story)).toHaveLength(1);
    expect(tasksOf(story)).toHaveLength(3);
    expect(Object.values(story.jira.state.links)).toHaveLength(3);
    const lines = linesOf(documentOf(story, pageId), LINE_OPTIONS);
    expect(lines.map(({ done }) => done)).toEqual([true, true, false]);
    expect(task("two").statusId).toBe(STATUS.done);
  });
});
