import { pageIdFrom } from "../../../static/settings/page-id";
import { draftOf, settingsOf, type SettingsDraft } from "../../../static/settings/settings-draft";
import { problemsOf, type SectionName } from "../../../static/settings/settings-problems";
import { choices, settings } from "./builders";

const draft = draftOf(settings, choices);

describe("a draft of the settings", () => {
  it("names what the site has by id, and keeps what it does not have", () => {
    expect(settingsOf(draft, 3)).toEqual({
      ...settings,
      incident: { issueTypes: ["1"], resolvedStatuses: ["4"], severityField: undefined },
      followUps: {
        ...settings.followUps,
        linkType: "9",
        wontDo: ["Won't Do"],
        priorities: { P1: "8" },
        statuses: { "100": { done: "6" } },
      },
    });
  });

  it("shows of the usual names those that the site has, until something is saved", () => {
    const usual = { ...settings, version: 0 };

    expect(draftOf(usual, choices)).toEqual({ ...draft, wontDo: [] });
  });

  it("drops empty headings", () => {
    const typed = { ...draft, headings: "Follow-ups\n\n  Next steps  \n" };

    expect(settingsOf(typed, 3).followUps.headings).toEqual(["Follow-ups", "Next steps"]);
  });

  it("reads the parent page out of its address", () => {
    const places = [
      {
        project: "*",
        spaceId: "2",
        parent: "https://x.atlassian.net/wiki/spaces/PM/pages/99/Home",
      },
    ];

    expect(settingsOf({ ...draft, places }, 3).places.byProject).toEqual({
      "*": { spaceId: "2", parentId: "99" },
    });
  });
});

describe("pageIdFrom", () => {
  it.each([
    ["123", "123"],
    ["https://x.atlassian.net/wiki/spaces/PM/pages/456/Some+title", "456"],
    ["https://x.atlassian.net/wiki/pages/viewpage.action?pageId=789", "789"],
    ["https://x.atlassian.net/wiki/x/AbC", undefined],
    ["", undefined],
  ])("%s: %s", (text, id) => {
    expect(pageIdFrom(text)).toBe(id);
  });
});

describe("problemsOf", () => {
  const row = { token: "P1", priority: "8" };

  it.each<readonly [string, SectionName, Partial<SettingsDraft>, readonly string[]]>([
    ["what is saved now", "incident", {}, []],
    [
      "no issue type",
      "incident",
      { incident: { ...draft.incident, issueTypes: [] } },
      ["issueTypes"],
    ],
    ["no heading", "follow-ups", { headings: " \n" }, ["headings"]],
    ["no link type", "follow-ups", { linkType: "" }, ["linkType"]],
    ["a token twice", "follow-ups", { priorities: [row, row] }, ["priorities.0", "priorities.1"]],
    ["an empty token", "follow-ups", { priorities: [{ ...row, token: " " }] }, ["priorities.0"]],
    [
      "a token for nothing",
      "follow-ups",
      { priorities: [{ ...row, priority: "" }] },
      ["priorities.0"],
    ],
    ["no space", "places", { places: [{ project: "*", spaceId: "", parent: "" }] }, ["places.0"]],
    [
      "a parent that is no page",
      "places",
      { places: [{ project: "*", spaceId: "2", parent: "Home" }] },
      ["places.0"],
    ],
    ["no parent", "places", { places: [{ project: "*", spaceId: "2", parent: "" }] }, []],
  ])("%s", (_name, ...given) => {
    const [section, change, where] = given;
    expect([...problemsOf({ ...draft, ...change }, section).keys()]).toEqual(where);
  });
});
