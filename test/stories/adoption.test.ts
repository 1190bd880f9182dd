import { FOLLOW_UP_PROPERTY } from "../../src/contract/keys";
import type { AdfNode } from "../../src/contract/adf";
import { SITE_URL } from "../../site/core";
import type { Issue } from "../../site/jira/state";
import {
  addIncident,
  ANA,
  ask,
  item,
  moveTask,
  OMAR,
  pageView,
  started,
  STATUS,
  storySite,
  TASK_TYPE,
  tasksOf,
  ticked,
  valueOf,
  withFollowUps,
  writeItems,
  ZOE,
  type StorySite,
} from "./story-site";

const card = (key: string, site = SITE_URL): AdfNode => ({
  type: "inlineCard",
  attrs: { url: `${site}/browse/${key}` },
});

/** A ticket that somebody wrote before there was a postmortem. */
const ticket = (story: StorySite, more: Parameters<typeof addIncident>[1] = {}): Issue =>
  addIncident(story.jira, {
    issueTypeId: TASK_TYPE,
    summary: "Alert on queue length",
    statusId: STATUS.todo,
    ...more,
  });

/** A site with the postmortems of two incidents. */
async function twoPostmortems(options: Parameters<typeof storySite>[0] = {}) {
  const story = storySite(options);
  const first = await started(story);
  const other = addIncident(story.jira, { summary: "Search down" });
  const { pageId: second } = valueOf(
    await ask(story).create({ incidentId: other.id, title: "Search down" }, other),
  );
  await story.site.settle();
  return { story, pages: [first, second] as const };
}

const issueNow = (story: StorySite, { id }: Issue): Issue => story.jira.state.issues[id]!;

/** A line took a ticket, which was then moved to another project. */
function moveToWeb(story: StorySite, key: string): void {
  story.jira.admin.addProject({
    ...story.jira.state.projects["100"]!,
    id: "200",
    key: "WEB",
    name: "Web",
  });
  story.jira.admin.moveIssue(key, "WEB", { kind: "user", accountId: OMAR });
}

async function movedAfterTaking() {
  const story = storySite();
  const pageId = await started(story);
  const known = ticket(story);
  await writeItems(story, pageId, item("a", card(known.key)));
  moveToWeb(story, known.key);
  return { story, pageId, known };
}

const linksOf = (story: StorySite) => Object.values(story.jira.state.links);

const only = async (story: StorySite, pageId: string) => {
  const { followUps } = await pageView(story, pageId);
  expect(followUps).toHaveLength(1);
  return followUps[0]!;
};

