import type { AdfDocument } from "../contract/adf";
import type { Settings } from "../contract/settings";
import { documentOf, inlineCard, mention, paragraph, text } from "../domain/adf";
import { AppError } from "../domain/app-error";
import { fieldsOfLine, taskSummary, tokenOf } from "../domain/fields";
import { projectId, type ProjectId } from "../domain/ids";
import type { Line } from "../domain/line";
import type { Link } from "../domain/link";
import { taskTargetFor } from "../domain/settings";
import type { Task } from "../domain/task";
import type { IncidentRef, Ledger } from "../ports/ledgers";
import type { CreateOutcome, FollowUpProperty, NewTask, TaskForm } from "../ports/tasks";
import { AT_ONCE, isLoose } from "./tie-tasks";
import { save, withLinks, type Run, type SyncDeps } from "./sync-run";

/** Jira takes 50 issues a call. */
const BATCH = 50;

/**
 * Makes the tasks of fresh lines: claims all of them first, creates in batches, and writes down each batch's tasks before the next. A crash
 * leaves claims, which the next run resolves before it creates anything. Throws what reading and creating throw.
 */
export async function createTasks(deps: SyncDeps, run: Run, fresh: readonly Line[]): Promise<Run> {
  const incident = run.ledger.incidents[0];
  if (fresh.length === 0 || incident === undefined) return run;
  const form = await findForm(deps, run, incident);
  if (typeof form === "string") return withLinks(run, refuseAll(run.ledger.links, fresh, form));
  let now = await save(deps, withLinks(run, claimAll(run.ledger.links, fresh, deps.clock.now())));
  for (let at = 0; at < fresh.length; at += BATCH) {
    now = await createBatch(deps, now, {
      form,
      incident,
      lines: fresh.slice(at, at + BATCH),
      rest: fresh.slice(at),
    });
  }
  return now;
}

/** The form to fill, or a sentence that says why there is none. */
async function findForm(
  deps: SyncDeps,
  run: Run,
  incident: IncidentRef,
): Promise<TaskForm | string> {
  const target = taskTargetFor(run.settings, incident.projectId);
  const project = target.projectId === undefined ? incident.projectId : projectId(target.projectId);
  try {
    const type = target.issueType ?? (await defaultType(deps, run, project));
    if (type === undefined) return NO_TYPE;
    const form = await deps.tasks.form(project, type);
    return form.missing.length === 0 ? form : asksFor(form.missing);
  } catch (error) {
    if (error instanceof AppError && REFUSALS.has(error.code)) return NO_PROJECT;
    throw error;
  }
}

const REFUSALS: ReadonlySet<string> = new Set(["not-found", "forbidden", "input-invalid"]);

const defaultType = async (
  deps: SyncDeps,
  { settings }: Run,
  project: ProjectId,
): Promise<string | undefined> =>
  (await deps.tasks.defaultType(project, settings.incident.issueTypes))?.id;

const NO_TYPE =
  "Jira offers the app no issue type for tasks in the project that follow-ups go to. Ask a Jira admin to let the app create issues there, or to choose another project or type in the settings.";

const NO_PROJECT =
  "The app can't create tasks in the project that follow-ups go to. Ask a Jira admin to give it access, or to choose another project in the settings.";

const asksFor = (fields: readonly string[]): string =>
  `The project asks for ${fields.join(", ")} when a task is created. Give the field a default in Jira, or choose another issue type in the settings.`;

export const linkOf = (line: Line, phase: Link["phase"], claimedAt: number): Link => ({
  line: line.id,
  localId: line.localId,
  text: line.text,
  phase,
  claimedAt,
  task: undefined,
  adopted: undefined,
  tied: false,
  agreed: undefined,
  promised: line.due,
  postponed: 0,
  problem: undefined,
});

const without = (links: readonly Link[], lines: readonly Line[]): readonly Link[] => {
  const ids = new Set(lines.map(({ id }) => id));
  return links.filter(({ line }) => !ids.has(line));
};

/** What a task that is made of the line shows first. A run that finds it after a crash needs to know, for by then people may have moved it. */
const asked = (line: Line): NonNullable<Link["agreed"]> => ({
  page: fieldsOfLine(line),
  task: fieldsOfLine(line),
});

const claimAll = (links: readonly Link[], lines: readonly Line[], now: number): readonly Link[] => [
  ...without(links, lines),
  ...lines.map((line) => ({ ...linkOf(line, "claimed", now), agreed: asked(line) })),
];

const refuseAll = (
  links: readonly Link[],
  lines: readonly Line[],
  message: string,
): readonly Link[] => [
  ...without(links, lines),
  ...lines.map((line) => ({
    ...linkOf(line, "refused", 0),
    problem: { code: "not-created" as const, message },
  })),
];

type Batch = {
  readonly form: TaskForm;
  readonly incident: IncidentRef;
  readonly lines: readonly Line[];
  /** This batch and all that come after it. */
  readonly rest: readonly Line[];
};

async function createBatch(deps: SyncDeps, run: Run, batch: Batch): Promise<Run> {
  const { form, incident, lines } = batch;
  const tasks = lines.map((line) => newTask(line, run));
  const { linkType } = run.settings.followUps;
  const few = batch.rest.length <= AT_ONCE && !run.ledger.links.some(isLoose);
  const tie = form.offersLinks && few ? { incidentKey: incident.key, linkType } : undefined;
  const outcomes = await orRefusal(() => deps.tasks.create(form, tasks, tie));
  return outcomes instanceof AppError
    ? unmade(deps, run, { batch, error: outcomes })
    : noted(deps, noteAll(run, { ...batch, tied: tie !== undefined }, outcomes), outcomes);
}

