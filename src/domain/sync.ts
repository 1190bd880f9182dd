import type { Settings } from "../contract/settings";
import {
  compare,
  decided,
  fieldsThat,
  settled,
  without,
  type Comparison,
  type Decision,
} from "./compare";
import type { FieldName, Fields } from "./fields";
import { lineId, type LineId } from "./ids";
import type { IssueLink } from "./issue-link";
import { hasText, type Line } from "./line";
import type { Link, Problem } from "./link";
import { matchLines } from "./match";
import { same } from "./same";
import type { Task } from "./task";

/** What a task is told. `owner` and `due` are undefined when they are to be emptied. `priority` is the id or name of Jira's. */
export type TaskEdit = Partial<Omit<Fields, "done">>;

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
  /** Undefined where line and task are not both there. */
  readonly comparison?: Comparison;
};

export type SyncPlan = {
  readonly links: readonly LinkPlan[];
  /** Lines that have no task and get one. */
  readonly fresh: readonly Line[];
  /** Lines that hold a link to an issue, which becomes their task. */
  readonly adopt: readonly Adoption[];
};

export type Adoption = { readonly line: Line; readonly issue: IssueLink };

export type SyncInput = {
  /** Every checklist item of the page. */
  readonly lines: readonly Line[];
  readonly links: readonly Link[];
  /** The tasks that could be read. One that is missing here is unknown, which is neither done nor open. */
  readonly tasks: readonly Task[];
  readonly settings: Settings;
  /** The page's incidents: a link to one of these is no follow-up. */
  readonly incidents: readonly IssueLink[];
  /** Whether lines whose task Jira refused to make are tried again. */
  readonly retryRefused: boolean;
  /** Whether a person asks for this: then what is unclear is taken for new. */
  readonly asked: boolean;
  /** What a person chose in a conflict. */
  readonly decision?: Decision | undefined;
};

/**
 * What must change so that page and tasks agree. Pure, and its own echo: planning again on what it led to plans nothing, so no guard against
 * loops is needed.
 */
export function planSync(input: SyncInput): SyncPlan {
  const lineOf = matchLines(input.lines, input.links);
  const taskById = new Map(input.tasks.map((task) => [task.id, task]));
  const wanting = lineless(input, lineOf);
  const held = !input.asked && wanting.length > 0 && isUnclear(input, lineOf);
  const plans = input.links
    .filter((link) => held || !isStale(link, lineOf))
    .map((link) => {
      const task = link.task === undefined ? undefined : taskById.get(link.task.id);
      const line = lineOf.get(link.line);
      if (held && line === undefined) return planUnclear(link);
      return planLink({ link, line, task, input });
    });
  if (held) return { links: plans, fresh: [], adopt: [] };
  const adopt = wanting.flatMap((line) => adoptionOf(line, input));
  const fresh = wanting.filter(
    (line) => !line.done && hasText(line) && !adopt.some((one) => one.line === line),
  );
  return { links: plans, fresh, adopt };
}

/** A refusal of what nobody asks for any more: its line is gone, or needs no task. */
const isStale = ({ phase, line }: Link, lineOf: ReadonlyMap<LineId, Line>): boolean =>
  phase === "refused" && !isWanted(lineOf.get(line));

/** Whether a line is to have a task. */
const isWanted = (line: Line | undefined): boolean =>
  line !== undefined && ((!line.done && hasText(line)) || line.issues.length > 0);

/** The first issue that a line names beside the page's own incidents. */
function adoptionOf(line: Line, { incidents }: SyncInput): readonly Adoption[] {
  const issue = line.issues.find((one) => !incidents.some((incident) => same(incident, one)));
  return issue === undefined ? [] : [{ line, issue }];
}

/**
 * Another program wrote the page and gave every line a new id: no id that links know is left, and their words found some lines but not all.
 * Then a line that fits no link may be a new one, or an old one with other words. Rather no task than a second one: a person has to look.
 */
function isUnclear({ lines, links }: SyncInput, lineOf: ReadonlyMap<LineId, Line>): boolean {
  if (links.some(({ line, problem }) => problem?.code === "unclear" && !lineOf.has(line)))
    return true;
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
    .filter(isWanted);
}