describe("a line takes the issue that it links to", () => {
  it.each<[string, (key: string) => (string | AdfNode)[]]>([
    ["as a card", (key) => [card(key)]],
    ["as a card with words beside it", (key) => ["Omar has it: ", card(key)]],
    ["as an address in plain words", (key) => [`${SITE_URL}/browse/${key}`]],
    [
      "as words with a link",
      (key) => [
        {
          type: "text",
          text: "the alert",
          marks: [{ type: "link", attrs: { href: `${SITE_URL}/browse/${key}?filter=1` } }],
        },
      ],
    ],
    [
      "as the board shows it",
      (key) => [`${SITE_URL}/jira/software/projects/OPS/boards/1?selectedIssue=${key}`],
    ],
  ])("%s, and creates nothing", async (_, content) => {
    const story = storySite();
    const pageId = await started(story);
    const known = ticket(story);

    await writeItems(story, pageId, item("a", ...content(known.key)));

    expect(tasksOf(story)).toHaveLength(1);
    expect(issueNow(story, known).summary).toBe("Alert on queue length");
    expect(story.jira.issueProperty(known.id, FOLLOW_UP_PROPERTY)).toMatchObject({
      page: pageId,
      incident: story.incident.key,
    });
    expect(linksOf(story)).toHaveLength(1);
    expect(await only(story, pageId)).toMatchObject({ state: "open", task: { key: known.key } });
  });

  it("once, however often the page is saved and whatever is written beside it", async () => {
    const story = storySite();
    const pageId = await started(story);
    const known = ticket(story);
    await writeItems(story, pageId, item("a", card(known.key)));
    const before = story.site.calls.length;

    await writeItems(story, pageId, item("a", card(known.key), " — Omar is on it"));

    expect(tasksOf(story)).toHaveLength(1);
    expect(issueNow(story, known).summary).toBe("Alert on queue length");
    const rest = story.site.calls
      .slice(before)
      .filter(({ product }) => product === "jira" || product === "confluence");
    expect([
      ...new Set(rest.map(({ method, path }) => `${method} ${path.split("?")[0]!}`)),
    ]).toEqual([`GET /wiki/api/v2/pages/${pageId}`, "POST /rest/api/3/issue/bulkfetch"]);
  });

  it("under its old key after it was moved", async () => {
    const story = storySite();
    const pageId = await started(story);
    const known = ticket(story);
    moveToWeb(story, known.key);

    await writeItems(story, pageId, item("a", card(known.key)));
    await writeItems(story, pageId, item("a", card(known.key)), item("b", "another one"));

    expect((await pageView(story, pageId)).followUps).toMatchObject([
      { state: "open", task: { key: issueNow(story, known).key } },
      { state: "open" },
    ]);
  });

  it("under its new key in another line, after its first one left", async () => {
    const { story, pageId, known } = await movedAfterTaking();
    await writeItems(story, pageId);

    await writeItems(story, pageId, item("b", card(issueNow(story, known).key)));

    expect(await only(story, pageId)).toMatchObject({ state: "open" });
    expect(tasksOf(story)).toHaveLength(1);
  });

  it("whatever its property says, when no ledger knows of that", async () => {
    const story = storySite();
    const pageId = await started(story);
    const known = ticket(story);
    const url = `${SITE_URL}/rest/api/3/issue/${known.key}/properties/${FOLLOW_UP_PROPERTY}`;
    const body = JSON.stringify({ page: "999", line: "a" });
    const headers = { "Content-Type": "application/json" };
    await story.jira.handle(new Request(url, { method: "PUT", body, headers }), {
      kind: "user",
      accountId: OMAR,
    });

    await writeItems(story, pageId, item("a", card(known.key)));

    expect(story.jira.issueProperty(known.id, FOLLOW_UP_PROPERTY)).toMatchObject({ page: pageId });
  });

  it("and lets it be as it is: nothing moves until somebody moves it", async () => {
    const story = storySite();
    const pageId = await started(story);
    const open = ticket(story, { assigneeId: ZOE, dueDate: "2027-01-15" });
    const closed = ticket(story, { statusId: STATUS.done });
    const mention: AdfNode = { type: "mention", attrs: { id: ANA, text: "@Ana" } };

    await writeItems(
      story,
      pageId,
      ticked(item("a", card(open.key), " ", mention)),
      item("b", card(closed.key)),
    );

    expect(issueNow(story, open)).toMatchObject({
      statusId: STATUS.todo,
      assigneeId: ZOE,
      dueDate: "2027-01-15",
    });
    expect(issueNow(story, closed).statusId).toBe(STATUS.done);
    const { followUps } = await pageView(story, pageId);
    expect(followUps).toMatchObject([
      { state: "open", owner: { accountId: ZOE }, due: "2027-01-15" },
      { state: "done" },
    ]);

    await writeItems(story, pageId, item("a", card(open.key)), item("b", card(closed.key)));
    await moveTask(story, open.key, "31");
    await writeItems(story, pageId, ticked(item("a", card(open.key))), item("b", card(closed.key)));
    expect(issueNow(story, open).statusId).toBe(STATUS.done);
  });

  it("and gives it back when it names another one", async () => {
    const story = storySite();
    const pageId = await started(story);
    const [first, second] = [ticket(story), ticket(story)];
    await writeItems(story, pageId, item("a", card(first.key)));

    await writeItems(story, pageId, item("a", card(second.key)));

    const { followUps } = await pageView(story, pageId);
    expect(followUps.map(({ state }) => state)).toEqual(["open", "removed"]);
    expect(followUps[0]?.task?.key).toBe(second.key);
    expect(tasksOf(story)).toHaveLength(2);
  });

  it("but gets a task of its own when it names only the incident", async () => {
    const story = storySite();
    const pageId = await started(story);

    await writeItems(story, pageId, item("a", "Tell the customers of ", card(story.incident.key)));

    expect(tasksOf(story).map(({ summary }) => summary)).toEqual(["Tell the customers of"]);
  });
});