/** Writes down what became of the batch. Where Jira asked to wait, another run makes the rest. */
async function noted(deps: SyncDeps, run: Run, outcomes: readonly CreateOutcome[]): Promise<Run> {
  const saved = await save(deps, run);
  if (outcomes.some(({ kind }) => kind === "later")) {
    await deps.queue.push([{ ...run.request, reason: "swept" }], WAIT_SECONDS);
  }
  return saved;
}

const WAIT_SECONDS = 30;

/** A clear no is an answer. Where nobody can say what was made, the claims stay and the error goes on. */
async function orRefusal<T>(work: () => Promise<T>): Promise<T | AppError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError && error.code !== "unavailable") return error;
    throw error;
  }
}

type Failure = { readonly batch: Batch; readonly error: AppError };

/** Nothing was made: the claims are given back, and what cannot pass is told to people. */
async function unmade(deps: SyncDeps, run: Run, { batch, error }: Failure): Promise<Run> {
  if (!REFUSALS.has(error.code)) {
    await save(deps, withLinks(run, without(run.ledger.links, batch.rest)));
    throw error;
  }
  return save(
    deps,
    withLinks(run, refuseAll(run.ledger.links, batch.lines, error.subject ?? NO_PROJECT)),
  );
}

function newTask(line: Line, { ledger, settings }: Run): NewTask {
  const priority =
    line.priority === undefined ? undefined : settings.followUps.priorities[line.priority];
  return {
    summary: taskSummary(line),
    description: describe(line, ledger),
    owner: line.owner?.accountId,
    due: line.due,
    priority,
    line: line.id,
    property: propertyOf(line, { ledger }),
  };
}

/** What the task of a line says about it, for search and for recovery. */
export const propertyOf = (
  line: Line,
  { ledger }: { readonly ledger: Ledger },
): FollowUpProperty => ({
  incident: ledger.incidents.map(({ key }) => key).join(" "),
  page: ledger.page,
  line: line.id,
  promised: line.due,
  postponed: 0,
  priority: line.priority,
});

/** Where the task comes from, for people who meet it on a board. */
function describe(line: Line, ledger: Ledger): AdfDocument {
  const cut = taskSummary(line) === line.summary ? [] : [paragraph(text(line.summary))];
  const others = line.others.flatMap(({ accountId, name }) => [
    ...text(" "),
    mention(accountId, name),
  ]);
  return documentOf([
    ...cut,
    paragraph([...text("Follow-up of the postmortem "), inlineCard(ledger.url)]),
    ...(others.length === 0 ? [] : [paragraph([...text("Also named:"), ...others])]),
  ]);
}

type Answered = Batch & {
  /** Whether the links to the incident were part of the call. */
  readonly tied: boolean;
};

function noteAll(run: Run, batch: Answered, outcomes: readonly CreateOutcome[]): Run {
  const byLine = new Map(outcomes.map((one) => [lineIn(one), one]));
  const lineById = new Map(batch.lines.map((line) => [line.id, line]));
  const made: Task[] = [];
  const kept = run.ledger.links.filter(({ line }) => byLine.get(line)?.kind !== "later");
  const links = kept.map((link) => {
    const outcome = byLine.get(link.line);
    const line = lineById.get(link.line);
    if (outcome === undefined || line === undefined || outcome.kind === "later") return link;
    if (outcome.kind === "created") made.push(taskOf(outcome, line, batch.form));
    return note(link, line, { outcome, batch, settings: run.settings });
  });
  return withLinks({ ...run, tasks: [...run.tasks, ...made] }, links);
}

const lineIn = (outcome: CreateOutcome): Link["line"] =>
  outcome.kind === "created" ? outcome.task.line : outcome.line;

type Answer = {
  readonly outcome: Exclude<CreateOutcome, { kind: "later" }>;
  readonly batch: Answered;
  readonly settings: Settings;
};

function note(link: Link, line: Line, { outcome, batch, settings }: Answer): Link {
  const { form, tied } = batch;
  if (outcome.kind === "refused") {
    return { ...link, phase: "refused", problem: { code: "not-created", message: outcome.reason } };
  }
  const { id, key } = outcome.task;
  const taken = (field: string): boolean => form.fields.has(field) && !outcome.left.includes(field);
  const page = fieldsOfLine(line);
  const task = {
    ...page,
    owner: taken("assignee") ? page.owner : undefined,
    due: taken("duedate") ? page.due : undefined,
    priority:
      taken("priority") && line.priority !== undefined
        ? line.priority
        : form.defaultPriority && tokenOf(form.defaultPriority, settings),
  };
  return {
    ...link,
    phase: "linked",
    task: { id, key, projectId: form.projectId },
    tied,
    agreed: { page, task },
  };
}

/** The new task as far as this run knows it, so that it can be counted without being read. */
const taskOf = (
  { task }: Extract<CreateOutcome, { kind: "created" }>,
  line: Line,
  form: TaskForm,
): Task => ({
  id: task.id,
  key: task.key,
  url: "",
  projectId: form.projectId,
  summary: taskSummary(line),
  status: { id: "", name: "", category: "new" },
  resolution: undefined,
  assignee: line.owner,
  due: line.due,
  priority: undefined,
});
