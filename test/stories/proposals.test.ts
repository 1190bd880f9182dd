import type { AdfNode } from "../../src/contract/adf";
import { mapNodes } from "../../src/domain/adf";
import { pageOf } from "../builders/page-of";
import {
  ANA,
  OMAR,
  ask,
  codeOf,
  documentOf,
  started,
  storySite,
  tasksOf,
  valueOf,
  type StorySite,
} from "./story-site";

/** Writes at the end of the page, as a person in the editor. */
async function append(story: StorySite, pageId: string, ...lines: readonly string[]) {
  const { content } = documentOf(story, pageId);
  story.confluence.people.editPage(ANA, pageId, {
    type: "doc",
    version: 1,
    content: [...content, ...pageOf(...lines).content],
  });
  await story.site.settle();
}

const proposals = async (story: StorySite, pageId: string) => {
  const view = valueOf(await ask(story).openPage(pageId));
  if (view.kind !== "postmortem") throw new Error(view.kind);
  return view.proposals;
};

const summaries = (story: StorySite) =>
  tasksOf(story)
    .map(({ summary }) => summary)
    .sort();

/** Without the ids of tasks, where Confluence gives them new ones with each write. */
const asKept = ({ site }: StorySite, content: readonly AdfNode[]): readonly AdfNode[] =>
  site.profile.writtenTasks === "new-local-ids"
    ? mapNodes({ type: "doc", version: 1, content }, (node) =>
        node.type.startsWith("task") ? { ...node, attrs: { ...node.attrs, localId: "" } } : node,
      ).content
    : content;

const REMEDIATION = [
  "## What we will do about it",
  "- Alert on full disks by 2026-12-01",
  "- Buy disks (Done)",
  "- Train people",
];