describe("an issue is left alone, without a task, and the line says why", () => {
  it.each([
    ["of another site", card("OPS-1", "https://other.atlassian.net"), /another site/u],
    ["that is not there", card("OPS-9999"), /is not there/u],
  ])("when it is one %s", async (_, link, reason) => {
    const story = storySite();
    const pageId = await started(story);

    await writeItems(story, pageId, item("a", "Fix it ", link));

    expect(tasksOf(story)).toEqual([]);
    const followUp = await only(story, pageId);
    expect(followUp).toMatchObject({ state: "not-synced" });
    expect(followUp.problem).toMatch(reason);
  });

  const onlyFor = (story: StorySite, ...people: readonly string[]): void => {
    const { permissions } = story.jira.state.projects["100"]!;
    story.jira.admin.changeProject("OPS", {
      permissions: {
        ...permissions,
        BROWSE_PROJECTS: people.map((accountId) => ({ kind: "user", accountId })),
      },
    });
  };

  it("when the author can't see it, though the app can, until somebody who can asks", async () => {
    const story = storySite();
    const pageId = await started(story);
    const known = ticket(story);
    onlyFor(story, OMAR);

    await writeItems(story, pageId, item("a", card(known.key)));

    expect(story.jira.issueProperty(known.id, FOLLOW_UP_PROPERTY)).toBeUndefined();
    expect(await only(story, pageId)).toMatchObject({ state: "not-synced" });

    await ask(story).syncNow(pageId);
    await story.site.settle();
    expect(story.jira.issueProperty(known.id, FOLLOW_UP_PROPERTY)).toBeUndefined();

    await ask(story, OMAR).syncNow(pageId);
    await story.site.settle();
    expect((await pageView(story, pageId, OMAR)).followUps).toMatchObject([
      { state: "open", task: { key: known.key } },
    ]);
  });

  it("when Jira doesn't tell who may see it, until somebody who can asks", async () => {
    const story = storySite();
    story.jira.state.globalPermissions["USER_PICKER"] = [];
    const pageId = await started(story);
    const known = ticket(story);
    await writeItems(story, pageId, item("a", card(known.key)));
    expect(await only(story, pageId)).toMatchObject({ state: "not-synced" });

    await ask(story).syncNow(pageId);
    await story.site.settle();

    expect(await only(story, pageId)).toMatchObject({ state: "open" });
  });

  it("when another line has it, as after copying a line", async () => {
    const story = storySite();
    const pageId = await started(story);
    await writeItems(story, pageId, item("a", "one"));
    const [task] = tasksOf(story);

    await writeItems(
      story,
      pageId,
      item("a", "one ", card(task!.key)),
      item("b", "one ", card(task!.key)),
    );

    expect(tasksOf(story)).toHaveLength(1);
    const { followUps } = await pageView(story, pageId);
    expect(followUps.map(({ state }) => state)).toEqual(["open", "not-synced"]);
    expect(followUps[1]?.problem).toMatch(/another line/u);
  });

  it("when another postmortem has it", async () => {
    const { story, pages } = await twoPostmortems();
    const [first, second] = pages;
    await writeItems(story, first, item("a", "one"));
    const [task] = tasksOf(story);

    await writeItems(story, second, item("a", card(task!.key)));

    expect((await only(story, second)).problem).toMatch(/another postmortem/u);
    expect(story.jira.issueProperty(task!.id, FOLLOW_UP_PROPERTY)).toMatchObject({ page: first });
  });

  it("when it is the incident under an old key", async () => {
    const story = storySite();
    const pageId = await started(story);
    const { key } = story.incident;
    story.jira.admin.addProject({
      ...story.jira.state.projects["100"]!,
      id: "200",
      key: "WEB",
      name: "Web",
    });
    story.jira.admin.moveIssue(key, "WEB", { kind: "user", accountId: OMAR });

    await writeItems(story, pageId, item("a", card(issueNow(story, story.incident).key)));

    expect((await only(story, pageId)).problem).toMatch(/is an incident/u);
  });

  it("when it is another incident: a tick must not close that", async () => {
    const story = storySite();
    const pageId = await started(story);
    const other = addIncident(story.jira, { summary: "Search down", statusId: STATUS.todo });

    await writeItems(story, pageId, ticked(item("a", "Same as ", card(other.key))));

    expect(issueNow(story, other).statusId).toBe(STATUS.todo);
    expect((await only(story, pageId)).problem).toMatch(/is an incident/u);
  });

  it("and a task is made once the link is gone", async () => {
    const story = storySite();
    const pageId = await started(story);
    await writeItems(story, pageId, item("a", "Fix it ", card("OPS-9999")));

    await writeItems(story, pageId, item("a", "Fix it"));

    expect(tasksOf(story).map(({ summary }) => summary)).toEqual(["Fix it"]);
    expect(await only(story, pageId)).toMatchObject({ state: "open" });
  });
});

