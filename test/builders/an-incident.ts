import { paragraph, text } from "../../src/domain/adf";
import { accountId, issueId, projectId } from "../../src/domain/ids";
import type { Change, Comment, Incident, LinkedIssue, Person } from "../../src/domain/incident";

export const aPerson = (overrides: Partial<Person> = {}): Person => ({
  accountId: accountId("5b10a2844c20165700ede21g"),
  name: "Ana Silva",
  ...overrides,
});

export const REPORTER = aPerson({ accountId: accountId("reporter"), name: "Rita Reporter" });
export const RESPONDER = aPerson({ accountId: accountId("responder"), name: "Omar Oncall" });

/** A resolved incident with nothing but what every issue has. */
export const anIncident = (overrides: Partial<Incident> = {}): Incident => ({
  id: issueId("10012"),
  key: "INC-12",
  url: "https://example.atlassian.net/browse/INC-12",
  summary: "Checkout down",
  project: { id: projectId("10000"), key: "INC", name: "Incidents" },
  issueType: { id: "10100", name: "Incident" },
  status: { id: "3", name: "Done", category: "done" },
  resolution: undefined,
  priority: undefined,
  severity: undefined,
  reporter: undefined,
  assignee: undefined,
  components: [],
  labels: [],
  affectedVersions: [],
  created: "2026-11-21T14:05:00.000+0100",
  resolved: undefined,
  description: [],
  links: [],
  history: [],
  comments: [],
  restrictedTo: undefined,
  hintedPage: undefined,
  ...overrides,
});

/** A change of status at 14:20 unless told otherwise. */
export const aChange = (overrides: Partial<Change> = {}): Change => ({
  at: "2026-11-21T14:20:00.000+0100",
  author: RESPONDER,
  field: "status",
  fieldName: "status",
  fromId: "1",
  from: "Open",
  toId: "2",
  to: "In progress",
  ...overrides,
});

export const aComment = (overrides: Partial<Comment> = {}): Comment => ({
  at: "2026-11-21T14:12:00.000+0100",
  author: RESPONDER,
  body: [paragraph(text("The payment service answers again."))],
  ...overrides,
});

export const aLinkedIssue = (overrides: Partial<LinkedIssue> = {}): LinkedIssue => ({
  relation: "is caused by",
  key: "CHG-7",
  url: "https://example.atlassian.net/browse/CHG-7",
  summary: "Raise the connection limit",
  statusName: "Done",
  ...overrides,
});

/** An incident of which everything is known. */
export const aRichIncident = (overrides: Partial<Incident> = {}): Incident =>
  anIncident({
    resolution: { id: "1", name: "Fixed" },
    priority: "Highest",
    severity: "SEV-2",
    reporter: REPORTER,
    assignee: RESPONDER,
    components: ["checkout", "payments"],
    labels: ["outage"],
    affectedVersions: ["4.2"],
    resolved: "2026-11-21T15:47:00.000+0100",
    description: [paragraph(text("Payments time out since the last release."))],
    links: [aLinkedIssue()],
    history: [
      aChange(),
      aChange({
        at: "2026-11-21T14:31:00.000+0100",
        field: "priority",
        from: "High",
        to: "Highest",
      }),
      aChange({ at: "2026-11-21T15:47:00.000+0100", from: "In progress", toId: "3", to: "Done" }),
      aChange({
        at: "2026-11-21T15:47:00.000+0100",
        field: "resolution",
        fromId: undefined,
        from: undefined,
        toId: "1",
        to: "Fixed",
      }),
    ],
    comments: [aComment()],
    ...overrides,
  });
