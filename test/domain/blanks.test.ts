import {
  documentOf,
  paragraph,
  plainText,
  rule,
  text,
  type StatusColor,
} from "../../src/domain/adf";
import { BLANK_LABEL, findBlank, type BlankName } from "../../src/domain/blank";
import { valuesOf, type BlankOptions } from "../../src/domain/blanks";
import type { Incident, StatusCategory } from "../../src/domain/incident";
import { aLinkedIssue, anIncident, aRichIncident, REPORTER } from "../builders/an-incident";
import { schemaErrors } from "../builders/valid-adf";

const OPTIONS: BlankOptions = {
  timeZone: "Europe/Berlin",
  stage: "draft",
  title: "Checkout down",
  now: "2026-11-22T23:30:00.000Z",
};

const nodesOf = (incident: Incident, name: BlankName, options = OPTIONS) =>
  valuesOf(incident, options)[name]?.nodes ?? [];

const wordsOf = (incident: Incident, name: BlankName): string => plainText(nodesOf(incident, name));

describe("valuesOf an incident of which everything is known", () => {
  it.each<[BlankName, string]>([
    ["incident", "https://example.atlassian.net/browse/INC-12"],
    ["title", "Checkout down"],
    ["summary", "Checkout down"],
    ["project", "Incidents"],
    ["issueType", "Incident"],
    ["status", "Done"],
    ["resolution", "Fixed"],
    ["priority", "Highest"],
    ["severity", "SEV-2"],
    ["reporter", "@Rita Reporter"],
    ["assignee", "@Omar Oncall"],
    ["components", "checkout, payments"],
    ["labels", "outage"],
    ["affectedVersions", "4.2"],
    ["created", "21 Nov 2026, 14:05 CET"],
    ["firstResponse", "21 Nov 2026, 14:12 CET"],
    ["resolved", "21 Nov 2026, 15:47 CET"],
    ["timeToRespond", "7 min"],
    ["timeToResolve", "1 h 42 min"],
    ["description", "Payments time out since the last release."],
    [
      "linkedIssues",
      "is caused by https://example.atlassian.net/browse/CHG-7 Raise the connection limit",
    ],
    ["stage", "Draft"],
    ["today", "2026-11-23"],
  ])("%s is %j", (name, expected) => {
    expect(wordsOf(aRichIncident(), name)).toBe(expected);
  });

  it("leaves no blank open", () => {
    const values = valuesOf(aRichIncident(), OPTIONS);

    expect(
      Object.keys(BLANK_LABEL).filter((name) => values[findBlank(name)!] === undefined),
    ).toEqual([]);
  });

  it("writes the name of somebody whom no page can mention", () => {
    const reporter = { ...REPORTER, isOutside: true };

    expect(nodesOf(anIncident({ reporter }), "reporter")).toEqual(text("Rita Reporter"));
  });

  it("mentions people by their account", () => {
    expect(nodesOf(aRichIncident(), "assignee")[0]?.attrs).toMatchObject({ id: "responder" });
  });

  it("holds the timeline as a table", () => {
    expect(valuesOf(aRichIncident(), OPTIONS).timeline).toMatchObject({
      kind: "block",
      nodes: [{ type: "table" }],
    });
  });
});

describe("valuesOf an incident of which little is known", () => {
  it("leaves open what nobody said", () => {
    const values = valuesOf(anIncident({ created: "" }), { ...OPTIONS, title: " ", now: "now" });

    const known = Object.entries(values).flatMap(([name, value]) => (value ? [name] : []));
    expect(known).toEqual([
      "incident",
      "summary",
      "project",
      "issueType",
      "status",
      "labels",
      "linkedIssues",
      "stage",
    ]);
  });

  it.each([
    ["label", "labels", { labels: [] }],
    ["issue linked", "linkedIssues", { links: [] }],
  ] as const)("says that there is no %s, for that is known", (_, blank, none) => {
    expect(wordsOf(anIncident(none), blank)).toBe("None");
  });

  it("leaves open what holds no words", () => {
    const status = { id: "1", name: " \u0000 ", category: "new" } as const;
    const incident = anIncident({ status, summary: "\u0000", description: [paragraph(), rule()] });

    expect(
      ["status", "summary", "description"].map((name) => wordsOf(incident, findBlank(name)!)),
    ).toEqual(["", "", ""]);
  });

  it("gives no duration that runs backwards", () => {
    const resolved = "2026-11-20T00:00:00Z";

    expect(nodesOf(anIncident({ resolved }), "timeToResolve")).toEqual([]);
  });
});

describe("valuesOf", () => {
  it.each<[StatusCategory, StatusColor]>([
    ["new", "neutral"],
    ["indeterminate", "blue"],
    ["done", "green"],
    ["undefined", "neutral"],
  ])("shows a status of the category %s in %s", (category, color) => {
    const [lozenge] = nodesOf(
      anIncident({ status: { id: "1", name: "已完成", category } }),
      "status",
    );

    expect(lozenge?.attrs).toEqual({ text: "已完成", color });
  });

  it.each([
    ["draft", "Draft"],
    ["in-review", "In review"],
    ["published", "Published"],
  ] as const)("calls the stage %s %j", (stage, name) => {
    expect(plainText(nodesOf(anIncident(), "stage", { ...OPTIONS, stage }))).toBe(name);
  });

  it("shows at most 50 links and says how many there are beside them", () => {
    const links = Array.from({ length: 53 }, () => aLinkedIssue());

    const [list] = nodesOf(anIncident({ links }), "linkedIssues");

    expect(list?.content).toHaveLength(51);
    expect(plainText(list?.content?.slice(-1) ?? [])).toBe("and 3 more, in the issue");
  });

  it("quotes markup as text", () => {
    const description = [paragraph(text("<b>&amp; {{summary}} @all"))];
    const nodes = nodesOf(anIncident({ description }), "description");

    expect(nodes).toEqual(description);
    expect(schemaErrors(documentOf(nodes))).toEqual([]);
  });
});

describe("findBlank", () => {
  it("knows a blank in any case and no property of objects", () => {
    expect(["Timeline", "timetoresolve", "toString", ""].map(findBlank)).toEqual([
      "timeline",
      "timeToResolve",
      undefined,
      undefined,
    ]);
  });
});