describe("of two postmortems one has an issue", () => {
  type Pages = readonly [string, string];

  /** What people write on both pages before the app has looked at either. */
  async function writeAtOnce(
    story: StorySite,
    written: readonly (readonly [page: string, ...items: readonly AdfNode[]])[],
  ): Promise<void> {
    story.site.events.control({ hold: true });
    for (const [page, ...items] of written) await writeItems(story, page, ...items);
    story.site.events.control({ hold: false });
    story.site.events.release();
    await story.site.settle();
  }

  const fixIt = (known: Issue) => item("a", "Fix it ", card(known.key));

  /** Which page has it; the other one says that it has not. */
  async function holderOf(story: StorySite, pages: Pages, known: Issue): Promise<string> {
    const shown = await Promise.all(pages.map((page) => pageView(story, page)));
    const states = shown.map(({ followUps }) => followUps[0]?.state);
    expect([...states].sort()).toEqual(["not-synced", "open"]);
    const { followUps } = shown[states.indexOf("not-synced")]!;
    expect(followUps[0]?.problem).toMatch(/a follow-up of another postmortem/u);
    const page = pages[states.indexOf("open")]!;
    expect(story.jira.issueProperty(known.id, FOLLOW_UP_PROPERTY)).toMatchObject({ page });
    return page;
  }

  it.each([
    [1, "in this order", (pages: Pages) => pages],
    [2, "in this order", (pages: Pages) => pages],
    [1, "the other way round", ([first, second]: Pages) => [second, first] as const],
    [2, "the other way round", ([first, second]: Pages) => [second, first] as const],
  ])("when both name it at once (seed %i, %s)", async (seed, _, order) => {
    const { story, pages } = await twoPostmortems({ jitter: true, seed });
    const known = ticket(story);

    await writeAtOnce(
      story,
      order(pages).map((page) => [page, fixIt(known)]),
    );

    await holderOf(story, pages, known);
    expect(linksOf(story)).toHaveLength(1);
    const refused = story.site.calls.filter(
      ({ product, status }) => product === "kvs" && [400, 409].includes(status),
    );
    expect(refused).toHaveLength(1);
  });

  it("which goes over to the second when its line leaves the first", async () => {
    const { story, pages } = await twoPostmortems();
    const [first, second] = pages;
    const known = ticket(story);
    await writeItems(story, first, fixIt(known));
    await writeItems(story, second, fixIt(known));
    await writeItems(story, first);
    expect(await holderOf(story, [second, first], known).catch(() => "nobody")).toBe("nobody");

    await ask(story).syncNow(second);
    await story.site.settle();
    await writeItems(story, first, fixIt(known));

    expect(await holderOf(story, pages, known)).toBe(second);
  });

  it("when its line comes back to the first while the second names it", async () => {
    const { story, pages } = await twoPostmortems({ jitter: true });
    const [first, second] = pages;
    const known = ticket(story);
    await writeItems(story, first, fixIt(known));
    await writeItems(story, first);

    await writeAtOnce(story, [
      [second, fixIt(known)],
      [first, fixIt(known)],
    ]);

    await holderOf(story, pages, known);
  });

  it("which was made for a line of the first, although the run that made it died", async () => {
    const { story, pages } = await twoPostmortems();
    const [first, second] = pages;
    // Past the first minutes of an installation, in which the app may be refused.
    await story.site.clock.advance(180_000);
    story.site.faults.inject({
      match: ({ path }) => path.endsWith("/issue/bulk"),
      nth: 1,
      fault: { kind: "kill-after" },
    });
    story.site.events.control({ hold: true });
    await writeItems(story, first, item("a", "Fix it"));
    await ask(story).syncNow(first);
    await story.site.clock.advance(1_000);
    const [made] = tasksOf(story);
    const heal = story.site.faults.inject({
      match: ({ path }) => path.includes(`/pages/${first}`),
      fault: { kind: "fail-before", status: 503 },
    });
    story.confluence.people.editPage(ANA, second, withFollowUps(story, second, fixIt(made!)));
    await ask(story).syncNow(second);
    await story.site.clock.advance(60_000);
    heal();
    await story.site.settle();

    expect(await holderOf(story, pages, made!)).toBe(first);
    expect(tasksOf(story)).toHaveLength(1);
  });

  it("also when the run that takes it dies before the issue hears of it", async () => {
    const { story, pages } = await twoPostmortems();
    const [first, second] = pages;
    const known = ticket(story);
    story.site.faults.inject({
      match: ({ method, path }) => method === "PUT" && path.endsWith(FOLLOW_UP_PROPERTY),
      nth: 1,
      fault: { kind: "kill-before" },
    });

    await writeItems(story, first, fixIt(known));
    await writeItems(story, second, fixIt(known));

    expect(await holderOf(story, pages, known)).toBe(first);
  });
});
