import { RULE_PROPERTY } from "../../src/contract/keys";
import type { Settings } from "../../src/contract/settings";
import {
  addIncident,
  ANA,
  ask,
  codeOf,
  storySite,
  tasksOf,
  started,
  valueOf,
  writeLines,
  ZOE,
} from "./story-site";
import type { StorySite } from "./story-site";
import type { Reply } from "../../src/contract/reply";

const save = (story: StorySite, settings: Settings, who = ZOE) =>
  ask(story, who).admin("saveSettings", { settings }) as Promise<Reply<Settings>>;

const now = async (story: StorySite): Promise<Settings> =>
  valueOf(await ask(story, ZOE).openSettings()).settings;

/** A project in Chinese: its incidents are 故障, and the status that people mean by resolved is not in the done category. */
function chinese({ jira }: StorySite): { readonly id: string; readonly key: string } {
  const { admin } = jira;
  admin.addIssueType({ id: "77", name: "故障" });
  admin.addStatus({ id: "771", name: "处理中", category: "indeterminate" });
  admin.addStatus({ id: "772", name: "已解决", category: "indeterminate" });
  admin.addWorkflow({ id: "zh", name: "故障流程", initialStatusId: "771", transitions: [] });
  admin.addProject({
    id: "300",
    key: "DATA",
    name: "数据平台",
    issueTypeIds: ["77", "2"],
    workflows: { "77": "zh", "*": "simple" },
  });
  return admin.addIssue({
    project: "DATA",
    issueTypeId: "77",
    summary: "同步任务中断",
    statusId: "772",
  });
}

describe("settings", () => {
  it("are refused to people who do not administer Jira, whatever the screen says", async () => {
    const story = storySite();
    const settings = await now(story);

    expect(codeOf(await ask(story, ANA).openSettings())).toBe("needs-admin");
    expect(codeOf(await save(story, settings, ANA))).toBe("needs-admin");
    expect(story.jira.appProperty(RULE_PROPERTY)).toBeUndefined();
  });

  it("decide what an incident is, on the button and behind it, also in Chinese", async () => {
    const story = storySite({ profile: { displayExpressions: "evaluated", appRefusedForMs: 0 } });
    const issue = chinese(story);
    const shown = () =>
      story.site.modulesFor("jira:issueAction", { accountId: ANA, issueId: issue.id }).visible;
    expect(shown()).toEqual([]);

    const settings = await now(story);
    const incident = { ...settings.incident, issueTypes: ["77"], resolvedStatuses: ["已解决"] };
    valueOf(await save(story, { ...settings, incident }));

    expect(shown()).toHaveLength(1);
    const { site } = story;
    const reply = await site.invoke({
      module: "start-postmortem",
      functionKey: "openStart",
      payload: { timeZone: "Asia/Shanghai" },
      accountId: ANA,
      extension: { issue: { id: issue.id }, project: { id: "300" } },
    });
    expect(reply).toMatchObject({ ok: true, value: { kind: "ready", title: "同步任务中断" } });
  });

  it("are saved although Jira does not take the button's rule, which the sweep tells it", async () => {
    const story = storySite();
    const stop = story.site.faults.inject({
      match: ({ path, method }) => path.includes(RULE_PROPERTY) && method === "PUT",
      fault: { kind: "fail-before", status: 503 },
    });
    const settings = await now(story);

    const saved = valueOf(await save(story, settings));
    expect(saved.version).toBe(1);
    expect(story.jira.appProperty(RULE_PROPERTY)).toBeUndefined();

    stop();
    await story.site.clock.advance(story.site.profile.appRefusedForMs);
    await story.site.runSchedule("hourly-sweep");
    expect(story.jira.appProperty(RULE_PROPERTY)).toMatchObject({
      issueTypes: settings.incident.issueTypes,
    });
  });

  it("are not overwritten by somebody who saw older ones", async () => {
    const story = storySite();
    const old = await now(story);
    const first = valueOf(await save(story, old));

    expect(first.version).toBe(1);
    expect(codeOf(await save(story, old))).toBe("settings-changed");
    expect((await now(story)).version).toBe(1);
    expect(codeOf(await save(story, first))).toBe("ok");
  });

  it("say what is wrong with them, and change nothing", async () => {
    const story = storySite();
    const settings = await now(story);

    const reply = await save(story, {
      ...settings,
      incident: { ...settings.incident, issueTypes: [] },
    });

    expect(reply).toMatchObject({ ok: false, code: "settings-invalid" });
    expect(!reply.ok && reply.message).toContain("Choose at least one issue type");
    expect((await now(story)).version).toBe(0);
  });

  it("show their effect on real issues", async () => {
    const story = storySite();
    const { incident } = await now(story);

    const reply = await ask(story, ZOE).admin("tryRule", { rule: incident });

    expect(reply).toMatchObject({
      ok: true,
      value: { matching: 1, looked: 1, examples: [{ key: story.incident.key }] },
    });
  });

  it("say where postmortems go, wherever the last one went", async () => {
    const story = storySite();
    const other = story.confluence.admin.addSpace({ key: "ALL", name: "All", authorId: ANA });
    await started(story, { spaceId: other.id });
    const settings = await now(story);
    const places = { byProject: { "*": { spaceId: story.spaceId, parentId: undefined } } };
    valueOf(await save(story, { ...settings, places }));

    const view = valueOf(await ask(story).openStart(addIncident(story.jira, {})));

    expect(view).toMatchObject({ kind: "ready", place: { spaceId: story.spaceId } });
  });

  it("send the tasks to the project that they name", async () => {
    const story = storySite();
    story.jira.admin.addProject({
      id: "400",
      key: "WORK",
      name: "Work",
      issueTypeIds: ["2"],
      workflows: { "*": "simple" },
    });
    const settings = await now(story);
    const byProject = { "*": { projectId: "400", issueType: "2" } };
    valueOf(await save(story, { ...settings, followUps: { ...settings.followUps, byProject } }));
    const pageId = await started(story);

    await writeLines(story, pageId, ["one"]);

    expect(tasksOf(story).map(({ key }) => key)).toEqual(["WORK-1"]);
    const view = valueOf(await ask(story).openPage(pageId));
    expect(view).toMatchObject({ target: { projectName: "Work", issueTypeName: "Task" } });
  });
});
