import { linesOf } from "../../src/domain/line";
import { INCIDENT_PROPERTY } from "../../src/contract/keys";
import type { SavedPlatform } from "../../site/site";
import type { PendingCall } from "../../site/platform/types";
import { LINE_OPTIONS } from "../builders/follow-ups";
import {
  addIncident,
  ANA,
  ask,
  codeOf,
  documentOf,
  moveTask,
  pagesOf,
  started,
  storySite,
  tasksOf,
  writeLines,
  type StorySite,
} from "../stories/story-site";

const MINUTE = 60_000;

async function sweep({ site }: StorySite): Promise<void> {
  await site.clock.advance(10 * MINUTE);
  await site.runSchedule("hourly-sweep");
  await site.settle();
}

const isTransaction = ({ path }: PendingCall): boolean => path.endsWith("/transaction");
const isPageCreate = ({ method, path }: PendingCall): boolean =>
  method === "POST" && path.startsWith("/wiki/api/v2/pages");
const isTitleSearch = ({ path }: PendingCall): boolean => path.includes("&title=");
const isBulkCreate = ({ path }: PendingCall): boolean => path.endsWith("/issue/bulk");

describe("after an accident", () => {
  it("a page that was renamed before anybody knew of it is still the incident's", async () => {
    const story = storySite();
    story.site.faults.inject({ match: isTransaction, nth: 1, fault: { kind: "kill-before" } });
    await ask(story)
      .create()
      .catch(() => undefined);
    const [page] = pagesOf(story);
    story.confluence.people.renamePage(ANA, page!.id, "Checkout, November");
    story.confluence.people.copyPage(ANA, page!.id);

    await sweep(story);

    const named = story.jira.issueProperty(story.incident.id, INCIDENT_PROPERTY);
    expect(named).toMatchObject({ page: page!.id });
    expect(codeOf(await ask(story).create())).toBe("ok");
    expect(pagesOf(story)).toHaveLength(2);
  });

  it("a task that was closed before its run could note it ticks its line", async () => {
    const story = storySite();
    const pageId = await started(story);
    story.site.faults.inject({ match: isBulkCreate, nth: 1, fault: { kind: "kill-after" } });
    story.site.events.control({ hold: true });
    await writeLines(story, pageId, ["one"]);
    await ask(story).syncNow(pageId);
    await story.site.clock.advance(1_000);
    await moveTask(story, tasksOf(story)[0]!.key, "31");

    await sweep(story);

    const lines = linesOf(documentOf(story, pageId), LINE_OPTIONS);
    expect(lines.map(({ text, done }) => [text, done])).toEqual([["one", true]]);
    expect(tasksOf(story)).toHaveLength(1);
  });

  it("the first lines of a page become tasks, although no event told of them", async () => {
    const story = storySite();
    const pageId = await started(story);
    story.site.events.control({ drop: () => true });
    await writeLines(story, pageId, ["one"]);

    await sweep(story);

    expect(tasksOf(story)).toHaveLength(1);
  });

  it("a start that nothing can finish keeps no other page from being looked after", async () => {
    const story = storySite();
    const { site } = story;
    const pageId = await started(story);
    site.events.control({ drop: () => true });
    await writeLines(story, pageId, ["one"]);
    site.faults.inject({ match: isPageCreate, nth: 1, fault: { kind: "kill-before" } });
    await ask(story)
      .create({ title: "Again" }, addIncident(story.jira, {}))
      .catch(() => undefined);
    site.faults.inject({ match: isTitleSearch, fault: { kind: "fail-before", status: 400 } });
    await site.clock.advance(10 * MINUTE);

    const swept = await site.runSchedule("hourly-sweep");
    await site.settle();

    expect(swept.value).toEqual({ statusCode: 204 });
    expect(tasksOf(story)).toHaveLength(1);
  });

  it("a sweep that was killed at a start goes on with the next one", async () => {
    const story = storySite();
    story.site.faults.inject({ match: isTransaction, nth: 1, fault: { kind: "kill-before" } });
    await ask(story)
      .create()
      .catch(() => undefined);
    await story.site.clock.advance(10 * MINUTE);
    story.site.faults.inject({ match: isTitleSearch, nth: 1, fault: { kind: "kill-before" } });

    const killed = await story.site.runSchedule("hourly-sweep");
    await sweep(story);

    expect(killed.value).toBeUndefined();
    const named = story.jira.issueProperty(story.incident.id, INCIDENT_PROPERTY);
    expect(named).toMatchObject({ page: pagesOf(story)[0]!.id });
  });

  it("a sweep that fails says so to Forge", async () => {
    const { site } = storySite();
    site.faults.inject({ fault: { kind: "fail-before", status: 500 } });

    expect((await site.runSchedule("hourly-sweep")).value).toEqual({ statusCode: 500 });
  });

  it("a page with nothing open is left alone by the sweep after a month", async () => {
    const story = storySite();
    const pageId = await started(story);
    await sweep(story);
    await story.site.clock.advance(31 * 24 * 60 * MINUTE);
    const before = story.site.calls.length;

    await sweep(story);

    const read = story.site.calls.slice(before).filter(({ path }) => path.includes(pageId));
    expect(read).toEqual([]);
  });

  it.each(["cut-json", "html"] as const)(
    "storage that answers by %s may be asked again",
    async (kind) => {
      const story = storySite();
      story.site.faults.inject({ match: ({ product }) => product === "kvs", fault: { kind } });

      expect(codeOf(await ask(story).create())).toBe("unavailable");
    },
  );

  it("every page is looked after, also when there are more than storage gives at once", async () => {
    const pages = Array.from({ length: 250 }, (_, n) => String(9_000 + n));

    const story = storySite({ saved: await withLedgersOf(pages) });
    await story.site.runSchedule("hourly-sweep");

    const queued = story.site.queues.waiting().map(({ body }) => (body as { page: string }).page);
    expect(queued.sort()).toEqual(pages);
  });
});

type Stored = { readonly space: string; readonly value: { readonly record: object } };

/** What the platform keeps where each of these pages is a postmortem like any other. */
async function withLedgersOf(pages: readonly string[]): Promise<SavedPlatform> {
  const story = storySite();
  await started(story);
  const saved = story.site.save();
  const ledger = (saved.kvs as readonly Stored[]).find(({ space }) => space === "entity:ledger")!;
  const kvs = pages.map((page) => ({
    ...ledger,
    key: `ledger:${page}`,
    value: { ...ledger.value, record: { ...ledger.value.record, page } },
  }));
  return { ...saved, kvs, queue: undefined };
}
