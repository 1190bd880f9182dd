import type { Settings } from "../contract/settings";
import type { Named } from "./incident";
import type { Line } from "./line";
import { isDone, type Task } from "./task";

/** What page and task can disagree about. */
export type Fields = {
  readonly done: boolean;
  readonly summary: string;
  readonly owner: string | undefined;
  /** YYYY-MM-DD. */
  readonly due: string | undefined;
  /**
   * The token that stands for it on the page, on both sides, so that an admin may name priorities anew and nothing moves. Empty: none.
   * Undefined: nobody has looked yet.
   */
  readonly priority: string | undefined;
};

export type FieldName = keyof Fields;

/** Jira keeps summaries to 255 characters and one line. */
const MAX_SUMMARY = 255;

/** The summary that a task of this line gets: whole words as far as they fit. */
export function taskSummary(line: Pick<Line, "summary">): string {
  if (line.summary.length <= MAX_SUMMARY) return line.summary;
  const cut = line.summary.slice(0, MAX_SUMMARY - 1);
  const space = cut.lastIndexOf(" ");
  const kept = space > MAX_SUMMARY / 2 ? cut.slice(0, space) : withoutHalfCharacter(cut);
  return `${kept}…`;
}

const withoutHalfCharacter = (text: string): string => text.replace(/[\uD800-\uDBFF]$/u, "");

export const fieldsOfLine = (line: Line): Fields => ({
  done: line.done,
  summary: taskSummary(line),
  owner: line.owner?.accountId,
  due: line.due,
  priority: line.priority ?? "",
});

/** `tokens` are those to speak of the task's priority with, where several stand for it; the first that fits is taken. */
export const fieldsOfTask = (
  task: Task,
  settings: Settings,
  tokens: readonly (string | undefined)[] = [],
): Fields => ({
  done: isDone(task, settings),
  summary: task.summary,
  owner: task.assignee?.accountId,
  due: task.due,
  priority: tokenOf(task.priority, settings, tokens),
});

/** The token that stands for a priority of Jira; a name of its own where none does. */
export function tokenOf(
  priority: Named | undefined,
  settings: Settings,
  preferred: readonly (string | undefined)[] = [],
): string {
  if (priority === undefined) return "";
  const fitting = Object.entries(settings.followUps.priorities)
    .filter(([, named]) => named === priority.id || named === priority.name)
    .map(([token]) => token);
  const known = preferred.find((token) => token !== undefined && fitting.includes(token));
  return known ?? fitting[0] ?? `priority ${priority.id}`;
}

/** What each side showed when both last agreed. */
export type Agreed = { readonly page: Fields; readonly task: Fields };

/** Who moved since both last agreed. */
export type Outcome = "agreed" | "page-moved" | "task-moved" | "conflict";

type Sides<T> = {
  readonly page: T;
  readonly task: T;
  readonly agreed: { readonly page: T; readonly task: T };
};

/** Three-way: who moved since both last agreed? Sides that show the same agree, whoever moved. */
export function merge<T>({ page, task, agreed }: Sides<T>): Outcome {
  if (page === task) return "agreed";
  const pageMoved = page !== agreed.page;
  const taskMoved = task !== agreed.task;
  if (pageMoved && taskMoved) return "conflict";
  if (pageMoved) return "page-moved";
  return taskMoved ? "task-moved" : "agreed";
}
