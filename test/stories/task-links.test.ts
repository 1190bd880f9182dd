import type { AdfDocument, AdfNode } from "../../src/contract/adf";
import { mapNodes } from "../../src/domain/adf";
import {
  ANA,
  ask,
  codeOf,
  documentOf,
  item,
  OMAR,
  pageView,
  started,
  storySite,
  tasksOf,
  valueOf,
  writeFollowUps,
  writeItems,
  type StorySite,
} from "./story-site";

const put = (story: StorySite, pageId: string, overDraft = false) =>
  ask(story).putTaskLinks(pageId, { overDraft });

/** A page with two lines that have their tasks. */
async function withTwo(): Promise<{ story: StorySite; pageId: string }> {
  const story = storySite();
  const pageId = await started(story);
  await writeItems(story, pageId, item("a", "one"), item("b", "two"));
  return { story, pageId };
}

const cards = (document: AdfDocument): readonly unknown[] => {
  const urls: unknown[] = [];
  mapNodes(document, (node) => {
    if (node.type === "inlineCard") urls.push(node.attrs?.["url"]);
    return node;
  });
  return urls;
};

const addresses = (story: StorySite) =>
  tasksOf(story).map(({ key }) => `https://local.atlassian.net/browse/${key}`);

describe("task links in lines", () => {
  it("are no words of the task, and stay after the next sync", async () => {
    const { story, pageId } = await withTwo();

    expect(valueOf(await put(story, pageId))).toEqual({ written: 2, overDraft: false });
    await story.site.settle();

    expect(cards(documentOf(story, pageId))).toEqual(expect.arrayContaining(addresses(story)));
    expect(tasksOf(story).map(({ summary }) => summary)).toEqual(["one", "two"]);
    expect((await pageView(story, pageId)).followUps.map(({ state }) => state)).toEqual([
      "open",
      "open",
    ]);
  });

  it("reach items of blocks, in tables and nested lists", async () => {
    const story = storySite();
    const pageId = await started(story);
    const list = (...content: readonly AdfNode[]): AdfNode => ({
      type: "taskList",
      attrs: { localId: "list" },
      content,
    });
    const block: AdfNode = {
      type: "blockTaskItem",
      attrs: { localId: "b", state: "TODO" },
      content: [{ type: "paragraph", content: [{ type: "text", text: "two" }] }],
    };
    const cell: AdfNode = { type: "tableCell", attrs: {}, content: [list(item("c", "three"))] };
    await writeFollowUps(story, pageId, [
      list(item("a", "one"), list(block)),
      { type: "table", content: [{ type: "tableRow", content: [cell] }] },
    ]);

    expect(valueOf(await put(story, pageId)).written).toBe(3);

    expect(cards(documentOf(story, pageId))).toEqual(expect.arrayContaining(addresses(story)));
  });

  /** Omar saves just before each of the first so many writes arrives. */
  function omarIsFaster(story: StorySite, pageId: string, times: number): void {
    let left = times;
    story.site.faults.inject({
      match: ({ method }) => {
        if (method === "PUT" && left > 0) {
          left -= 1;
          const { content } = documentOf(story, pageId);
          const saved = { type: "paragraph", content: [{ type: "text", text: `Omar ${left}` }] };
          story.confluence.people.editPage(OMAR, pageId, {
            type: "doc",
            version: 1,
            content: [...content, saved],
          });
        }
        return false;
      },
      fault: { kind: "network" },
    });
  }

  const text = (story: StorySite, pageId: string) => JSON.stringify(documentOf(story, pageId));

  it("are written into what somebody saved meanwhile", async () => {
    const { story, pageId } = await withTwo();
    omarIsFaster(story, pageId, 2);

    expect(valueOf(await put(story, pageId)).written).toBe(2);

    expect(text(story, pageId)).toMatch(/Omar 1.*Omar 0/u);
    expect(cards(documentOf(story, pageId))).toEqual(expect.arrayContaining(addresses(story)));
  });

  it("are counted also where the answer to their write got lost", async () => {
    const { story, pageId } = await withTwo();
    const match = ({ method, path }: { method: string; path: string }): boolean =>
      method === "PUT" && path.startsWith("/wiki/");
    story.site.faults.inject({ match, nth: 1, fault: { kind: "lost-answer" } });

    expect(valueOf(await put(story, pageId)).written).toBe(2);

    const versions = story.confluence.state.pages[pageId]?.versions ?? [];
    expect(versions.filter(({ message }) => message === "Task links")).toHaveLength(1);
  });

  it("give up when somebody is faster every time, and nothing is lost", async () => {
    const { story, pageId } = await withTwo();
    omarIsFaster(story, pageId, 3);

    expect(codeOf(await put(story, pageId))).toBe("conflict");

    expect(text(story, pageId)).toMatch(/Omar 2.*Omar 1.*Omar 0/u);
  });

  it("are not written over what somebody is typing, unless the person knows", async () => {
    const { story, pageId } = await withTwo();
    const typing = mapNodes(documentOf(story, pageId), (node) =>
      node.text === "one" ? { ...node, text: "one, and more" } : node,
    );
    story.confluence.people.startDraft(OMAR, pageId, typing);
    const before = documentOf(story, pageId);

    const refused = await put(story, pageId);

    expect(codeOf(refused)).toBe("draft-open");
    expect(refused.ok || refused.message).toMatch(/not published/u);
    expect(documentOf(story, pageId)).toEqual(before);
    expect(valueOf(await put(story, pageId, true))).toEqual({ written: 2, overDraft: true });
  });

  it("are written without a warning when the draft says what is published", async () => {
    const { story, pageId } = await withTwo();
    story.confluence.people.startDraft(OMAR, pageId, documentOf(story, pageId));

    expect(valueOf(await put(story, pageId))).toEqual({ written: 2, overDraft: false });
  });

  it("are refused to people who may not edit the page", async () => {
    const { story, pageId } = await withTwo();
    story.confluence.people.restrict(ANA, pageId, { edit: [ANA] });

    expect(codeOf(await ask(story, OMAR).putTaskLinks(pageId))).toBe("no-edit-permission");
  });
});
