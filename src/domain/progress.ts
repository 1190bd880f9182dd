import type { ConflictView, FollowUpState, FollowUpView, Progress } from "../contract/views";
import type { Settings } from "../contract/settings";
import { conflictsOf } from "./compare";
import type { Line } from "./line";
import type { Link, Problem } from "./link";
import { matchLines } from "./match";
import { isWontDo, type Task } from "./task";

export type FollowUpInput = {
  readonly links: readonly Link[];
  readonly lines: readonly Line[];
  readonly tasks: readonly Task[];
  readonly settings: Settings;
  /** The calendar day of whom the answer is for, YYYY-MM-DD. */
  readonly today: string;
};

/** Every follow-up of a page as a person sees it, in the page's order; those whose line is gone last. */
export function followUpsOf(input: FollowUpInput): readonly FollowUpView[] {
  return input.links
    .map(partsIn(input))
    .sort((a, b) => place(a.line) - place(b.line))
    .map((one) => followUp(one, input));
}

/** The one of this link. */
export const oneFollowUp = (link: Link, input: FollowUpInput): FollowUpView =>
  followUp(partsIn(input)(link), input);

function partsIn({ links, lines, tasks }: FollowUpInput): (link: Link) => Parts {
  const taskById = new Map(tasks.map((task) => [task.id, task]));
  const lineOf = matchLines(lines, links);
  return (link) => ({
    link,
    line: lineOf.get(link.line),
    task: link.task === undefined ? undefined : taskById.get(link.task.id),
  });
}

const place = (line: Line | undefined): number => line?.position ?? Number.MAX_SAFE_INTEGER;

type Parts = {
  readonly link: Link;
  readonly line: Line | undefined;
  readonly task: Task | undefined;
};

function followUp(parts: Parts, { settings, today }: FollowUpInput): FollowUpView {
  const { link, line, task } = parts;
  const conflicts = conflictsIn(parts, settings);
  const state = stateOf(parts, settings, conflicts);
  const shown = task === undefined ? promisedBy(line) : shownBy(task);
  return {
    line: link.line,
    text: wordsOf(parts),
    state,
    ...shown,
    overdue: isOverdue(state, shown.due, today),
    postponed: link.postponed,
    conflicts,
    problem: link.problem?.message ?? reasonFor(state, parts),
    canRetry: link.problem !== undefined,
  };
}

/** Without owner, date and priority, which stand beside it; all words of a line that has no others. */
function wordsOf({ link, line }: Parts): string {
  const summary = line?.summary ?? link.agreed?.page.summary ?? "";
  return summary === "" ? (line?.text ?? link.text) : summary;
}

/** Only a task that is followed can be in conflict with its line. */
const conflictsIn = ({ link, line, task }: Parts, settings: Settings): readonly ConflictView[] =>
  link.phase === "linked" && line !== undefined && isFollowed(link, task)
    ? conflictsOf({ link, line, task, settings })
    : [];

const isFollowed = (link: Link, task: Task | undefined): task is Task =>
  task !== undefined && task.projectId === link.task?.projectId;

type Shown = Pick<FollowUpView, "task" | "owner" | "due" | "priority">;

const promisedBy = (line: Line | undefined): Shown => ({
  task: undefined,
  owner: line?.owner,
  due: line?.due,
  priority: line?.priority,
});

/** Once there is a task, Jira says who and when. */
const shownBy = (task: Task): Shown => ({
  task: {
    key: task.key,
    url: task.url,
    summary: task.summary,
    statusName: task.status.name,
    resolution: task.resolution?.name,
  },
  owner: task.assignee,
  due: task.due,
  priority: task.priority?.name,
});

const isOverdue = (state: FollowUpState, due: string | undefined, today: string): boolean =>
  (state === "open" || state === "in-progress") && due !== undefined && due < today;

const BY_PHASE = {
  claimed: "waiting",
  refused: "not-synced",
  removed: "removed",
  deleted: "deleted",
} as const;

/** What cannot be read is never done, and neither is what page and task say differently. */
function stateOf(
  { link, task }: Parts,
  settings: Settings,
  conflicts: readonly ConflictView[],
): FollowUpState {
  if (link.phase !== "linked") return BY_PHASE[link.phase];
  if (task === undefined) return "not-visible";
  if (!isFollowed(link, task)) return "moved";
  const stuck = link.problem !== undefined && ABOUT_DONE.has(link.problem.code);
  const apart = conflicts.some(({ field }) => field === "done");
  return stuck || apart ? "not-synced" : stateByStatus(task, settings);
}

/** Problems that leave it open whether a follow-up is done. */
const ABOUT_DONE: ReadonlySet<Problem["code"]> = new Set(["no-transition", "not-ticked"]);

/** What people have to know about a state that no step of ours led to. */
function reasonFor(state: FollowUpState, { link, task }: Parts): string | undefined {
  if (state === "moved" && task !== undefined) {
    return `The task is ${task.key} in another project now. Page and task are not kept in step while it is there.`;
  }
  if (state === "deleted") {
    return `${link.task?.key ?? "The task"} was deleted in Jira. The line stays as it is.`;
  }
  return state === "not-visible"
    ? "You can't see its task: it was deleted, or you may not browse its project. Ask an admin of the project for access."
    : undefined;
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
