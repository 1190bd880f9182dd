import { documentOf, inlineCard, paragraph, text } from "../domain/adf";
import { AppError, isRetryable } from "../domain/app-error";
import { checkboxOf, type Checkbox } from "../domain/checkbox";
import type { FieldName } from "../domain/fields";
import type { Line } from "../domain/line";
import { hasTask, type Link, type Made, type Problem } from "../domain/link";
import { same } from "../domain/same";
import { afterRefusal, type LinkPlan, type LinkStep, type TaskEdit } from "../domain/sync";
import { chooseTransition, type Task } from "../domain/task";
import type { FollowUpProperty } from "../ports/tasks";
import { save, withLinks, type Run, type SyncDeps } from "./sync-run";

/**
 * Does what the plans say, one link after the other. A step that Jira or Confluence refuses leaves its link as it was, with the reason; the
 * rest counts. Throws what may pass later, so that the whole run is tried again.
 */
export async function applyPlans(
  deps: SyncDeps,
  run: Run,
  plans: readonly LinkPlan[],
): Promise<Run> {
  const boxes = once(() => deps.checkboxes.ofPage(run.request.page));
  const links: Link[] = [];
  let { tasks } = run;
  for (const plan of plans) {
    const done = await applyPlan({ deps, run, boxes }, plan);
    links.push(done.link);
    tasks = tasks.map((task) => (task.id === done.moved?.id ? done.moved : task));
  }
  const applied = withLinks({ ...run, tasks }, links);
  return tellRemoved(deps, applied, plans);
}

/** Reads once, and only when somebody asks. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => (answer ??= read());
}

type Tools = {
  readonly deps: SyncDeps;
  readonly run: Run;
  readonly boxes: () => Promise<readonly Checkbox[]>;
};

type Applied = { readonly link: Link; readonly moved: Task | undefined };

/** Each step by itself: what is refused leaves its own fields as they were, and what was done counts. */
async function applyPlan(tools: Tools, plan: LinkPlan): Promise<Applied> {
  const refused: Refused[] = [];
  let moved: Task | undefined;
  for (const step of plan.steps) {
    const outcome = await applyStep(tools, step);
    refused.push(...(outcome.refused ?? []));
    moved = outcome.moved ?? moved;
  }
  const link = outcomeOf(plan, refused);
  await mirror(tools, plan.link, link);
  return { link, moved };
}

function outcomeOf(plan: LinkPlan, refused: readonly Refused[]): Link {
  const [first] = refused;
  if (first === undefined) return plan.after;
  const fields = refused.map(({ field }) => field);
  const message = [...new Set(refused.map(({ problem }) => problem.message))].join(" ");
  return afterRefusal(plan, fields, { ...first.problem, message });
}

/**
 * Tells the task's property what has changed, so that JQL finds it, and at first that a line took it, where the run that took it died too early.
 * It decides nothing, so where Jira refuses it nobody is troubled.
 */
async function mirror({ deps, run }: Tools, before: Link, { task, ...link }: Link): Promise<void> {
  const told = toldOf(link);
  const first = before.agreed === undefined && link.agreed !== undefined;
  if (task === undefined || (!first && same(told, toldOf(before)))) return;
  const incident = run.ledger.incidents.map(({ key }) => key).join(" ");
  await attempt("not-edited", "", () =>
    deps.tasks.mark(task.id, { incident, page: run.ledger.page, line: link.line, ...told }),
  );
}

type Told = Pick<FollowUpProperty, "promised" | "postponed" | "priority">;

const toldOf = ({ promised, postponed, agreed }: Omit<Link, "task">): Told => ({
  promised,
  postponed,
  priority: agreed?.page.priority === "" ? undefined : agreed?.page.priority,
});

type Refused = { readonly field: FieldName; readonly problem: Problem };
type Outcome = { readonly refused?: readonly Refused[]; readonly moved?: Task };

const refusedDone = (problem: Problem): Outcome => ({ refused: [{ field: "done", problem }] });

async function applyStep(tools: Tools, step: LinkStep): Promise<Outcome> {
  switch (step.kind) {
    case "move-task":
      return moveTask(tools, step.task, step.done);
    case "edit-task":
      return editTask(tools.deps, step.task, step.edit);
    case "tick-line":
      return tickLine(tools, step.line, step.done);
    case "tell-removed":
      return {};
  }
}

