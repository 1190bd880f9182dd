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
  [task.resolution.id, task.resolution.name].some((one) => settings.followUps.wontDo.includes(one));

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
};

export type TransitionChoice =
  | { readonly kind: "take"; readonly transition: Transition }
  | { readonly kind: "stuck"; readonly reason: string };

const describe = (transitions: readonly Transition[]): string =>
  transitions.map(({ to }) => `“${to.name}”`).join(", ");

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
  const fitting = transitions.filter(({ to }) =>
    wanted === undefined ? fits(to, done) : to.id === wanted || to.name === wanted,
  );
  const free = fitting.filter(({ requiredFields }) => requiredFields.length === 0);
  const [first, ...more] = distinctTargets(free);
  if (first !== undefined && more.length === 0) return { kind: "take", transition: first };
  return { kind: "stuck", reason: reasonFor({ done, wanted, fitting, free }) };
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

type Dead = {
  readonly done: boolean;
  readonly wanted: string | undefined;
  readonly fitting: readonly Transition[];
  readonly free: readonly Transition[];
};

function reasonFor({ done, wanted, fitting, free }: Dead): string {
  const goal = done ? "done" : "open again";
  if (free.length > 1) {
    return `The workflow offers several ways to ${goal}: ${describe(free)}. An admin can choose one in the settings.`;
  }
  const asking = fitting[0];
  if (asking !== undefined) {
    return `“${asking.name}” asks for ${asking.requiredFields.join(", ")}. Make this change in Jira.`;
  }
  return wanted === undefined
    ? `The workflow has no way from this status to ${goal}. Make this change in Jira.`
    : `The workflow has no way from this status to “${wanted}”, which settings ask for.`;
}
