import { readProfile, SINGLE_PROFILES } from "../../site/profiles";
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

describe.each(["", ...SINGLE_PROFILES])("the main path, where %s", (words) => {
  it("makes one page, one task a line, and agrees both ways", async () => {
    const story = storySite({ profile: readProfile(words) });
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