/** All at once; when Jira refuses that, one field after the other, so that one that it does not take holds no other back. */
async function editTask(deps: SyncDeps, task: Task, edit: TaskEdit): Promise<Outcome> {
  const parts = singly(edit);
  const all = await attemptEdit(deps, task, edit);
  if (all === undefined) return {};
  if (parts.length === 1) return { refused: parts.map(({ field }) => ({ field, problem: all })) };
  const refused: Refused[] = [];
  for (const { field, part } of parts) {
    const problem = await attemptEdit(deps, task, part);
    if (problem !== undefined) refused.push({ field, problem });
  }
  return { refused };
}

async function attemptEdit(
  deps: SyncDeps,
  task: Task,
  edit: TaskEdit,
): Promise<Problem | undefined> {
  const said = `Jira did not take the change to ${task.key}`;
  const tried = await attempt("not-edited", said, () => deps.tasks.edit(task.id, edit));
  return tried.ok ? undefined : tried.problem;
}

type Part = { readonly field: FieldName; readonly part: TaskEdit };

function singly(edit: TaskEdit): readonly Part[] {
  const { summary, owner, due, priority } = edit;
  const parts: readonly Part[] = [
    { field: "summary", part: summary === undefined ? {} : { summary } },
    { field: "owner", part: "owner" in edit ? { owner } : {} },
    { field: "due", part: "due" in edit ? { due } : {} },
    { field: "priority", part: priority === undefined ? {} : { priority } },
  ];
  return parts.filter(({ part }) => Object.keys(part).length > 0);
}

async function moveTask({ deps, run }: Tools, task: Task, done: boolean): Promise<Outcome> {
  const statuses = run.settings.followUps.statuses[task.projectId];
  const tried = await attempt("no-transition", `Jira did not move ${task.key}`, async () => {
    const choice = chooseTransition(await deps.tasks.transitions(task.id), done, statuses);
    if (choice.kind === "take") await deps.tasks.move(task.id, choice.transition.id);
    return choice;
  });
  if (!tried.ok) return refusedDone(tried.problem);
  if (tried.value.kind === "stuck") {
    return refusedDone({ code: "no-transition", message: tried.value.reason });
  }
  const { to } = tried.value.transition;
  return { moved: { ...task, status: to, resolution: undefined } };
}

async function tickLine({ deps, run, boxes }: Tools, line: Line, done: boolean): Promise<Outcome> {
  const box = checkboxOf(line, run.lines, await boxes());
  if (box === undefined) return refusedDone(await notThereYet(deps, run));
  const tried = await attempt("not-ticked", "Confluence did not tick the line", () =>
    deps.checkboxes.set(box.id, done),
  );
  return tried.ok ? {} : refusedDone(tried.problem);
}

/** New checkboxes show up late in Confluence's list. Somebody looks again, once. */
async function notThereYet(deps: SyncDeps, run: Run): Promise<Problem> {
  if (run.request.reason === "event") {
    await deps.queue.push([{ ...run.request, reason: "swept", deleted: undefined }], 60);
  }
  return {
    code: "not-ticked",
    message: "Confluence doesn't list this checkbox yet. The app looks again within the hour.",
  };
}

type Tried<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** A refusal becomes the link's problem; what may pass later is thrown. */
async function attempt<T>(
  code: Problem["code"],
  said: string,
  work: () => Promise<T>,
): Promise<Tried<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (!(error instanceof AppError) || isRetryable(error.code)) throw error;
    const reason = error.subject === undefined ? "" : `: ${sentence(error.subject)}`;
    const message = `${said}${reason}. Make this change there by hand.`;
    return { ok: false, problem: { code, message } };
  }
}

/** Jira's words, to be followed by a full stop of ours. */
const sentence = (words: string): string => words.replace(/[\s.]+$/u, "");

/** One word to each task whose line left the page. Written down first: rather no word than two. */
async function tellRemoved(deps: SyncDeps, run: Run, plans: readonly LinkPlan[]): Promise<Run> {
  const gone = plans.filter(({ steps }) => steps.some(({ kind }) => kind === "tell-removed"));
  if (gone.length === 0) return run;
  const saved = await save(deps, run);
  for (const link of gone.map((plan) => plan.link).filter(hasTask)) await tell(deps, run, link);
  return saved;
}

async function tell(deps: SyncDeps, { ledger }: Run, { task }: Made): Promise<void> {
  const comment = documentOf([
    paragraph([
      ...text("The line of this follow-up was removed from "),
      inlineCard(ledger.url),
      ...text(". The task stays as it is."),
    ]),
  ]);
  await attempt("not-edited", "", () => deps.tasks.say(task.id, comment));
}
