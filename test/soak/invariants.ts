import { APP_ACCOUNT_ID, type RecordedCall } from "../../site/core";
import type { Issue } from "../../site/jira/state";
import { FOLLOW_UP_PROPERTY, INCIDENT_PROPERTY, PAGE_PROPERTY } from "../../src/contract/keys";
import type { FollowUpView } from "../../src/contract/views";
import { claimSchema } from "../../src/adapters/kvs/schemas";
import { fieldsOfLine } from "../../src/domain/fields";
import { hasText, type Line } from "../../src/domain/line";
import type { Link } from "../../src/domain/link";
import { matchLines } from "../../src/domain/match";
import type { Ledger } from "../../src/ports/ledgers";
import { documentOf, pageView, STATUS } from "../stories/story-site";
import {
  ledgersOf,
  linesOn,
  postmortemsOf,
  recordsOf,
  tasksOf,
  tokenOf,
  type World,
} from "./world";

const CANNOT_READ = "can't read";

const saysSo = ({ problem }: Ledger): boolean => problem?.includes(CANNOT_READ) === true;

/** The page was deleted for good: the incident may have another one, and links to none. Where that event got lost, the app says that it can't read the page. */
function noPage(world: World, { id }: Issue, remote: number): readonly string[] {
  const known = ledgersOf(world).filter(({ incidents }) => incidents.some((one) => one.id === id));
  return known.some(saysSo) || remote === 0 ? [] : ["the incident links to a page that is gone"];
}

