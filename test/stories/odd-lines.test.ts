import type { AdfNode } from "../../src/contract/adf";
import { ANA, item, OMAR, pageView, started, storySite, tasksOf, writeItems } from "./story-site";

const mention = (id: string): AdfNode => ({ type: "mention", attrs: { id, text: "@Somebody" } });
const date = (day: string): AdfNode => ({
  type: "date",
  attrs: { timestamp: String(Date.parse(day)) },
});
const status: AdfNode = { type: "status", attrs: { text: "TODO", color: "neutral", localId: "s" } };

describe("odd lines", () => {
  it.each<[string, (string | AdfNode)[], object]>([
    [
      "an owner whom Jira does not know",
      ["Fix it ", mention("nobody")],
      { summary: "Fix it", assigneeId: null },
    ],
    [
      "an owner who can't be assigned",
      ["Fix it ", mention("user-guest")],
      { summary: "Fix it", assigneeId: null },
    ],
    [
      "a date that is past",
      ["Fix it ", date("2020-02-29")],
      { summary: "Fix it", dueDate: "2020-02-29" },
    ],
    [
      "several owners and dates",
      [mention(OMAR), " and ", mention(ANA), " fix it ", date("2027-01-01"), date("2028-01-01")],
      { summary: "and fix it", assigneeId: OMAR, dueDate: "2027-01-01" },
    ],
    [
      "an emoji",
      ["🔥 Fix ", { type: "emoji", attrs: { shortName: ":fire:", text: "🔥" } }],
      { summary: "🔥 Fix 🔥" },
    ],
    [
      "right-to-left words",
      ["أضف تنبيهًا ", mention(OMAR), " קודם"],
      { summary: "أضف تنبيهًا קודם", assigneeId: OMAR },
    ],
    ["a lozenge", [status, " Fix it"], { summary: "Fix it" }],
    [
      "a mention inside marks",
      [
        { type: "text", text: "Fix it ", marks: [{ type: "strong" }, { type: "em" }] },
        mention(OMAR),
      ],
      { summary: "Fix it", assigneeId: OMAR },
    ],
    [
      "only a link that leads to no issue",
      ["https://example.com/run-book"],
      { summary: "https://example.com/run-book" },
    ],
  ])("%s: make one task", async (_, content, expected) => {
    const story = storySite();
    const pageId = await started(story);

    await writeItems(story, pageId, item("a", ...content));
    await writeItems(story, pageId, item("a", ...content));

    expect(tasksOf(story)).toMatchObject([expected]);
    expect((await pageView(story, pageId)).followUps).toMatchObject([{ state: "open" }]);
  });

  it("more than 255 characters: the task has what fits in whole words, and all of it in its description", async () => {
    const story = storySite();
    const pageId = await started(story);
    const long = "Write the runbook 📕 ".repeat(30).trim();

    await writeItems(story, pageId, item("a", long));
    await writeItems(story, pageId, item("a", `${long} again`));

    const [task, ...more] = tasksOf(story);
    expect(more).toEqual([]);
    expect(task!.summary.length).toBeLessThanOrEqual(255);
    expect(task!.summary).toMatch(/^Write the runbook 📕 .*…$/u);
    expect(JSON.stringify(task!.description)).toContain(long);
    expect((await pageView(story, pageId)).followUps).toMatchObject([{ state: "open" }]);
  });

  it("more words than the app can keep make none, and the page says why until they are fewer", async () => {
    const story = storySite();
    const pageId = await started(story);
    const lines = Array.from({ length: 60 }, (_, n) =>
      item(`item-${n}`, `${n} ${"word ".repeat(1_000)}`),
    );

    await writeItems(story, pageId, ...lines);

    expect(tasksOf(story)).toEqual([]);
    const full = await pageView(story, pageId);
    expect(full.problems).toEqual([expect.stringContaining("more follow-ups, or longer ones")]);

    await writeItems(story, pageId, ...lines.slice(0, 2));

    expect(tasksOf(story)).toHaveLength(2);
    expect((await pageView(story, pageId)).problems).toEqual([]);
  });

  it.each<[string, (string | AdfNode)[]]>([
    ["a lozenge", [status]],
    ["a mention and a date", [mention(OMAR), " ", date("2027-01-01")]],
    ["an emoji", [{ type: "emoji", attrs: { shortName: ":fire:" } }]],
    ["dashes", ["— …"]],
    ["nothing", []],
  ])("nothing but %s: make none", async (_, content) => {
    const story = storySite();
    const pageId = await started(story);

    await writeItems(story, pageId, item("a", ...content));

    expect(tasksOf(story)).toEqual([]);
    const { followUps, newLines } = await pageView(story, pageId);
    expect([followUps, newLines]).toEqual([[], []]);
  });
});
