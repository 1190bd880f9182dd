import type { RecordedCall } from "../../site/core";
import { MODULE } from "../../src/contract/keys";
import type { IncidentRule } from "../../src/contract/settings";
import {
  addIncident,
  ANA,
  ask,
  deleteForGood,
  moveTask,
  OMAR,
  started,
  type StorySite,
  storySite,
  TASK_TYPE,
  tasksOf,
  valueOf,
  writeLines,
  ZOE,
} from "../stories/story-site";

const HOUR = 3_600_000;

const LOOKING = {
  type: "doc",
  version: 1,
  content: [{ type: "paragraph", content: [{ type: "text", text: "Looking into it" }] }],
};

/** An incident with more changes and comments than one answer holds. */
const longIncident = ({ jira, incident }: StorySite): void => {
  for (let minute = 0; minute < 120; minute += 1) {
    const at = Date.UTC(2026, 10, 1, 0, minute);
    const said = { authorId: OMAR, created: at, updated: at, body: LOOKING };
    jira.admin.addComment(incident.key, said);
    jira.admin.changeIssue(incident.key, { at, by: OMAR, patch: { labels: [`try-${minute}`] } });
  }
};

const administer = async (story: StorySite): Promise<void> => {
  const { admin, openSettings } = ask(story, ZOE);
  const { settings } = valueOf(await openSettings());
  const rule: IncidentRule = settings.incident;
  await admin("listIssueTypes", { projectId: "100" });
  await admin("tryRule", { rule });
  await admin("saveSettings", {
    settings: {
      ...settings,
      followUps: {
        ...settings.followUps,
        byProject: { "*": { projectId: "100", issueType: "2" } },
      },
    },
  });
};

const start = async (story: StorySite): Promise<string> => {
  const { openStart, start: say } = ask(story);
  const { spaceId } = story;
  await openStart();
  await say("listParents", { spaceId });
  await say("findPeople", { query: "Omar" });
  await say("checkPlace", { spaceId, parentId: undefined, title: "Checkout down" });
  return started(story);
};

const tick = async ({ confluence, site }: StorySite, pageId: string): Promise<void> => {
  confluence.people.toggleTask(ANA, pageId, { localId: "item-0", done: true });
  await site.settle();
};

const followUp = async (story: StorySite, pageId: string): Promise<void> => {
  const { openPage, openPanel, putTaskLinks, syncNow } = ask(story);
  const owner = { type: "mention", attrs: { id: OMAR, text: "@Omar Haddad" } };
  await writeLines(story, pageId, [{ text: "one ", extra: [owner] }, "two", "three"]);
  await writeLines(story, pageId, [{ text: "one ", extra: [owner] }, "two, reworded", "three"]);
  await tick(story, pageId);
  const [task] = tasksOf(story).filter(({ summary }) => summary === "three");
  await moveTask(story, task!.key, "31");
  await openPage(pageId);
  await openPanel();
  await openPanel(task);
  await putTaskLinks(pageId);
  await syncNow(pageId);
  await story.site.settle();
  await writeLines(story, pageId, ["two, reworded"]);
  await story.site.clock.advance(2 * HOUR);
  await story.site.runSchedule("hourly-sweep");
  await story.site.settle();
};

/** A line that links to an issue which was there before it. */
const takeIssue = async (story: StorySite, pageId: string): Promise<void> => {
  const { key } = addIncident(story.jira, { issueTypeId: TASK_TYPE, summary: "Known before" });
  const address = `https://local.atlassian.net/browse/${key}`;
  await writeLines(story, pageId, ["one", "two, reworded", "three", address]);
};

/** A screen that does not tell the address of the site. */
const openWithoutAddress = async ({ site }: StorySite, pageId: string): Promise<void> => {
  const context = { accountId: ANA, extension: { content: { id: pageId, type: "page" } } };
  await site.runFunction("page", {
    accountId: ANA,
    moduleKey: MODULE.byline,
    payload: { call: { functionKey: "openPage" }, context },
  });
};

/** A start whose last answers get lost, so that the next run finds its property there already. */
const startTwice = async (story: StorySite): Promise<void> => {
  const property = ({ method, path }: { method: string; path: string }): boolean =>
    method === "POST" && path.endsWith("/properties");
  const fault = { kind: "fail-after", status: 500 } as const;
  story.site.faults.inject({ match: property, nth: 1, fault });
  await ask(story).create();
  await story.site.clock.advance(HOUR);
  await ask(story).create();
  await story.site.settle();
};

/** Does once what people do with the app, where links are part of the create call and where they are not. Gives every call of the app. */
export const walk = async (): Promise<readonly RecordedCall[]> => {
  const usual = storySite();
  longIncident(usual);
  await administer(usual);
  const pageId = await start(usual);
  await followUp(usual, pageId);
  await takeIssue(usual, pageId);
  await openWithoutAddress(usual, pageId);
  const other = storySite({ profile: { createScreenOffersLinks: false } });
  await startTwice(other);
  const [page] = Object.values(other.confluence.state.pages).slice(-1);
  await writeLines(other, page!.id, ["one"]);
  await deleteForGood(other, page!.id);
  return [...usual.site.calls, ...other.site.calls];
};