/** One page an incident, known to both sides. */
function onePage(world: World, incident: Issue): readonly string[] {
  const { jira, confluence } = world.story;
  const pages = postmortemsOf(world, incident);
  const [page] = pages;
  const claims = recordsOf(world, "claim").filter(
    (claim) => claimSchema.parse(claim).incident.id === incident.id,
  ).length;
  const remote = jira.state.remoteLinks[incident.id]?.length ?? 0;
  const named = jira.issueProperty(incident.id, INCIDENT_PROPERTY) as { page?: string } | undefined;
  if (page === undefined && named !== undefined) return noPage(world, incident, remote);
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

/** One task a line: none doubled, none that nobody knows but the tickets that were there before. */
function oneTaskALine(world: World, links: readonly Link[]): readonly string[] {
  const tasks = tasksOf(world);
  const made = tasks.filter(({ id }) => !world.tickets.has(id));
  const known = links.flatMap(({ task }) => (task === undefined ? [] : [task.id as string]));
  const named = new Set([...world.tickets.values()].flatMap((tokens) => [...tokens]));
  const lineOf = ({ id }: Issue): string => {
    const { page, line } = (world.story.jira.issueProperty(id, FOLLOW_UP_PROPERTY) ?? {
      line: `of no line: ${id}`,
    }) as { page?: string; line: string };
    return `${line} of page ${page ?? ""}`;
  };
  const tokens = made.map(({ summary }) => tokenOf(summary));
  return [
    ...made
      .filter(({ id }) => !known.includes(id))
      .map(({ key, summary }) => `${key} (${tokenOf(summary)}) is a task that no link knows`),
    ...twice(known).map((id) => `task ${id} belongs to two links`),
    ...twice(made.map(lineOf)).map((line) => `two tasks of line ${line}`),
    ...tokens
      .filter((token) => named.has(token))
      .map((token) => `a task was made of ${token}, which names a ticket`),
    ...[...new Set(tokens)].flatMap((token) => {
      const count = tokens.filter((one) => one === token).length;
      const most = world.most.get(token) ?? 0;
      const held = links.filter(({ phase, text }) => phase === "linked" && tokenOf(text) === token);
      return count > most + (world.severed.get(token) ?? 0) || held.length > most
        ? [`${count} tasks of ${token}, which was there ${most} times at most`]
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
    ...twice(links.map(({ line }) => line)).map((line) => `two links of line ${line}`),
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

/** Whether a task is that of a line: made of it, or named by it. */
const isOf = ({ tickets }: World, { id, summary }: Issue, token: string): boolean =>
  tickets.get(id)?.has(token) ?? tokenOf(summary) === token;

/** What differs without a word about it. */
function agreement(
  world: World,
  { line, task, link }: Pair,
  shown: readonly FollowUpView[],
): readonly string[] {
  if (link.problem !== undefined) return [];
  const page = fieldsOfLine(line);
  const its = {
    done: isClosed(task),
    summary: task.summary,
    owner: task.assigneeId,
    due: task.dueDate,
  };
  const token = tokenOf(line.text);
  // A ticket that was there before its line differs from it until somebody changes one of them.
  const asTaken = (field: keyof typeof its): boolean =>
    link.adopted !== undefined &&
    (field === "summary" ||
      (link.agreed?.page[field] === page[field] &&
        (link.agreed?.task[field] ?? null) === its[field]));
  const { conflicts = [] } = shown.find((one) => one.line === link.line) ?? {};
  const inConflict = (field: keyof typeof its): boolean =>
    conflicts.some((one) => one.field === field);
  const differ = (field: keyof typeof its): boolean => (page[field] ?? null) !== its[field];
  return [
    ...(isOf(world, task, token) ? [] : [`${task.key} became the task of ${token}`]),
    ...FIELDS.filter(([, field]) => differ(field) && !asTaken(field) && !inConflict(field))
      .filter(([name]) => name === "status" || !byPerson(world, task, name))
      .map(
        ([, field]) =>
          `${token}: ${field} is ${String(page[field])} here, ${String(its[field])} there`,
      ),
  ];
}

const FIELDS = [
  ["status", "done"],
  ["summary", "summary"],
  ["assignee", "owner"],
  ["duedate", "due"],
] as const;

/** A ticket stays as it was when a line took it, ticked or not, until somebody moves one of them. */
const isAsTaken = ({ adopted, agreed }: Link, line: Line, task: Issue): boolean =>
  adopted !== undefined &&
  agreed?.page.done === line.done &&
  agreed.task.done === isClosed(task) &&
  line.done !== isClosed(task);

/** Nobody closed or ticked what the app says is done, or the other way round. */
function somebodyDid(world: World, { line, task, link }: Pair): readonly string[] {
  const token = tokenOf(line.text);
  if ((world.most.get(token) ?? 0) > 1 || isAsTaken(link, line, task)) return [];
  const said = [world.ticked.get(token), world.closed.get(tokenOf(task.summary))].filter(
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
function aroundTask(world: World, { incidents, links: ours }: Ledger): readonly string[] {
  const { links, comments } = world.story.jira.state;
  return ours.flatMap(({ task }) => {
    const issue = world.story.jira.state.issues[task?.id ?? ""];
    if (issue === undefined) return [];
    const { id, key } = issue;
    const ties = Object.values(links).filter(
      ({ inwardIssueId, outwardIssueId }) =>
        [inwardIssueId, outwardIssueId].includes(id) &&
        incidents.some((one) => [inwardIssueId, outwardIssueId].includes(one.id)),
    );
    const said = (comments[id] ?? []).filter(({ authorId }) => authorId === APP_ACCOUNT_ID).length;
    const tokens = [...(world.tickets.get(id) ?? [tokenOf(issue.summary)])];
    const gone = sum(tokens.map((token) => world.removals.get(token) ?? 0));
    const many = tokens.some((token) => (world.most.get(token) ?? 0) > 1);
    return [
      ...(ties.length === 1 ? [] : [`${key} has ${ties.length} links to the incident`]),
      ...(said > gone && !many ? [`${key} was told ${said} times of ${gone} removals`] : []),
    ];
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** A ticket that lines name is one line's follow-up, unless the app wrote the page last: then nobody vouches for the line. */
function ticketsTaken(world: World, ledger: Ledger, all: readonly Link[]): readonly string[] {
  const { page, links, problem } = ledger;
  const versions = world.story.confluence.state.pages[page]?.versions ?? [];
  if (problem !== undefined || versions.at(-1)?.authorId === APP_ACCOUNT_ID) return [];
  const held = new Set(all.flatMap(({ phase, task }) => (phase === "linked" ? [task?.id] : [])));
  return links.flatMap(({ phase, text }) => {
    const [id] = [...world.tickets].find(([, tokens]) => tokens.has(tokenOf(text))) ?? [];
    const ticket = world.story.jira.state.issues[id ?? ""];
    return phase === "refused" && ticket !== undefined && ![...held].some((one) => one === id)
      ? [`${ticket.key} is nobody's, although ${tokenOf(text)} names it`]
      : [];
  });
}

const withoutPage = (ledger: Ledger): readonly string[] =>
  ledger.gone || saysSo(ledger) ? [] : ["the app does not know that its page is gone"];

/** All that has to be true of one postmortem and its ledger. */
async function brokenIn(
  world: World,
  ledger: Ledger,
  all: readonly Link[],
): Promise<readonly string[]> {
  if (world.story.confluence.state.pages[ledger.page] === undefined) return withoutPage(ledger);
  const lines = linesOn(documentOf(world.story, ledger.page));
  const { followUps } = await pageView(world.story, ledger.page);
  return [
    ...everyLine(lines, ledger),
    ...pairsOf(world, lines, ledger.links).flatMap((pair) => [
      ...agreement(world, pair, followUps),
      ...somebodyDid(world, pair),
    ]),
    ...aroundTask(world, ledger),
    ...ticketsTaken(world, ledger, all),
    ...(saysSo(ledger) ? ["the app does not know that it can read the page"] : []),
  ];
}

/** All that has to be true of a quiet site. Gives sentences about what is not. */
export async function brokenOn(world: World): Promise<readonly string[]> {
  const ledgers = ledgersOf(world);
  const links = ledgers.flatMap((ledger) => ledger.links);
  const each = await Promise.all(ledgers.map((ledger) => brokenIn(world, ledger, links)));
  return [
    ...world.desks.flatMap(({ incident }) => onePage(world, incident)),
    ...oneTaskALine(world, links),
    ...each.flat(),
    ...tasksOf(world).flatMap((task) => overwritten(world, task)),
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
