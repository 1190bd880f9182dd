import type { StartApi } from "../../src/contract/api";
import type { Reply } from "../../src/contract/reply";
import type {
  ConflictView,
  FollowUpView,
  IncidentView,
  PlaceCheckView,
  PostmortemView,
  Progress,
  ProposalView,
  TemplateView,
} from "../../src/contract/views";
import type { Calls, Failure } from "../../static/calls";
import type { PostmortemPage } from "../../static/page-panel/page-state";
import type { ReadyView } from "../../static/start-dialog/start-state";

export const ok = <T>(value: T): Reply<T> & { readonly ok: true } => ({ ok: true, value });

export const failure = (change: Partial<Failure> = {}): Failure => ({
  ok: false,
  code: "unavailable",
  message: "Confluence did not answer. Try again in a minute.",
  ...change,
});

export const anIncidentView = (change: Partial<IncidentView> = {}): IncidentView => ({
  id: "10012",
  key: "INC-12",
  url: "https://example.atlassian.net/browse/INC-12",
  summary: "Checkout down",
  severity: "SEV-2",
  priority: "High",
  durationMs: 6_120_000,
  createdAt: "2026-11-21T11:23:00.000Z",
  resolvedAt: "2026-11-21T13:05:00.000Z",
  restrictedTo: undefined,
  ...change,
});

export const aTemplate = (change: Partial<TemplateView> = {}): TemplateView => ({
  id: "short",
  name: "Short review",
  purpose: "For small incidents.",
  minutes: 10,
  blanks: { filled: 9, total: 10, open: ["Root cause"] },
  recommended: undefined,
  ...change,
});

export const aCheck = (change: Partial<PlaceCheckView> = {}): PlaceCheckView => ({
  canCreate: true,
  refusal: undefined,
  title: { kind: "free" },
  ...change,
});

export const aReadyView = (change: Partial<ReadyView> = {}): ReadyView => ({
  kind: "ready",
  incident: anIncidentView(),
  title: "Postmortem: Checkout down",
  templates: [aTemplate(), aTemplate({ id: "full", name: "Full postmortem", minutes: 45 })],
  stages: [
    { stage: "draft", available: true, needs: undefined },
    { stage: "in-review", available: true, needs: undefined },
    { stage: "published", available: false, needs: "needs a review" },
  ],
  spaces: [
    { id: "1", key: "OPS", name: "Operations" },
    { id: "2", key: "PM", name: "Postmortems" },
  ],
  place: { spaceId: "1", parent: undefined },
  check: aCheck(),
  tasks: { projectName: "Operations", issueTypeName: "Task", missingFields: [] },
  notes: [],
  ...change,
});

export const aProgress = (change: Partial<Progress> = {}): Progress => ({
  total: 5,
  done: 3,
  inProgress: 1,
  open: 1,
  overdue: 0,
  wontDo: 0,
  unknown: 0,
  ...change,
});

export const aPostmortem = (change: Partial<PostmortemView> = {}): PostmortemView => ({
  pageId: "77",
  url: "https://example.atlassian.net/wiki/spaces/OPS/pages/77",
  title: "Postmortem: Checkout down",
  stage: "in-review",
  startedBy: { accountId: "u1", name: "Ana Ruiz" },
  startedAt: "2026-11-21T14:10:00.000Z",
  progress: aProgress(),
  ...change,
});

export const aFollowUp = (change: Partial<FollowUpView> = {}): FollowUpView => ({
  line: "line-1",
  text: "Alert on queue depth",
  state: "open",
  task: {
    key: "OPS-40",
    url: "https://example.atlassian.net/browse/OPS-40",
    summary: "Alert on queue depth",
    statusName: "To Do",
    resolution: undefined,
  },
  owner: { accountId: "u1", name: "Ana Ruiz" },
  due: "2026-12-01",
  overdue: false,
  priority: undefined,
  postponed: 0,
  conflicts: [],
  problem: undefined,
  canRetry: false,
  ...change,
});

export const aProposal = (change: Partial<ProposalView> = {}): ProposalView => ({
  key: "bullet:buydisks",
  text: "Buy disks",
  done: false,
  owner: undefined,
  ownerWords: undefined,
  due: undefined,
  rule: "heading",
  because: "Remediation",
  staysBeside: false,
  ...change,
});

export const aConflict = (change: Partial<ConflictView> = {}): ConflictView => ({
  field: "due",
  page: { kind: "day", day: "2026-12-01" },
  jira: { kind: "day", day: "2026-12-08" },
  seen: "both days",
  ...change,
});

export const aPage = (change: Partial<PostmortemPage> = {}): PostmortemPage => ({
  kind: "postmortem",
  title: "Postmortem: Checkout down",
  stage: "in-review",
  incidents: [
    { key: "INC-12", url: "https://example.atlassian.net/browse/INC-12", reopened: false },
  ],
  progress: aProgress(),
  followUps: [aFollowUp()],
  newLines: [],
  proposals: [],
  target: { projectName: "Operations", issueTypeName: "Task" },
  agreedAt: "2026-11-21T14:10:00.000Z",
  problems: [],
  canEdit: true,
  ...change,
});

const unasked = (): Promise<Failure> => Promise.resolve(failure({ message: "Nobody asked." }));

/** The calls of the dialog; what is not given fails. */
export const startCalls = (answers: Partial<Calls<StartApi>> = {}): Calls<StartApi> => ({
  openStart: () => Promise.resolve(ok(aReadyView())),
  checkPlace: () => Promise.resolve(ok(aCheck())),
  listParents: unasked,
  preview: unasked,
  create: unasked,
  findPeople: unasked,
  ...answers,
});
