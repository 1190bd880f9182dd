import { documentOf, mention, paragraph, plainText, text } from "../../src/domain/adf";
import type { Change, Incident } from "../../src/domain/incident";
import { timelineOf } from "../../src/domain/timeline";
import { timelineTable } from "../../src/domain/timeline-table";
import {
  aChange,
  aComment,
  anIncident,
  aRichIncident,
  REPORTER,
  RESPONDER,
} from "../builders/an-incident";
import { realIncidents } from "../builders/real-issues";
import { schemaErrors } from "../builders/valid-adf";
import { describeShared, sharedPath } from "../setup/shared";

const told = (incident: Incident, severityField?: string): readonly string[] =>
  timelineOf(incident, severityField).map((one) => `${one.kind}: ${plainText(one.text)}`);

const at = (time: string): string => `2026-11-21T${time}:00.000+0100`;

/** What the timeline makes of one change. */
const toldOf = (change: Partial<Change>): readonly string[] =>
  told(
    anIncident({ history: [aChange({ fieldName: change.field ?? "status", ...change })] }),
  ).slice(1);

describe("timelineOf", () => {
  it("tells the story of an incident from its creation, oldest first", () => {
    expect(told(aRichIncident())).toEqual([
      "created: Incident created",
      "comment: Comment: The payment service answers again.",
      "status: Status: Open → In progress",
      "priority: Priority: High → Highest",
      "resolved: Status: In progress → Done; Resolved as Fixed",
    ]);
  });

  it("says how long each row came after the one before", () => {
    const since = timelineOf(aRichIncident()).map((one) => one.sincePreviousMs);

    expect(since).toEqual([undefined, 7, 8, 11, 76].map((minutes) => minutes && minutes * 60_000));
  });

  it("orders what comes out of order, and what was before the issue", () => {
    const history = [
      aChange({ at: at("16:00"), from: "B", to: "C" }),
      aChange({ at: at("13:00"), from: "A", to: "B" }),
    ];

    expect(told(anIncident({ history }))).toEqual([
      "status: Status: A → B",
      "created: Incident created",
      "status: Status: B → C",
    ]);
  });

  it("says the same thing once", () => {
    const twice = [aChange(), aChange()];
    const comments = [aComment(), aComment()];

    expect(told(anIncident({ history: twice, comments }))).toHaveLength(3);
  });

  it("keeps apart what two people did at one instant", () => {
    const history = [aChange(), aChange({ author: REPORTER, field: "priority" })];

    expect(told(anIncident({ history }))).toHaveLength(3);
  });

  it("joins what has no author as well", () => {
    const history = [
      aChange({ author: undefined, field: "labels" }),
      aChange({ author: undefined, field: "components", from: undefined, to: "api" }),
      aChange({ author: undefined, field: "priority", from: "Low", to: "High" }),
      aChange({ author: undefined, field: "assignee", from: undefined, to: "Omar" }),
    ];

    expect(told(anIncident({ history })).slice(1)).toEqual([
      "priority: Component added: api; Priority: Low → High; Assigned",
    ]);
  });

  it("leaves out what has no readable time", () => {
    const incident = aRichIncident({
      created: "",
      history: [aChange({ at: "soon" })],
      comments: [aComment({ at: "never" })],
    });

    expect(timelineOf(incident)).toEqual([]);
  });

  it("names nobody", () => {
    const comments = [
      aComment({ body: [paragraph([mention("x", "Ana Silva"), ...text(" looks")])] }),
    ];
    const history = [aChange({ field: "assignee", from: "Rita Reporter", to: "Omar Oncall" })];

    const words = told(anIncident({ reporter: REPORTER, assignee: RESPONDER, comments, history }));

    expect(words.join()).not.toMatch(/Ana|Rita|Omar/u);
    expect(words).toContain("comment: Comment: someone looks");
  });

  it("says so when a comment has no words", () => {
    const comments = [aComment({ body: [{ type: "mediaSingle", content: [{ type: "media" }] }] })];

    expect(told(anIncident({ comments }))).toContain("comment: Comment without text");
  });

  it("shows the beginning of a long comment", () => {
    const comments = [aComment({ body: [paragraph(text("x".repeat(1000)))] })];

    expect(told(anIncident({ comments }))).toContain(`comment: Comment: ${"x".repeat(300)}…`);
  });
});

