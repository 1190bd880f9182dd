import path from "node:path";
import { meetsConditions } from "../../site/platform/conditions";
import { readManifest } from "../../site/manifest";
import type { ConditionWorld } from "../../site/platform/condition-entities";
import { openSmallSite, type SmallWorld } from "./fixtures/small-site";

const ISSUE = {
  id: 7,
  key: "OPS-7",
  summary: "Down",
  issueType: { id: 10, name: "Incident" },
  status: { id: 3, name: "Closed", category: { id: 3, key: "done", name: "Done" } },
  resolution: null,
  project: { id: 1, key: "OPS" },
};

const world = (
  change: SmallWorld = {},
  place: ConditionWorld["place"] = { issueId: "7", accountId: "ana" },
): ConditionWorld => {
  const { jira, confluence } = openSmallSite(() => ({}), {}, { issue: ISSUE, ...change });
  return { jira, confluence, place };
};

const PROPERTY = { entity: "issue", propertyKey: "mine" };
const MINE = { issueProperties: { mine: { stage: "open", tags: ["a", "b"], n: 4 } } };

describe("meetsConditions", () => {
  it.each([
    ["nothing asked", undefined, true],
    ["a type of issue", { issueType: "Incident" }, true],
    ["one of several types", { issueType: ["Bug", "Task"] }, false],
    ["all at one level", { issueType: "Incident", projectKey: "LAB" }, false],
    ["or", { or: { issueType: "Bug", projectKey: "OPS" } }, true],
    ["nested", { and: { projectKey: "OPS", not: { issueType: "Bug" } } }, true],
    ["a list", { or: [{ issueType: "Bug" }, { issueType: "Incident", projectKey: "OPS" }] }, true],
    ["not of several", { not: { issueType: "Incident", projectKey: "LAB" } }, true],
    ["a property that is there", { entityPropertyExists: PROPERTY }, true],
    [
      "a property that is not",
      { entityPropertyExists: { entity: "app", propertyKey: "x" } },
      false,
    ],
    [
      "a part of it",
      { entityPropertyEqualTo: { ...PROPERTY, objectName: "stage", value: "open" } },
      true,
    ],
    [
      "a number as text",
      { entityPropertyEqualTo: { ...PROPERTY, objectName: "n", value: "4" } },
      true,
    ],
    [
      "any of",
      { entityPropertyContainsAny: { ...PROPERTY, objectName: "tags", value: ["z", "b"] } },
      true,
    ],
    [
      "all of",
      { entityPropertyContainsAll: { ...PROPERTY, objectName: "tags", value: ["z", "b"] } },
      false,
    ],
    ["logged in", { isLoggedIn: true }, true],
    ["no admin", { isAdmin: false }, true],
    [
      "an expression",
      { jiraExpression: "issue.status.category.key == 'done' && issue.resolution == null" },
      true,
    ],
    ["its properties", { jiraExpression: "issue.properties['mine'].stage == 'open'" }, true],
    [
      "a missing part of a property",
      { jiraExpression: "issue.properties['mine'].other == null" },
      true,
    ],
    ["the user", { jiraExpression: "user.accountId == 'bo'" }, false],
  ])("decides %s", (_name, conditions, expected) => {
    expect(meetsConditions(world(MINE), conditions)).toBe(expected);
  });

  it.each([
    ["moonIsFull", { moonIsFull: true }],
    ["entity space", { entityPropertyExists: { entity: "space", propertyKey: "x" } }],
    ["a typo in a field", { jiraExpression: "issue.statuss == null" }],
    ["no Boolean", { jiraExpression: "issue.key" }],
    ["no issue at this place", { jiraExpression: "issue.key == 'x'" }],
  ])("does not guess: %s", (_name, conditions) => {
    const place = _name.startsWith("no issue") ? {} : { issueId: "7" };

    expect(() => meetsConditions(world({}, place), conditions)).toThrow();
  });

  it("shows a byline only on pages with our property", () => {
    const conditions = { entityPropertyExists: { entity: "content", propertyKey: "ours" } };
    const ours = { pageProperties: { ours: { title: "x" } } };

    const shown = [ours, {}].map((change) =>
      meetsConditions(world(change, { pageId: "5" }), conditions),
    );

    expect(shown).toEqual([true, false]);
  });
});

describe("the app's own conditions", () => {
  const manifest = readManifest(path.join(__dirname, "../../manifest.yml"));
  const rule = { issueTypes: ["Outage"], resolvedStatuses: ["Closed"] };
  const shown = (moduleType: string, change: SmallWorld): boolean[] =>
    (manifest.modules[moduleType] ?? []).map((module) =>
      meetsConditions(world(change), module["displayConditions"]),
    );

  it.each([
    ["a closed incident", {}, true],
    ["another type", { issue: { ...ISSUE, issueType: { id: 11, name: "Task" } } }, false],
    [
      "a type that settings name",
      {
        appProperties: { postmortem_rule: rule },
        issue: { ...ISSUE, issueType: { id: 11, name: "Outage" } },
      },
      true,
    ],
    ["a type that settings do not name", { appProperties: { postmortem_rule: rule } }, false],
  ])("offer to start on %s: see the manifest", (_name, change, expected) => {
    expect(shown("jira:issueAction", change)).toEqual([expected]);
  });
});
