import { APP_ACCOUNT_ID, type RecordedCall } from "../../site/core";
import type { Issue } from "../../site/jira/state";
import { FOLLOW_UP_PROPERTY, INCIDENT_PROPERTY, PAGE_PROPERTY } from "../../src/contract/keys";
import { fieldsOfLine } from "../../src/domain/fields";
import { hasText, type Line } from "../../src/domain/line";
import type { Link } from "../../src/domain/link";
import { matchLines } from "../../src/domain/match";
import type { Ledger } from "../../src/ports/ledgers";
import { documentOf, STATUS } from "../stories/story-site";
import {
  ledgersOf,
  linesOn,
  postmortemsOf,
  recordsOf,
  tasksOf,
  tokenOf,
  type World,
} from "./world";

/** One page an incident, known to both sides. */
function onePage(world: World): readonly string[] {
  const { jira, confluence, incident } = world.story;
  const pages = postmortemsOf(world);
  const [page] = pages;
  const claims = recordsOf(world, "claim").length;
  const remote = jira.state.remoteLinks[incident.id]?.length ?? 0;
  const named = jira.issueProperty(incident.id, INCIDENT_PROPERTY) as { page?: string } | undefined;
  return [
    ...(pages.length > 1 ? [`${pages.length} pages for one incident`] : []),
    ...(claims === pages.length ? [] : [`${claims} claims for ${pages.length} pages`]),
    ...(remote === pages.length ? [] : [`${remote} remote links for ${pages.length} pages`]),
    ...(named?.page === page?.id ? [] : [`the incident names page ${String(named?.page)}`]),
    ...(page && confluence.contentProperty(page.id, PAGE_PROPERTY) === undefined
      ? ["the page does not name its incident"]
      : []),
  ];
}

const twice = (values: readonly string[]): readonly string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
];

/** One task a line: none doubled, none that nobody knows. */
function oneTaskALine(world: World, links: readonly Link[]): readonly string[] {
  const tasks = tasksOf(world);
  const known = links.flatMap(({ task }) => (task === undefined ? [] : [task.id as string]));
  const lineOf = ({ id }: Issue): string => {
    const property = world.story.jira.issueProperty(id, FOLLOW_UP_PROPERTY);
    return (property as { line: string } | undefined)?.line ?? `of no line: ${id}`;
  };
  const tokens = tasks.map(({ summary }) => tokenOf(summary));
  return [
    ...tasks
      .filter(({ id }) => !known.includes(id))
      .map(({ key, summary }) => `${key} (${tokenOf(summary)}) is a task that no link knows`),
    ...twice(known).map((id) => `task ${id} belongs to two links`),
    ...twice(tasks.map(lineOf)).map((line) => `two tasks of line ${line}`),
    ...twice(links.map(({ line }) => line)).map((line) => `two links of line ${line}`),
    ...[...new Set(tokens)].flatMap((token) => {
      const made = tokens.filter((one) => one === token).length;
      const most = world.most.get(token) ?? 0;
      return made > most
        ? [`${made} tasks of ${token}, which was there ${most} times at most`]
        : [];
    }),
  ];
}

/** Every line has its task or a reason; every link its line. */
function everyLine(lines: readonly Line[], { links, problem }: Ledger): readonly string[] {
  const lineOf = matchLines(lines, links);
  const linked = new Set(lineOf.values());
  const named = (wanted: (link: Link) => boolean, what: string): readonly string[] =>
    links.filter(wanted).map(({ text }) => `${tokenOf(text)} ${what}`);
  const lineless = lines.filter((line) => !line.done && hasText(line) && !linked.has(line));
  return [
    ...(problem === undefined ? lineless : []).map(
      ({ text }) => `${tokenOf(text)} is a line without a task`,
    ),
    ...named(
      ({ phase, line }) => phase === "linked" && problem === undefined && !lineOf.has(line),
      "left the page, and its link does not say so",
    ),
    ...named(({ phase }) => phase === "claimed", "is claimed for good"),
    ...named(
      (link) => link.phase === "refused" && link.problem === undefined,
      "was refused without a reason",
    ),
  ];
}

const WONT_DO = "10001";

const isClosed = ({ statusId, resolutionId }: Issue): boolean =>
  statusId === STATUS.done && resolutionId !== WONT_DO;

/** Whether a person gave the field its present value, and not the app. */
function byPerson({ story }: World, task: Issue, field: string): boolean {
  const histories = story.jira.state.histories[task.id] ?? [];
  const last = histories.filter(({ items }) => items.some((one) => one.fieldId === field)).at(-1);
  return last !== undefined && last.authorId !== APP_ACCOUNT_ID;
}

type Pair = { readonly line: Line; readonly task: Issue; readonly link: Link };

function pairsOf(world: World, lines: readonly Line[], links: readonly Link[]): readonly Pair[] {
  const lineOf = matchLines(lines, links);
  return links.flatMap((link) => {
    const line = lineOf.get(link.line);
    const task = world.story.jira.state.issues[link.task?.id ?? ""];
    if (line === undefined || task === undefined || link.phase !== "linked") return [];
    return task.projectId === link.task?.projectId ? [{ line, task, link }] : [];
  });
}