describe("a change in the timeline", () => {
  it.each<[Partial<Change>, string]>([
    [{ from: undefined, to: "Open" }, "status: Status: Open"],
    [{ field: "resolution", from: undefined, to: "Fixed" }, "resolved: Resolved as Fixed"],
    [{ field: "resolution", from: "Fixed", to: undefined }, "reopened: Resolution removed"],
    [{ field: "priority", from: "High", to: undefined }, "priority: Priority removed (was High)"],
    [{ field: "assignee", from: undefined, to: "Omar" }, "assigned: Assigned"],
    [{ field: "assignee", from: "Rita", to: "Omar" }, "assigned: Assigned to somebody else"],
    [{ field: "assignee", from: "Rita", to: undefined }, "assigned: Unassigned"],
    [{ field: "components", from: undefined, to: "api" }, "scope: Component added: api"],
    [{ field: "Component", from: "api", to: undefined }, "scope: Component removed: api"],
    [{ field: "versions", from: undefined, to: "4.2" }, "scope: Affected version added: 4.2"],
    [{ field: "fixVersions", from: "4.2", to: "4.3" }, "scope: Fix version: 4.2 → 4.3"],
    [{ field: "issuetype", from: "Bug", to: "Incident" }, "scope: Issue type: Bug → Incident"],
    [
      { field: "Link", from: undefined, to: "This issue is caused by CHG-7" },
      "linked: Link added: is caused by CHG-7",
    ],
    [
      { field: "Link", from: "This issue blocks INC-7", to: undefined },
      "linked: Link removed: blocks INC-7",
    ],
    [
      { field: "RemoteIssueLink", from: undefined, to: 'This issue links to "Run-book"' },
      'linked: Link added: links to "Run-book"',
    ],
    [
      { field: "customfield_1", fieldName: "Severity", from: "SEV-3", to: "SEV-2" },
      "severity: Severity: SEV-3 → SEV-2",
    ],
    [
      { field: "customfield_2", fieldName: "Urgency", from: undefined, to: "High" },
      "severity: Urgency: High",
    ],
  ])("%j is told as %j", (change, expected) => {
    expect(toldOf(change)).toEqual([expected]);
  });

  it.each([
    "Rank",
    "Sprint",
    "description",
    "Attachment",
    "WorklogId",
    "labels",
    "Workflow",
    "constructor",
  ])("of %s tells nothing", (field) => {
    expect(toldOf({ field })).toEqual([]);
  });

  it.each([
    [undefined, undefined],
    ["Open", "Open "],
    ["", undefined],
  ])("from %j to %j tells nothing", (from, to) => {
    expect(toldOf({ from, to })).toEqual([]);
  });

  it("of the field that settings call the severity is one of severity", () => {
    const change = aChange({ field: "customfield_9", fieldName: "Schwere", from: "2", to: "1" });

    expect(told(anIncident({ history: [change] }), "customfield_9")[1]).toBe(
      "severity: Severity: 2 → 1",
    );
    expect(told(anIncident({ history: [change] }), "Schwere")[1]).toBe("severity: Severity: 2 → 1");
    expect(told(anIncident({ history: [change] }))).toHaveLength(1);
  });
});

describe("timelineTable", () => {
  const rowsOf = (incident: Incident, timeZone = "Europe/Berlin"): readonly string[] =>
    (timelineTable(timelineOf(incident), timeZone).content ?? []).map((row) =>
      (row.content ?? []).map((cell) => plainText([cell])).join(" | "),
    );

  it("shows time with zone, the date where it changes, and the gap", () => {
    const history = [
      aChange(),
      aChange({ at: at("23:59"), from: "A", to: "B" }),
      aChange({ at: "2026-11-22T00:00:00.000+0100", from: "B", to: "C" }),
    ];

    expect(rowsOf(anIncident({ history }))).toEqual([
      "Time | Since previous | What happened",
      "21 Nov 2026, 14:05 CET | – | Incident created",
      "14:20 CET | 15 min | Status: Open → In progress",
      "23:59 CET | 9 h 39 min | Status: A → B",
      "22 Nov 2026, 00:00 CET | 1 min | Status: B → C",
    ]);
  });

  it("shows days in the reader's zone", () => {
    expect(rowsOf(anIncident(), "Asia/Tokyo")[1]).toBe(
      "21 Nov 2026, 22:05 GMT+9 | – | Incident created",
    );
  });

  it("says how many rows there are beside the first 200", () => {
    const history = Array.from({ length: 500 }, (_, number) =>
      aChange({
        at: new Date(1_800_000_000_000 + number).toISOString(),
        from: "A",
        to: String(number),
      }),
    );

    const rows = rowsOf(anIncident({ history }));

    expect(rows).toHaveLength(202);
    expect(rows.at(-1)).toBe(" |  | and 301 more, in the history of the issue");
  });

  it("shows a time that it cannot read as it is", () => {
    const [row] = timelineOf(anIncident());
    const table = timelineTable([{ ...row!, at: "noon" }], "UTC");

    expect(plainText([table])).toContain("noon");
  });

  it("is valid", () => {
    const table = timelineTable(timelineOf(aRichIncident()), "UTC");

    expect(schemaErrors(documentOf([table]))).toEqual([]);
    expect(schemaErrors(documentOf([timelineTable([], "UTC")]))).toEqual([]);
  });
});

describeShared("timelineOf real issues", () => {
  it.each(realIncidents(sharedPath("data", "jira", "issues")))(
    "%s: ordered, valid",
    (_, incident) => {
      const rows = timelineOf(incident);

      expect(rows.length).toBeGreaterThan(1);
      expect(rows.slice(1).every((row) => (row.sincePreviousMs ?? -1) >= 0)).toBe(true);
      expect(schemaErrors(documentOf([timelineTable(rows, "Asia/Shanghai")]))).toEqual([]);
    },
  );
});