describe("items that read like follow-ups", () => {
  it("are shown with the reason, as they are understood, and make no task by themselves", async () => {
    const story = storySite();
    const pageId = await started(story);

    await append(story, pageId, ...REMEDIATION);

    expect(await proposals(story, pageId)).toMatchObject([
      {
        text: "Alert on full disks by 2026-12-01",
        due: "2026-12-01",
        done: false,
        rule: "heading",
        because: "What we will do about it",
      },
      { text: "Buy disks (Done)", done: true },
      { text: "Train people" },
    ]);
    expect(tasksOf(story)).toEqual([]);
  });

  it("become lines with tasks when a person asks for it, those that were chosen", async () => {
    const story = storySite();
    const pageId = await started(story);
    await append(story, pageId, ...REMEDIATION);
    const before = documentOf(story, pageId).content;
    const keys = (await proposals(story, pageId)).slice(0, 2).map(({ key }) => key);

    const turned = valueOf(await ask(story).turnIntoFollowUps(pageId, keys));
    await story.site.settle();

    expect(turned).toEqual({ turned: 2, there: 0, left: 0, overDraft: false });
    expect(summaries(story)).toEqual(["Alert on full disks by 2026-12-01"]);
    expect((await proposals(story, pageId)).map(({ text }) => text)).toEqual(["Train people"]);
    const kept = before.slice(0, -1);
    const now = documentOf(story, pageId).content.slice(0, kept.length);
    expect(asKept(story, now)).toEqual(asKept(story, kept));
  });

  it("are each turned once when two people press at the same time", async () => {
    const story = storySite();
    const pageId = await started(story);
    await append(story, pageId, ...REMEDIATION);
    const keys = (await proposals(story, pageId)).map(({ key }) => key);

    const [all, one] = await Promise.all([
      ask(story).turnIntoFollowUps(pageId, keys),
      ask(story, OMAR).turnIntoFollowUps(pageId, keys.slice(2)),
    ]);
    await story.site.settle();

    const [first, second] = [valueOf(all), valueOf(one)];
    expect(first.turned + second.turned).toBe(3);
    expect(first.there + second.there).toBe(1);
    expect(first.left + second.left).toBe(0);
    expect(await proposals(story, pageId)).toEqual([]);
    expect(summaries(story)).toEqual(["Alert on full disks by 2026-12-01", "Train people"]);
  });

  it("say so when somebody was faster again and again", async () => {
    const story = storySite();
    const pageId = await started(story);
    await append(story, pageId, ...REMEDIATION);
    const keys = (await proposals(story, pageId)).map(({ key }) => key);
    const before = documentOf(story, pageId);
    const stop = story.site.faults.inject({
      match: ({ method }) => method === "PUT",
      fault: { kind: "fail-before", status: 409 },
    });

    const reply = await ask(story).turnIntoFollowUps(pageId, keys);
    stop();

    expect(codeOf(reply)).toBe("conflict");
    expect(documentOf(story, pageId)).toEqual(before);
  });

  it("are not written over what somebody is typing, unless the person knows", async () => {
    const story = storySite();
    const pageId = await started(story);
    await append(story, pageId, ...REMEDIATION);
    const keys = (await proposals(story, pageId)).map(({ key }) => key);
    const before = documentOf(story, pageId);
    story.confluence.people.startDraft(OMAR, pageId, {
      ...before,
      content: [...before.content, ...pageOf("Omar is typing").content],
    });

    const refused = await ask(story).turnIntoFollowUps(pageId, keys);

    expect(codeOf(refused)).toBe("draft-open");
    expect(refused.ok || refused.message).toMatch(/not published/u);
    expect(documentOf(story, pageId)).toEqual(before);
    expect(valueOf(await ask(story).turnIntoFollowUps(pageId, keys, true))).toEqual({
      turned: 3,
      there: 0,
      left: 0,
      overDraft: true,
    });
    expect(await proposals(story, pageId)).toEqual([]);
  });

  it.each([409, 500, 503])(
    "are said to be there when they were written although the answer was %s",
    async (status) => {
      const story = storySite();
      const pageId = await started(story);
      await append(
        story,
        pageId,
        ...REMEDIATION,
        "- Train people",
        "## Remediation",
        "| Task | Owner | Due |",
        "| Order spare disks | Omar | 2026-12-01 |",
      );
      const keys = (await proposals(story, pageId)).map(({ key }) => key);
      const version = () => story.confluence.state.pages[pageId]?.versions.length ?? 0;
      const before = version();
      const stop = story.site.faults.inject({
        match: ({ method }) => method === "PUT",
        nth: 1,
        fault: { kind: "fail-after", status },
      });

      const reply = valueOf(await ask(story).turnIntoFollowUps(pageId, keys));
      stop();

      expect(reply).toEqual({ turned: 0, there: keys.length, left: 0, overDraft: false });
      expect(keys).toHaveLength(5);
      expect(version()).toBe(before + 1);
      expect(await proposals(story, pageId)).toEqual([]);
    },
  );

  type Stored = { content: readonly AdfNode[]; version: number };

  it.each<[string, (stored: Stored) => void]>([
    [
      "a title",
      (stored) => {
        stored.content = [...stored.content, { type: "expand", attrs: { title: 7 }, content: [] }];
      },
    ],
    ["the version of its format", (stored) => void (stored.version = 2)],
  ])(
    "are refused with the reason when Confluence does not take the page for %s, and nothing is lost",
    async (_, spoil) => {
      const story = storySite();
      const pageId = await started(story);
      await append(story, pageId, ...REMEDIATION);
      const keys = (await proposals(story, pageId)).map(({ key }) => key);
      const stored: Stored = documentOf(story, pageId);
      spoil(stored);
      const before = structuredClone(stored);

      const refused = await ask(story).turnIntoFollowUps(pageId, keys);

      expect(codeOf(refused)).toBe("document-invalid");
      expect(refused.ok || refused.message).toMatch(
        /^Confluence can't store this document: .+ Nothing was written/u,
      );
      expect(documentOf(story, pageId)).toEqual(before);
      expect((await proposals(story, pageId)).map(({ key }) => key)).toEqual(keys);
    },
  );

  it("are left when the page has changed", async () => {
    const story = storySite();
    const pageId = await started(story);
    const version = () => story.confluence.state.pages[pageId]?.versions.length;
    const before = version();

    const turned = valueOf(await ask(story).turnIntoFollowUps(pageId, ["bullet:gone"]));

    expect(turned).toEqual({ turned: 0, there: 0, left: 1, overDraft: false });
    expect(version()).toBe(before);
  });

  it("stay when the person may not edit the page, or the page is no postmortem", async () => {
    const story = storySite();
    const pageId = await started(story);
    await append(story, pageId, ...REMEDIATION);
    const keys = (await proposals(story, pageId)).map(({ key }) => key);

    expect(codeOf(await ask(story, "user-guest").turnIntoFollowUps(pageId, keys))).toBe(
      "page-not-found",
    );
    expect(codeOf(await ask(story).turnIntoFollowUps("999", keys))).toBe("not-a-postmortem");
  });
});

it("a table keeps standing, and its rows join the follow-ups with owner, date and ticket", async () => {
  const story = storySite();
  const pageId = await started(story);
  await append(
    story,
    pageId,
    "## Remediation",
    "| Task | Owner | Due |",
    "| Alert on full disks | Omar | 2026-12-01 |",
  );
  const table = (): AdfNode | undefined =>
    documentOf(story, pageId)
      .content.filter(({ type }) => type === "table")
      .at(-1);
  const before = table();
  const keys = (await proposals(story, pageId)).map(({ key }) => key);

  valueOf(await ask(story).turnIntoFollowUps(pageId, keys));
  await story.site.settle();

  expect(table()).toEqual(before);
  expect(tasksOf(story).map(({ summary, dueDate }) => [summary, dueDate])).toEqual([
    ["Alert on full disks", "2026-12-01"],
  ]);
  expect(await proposals(story, pageId)).toEqual([]);
});
