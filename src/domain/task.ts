import type { Settings } from "../contract/settings";
import type { Named, Person, Status } from "./incident";
import type { IssueId, ProjectId } from "./ids";

/** The Jira issue made of a line, as it was just read. */
export type Task = {
  readonly id: IssueId;
  readonly key: string;
  readonly url: string;
  readonly projectId: ProjectId;
  readonly summary: string;
  readonly status: Status;
  readonly resolution: Named | undefined;
  readonly assignee: Person | undefined;
  /** YYYY-MM-DD. */
  readonly due: string | undefined;
  readonly priority: Named | undefined;
};

/** Closed without being done, by what settings call so. */
export const isWontDo = (task: Task, settings: Settings): boolean =>
  task.status.category === "done" &&
  task.resolution !== undefined &&
  [task.resolution.id, task.resolution.name].some((one) =>
    settings.followUps.wontDo.some((named) => plain(named) === plain(one)),
  );

/** Sites write "Won't Do", "Won't do" and "Won’t do". */
const plain = (name: string): string => name.trim().toLowerCase().replaceAll("’", "'");

/** Done by the status's category, never by its name. */
export const isDone = (task: Task, settings: Settings): boolean =>
  task.status.category === "done" && !isWontDo(task, settings);

/** A way out of the task's present status. */
export type Transition = {
  readonly id: string;
  readonly name: string;
  readonly to: Status;
  /** Names of fields that its screen asks for. */
  readonly requiredFields: readonly string[];
  /** False where a condition of the workflow keeps it from the app, such as one that leaves it to the assignee. */
  readonly available: boolean;
};

export type TransitionChoice =
  | { readonly kind: "take"; readonly transition: Transition }
  | { readonly kind: "stuck"; readonly reason: string };

/**
 * The one transition that makes a task done, or open again. Settings decide where the category alone does not; a status that nobody asked
 * for is never passed through.
 */
export function chooseTransition(
  transitions: readonly Transition[],
  done: boolean,
  settings: { readonly done?: string; readonly open?: string } | undefined,
): TransitionChoice {
  const wanted = done ? settings?.done : settings?.open;
  const named = transitions.filter(
    ({ to }) => wanted === undefined || to.id === wanted || to.name === wanted,
  );
  const fitting = named.filter(({ to }) => fits(to, done));
  const open = fitting.filter(({ available }) => available);
  const free = open.filter(({ requiredFields }) => requiredFields.length === 0);
  const [first, ...more] = distinctTargets(free);
  if (first !== undefined && more.length === 0) return { kind: "take", transition: first };
  return { kind: "stuck", reason: reasonFor({ done, wanted, named, fitting, open, free }) };
}

const fits = (status: Status, done: boolean): boolean =>
  done ? status.category === "done" : status.category !== "done";

/** Transitions that lead to one status are one choice; going back to the start is the plain way to reopen. */
function distinctTargets(transitions: readonly Transition[]): readonly Transition[] {
  const byTarget = new Map(transitions.map((one) => [one.to.id, one]));
  const targets = [...byTarget.values()];
  const starts = targets.filter(({ to }) => to.category === "new");
  const open = targets.every(({ to }) => to.category !== "done");
  return open && starts.length === 1 ? starts : targets;
}

/** Each list holds what is left of the one before. */
type Dead = {
  readonly done: boolean;
  readonly wanted: string | undefined;
  readonly named: readonly Transition[];
  readonly fitting: readonly Transition[];
  readonly open: readonly Transition[];
  readonly free: readonly Transition[];
};

const BY_HAND = "Make this change in Jira.";

/** What keeps the app from moving the task, and who can help. The headings are those of the settings page. */
function reasonFor({ done, wanted, named, fitting, open, free }: Dead): string {
  const goal = done ? "done" : "open again";
  const line = done ? "a ticked line" : "a line that is unticked again";
  const [asking] = open;
  const [closed] = fitting;
  const [wrong] = named;
  if (free.length > 0) {
    return `The workflow offers several ways to ${goal}: ${namesOf(free)}. An admin can choose one for this project under Statuses in the app's settings.`;
  }
  if (asking !== undefined) {
    return `“${asking.name}” asks for ${asking.requiredFields.join(", ")}, which the app can't answer. ${BY_HAND}`;
  }
  if (closed !== undefined) {
    return `The workflow keeps “${closed.name}” from the app, for example because only the assignee may take it. ${BY_HAND}`;
  }
  if (wanted === undefined) {
    return `Jira offers the app no way from this status to ${goal}. ${BY_HAND}`;
  }
  return wrong === undefined
    ? `Jira offers the app no way to the status that settings name for ${line} in this project. Make this change in Jira, or have an admin choose another status.`
    : `Settings name “${wrong.to.name}” for ${line} in this project, but that status is not ${goal}. An admin can choose another one.`;
}

const namesOf = (transitions: readonly Transition[]): string =>
  [...new Set(transitions.map(({ to }) => `“${to.name}”`))].join(", ");
