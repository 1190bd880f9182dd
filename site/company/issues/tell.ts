import { DateTime } from "luxon";
import type { AdfDocument } from "../../confluence/model";
import type { NewIssue, JiraAdmin } from "../../jira/admin";
import type { Issue, Json } from "../../jira/state";
import type { Person } from "../people";
import { doc } from "../writing";
import {
  FIELD,
  RESOLUTION,
  SEVERITY_OPTIONS,
  STATUS,
  TYPE,
  type ResolutionName,
  type StatusName,
  type TypeName,
} from "./kinds";

const PRIORITY = { highest: "1", high: "2", medium: "3", low: "4", lowest: "5" } as const;

type Severity = 1 | 2 | 3 | 4;

/** What can be different after a step. */
type Facts = {
  readonly status?: StatusName;
  readonly resolution?: ResolutionName | null;
  readonly assignee?: Person | null;
  readonly priority?: keyof typeof PRIORITY;
  readonly severity?: Severity;
  readonly summary?: string;
  readonly labels?: readonly string[];
  readonly due?: string;
};

/** Something that somebody did or said. `at` is an instant in UTC without the zone, such as `2026-11-12T09:14`. */
export type Step = Facts & {
  readonly at: string;
  readonly by: Person;
  readonly say?: AdfDocument | string;
};

/** An issue of the company, told as it went. */
export type Story = Omit<Step, "say"> & {
  readonly project: string;
  readonly type: TypeName;
  readonly summary: string;
  readonly description?: AdfDocument | string;
  readonly components?: readonly string[];
  readonly level?: string;
  readonly customers?: number;
  /** When the impact began, an instant as in `at`. */
  readonly started?: string;
  readonly then?: readonly Step[];
};

const ms = (at: string): number => DateTime.fromISO(at, { zone: "UTC" }).toMillis();

const document = (text: AdfDocument | string): AdfDocument =>
  typeof text === "string" ? doc(...text.split("\n\n")) : text;

const severityValue = (severity: Severity | undefined): Readonly<Record<string, Json>> => {
  const option = SEVERITY_OPTIONS.find(({ value }) => value === `SEV-${severity ?? 0}`);
  return option === undefined ? {} : { [FIELD.severity]: { ...option } };
};

type Patch = Partial<Omit<Issue, "id" | "key">>;

const given = <T>(value: T | undefined, patch: (value: T) => Patch): Patch =>
  value === undefined ? {} : patch(value);

const patchOf = (facts: Facts, before: Readonly<Record<string, Json>>): Patch => ({
  ...given(facts.status, (status) => ({ statusId: STATUS[status] })),
  ...given(facts.resolution, (name) => ({ resolutionId: name === null ? null : RESOLUTION[name] })),
  ...given(facts.assignee, (person) => ({ assigneeId: person?.accountId ?? null })),
  ...given(facts.priority, (priority) => ({ priorityId: PRIORITY[priority] })),
  ...given(facts.summary, (summary) => ({ summary })),
  ...given(facts.labels, (labels) => ({ labels })),
  ...given(facts.due, (dueDate) => ({ dueDate })),
  ...given(facts.severity, (severity) => ({ custom: { ...before, ...severityValue(severity) } })),
});

const customOf = ({ customers, started, severity }: Story): Readonly<Record<string, Json>> => ({
  ...severityValue(severity),
  ...(customers === undefined ? {} : { [FIELD.customers]: customers }),
  ...(started === undefined ? {} : { [FIELD.impactStarted]: `${started}:00.000+0000` }),
});

const firstState = (admin: JiraAdmin, story: Story): NewIssue => {
  const { project, type, by, components = [], level, description } = story;
  const created = ms(story.at);
  return {
    ...patchOf(story, {}),
    project,
    issueTypeId: TYPE[type],
    summary: story.summary,
    creatorId: by.accountId,
    reporterId: by.accountId,
    created,
    updated: created,
    statusChanged: created,
    componentIds: admin.componentIds(project, components),
    securityLevelId: level ?? null,
    custom: customOf(story),
    ...(description === undefined ? {} : { description: document(description) }),
  };
};

const takeStep = (admin: JiraAdmin, key: string, step: Step): void => {
  const at = ms(step.at);
  const by = step.by.accountId;
  const patch = patchOf(step, admin.issue(key).custom);
  if (Object.keys(patch).length > 0) admin.changeIssue(key, { at, by, patch });
  if (step.say === undefined) return;
  const body = document(step.say);
  admin.addComment(key, { authorId: by, created: at, updated: at, body });
};

/** Puts the issue into Jira as if it had gone that way: history, comments and times with it. */
export const tell = (admin: JiraAdmin, story: Story): Issue => {
  const { key } = admin.addIssue(firstState(admin, story));
  story.then?.forEach((step) => takeStep(admin, key, step));
  return admin.issue(key);
};
