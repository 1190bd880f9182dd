import type { Settings } from "../contract/settings";
import type { Line } from "./line";
import { isDone, type Task } from "./task";

/** What page and task can disagree about. */
export type Fields = {
  readonly done: boolean;
  readonly summary: string;
  readonly owner: string | undefined;
  /** YYYY-MM-DD. */
  readonly due: string | undefined;
};

export type FieldName = keyof Fields;

export const FIELD_NAMES: readonly FieldName[] = ["done", "summary", "owner", "due"];

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
});

export const fieldsOfTask = (task: Task, settings: Settings): Fields => ({
  done: isDone(task, settings),
  summary: task.summary,
  owner: task.assignee?.accountId,
  due: task.due,
});

export type Merge =
  | { readonly kind: "agreed" }
  | { readonly kind: "page-moved" }
  | { readonly kind: "task-moved" }
  | { readonly kind: "conflict" };

type Sides<T> = {
  readonly page: T;
  readonly task: T;
  readonly agreed: { readonly page: T; readonly task: T };
};

/** Three-way: who moved since both last agreed? Sides that show the same agree, whoever moved. */
export function merge<T>({ page, task, agreed }: Sides<T>): Merge {
  if (page === task) return { kind: "agreed" };
  const pageMoved = page !== agreed.page;
  const taskMoved = task !== agreed.task;
  if (pageMoved && taskMoved) return { kind: "conflict" };
  if (pageMoved) return { kind: "page-moved" };
  return { kind: taskMoved ? "task-moved" : "agreed" };
}