/** A link that has gone elsewhere may still bear this id. */
function freeId(id: LineId, taken: ReadonlySet<LineId>, count = 1): LineId {
  const free = count === 1 ? id : lineId(`${id}-${count}`);
  return taken.has(free) ? freeId(id, taken, count + 1) : free;
}

type Found = {
  readonly link: Link;
  readonly line: Line | undefined;
  readonly task: Task | undefined;
  readonly input: SyncInput;
};

const nothing = (link: Link, after: Link = link): LinkPlan => ({ link, steps: [], after });

function planLink(found: Found): LinkPlan {
  const { link, line } = found;
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
  return planFields({ ...found, line, back });
}

/** Neither gone nor there. The word about it stands until a person has looked, or its line is known again. */
const planUnclear = (link: Link): LinkPlan =>
  nothing(link, link.phase === "linked" ? { ...link, problem: UNCLEAR } : link);

const UNCLEAR: Problem = {
  code: "unclear",
  message:
    "Another program rewrote this page, and this line can't be told from a new one. Put the link of its task into its line, or create tasks for the new lines here: then this one counts as removed.",
};

/** A line that left the page leaves its task alone, but for one word about it. */
function planRemoved(link: Link): LinkPlan {
  if (link.phase === "removed") return nothing(link);
  return {
    link,
    steps: [{ kind: "tell-removed", link }],
    after: { ...link, phase: "removed", problem: undefined },
  };
}

type Present = Found & { readonly line: Line; readonly back: Link };

function planFields({ link, line, task, input, back }: Present): LinkPlan {
  if (task === undefined || task.projectId !== link.task?.projectId) return nothing(link, back);
  const { settings, decision } = input;
  const now = compare({ link, line, task, settings });
  const comparison = decided(now, decision?.line === link.line ? decision : undefined);
  const after = linkAfter(back, comparison, lasting(link.problem));
  return { link, steps: stepsOf(comparison, { line, task, settings }), after, comparison };
}

/** A link that Jira refused to make stays so until somebody asks again. */
const lasting = (problem: Problem | undefined): Problem | undefined =>
  problem?.code === "not-tied" ? problem : undefined;

/** `link` with what both sides agree on now. The first day that anybody named is the promised one; a later one puts it off. */
function linkAfter(link: Link, comparison: Comparison, problem: Problem | undefined): Link {
  const agreed = settled(comparison);
  const before = comparison.agreed.task.due;
  const { due } = agreed.task;
  const later = before !== undefined && due !== undefined && due > before;
  return {
    ...link,
    agreed,
    problem,
    promised: link.promised ?? before ?? due,
    postponed: link.postponed + (later ? 1 : 0),
  };
}

/** What a link is when the steps for these fields were refused: they stay as they were last agreed on, the others count. */
export function afterRefusal(
  { link, after, comparison }: LinkPlan,
  fields: readonly FieldName[],
  problem: Problem,
): Link {
  if (comparison === undefined) return { ...link, problem };
  const { promised, postponed } = link;
  return linkAfter({ ...after, promised, postponed }, without(comparison, fields), problem);
}

type Sides = { readonly line: Line; readonly task: Task; readonly settings: Settings };

const stepsOf = (comparison: Comparison, sides: Sides): readonly LinkStep[] => [
  ...editStep(comparison, sides),
  ...doneStep(comparison, sides),
];

function editStep(comparison: Comparison, { task, settings }: Sides): readonly LinkStep[] {
  const { page } = comparison;
  const moved = fieldsThat(comparison, "page-moved");
  const edit: TaskEdit = {
    ...(moved.includes("summary") ? { summary: page.summary } : {}),
    ...(moved.includes("owner") ? { owner: page.owner } : {}),
    ...(moved.includes("due") ? { due: page.due } : {}),
    ...(moved.includes("priority")
      ? { priority: settings.followUps.priorities[String(page.priority)] }
      : {}),
  };
  return Object.keys(edit).length === 0 ? [] : [{ kind: "edit-task", task, edit }];
}

function doneStep({ page, task: shown, outcomes }: Comparison, sides: Sides): readonly LinkStep[] {
  const { line, task } = sides;
  if (outcomes.done === "page-moved") return [{ kind: "move-task", task, done: page.done }];
  if (outcomes.done === "task-moved") return [{ kind: "tick-line", line, done: shown.done }];
  return [];
}
