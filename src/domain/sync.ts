import type { Settings } from "../contract/settings";
import {
  FIELD_NAMES,
  fieldsOfLine,
  fieldsOfTask,
  merge,
  type FieldName,
  type Fields,
} from "./fields";
import { lineId, type LineId } from "./ids";
import type { IssueLink } from "./issue-link";
import { hasText, type Line } from "./line";
import type { Link, Problem } from "./link";
import { matchLines } from "./match";
import { isWontDo, type Task } from "./task";

/** What a task is told. `owner` and `due` are undefined when they are to be emptied. */
export type TaskEdit = Partial<Pick<Fields, "summary" | "owner" | "due">>;

export type LinkStep =
  | { readonly kind: "move-task"; readonly task: Task; readonly done: boolean }
  | { readonly kind: "edit-task"; readonly task: Task; readonly edit: TaskEdit }
  | { readonly kind: "tick-line"; readonly line: Line; readonly done: boolean }
  | { readonly kind: "tell-removed"; readonly link: Link };

/** One link with what has to be done for it, and what it is once all of that worked. */
export type LinkPlan = {
  readonly link: Link;
  readonly steps: readonly LinkStep[];
  readonly after: Link;
};

export type SyncPlan = {
  readonly links: readonly LinkPlan[];
  /** Lines that have no task and get one. */
  readonly fresh: readonly Line[];
  /** Lines that hold a link to an issue, which becomes their task. */
  readonly adopt: readonly Adoption[];
  /** How many lines may be new or may be earlier ones: nothing is done about these until a person has looked. */
  readonly unclear: number;
};

export type Adoption = { readonly line: Line; readonly issue: IssueLink };

export type SyncInput = {
  /** Every checklist item of the page. */
  readonly lines: readonly Line[];
  readonly links: readonly Link[];
  /** The tasks that could be read. One that is missing here is unknown, which is neither done nor open. */
  readonly tasks: readonly Task[];
  readonly settings: Settings;
  /** Keys of the page's incidents: a link to one of these is no follow-up. */
  readonly incidents: readonly string[];
  /** Whether lines whose task Jira refused to make are tried again. */
  readonly retryRefused: boolean;
  /** Whether a person asks for this: then what is unclear is taken for new. */
  readonly asked: boolean;
};

/**
 * What must change so that page and tasks agree. Pure, and its own echo: planning again on what it led to plans nothing, so no guard against
 * loops is needed.
 */
export function planSync(input: SyncInput): SyncPlan {
  const lineOf = matchLines(input.lines, input.links);
  const taskById = new Map(input.tasks.map((task) => [task.id, task]));
  const wanting = lineless(input, lineOf);
  const held = !input.asked && isRewritten(input, lineOf) && wanting.length > 0;
  const plans = input.links
    .filter((link) => held || !isStale(link, lineOf))
    .map((link) => {
      const task = link.task === undefined ? undefined : taskById.get(link.task.id);
      const line = lineOf.get(link.line);
      if (held && line === undefined) return nothing(link);
      return planLink({ link, line, task, settings: input.settings });
    });
  if (held) return { links: plans, fresh: [], adopt: [], unclear: wanting.length };
  const adopt = wanting.flatMap((line) => adoptionOf(line, input));
  const fresh = wanting.filter(
    (line) => !line.done && hasText(line) && !adopt.some((one) => one.line === line),
  );
  return { links: plans, fresh, adopt, unclear: 0 };
}

/** A refusal that nobody can be told of any more: its line is gone. */
const isStale = ({ phase, line }: Link, lineOf: ReadonlyMap<LineId, Line>): boolean =>
  phase === "refused" && !lineOf.has(line);

/** The first issue that a line names beside the page's own incidents. */
function adoptionOf(line: Line, { incidents }: SyncInput): readonly Adoption[] {
  const issue = line.issues.find(({ key }) => !incidents.includes(key));
  return issue === undefined ? [] : [{ line, issue }];
}

/**
 * Another program wrote the page and gave every line a new id: no id that links know is left, and their words found some lines but not all.
 * Then a line that fits no link may be a new one, or an old one with other words.
 */
