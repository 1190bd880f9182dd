import { documentOf, inlineCard, paragraph, text } from "../domain/adf";
import { AppError, isRetryable } from "../domain/app-error";
import { checkboxOf, type Checkbox } from "../domain/checkbox";
import type { Line } from "../domain/line";
import type { Link, Problem } from "../domain/link";
import type { LinkPlan, LinkStep } from "../domain/sync";
import { chooseTransition, type Task } from "../domain/task";
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

async function applyPlan(tools: Tools, plan: LinkPlan): Promise<Applied> {
  let moved: Task | undefined;
  for (const step of plan.steps) {
    const outcome = await applyStep(tools, step);
    if (outcome.problem !== undefined) {
      return { link: { ...plan.link, problem: outcome.problem }, moved };
    }
    moved = outcome.moved ?? moved;
  }
  return { link: plan.after, moved };
}

type Outcome = { readonly problem?: Problem; readonly moved?: Task };

async function applyStep(tools: Tools, step: LinkStep): Promise<Outcome> {
  switch (step.kind) {
    case "move-task":
      return moveTask(tools, step.task, step.done);
    case "edit-task":
      return orProblem(
        "not-edited",
        `Jira did not take the change to ${step.task.key}`,
        async () => {
          await tools.deps.tasks.edit(step.task.id, step.edit);
          return {};
        },
      );
    case "tick-line":
      return tickLine(tools, step.line, step.done);
    case "tell-removed":
      return {};
  }
}

async function moveTask({ deps, run }: Tools, task: Task, done: boolean): Promise<Outcome> {
  return orProblem("no-transition", `Jira did not move ${task.key}`, async () => {
    const transitions = await deps.tasks.transitions(task.id);
    const statuses = run.settings.followUps.statuses[task.projectId];
    const choice = chooseTransition(transitions, done, statuses);
    if (choice.kind === "stuck") {
      return { problem: { code: "no-transition", message: choice.reason } };
    }
    await deps.tasks.move(task.id, choice.transition.id);
    return { moved: { ...task, status: choice.transition.to, resolution: undefined } };
  });
}

async function tickLine({ deps, run, boxes }: Tools, line: Line, done: boolean): Promise<Outcome> {
  const box = checkboxOf(line, run.lines, await boxes());
  if (box === undefined) return notThereYet(deps, run);
  return orProblem("not-ticked", "Confluence did not tick the line", async () => {
    await deps.checkboxes.set(box.id, done);
    return {};
  });
}

/** New checkboxes show up late in Confluence's list. Somebody looks again, once. */
async function notThereYet(deps: SyncDeps, run: Run): Promise<Outcome> {
  if (run.request.reason === "event") {
    await deps.queue.push([{ ...run.request, reason: "swept", deleted: undefined }], 60);
  }
  return {
    problem: {
      code: "not-ticked",
      message: "Confluence doesn't list this checkbox yet. The app looks again within the hour.",
    },
  };
}

/** A refusal becomes the link's problem; what may pass later is thrown. */
async function orProblem(
  code: Problem["code"],
  said: string,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || isRetryable(error.code)) throw error;
    const reason = error.subject === undefined ? "" : `: ${error.subject}`;
    return { problem: { code, message: `${said}${reason}. Make this change there by hand.` } };
  }
}

/** One word to each task whose line left the page. Written down first: rather no word than two. */
async function tellRemoved(deps: SyncDeps, run: Run, plans: readonly LinkPlan[]): Promise<Run> {
  const gone = plans.filter(({ steps }) => steps.some(({ kind }) => kind === "tell-removed"));
  if (gone.length === 0) return run;
  const saved = await save(deps, run);
  for (const { link } of gone) await tell(deps, run, link);
  return saved;
}

async function tell(deps: SyncDeps, { ledger }: Run, { task }: Link): Promise<void> {
  if (task === undefined) return;
  const comment = documentOf([
    paragraph([
      ...text("The line of this follow-up was removed from "),
      inlineCard(ledger.url),
      ...text(". The task stays as it is."),
    ]),
  ]);
  await orProblem("not-edited", "", async () => {
    await deps.tasks.say(task.id, comment);
    return {};
  });
}