/** What differs without a word about it. */
function agreement(world: World, { line, task, link }: Pair): readonly string[] {
  if (link.problem !== undefined) return [];
  const page = fieldsOfLine(line);
  const apart = [
    ["summary", page.summary, task.summary],
    ["assignee", page.owner ?? null, task.assigneeId],
    ["duedate", page.due ?? null, task.dueDate],
  ] as const;
  const token = tokenOf(line.text);
  return [
    ...(tokenOf(task.summary) === token ? [] : [`${task.key} became the task of ${token}`]),
    ...(line.done === isClosed(task)
      ? []
      : [`${token} is ${line.done ? "ticked" : "not ticked"}, ${task.key} is not so`]),
    ...apart
      .filter(([field, mine, its]) => mine !== its && !byPerson(world, task, field))
      .map(
        ([field, mine, its]) => `${token}: ${field} is ${String(mine)} here, ${String(its)} there`,
      ),
  ];
}

/** Nobody closed or ticked what the app says is done, or the other way round. */
function somebodyDid(world: World, { line, task }: Pair): readonly string[] {
  const token = tokenOf(line.text);
  if ((world.most.get(token) ?? 0) > 1) return [];
  const said = [world.ticked.get(token), world.closed.get(token)].filter(
    (one) => one !== undefined,
  );
  return said.includes(isClosed(task)) || said.length === 0
    ? []
    : [`${task.key} is ${isClosed(task) ? "closed" : "open"}, which nobody wanted`];
}

/** What a person wrote in Jira is overwritten only by a later change of the page. */
function overwritten(world: World, task: Issue): readonly string[] {
  const items = (world.story.jira.state.histories[task.id] ?? []).flatMap((history) =>
    history.items.map((item) => ({ ...item, ...history })),
  );
  return items.flatMap((item, index) => {
    if (item.authorId !== APP_ACCOUNT_ID) return [];
    const before = items
      .slice(0, index)
      .filter(({ fieldId }) => fieldId === item.fieldId)
      .at(-1);
    if (before === undefined || before.authorId === APP_ACCOUNT_ID) return [];
    const later = world.editedAt.some((at) => at >= before.created);
    return later ? [] : [`the app overwrote the ${item.field} of ${task.key}`];
  });
}

/** Tied to the incident once; told of its line's removal at most as often as that happened. */
function aroundTask(world: World, { id, key, summary }: Issue): readonly string[] {
  const { links, comments } = world.story.jira.state;
  const ties = Object.values(links).filter(
    ({ inwardIssueId, outwardIssueId }) =>
      [inwardIssueId, outwardIssueId].includes(id) &&
      [inwardIssueId, outwardIssueId].includes(world.story.incident.id),
  );
  const said = (comments[id] ?? []).filter(({ authorId }) => authorId === APP_ACCOUNT_ID).length;
  const gone = world.removals.get(tokenOf(summary)) ?? 0;
  const many = (world.most.get(tokenOf(summary)) ?? 0) > 1;
  return [
    ...(ties.length === 1 ? [] : [`${key} has ${ties.length} links to the incident`]),
    ...(said > gone && !many ? [`${key} was told ${said} times of ${gone} removals`] : []),
  ];
}

/** All that has to be true of a quiet site. Gives sentences about what is not. */
export function brokenOn(world: World): readonly string[] {
  const [page] = postmortemsOf(world);
  const ledgers = ledgersOf(world);
  const links = ledgers.flatMap((ledger) => ledger.links);
  const lines = page === undefined ? [] : linesOn(documentOf(world.story, page.id));
  const pairs = pairsOf(world, lines, links);
  return [
    ...onePage(world),
    ...oneTaskALine(world, links),
    ...ledgers.flatMap((ledger) => everyLine(lines, ledger)),
    ...pairs.flatMap((pair) => [...agreement(world, pair), ...somebodyDid(world, pair)]),
    ...tasksOf(world).flatMap((task) => [...overwritten(world, task), ...aroundTask(world, task)]),
    ...ledgers.flatMap(({ problem }) =>
      problem?.includes("can't read") ? ["the app does not know that it can read the page"] : [],
    ),
    ...world.story.site
      .invocations()
      .filter(({ outcome }) => outcome === "failed")
      .map(({ function: name, error }) => `${name} threw ${error ?? ""}`),
  ];
}

const STORAGE_WRITES = /\/(set|delete|transaction)/u;
const READING_POSTS = /\/(bulkfetch|search\/jql|permissions\/check)/u;

/** Calls that change something; what is only queued does not. */
export const writesIn = (calls: readonly RecordedCall[]): readonly string[] =>
  calls
    .filter(({ product, method, path }) => {
      if (product === "queue") return false;
      if (product === "kvs") return STORAGE_WRITES.test(path);
      return method !== "GET" && !READING_POSTS.test(path);
    })
    .map(({ method, path }) => `${method} ${path}`);