function isRewritten({ lines, links }: SyncInput, lineOf: ReadonlyMap<LineId, Line>): boolean {
  const ids = new Set(lines.map(({ localId }) => localId));
  const known = links.filter(({ phase, localId }) => phase === "linked" && localId !== "");
  const found = known.filter(({ line }) => lineOf.has(line));
  const lost = known.every(({ localId }) => !ids.has(localId));
  return lost && found.length > 0 && found.length < known.length;
}

/** Listed lines without a link, and those whose task was refused and is to be tried again. A claimed one is not among them: its task may exist. */
function lineless(
  { lines, links, retryRefused }: SyncInput,
  lineOf: ReadonlyMap<LineId, Line>,
): readonly Line[] {
  const taken = new Set(lineOf.values());
  const again = new Map(
    links
      .filter((link) => link.phase === "refused")
      .map((link) => [lineOf.get(link.line), link] as const)
      .filter(([line, link]) => line !== undefined && (retryRefused || line.text !== link.text)),
  );
  const ids = new Set(links.map(({ line }) => line));
  return lines
    .filter((line) => line.listed && (!taken.has(line) || again.has(line)))
    .map((line) => ({ ...line, id: again.get(line)?.line ?? freeId(line.id, ids) }))
    .filter((line) => (!line.done && hasText(line)) || line.issues.length > 0);
}

/** A link that has gone elsewhere may still bear this id. */
function freeId(id: LineId, taken: ReadonlySet<LineId>): LineId {
  const free = [id, ...Array.from(taken, (_, n) => lineId(`${id}-${n + 2}`))];
  return free.find((one) => !taken.has(one)) ?? id;
}

type Pair = {
  readonly link: Link;
  readonly line: Line | undefined;
  readonly task: Task | undefined;
  readonly settings: Settings;
};

const nothing = (link: Link, after: Link = link): LinkPlan => ({ link, steps: [], after });

function planLink(pair: Pair): LinkPlan {
  const { link, line } = pair;
  if (link.phase === "claimed" || link.phase === "refused" || link.phase === "deleted") {
    return nothing(link);
  }
  if (line === undefined) return planRemoved(link);
  const back: Link = {
    ...link,
    phase: "linked",
    localId: line.localId,
    text: line.text,
  };
  return planFields({ ...pair, line, back });
}

/** A line that left the page leaves its task alone, but for one word about it. */
function planRemoved(link: Link): LinkPlan {
  if (link.phase === "removed") return nothing(link);
  return {
    link,
    steps: [{ kind: "tell-removed", link }],
    after: { ...link, phase: "removed", problem: undefined },
  };
}

type Present = Pair & { readonly line: Line; readonly back: Link };

function planFields({ link, line, task, settings, back }: Present): LinkPlan {
  if (task === undefined || task.projectId !== link.task?.projectId) return nothing(link, back);
  const shown = fieldsOfTask(task, settings);
  const page = shownBy(line, link, shown);
  const agreed = link.agreed ?? { page, task: shown };
  const sides = { line, task, settings };
  const merged = FIELD_NAMES.map((name) => mergeField(name, { page, task: shown, agreed })).map(
    (one) => (overruled(one, sides) ? { ...one, outcome: "conflict" as const } : one),
  );
  const problem = problemOf(merged, sides) ?? lasting(link.problem);
  const steps = stepsOf(merged, sides);
  const next = settle(merged, { page, task: shown, agreed });
  const later = postponedBy(agreed.task.due, next.task.due);
  return {
    link,
    steps,
    after: { ...back, agreed: next, problem, postponed: link.postponed + later },
  };
}

/** An issue that was there before the line keeps its name, whatever the line says about it. */
const shownBy = (line: Line, { adopted }: Link, task: Fields): Fields => ({
  ...fieldsOfLine(line),
  ...(adopted === undefined ? {} : { summary: task.summary }),
});

type Agreed = { readonly page: Fields; readonly task: Fields };
type Shown = Agreed & { readonly agreed: Agreed };
type Merged = { readonly name: FieldName; readonly outcome: ReturnType<typeof merge>["kind"] };

function mergeField(name: FieldName, { page, task, agreed }: Shown): Merged {
  const sides = {
    page: page[name],
    task: task[name],
    agreed: { page: agreed.page[name], task: agreed.task[name] },
  };
  return { name, outcome: merge(sides).kind };
}

type Sides = { readonly line: Line; readonly task: Task; readonly settings: Settings };

