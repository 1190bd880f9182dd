import type { FollowUpState, FollowUpView, Progress } from "../contract/views";
import type { Settings } from "../contract/settings";
import type { Line } from "./line";
import type { Link } from "./link";
import { matchLines } from "./match";
import { isWontDo, type Task } from "./task";

export type FollowUpInput = {
  readonly links: readonly Link[];
  readonly lines: readonly Line[];
  readonly tasks: readonly Task[];
  readonly settings: Settings;
  /** The reader's calendar day, YYYY-MM-DD. */
  readonly today: string;
};

/** Every follow-up of a page as a person sees it, in the page's order; those whose line is gone last. */
export function followUpsOf(input: FollowUpInput): readonly FollowUpView[] {
  const taskById = new Map(input.tasks.map((task) => [task.id, task]));
  const lineOf = matchLines(input.lines, input.links);
  return input.links
    .map((link) => ({
      link,
      line: lineOf.get(link.line),
      task: link.task === undefined ? undefined : taskById.get(link.task.id),
    }))
    .sort((a, b) => place(a.line) - place(b.line))
    .map((one) => followUp(one, input));
}

const place = (line: Line | undefined): number => line?.position ?? Number.MAX_SAFE_INTEGER;

type Parts = {
  readonly link: Link;
  readonly line: Line | undefined;
  readonly task: Task | undefined;
};

function followUp({ link, line, task }: Parts, { settings, today }: FollowUpInput): FollowUpView {
  const state = stateOf(link, task, settings);
  const shown = task === undefined ? promisedBy(line) : shownBy(task);
  return {
    line: link.line,
    text: line?.text ?? link.text,
    state,
    ...shown,
    overdue: isOverdue(state, shown.due, today),
    postponed: link.postponed,
    problem: link.problem?.message,
  };
}

type Shown = Pick<FollowUpView, "task" | "owner" | "due">;

const promisedBy = (line: Line | undefined): Shown => ({
  task: undefined,
  owner: line?.owner,
  due: line?.due,
});

/** Once there is a task, Jira says who and when. */
const shownBy = ({ key, url, summary, status, assignee, due }: Task): Shown => ({
  task: { key, url, summary, statusName: status.name },
  owner: assignee,
  due,
});

const isOverdue = (state: FollowUpState, due: string | undefined, today: string): boolean =>
  (state === "open" || state === "in-progress") && due !== undefined && due < today;

const BY_PHASE = {
  claimed: "waiting",
  refused: "not-synced",
  removed: "removed",
  deleted: "deleted",
} as const;

/** What cannot be read is never done. */
function stateOf(link: Link, task: Task | undefined, settings: Settings): FollowUpState {
  if (link.phase !== "linked") return BY_PHASE[link.phase];
  if (task === undefined) return "not-visible";
  if (task.projectId !== link.task?.projectId) return "moved";
  if (link.problem !== undefined) return "not-synced";
  return stateByStatus(task, settings);
}

function stateByStatus(task: Task, settings: Settings): FollowUpState {
  if (isWontDo(task, settings)) return "wont-do";
  if (task.status.category === "done") return "done";
  return task.status.category === "indeterminate" ? "in-progress" : "open";
}

/** Counts what a lead looks at. A line that left the page counts no more; what cannot be read counts as unknown. */
export function progressOf(followUps: readonly FollowUpView[]): Progress {
  const counted = followUps.filter(({ state }) => state !== "removed");
  const count = (...states: readonly FollowUpState[]): number =>
    counted.filter(({ state }) => states.includes(state)).length;
  return {
    total: counted.length,
    done: count("done"),
    inProgress: count("in-progress"),
    open: count("open", "waiting"),
    overdue: counted.filter(({ overdue }) => overdue).length,
    wontDo: count("wont-do"),
    unknown: count("moved", "deleted", "not-visible", "not-synced"),
  };
}
