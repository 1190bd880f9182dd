import { givenUp, holds, judge, type Found } from "../domain/adopt";
import { AppError, isRetryable } from "../domain/app-error";
import { fieldsOfLine, fieldsOfTask } from "../domain/fields";
import { isIncident } from "../domain/incident";
import { originOf } from "../domain/issue-link";
import type { Link } from "../domain/link";
import type { Adoption } from "../domain/sync";
import type { Task } from "../domain/task";
import type { Holder, Ledger, Stored } from "../ports/ledgers";
import type { FoundIssue } from "../ports/tasks";
import { linkOf, propertyOf } from "./create-tasks";
import { save, withLinks, type Run, type SyncDeps } from "./sync-run";

/**
 * Makes issues that people linked in their lines the tasks of these lines, and creates nothing. Of all postmortems one gets an issue, also of two
 * that ask at once: the other's write fails, and when it looks again it is told. The issue gets the app's property, and nothing else of it
 * changes: both sides start with what they show. Safe to repeat after a crash at any call. Throws what may pass later.
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
  const found = task === undefined ? undefined : await lookAt(deps, run, task);
  const verdict = judge({ issue: adoption.issue, ofThisSite, found });
  if (verdict.kind === "leave") return replaced(run, left(adoption, verdict.reason));
  const decided = { ...verdict.found, adoption };
  return mark(deps, await take(deps, run, decided), decided);
}

type Elsewhere = { readonly holder: Holder; readonly ledgers: readonly Stored<Ledger>[] };

type Known = Found & { readonly elsewhere: Elsewhere };

async function lookAt(deps: SyncDeps, run: Run, task: FoundIssue): Promise<Known> {
  const [elsewhere, seen] = await Promise.all([
    lookElsewhere(deps, run, task),
    isSeen(deps, run, task),
  ]);
  return {
    task,
    elsewhere,
    seen,
    isIncident: isAnIncident(run, task),
    heldBy: heldBy(run, task, elsewhere.ledgers),
  };
}

/** Other pages that may have the issue: the one that took it last, and the one that its property names. */
async function lookElsewhere(
  { ledgers }: SyncDeps,
  { ledger }: Run,
  { id, named }: FoundIssue,
): Promise<Elsewhere> {
  const holder = await ledgers.holder(id);
  const pages = [holder.page, named?.page].flatMap((page) =>
    page === undefined || page === ledger.page ? [] : [page],
  );
  const found = await Promise.all([...new Set(pages)].map(ledgers.find));
  return { holder, ledgers: found.flatMap((one) => (one === undefined ? [] : [one])) };
}

function heldBy(
  { ledger }: Run,
  task: FoundIssue,
  others: readonly Stored<Ledger>[],
): "line" | "postmortem" | undefined {
  if (holds(ledger, task)) return "line";
  return others.some(({ value }) => holds(value, task)) ? "postmortem" : undefined;
}

type Take = Pick<Known, "task" | "elsewhere"> & { readonly adoption: Adoption };

/** Written down before the issue hears of it. Nothing is agreed yet, which tells the next run that it has to be marked. */
async function take(deps: SyncDeps, run: Run, { adoption, task, elsewhere }: Take): Promise<Run> {
  const own = givenUp(run.ledger.links, task.id) ?? run.ledger.links;
  const link = { ...taken(run, adoption, task), agreed: undefined };
  const next = replaced(withLinks({ ...run, tasks: [...run.tasks, task] }, own), link);
  const givingUp = elsewhere.ledgers.flatMap(({ value, version }) => {
    const links = givenUp(value.links, task.id);
    return links === undefined ? [] : [{ value: { ...value, links }, version }];
  });
  const stored = await deps.ledgers.take(next.ledger, run.stored.version, {
    holder: elsewhere.holder,
    givingUp,
  });
  return { ...next, stored, ledger: stored.value };
}

/** The run with this link in place of the one that the line had. */
const replaced = (run: Run, link: Link): Run =>
  withLinks(run, [...run.ledger.links.filter(({ line }) => line !== link.line), link]);

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

async function mark(deps: SyncDeps, run: Run, { adoption, task }: Take): Promise<Run> {
  try {
    await deps.tasks.mark(task.id, {
      ...propertyOf(adoption.line, run),
      promised: adoption.line.due ?? task.due,
    });
    return replaced(run, taken(run, adoption, task));
  } catch (error) {
    if (!(error instanceof AppError) || isRetryable(error.code)) throw error;
    const reason = `The app can't edit ${task.key}. Ask a Jira admin to give it access to the project, or remove the link.`;
    return replaced(run, left(adoption, reason));
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