function stepsOf(merged: readonly Merged[], sides: Sides): readonly LinkStep[] {
  const page = fieldsOfLine(sides.line);
  const pageMoved = merged
    .filter(({ outcome }) => outcome === "page-moved")
    .map(({ name }) => name);
  return [
    ...editStep(pageMoved, page, sides.task),
    ...doneStep(merged.find(({ name }) => name === "done")?.outcome, sides),
  ];
}

function editStep(moved: readonly FieldName[], page: Fields, task: Task): readonly LinkStep[] {
  const edit: TaskEdit = {
    ...(moved.includes("summary") ? { summary: page.summary } : {}),
    ...(moved.includes("owner") ? { owner: page.owner } : {}),
    ...(moved.includes("due") ? { due: page.due } : {}),
  };
  return Object.keys(edit).length === 0 ? [] : [{ kind: "edit-task", task, edit }];
}

function doneStep(outcome: Merged["outcome"] | undefined, sides: Sides): readonly LinkStep[] {
  const { line, task, settings } = sides;
  if (outcome === "page-moved") return [{ kind: "move-task", task, done: line.done }];
  if (outcome !== "task-moved") return [];
  return [{ kind: "tick-line", line, done: fieldsOfTask(task, settings).done }];
}

/** A line ticked although its task was closed as won't do: nobody but a person can say which is meant. */
const overruled = ({ name, outcome }: Merged, { line, task, settings }: Sides): boolean =>
  name === "done" && outcome === "page-moved" && line.done && isWontDo(task, settings);

/** A link that Jira refused to make stays so until somebody asks again. */
const lasting = (problem: Problem | undefined): Problem | undefined =>
  problem?.code === "not-tied" ? problem : undefined;

/** What both sides will have agreed on once the steps are done. A conflict stays where it was until a person solves it. */
function settle(merged: readonly Merged[], { page, task, agreed }: Shown): Agreed {
  const outcome = new Map(merged.map((one) => [one.name, one.outcome]));
  const both = <T>(name: FieldName, pick: (fields: Fields) => T): { page: T; task: T } => {
    const now = outcome.get(name);
    if (now === "conflict") return { page: pick(agreed.page), task: pick(agreed.task) };
    if (now === "page-moved") return { page: pick(page), task: pick(page) };
    const tick = now === "task-moved" && name === "done";
    return { page: tick ? pick(task) : pick(page), task: pick(task) };
  };
  const done = both("done", (fields) => fields.done);
  const summary = both("summary", (fields) => fields.summary);
  const owner = both("owner", (fields) => fields.owner);
  const due = both("due", (fields) => fields.due);
  return {
    page: { done: done.page, summary: summary.page, owner: owner.page, due: due.page },
    task: { done: done.task, summary: summary.task, owner: owner.task, due: due.task },
  };
}

const postponedBy = (before: string | undefined, now: string | undefined): number =>
  before !== undefined && now !== undefined && now > before ? 1 : 0;

function problemOf(merged: readonly Merged[], sides: Sides): Problem | undefined {
  const conflicts = merged.filter(({ outcome }) => outcome === "conflict").map(({ name }) => name);
  if (conflicts.length === 0) return undefined;
  if (conflicts.includes("done")) return wontDoTicked(sides.task);
  return { code: "conflict", message: conflicts.map((name) => apart(name, sides)).join(" ") };
}

const wontDoTicked = (task: Task): Problem => ({
  code: "wont-do-ticked",
  message: `${task.key} was closed as “${task.resolution?.name ?? "not done"}”. Reopen it in Jira, or untick the line.`,
});

function apart(name: FieldName, { line, task }: Sides): string {
  const say = (value: string | undefined): string =>
    value === undefined ? "nothing" : `“${value}”`;
  const values: Record<FieldName, readonly [string | undefined, string | undefined]> = {
    done: [String(line.done), task.status.name],
    summary: [line.summary, task.summary],
    owner: [line.owner?.name, task.assignee?.name],
    due: [line.due, task.due],
  };
  const [page, jira] = values[name];
  const word: Record<FieldName, string> = {
    done: "state",
    summary: "text",
    owner: "owner",
    due: "due date",
  };
  return `The ${word[name]} was changed in both places: the page says ${say(page)}, Jira says ${say(jira)}. Change one of them to match the other.`;
}
