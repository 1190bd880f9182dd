import { judge, type Verdict } from "../domain/adopt";
import { AppError, isRetryable } from "../domain/app-error";
import { fieldsOfLine, fieldsOfTask } from "../domain/fields";
import { isIncident } from "../domain/incident";
import { originOf } from "../domain/issue-link";
import type { Link } from "../domain/link";
import type { Adoption } from "../domain/sync";
import type { Task } from "../domain/task";
import type { FoundIssue } from "../ports/tasks";
import { linkOf, propertyOf, without } from "./create-tasks";
import { save, withLinks, type Run, type SyncDeps } from "./sync-run";

/**
 * Makes issues that people linked in their lines the tasks of these lines, and creates nothing. The issue gets the app's property, and nothing
 * else of it changes: both sides start with what they show. Safe to repeat after a crash at any call. Throws what may pass later.
 */
export async function adoptTasks(
  deps: SyncDeps,
  run: Run,
  wanted: readonly Adoption[],
): Promise<Run> {
  if (wanted.length === 0) return run;
  const here = await onThisSite(deps, run, wanted);
  const keys = [...new Set(here.map(({ issue }) => issue.key))];
  const found = keys.length === 0 ? new Map<string, FoundIssue>() : await deps.tasks.byKey(keys);
  let now = run;
  for (const adoption of wanted) {
    const ofThisSite = here.includes(adoption);
    const task = ofThisSite ? found.get(adoption.issue.key) : undefined;
    now = await adoptOne(deps, now, { adoption, ofThisSite, task });
  }
  return save(deps, now);
}

/** Pages and issues of a site have one address, or two that Jira knows: it is asked only where the page's own does not decide. */
async function onThisSite(
  deps: SyncDeps,
  { ledger }: Run,
  wanted: readonly Adoption[],
): Promise<readonly Adoption[]> {
  const isAt = (url: string) => (one: Adoption) => one.issue.origin === originOf(url);
  const beside = wanted.filter(isAt(ledger.url));
  if (beside.length === wanted.length) return wanted;
  const isJira = isAt(await deps.siteUrl());
  return wanted.filter((one) => beside.includes(one) || isJira(one));
}

type Wanted = {
  readonly adoption: Adoption;
  readonly ofThisSite: boolean;
  readonly task: FoundIssue | undefined;
};

async function adoptOne(deps: SyncDeps, run: Run, wanted: Wanted): Promise<Run> {
  const { adoption, ofThisSite, task } = wanted;
  const { ledger } = run;
  const verdict = judge({
    issue: adoption.issue,
    ofThisSite,
    task,
    seen: task !== undefined && (await isSeen(deps, run, task)),
    isIncident: task !== undefined && isAnIncident(run, task),
    links: ledger.links,
    taken: task !== undefined && (await isTaken(deps, run, task)),
  });
  const marked = verdict.kind === "take" ? await mark(deps, run, { ...wanted, verdict }) : verdict;
  const kept = without(ledger.links, [adoption.line]);
  return marked.kind === "take"
    ? withLinks({ ...run, tasks: [...run.tasks, marked.task] }, [
        ...kept,
        taken(run, adoption, marked.task),
      ])
    : withLinks(run, [...kept, left(adoption, marked.reason)]);
}

/** The app sees more than people do: what a line names has to be visible to whoever wrote it, or asks for it. */
const isSeen = async (deps: SyncDeps, { request, savedBy }: Run, task: Task): Promise<boolean> => {
  if (request.vouched.includes(task.id)) return true;
  const person = request.by ?? savedBy;
  return person !== undefined && deps.tasks.maySee(person, task.key);
};

/** By id: a key changes when an issue is moved. Ticking a line must not close somebody's incident. */
const isAnIncident = ({ ledger, settings }: Run, { id, issueType }: FoundIssue): boolean =>
  ledger.incidents.some((incident) => incident.id === id) ||
  (issueType !== undefined && isIncident({ issueType }, settings.incident));

/** Anybody can write properties: only a ledger that knows the issue has it. */
async function isTaken(
  deps: SyncDeps,
  { ledger }: Run,
  { id, page }: FoundIssue,
): Promise<boolean> {
  if (page === undefined || page === ledger.page) return false;
  const other = await deps.ledgers.find(page);
  return (
    other?.value.links.some(({ phase, task }) => phase === "linked" && task?.id === id) ?? false
  );
}

type Take = Extract<Verdict, { kind: "take" }>;

async function mark(
  deps: SyncDeps,
  run: Run,
  { adoption, verdict }: Wanted & { readonly verdict: Take },
): Promise<Verdict> {
  const { task } = verdict;
  try {
    await deps.tasks.mark(task.id, {
      ...propertyOf(adoption.line, run),
      promised: adoption.line.due ?? task.due,
    });
    return verdict;
  } catch (error) {
    if (!(error instanceof AppError) || isRetryable(error.code)) throw error;
    const reason = `The app can't edit ${task.key}. Ask a Jira admin to give it access to the project, or remove the link.`;
    return { kind: "leave", reason };
  }
}

/** Jira's link to the incident is made with all other loose ones. */
const taken = (run: Run, { line, issue }: Adoption, task: Task): Link => ({
  ...linkOf(line, "linked", 0),
  task: { id: task.id, key: task.key, projectId: task.projectId },
  adopted: issue.key,
  agreed: {
    page: { ...fieldsOfLine(line), summary: task.summary },
    task: fieldsOfTask(task, run.settings, [line.priority]),
  },
  promised: line.due ?? task.due,
});

const left = ({ line, issue }: Adoption, message: string): Link => ({
  ...linkOf(line, "refused", 0),
  adopted: issue.key,
  problem: { code: "not-adopted", message },
});
