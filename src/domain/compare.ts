import type { Settings } from "../contract/settings";
import type { ConflictView, ValueView } from "../contract/views";
import {
  fieldsOfLine,
  fieldsOfTask,
  merge,
  type Agreed,
  type FieldName,
  type Fields,
  type Outcome,
} from "./fields";
import type { LineId } from "./ids";
import type { Named, Person } from "./incident";
import type { Line } from "./line";
import type { Link } from "./link";
import { isWontDo, type Task } from "./task";

/** A line and its task, both as they were just read. */
export type Pair = {
  readonly link: Link;
  readonly line: Line;
  readonly task: Task;
  readonly settings: Settings;
};

/** What both sides show, what they last agreed on, and who moved since, field by field. */
export type Comparison = Agreed & {
  readonly agreed: Agreed;
  readonly outcomes: Readonly<Record<FieldName, Outcome>>;
};

/** A link without an agreement agrees on what is seen first: nothing moves until somebody moves it. */
export function compare(pair: Pair): Comparison {
  const { link, line, task, settings } = pair;
  const shown = fieldsOfTask(task, settings, [line.priority, link.agreed?.task.priority]);
  const now: Agreed = { page: shownBy(line, link, shown), task: shown };
  const agreed = looked(link.agreed ?? now, now);
  const of = (name: FieldName): Outcome =>
    merge({
      page: now.page[name],
      task: now.task[name],
      agreed: { page: agreed.page[name], task: agreed.task[name] },
    });
  const outcomes = {
    done: overruled(of("done"), pair) ? ("conflict" as const) : of("done"),
    summary: of("summary"),
    owner: of("owner"),
    due: of("due"),
    // A line without a token says nothing about the priority.
    priority: line.priority === undefined ? ("agreed" as const) : of("priority"),
  };
  return { ...now, agreed, outcomes };
}

/** An issue that was there before the line keeps its name, whatever the line says about it. */
const shownBy = (line: Line, { adopted }: Link, task: Fields): Fields => ({
  ...fieldsOfLine(line),
  ...(adopted === undefined ? {} : { summary: task.summary }),
});

/** A priority that nobody has looked at cannot have moved. */
const looked = (agreed: Agreed, now: Agreed): Agreed => ({
  page: { ...agreed.page, priority: agreed.page.priority ?? now.page.priority },
  task: { ...agreed.task, priority: agreed.task.priority ?? now.task.priority },
});

/** A line ticked although its task was closed as won't do: nobody but a person can say which is meant. */
const overruled = (outcome: Outcome, { line, task, settings }: Pair): boolean =>
  outcome === "page-moved" && line.done && isWontDo(task, settings);

/** What both sides will have agreed on once every side that did not move has followed. A conflict stays where it was. */
export function settled({ page, task, agreed, outcomes }: Comparison): Agreed {
  const all = (own: Fields, before: Fields): Fields => {
    const pick = <Name extends FieldName>(name: Name): Fields[Name] => {
      if (outcomes[name] === "conflict") return before[name];
      if (outcomes[name] === "page-moved") return page[name];
      // The page is not rewritten because Jira moved; its checkbox alone follows.
      return outcomes[name] === "task-moved" && name === "done" ? task[name] : own[name];
    };
    return {
      done: pick("done"),
      summary: pick("summary"),
      owner: pick("owner"),
      due: pick("due"),
      priority: pick("priority"),
    };
  };
  return { page: all(page, agreed.page), task: all(task, agreed.task) };
}

/** The same comparison with these fields left as they were last agreed on. */
export const without = (comparison: Comparison, fields: readonly FieldName[]): Comparison =>
  withOutcomes(comparison, fields, "conflict");

const withOutcomes = (
  comparison: Comparison,
  fields: readonly FieldName[],
  outcome: Outcome,
): Comparison => ({
  ...comparison,
  outcomes: fields.reduce(
    (outcomes, field) => ({ ...outcomes, [field]: outcome }),
    comparison.outcomes,
  ),
});

/** A person's choice between the two values of a conflict. */
export type Decision = {
  readonly line: LineId;
  readonly field: FieldName;
  readonly side: "page" | "jira";
  /** What both sides showed when the person chose, as `ConflictView` gave it. */
  readonly seen: string;
};

const seenIn = ({ page, task }: Agreed, field: FieldName): string =>
  JSON.stringify([page[field] ?? null, task[field] ?? null]);

/** Whether the conflict that a choice is about is still there, between the same two values. */
export const stands = (
  comparison: Comparison,
  { field, seen }: Pick<Decision, "field" | "seen">,
): boolean => comparison.outcomes[field] === "conflict" && seenIn(comparison, field) === seen;

/** The comparison with the choice made: the side that was not chosen has to follow. A choice about other values changes nothing. */
export function decided(comparison: Comparison, decision: Decision | undefined): Comparison {
  if (decision === undefined || !stands(comparison, decision)) return comparison;
  const outcome = decision.side === "page" ? "page-moved" : "task-moved";
  return withOutcomes(comparison, [decision.field], outcome);
}

const NAMES: readonly FieldName[] = ["done", "summary", "owner", "due", "priority"];

/** The names of fields with this outcome, in the order in which people are told of them. */
export const fieldsThat = (comparison: Comparison, outcome: Outcome): readonly FieldName[] =>
  NAMES.filter((name) => comparison.outcomes[name] === outcome);

/** The conflicts between a line and its task, with both values as people read them. */
export function conflictsOf(pair: Pair): readonly ConflictView[] {
  const comparison = compare(pair);
  return fieldsThat(comparison, "conflict").map((field) => ({
    field,
    ...valuesOf(field, pair),
    seen: seenIn(comparison, field),
  }));
}

type Values = Pick<ConflictView, "page" | "jira">;

function valuesOf(field: FieldName, { line, task }: Pair): Values {
  const values: Readonly<Record<FieldName, Values>> = {
    done: {
      page: { kind: "ticked", ticked: line.done },
      jira: { kind: "text", text: (task.resolution ?? task.status).name },
    },
    summary: {
      page: { kind: "text", text: line.summary },
      jira: { kind: "text", text: task.summary },
    },
    owner: { page: somebody(line.owner), jira: somebody(task.assignee) },
    due: { page: someday(line.due), jira: someday(task.due) },
    priority: { page: words(line.priority), jira: words(nameOf(task.priority)) },
  };
  return values[field];
}

const NOTHING: ValueView = { kind: "nothing" };

const somebody = (person: Person | undefined): ValueView =>
  person === undefined ? NOTHING : { kind: "person", person };

const someday = (day: string | undefined): ValueView =>
  day === undefined ? NOTHING : { kind: "day", day };

const words = (text: string | undefined): ValueView =>
  text === undefined ? NOTHING : { kind: "text", text };

const nameOf = (thing: Named | undefined): string | undefined => thing?.name;
