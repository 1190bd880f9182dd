import type { AdfDocument, AdfNode } from "../../src/contract/adf";
import { ConfluenceFailure } from "../../site/confluence/failure";
import { SITE_URL } from "../../site/core";
import {
  addIncident,
  ANA,
  ask,
  deleteForGood,
  documentOf,
  OMAR,
  STATUS,
  TASK_TYPE,
  ZOE,
} from "../stories/story-site";
import { dispatch, type Acts, type Step } from "./steps";
import {
  compareText,
  itemsOf,
  newDesk,
  noteEdit,
  pageOf,
  tasksOf,
  tokenOf,
  withBullets,
  withItems,
  type World,
} from "./world";

const PEOPLE = [ANA, OMAR, ZOE];
const person = (who: number): string => PEOPLE[who % PEOPLE.length]!;
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2026, 10, 20);
const ids = new WeakMap<World, number>();

/** An id that no line had before. */
function freshId(world: World): string {
  const next = (ids.get(world) ?? 0) + 1;
  ids.set(world, next);
  return `line-${next}`;
}

/** What people may not do, they do not do. */
function unlessRefused(work: () => void): undefined {
  try {
    work();
  } catch (error) {
    if (!(error instanceof ConfluenceFailure)) throw error;
  }
}

/** A person does something to the page. */
function onPage(world: World, work: (pageId: string) => void): undefined {
  const page = pageOf(world);
  if (page === undefined) return;
  compareText(world);
  const before = documentOf(world.story, page.id);
  unlessRefused(() => work(page.id));
  noteEdit(world, before, documentOf(world.story, page.id));
}

type Change = (items: readonly AdfNode[]) => readonly AdfNode[];

/** A person changes the lines in the editor and publishes. */
function edit(world: World, change: Change): undefined {
  onPage(world, (pageId) => {
    const document = documentOf(world.story, pageId);
    const items = itemsOf(document);
    const changed = change(items);
    if (changed === items) return;
    world.story.confluence.people.editPage(ANA, pageId, withItems(document, changed));
  });
}

type OneChange = (item: AdfNode, rest: readonly AdfNode[]) => readonly AdfNode[];

/** A person changes one line; nothing when there is none. */
function editOne(world: World, at: number, change: OneChange): undefined {
  edit(world, (items) => {
    const item = items[at % items.length];
    if (item === undefined) return items;
    return change(
      item,
      items.filter((other) => other !== item),
    );
  });
}

const replaced =
  (world: World, at: number) =>
  (change: (item: AdfNode) => AdfNode): undefined =>
    edit(world, (items) =>
      items.map((item, index) => (index === at % items.length ? change(item) : item)),
    );

const inserted = (items: readonly AdfNode[], at: number, item: AdfNode): readonly AdfNode[] => {
  const place = at % (items.length + 1);
  return [...items.slice(0, place), item, ...items.slice(place)];
};

const named = (item: AdfNode, localId: string): AdfNode => ({
  ...item,
  attrs: { ...item.attrs, localId },
});

const wordsOf = (item: AdfNode): string => item.content?.[0]?.text ?? "";

const reworded = (item: AdfNode, words: string): AdfNode => {
  const [first, ...rest] = item.content ?? [];
  if (first?.type !== "text") return item;
  return { ...item, content: [{ ...first, text: `${tokenOf(wordsOf(item))} ${words} ` }, ...rest] };
};

/** The line with one node of this kind, or with none. */
const withNode = (item: AdfNode, type: string, node: AdfNode | undefined): AdfNode => {
  const [first, ...rest] = (item.content ?? []).filter((one) => one.type !== type);
  if (first === undefined) return item;
  return { ...item, content: [first, ...(node === undefined ? [] : [node]), ...rest] };
};

const stateOf = (item: AdfNode): unknown => item.attrs?.["state"];

type Send = { readonly method: string; readonly path: string; readonly body?: unknown };

/** A person works in Jira. What Jira refuses does not happen. */
async function inJira({ story }: World, who: string, send: Send): Promise<boolean> {
  const { method, path, body } = send;
  const request = new Request(`https://local.atlassian.net/rest/api/3/issue/${path}`, {
    method,
    headers: { "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await story.jira.handle(request, { kind: "user", accountId: who })).ok;
}

async function onTask(world: World, at: number, send: (key: string) => Send): Promise<boolean> {
  const tasks = tasksOf(world);
  const task = tasks[at % tasks.length];
  return task !== undefined && inJira(world, OMAR, send(task.key));
}

async function moved(world: World, at: number, to: Moved): Promise<void> {
  const tasks = tasksOf(world);
  const summary = tasks[at % tasks.length]?.summary ?? "";
  const { transition, fields = {} } = to;
  const done = await onTask(world, at, (key) => ({
    method: "POST",
    path: `${key}/transitions`,
    body: { transition: { id: transition }, fields },
  }));
  if (done) world.closed.set(tokenOf(summary), to.done);
}

type Moved = { readonly transition: string; readonly fields?: object; readonly done: boolean };

const put = (world: World, at: number, fields: object): Promise<boolean> =>
  onTask(world, at, (key) => ({ method: "PUT", path: key, body: { fields } }));

/** A person waits for the answer of a screen, and shrugs when none comes. A reply that names a bug is trouble. */
async function press(world: World, call: Promise<{ readonly ok: boolean }>): Promise<void> {
  const reply: { ok: boolean; code?: string } | undefined = await call.catch(() => undefined);
  if (reply?.code === "internal") world.trouble.push("A screen was told of an internal error");
}

async function start(world: World, who: number, clicks: number): Promise<void> {
  compareText(world);
  const { incident } = world.desk;
  const order = { title: incident.summary };
  const presses = Array.from({ length: clicks }, (_, click) =>
    press(world, ask(world.story, person(who + click)).create(order, incident)),
  );
  await Promise.all(presses);
  const page = pageOf(world);
  if (page !== undefined) world.desk.written ??= documentOf(world.story, page.id);
}

const show = (world: World, shown: boolean): undefined =>
  void world.story.jira.admin.changeProject("OPS", { appPermissions: shown ? "all" : [] });

const day = (days: number): number => FIRST_DAY + days * DAY_MS;
const isoDay = (days: number): string => new Date(day(days)).toISOString().slice(0, 10);

const line = (world: World, words: string, done: boolean): AdfNode => ({
  type: "taskItem",
  attrs: { localId: freshId(world), state: done ? "DONE" : "TODO" },
  content: [{ type: "text", text: `${words} ` }],
});

function turnTo(world: World, incident: number): undefined {
  const known = world.desks[incident];
  world.desk = known ?? newDesk(addIncident(world.story.jira, { summary: "Search down" }));
  if (known === undefined) world.desks.push(world.desk);
  return undefined;
}

/** What lines and items are called on a page, each as often as it stands there. */
const tokensIn = (document: AdfDocument): readonly string[] =>
  [...JSON.stringify(document).matchAll(/\bL\d+/gu)].map(([token]) => token).sort();

/** A person chooses all items that the app offers, and they become lines. */
async function turn(world: World, who: string): Promise<void> {
  const page = pageOf(world);
  if (page === undefined) return;
  compareText(world);
  const before = documentOf(world.story, page.id);
  const view = await ask(world.story, who)
    .openPage(page.id)
    .catch(() => undefined);
  if (view?.ok !== true || view.value.kind !== "postmortem") return;
  const keys = view.value.proposals.map(({ key }) => key);
  await press(world, ask(world.story, who).turnIntoFollowUps(page.id, keys));
  const after = documentOf(world.story, page.id);
  if (tokensIn(before).join() !== tokensIn(after).join())
    world.trouble.push("Lines got lost or doubled when items were turned");
  noteEdit(world, before, after);
}

type Choosing = { readonly at: number; readonly side: "page" | "jira" };

/** A person chooses between the two values of a conflict, when there is one. */
async function decide(world: World, who: string, { at, side }: Choosing): Promise<void> {
  const page = pageOf(world);
  if (page === undefined) return;
  const view = await ask(world.story, who)
    .openPage(page.id)
    .catch(() => undefined);
  if (view?.ok !== true || view.value.kind !== "postmortem") return;
  const choices = view.value.followUps.flatMap(({ line: id, conflicts }) =>
    conflicts.map(({ field, seen }) => ({ line: id, field, seen, side })),
  );
  const choice = choices[at % choices.length];
  if (choice === undefined) return;
  if (side === "page") world.editedAt.push(world.story.site.clock.now());
  await press(world, ask(world.story, who).decide(page.id, choice));
}

/** Two consumers of one page, although the queue has been told that there is one. */
async function syncTwice(world: World): Promise<void> {
  const page = pageOf(world);
  if (page === undefined) return;
  const body = { v: 1, page: page.id, reason: "swept", at: world.story.site.clock.now() };
  const run = () => world.story.site.runFunction("sync", { payload: { body } });
  await Promise.all([run(), run()]);
}

/** A person does something to the page just before the app's next sync makes its n-th call. */
function duringSync(world: World, calls: number, step: Step): undefined {
  let left = calls;
  world.story.site.faults.inject({
    match: ({ function: name }) => {
      if (name === "sync" && left > 0) {
        left -= 1;
        if (left === 0) void dispatch(ACTS, world, step);
      }
      return false;
    },
    fault: { kind: "network" },
  });
  return undefined;
}

export const ACTS: Acts<World> = {
  start: (world, { who, clicks }) => start(world, who, clicks),
  "turn-to": (world, { incident }) => turnTo(world, incident),
  write: (world, { line: words, at, done }) =>
    edit(world, (items) => inserted(items, at, line(world, words, done))),
  ticket: (world, { summary }) => {
    const { id } = world.story.jira.admin.addIssue({
      project: "OPS",
      issueTypeId: TASK_TYPE,
      summary,
      reporterId: OMAR,
      creatorId: OMAR,
      statusId: STATUS.todo,
    });
    world.tickets.set(id, new Set());
    return undefined;
  },
  name: (world, { line: words, at, ticket }) => {
    const [id, named] = [...world.tickets][ticket % world.tickets.size] ?? [];
    const issue = world.story.jira.state.issues[id ?? ""];
    if (issue === undefined) return undefined;
    named?.add(tokenOf(words));
    const url = `${SITE_URL}/browse/${issue.key}`;
    const parts = [
      { type: "inlineCard", attrs: { url } },
      { type: "text", text: " it is" },
    ];
    const one = line(world, words, false);
    edit(world, (items) =>
      inserted(items, at, { ...one, content: [...(one.content ?? []), ...parts] }),
    );
    return undefined;
  },
  bullets: (world, { lines }) => {
    onPage(world, (pageId) => {
      const document = documentOf(world.story, pageId);
      world.story.confluence.people.editPage(ANA, pageId, withBullets(document, lines));
    });
    return undefined;
  },
  turn: (world, { who }) => turn(world, person(who)),
  decide: (world, { who, at, side }) => decide(world, person(who), { at, side }),
  "sync-twice": (world) => syncTwice(world),
  "during-sync": (world, { calls, step }) => duringSync(world, calls, step),
  reword: (world, { at, words }) => replaced(world, at)((item) => reworded(item, words)),
  own: (world, { at, who }) =>
    replaced(
      world,
      at,
    )((item) => {
      const attrs = { id: person(who), text: `@${person(who)}` };
      return withNode(item, "mention", who === 3 ? undefined : { type: "mention", attrs });
    }),
  promise: (world, { at, day: days }) =>
    replaced(
      world,
      at,
    )((item) => {
      const attrs = { timestamp: String(day(days)) };
      return withNode(item, "date", days === 0 ? undefined : { type: "date", attrs });
    }),
  tick: (world, { at }) =>
    onPage(world, (pageId) => {
      const items = itemsOf(documentOf(world.story, pageId));
      const localId = items[at % items.length]?.attrs?.["localId"];
      if (typeof localId === "string")
        world.story.confluence.people.toggleTask(ANA, pageId, { localId });
    }),
  "tick-in-editor": (world, { at }) =>
    replaced(
      world,
      at,
    )((item) => ({
      ...item,
      attrs: { ...item.attrs, state: stateOf(item) === "DONE" ? "TODO" : "DONE" },
    })),
  remove: (world, { at }) =>
    editOne(world, at, (item, rest) => {
      world.desk.cut.push(item);
      return rest;
    }),
  "put-back": (world, { sameId }) =>
    edit(world, (items) => {
      const item = world.desk.cut.pop();
      if (item === undefined) return items;
      return [...items, sameId ? item : named(item, freshId(world))];
    }),
  move: (world, { at, to }) => editOne(world, at, (item, rest) => inserted(rest, to, item)),
  "cut-and-paste": (world, { at, to }) =>
    editOne(world, at, (item, rest) => inserted(rest, to, named(item, freshId(world)))),
  "paste-again": (world, { at, sameId }) =>
    editOne(world, at, (item, rest) => [
      item,
      ...rest,
      sameId ? item : named(item, freshId(world)),
    ]),
  "lose-ids": (world) => edit(world, (items) => items.map((item) => named(item, freshId(world)))),
  "open-editor": (world) => {
    const page = pageOf(world);
    world.desk.opened = page === undefined ? undefined : documentOf(world.story, page.id);
    return undefined;
  },
  "publish-what-was-opened": (world) => {
    const { opened } = world.desk;
    if (opened === undefined) return undefined;
    world.desk.opened = undefined;
    onPage(world, (pageId) => world.story.confluence.people.editPage(ANA, pageId, opened));
    return undefined;
  },
  "copy-page": (world) => {
    const page = pageOf(world);
    if (page !== undefined)
      unlessRefused(() => {
        const title = `Copy ${world.copies.size}`;
        world.copies.add(world.story.confluence.people.copyPage(OMAR, page.id, { title }).id);
      });
    return undefined;
  },
  "trash-page": (world) =>
    onPage(world, (pageId) => world.story.confluence.people.trash(ANA, pageId)),
  "purge-page": async (world) => {
    const page = pageOf(world);
    if (page === undefined) return;
    // The link to the page can't be taken from an incident that the app can't see.
    show(world, true);
    Object.assign(world.desk, newDesk(world.desk.incident));
    await deleteForGood(world.story, page.id);
  },
  "restore-page": (world) =>
    onPage(world, (pageId) => world.story.confluence.people.restore(ANA, pageId)),
  "restore-version": (world, { back }) =>
    onPage(world, (pageId) => {
      const { people, state } = world.story.confluence;
      const number = (state.pages[pageId]?.versions.length ?? 0) - back;
      if (number > 0) people.restoreVersion(ANA, pageId, number);
    }),
  "move-page": (world, { under }) =>
    onPage(world, (pageId) => {
      const { people, state } = world.story.confluence;
      const others = Object.values(state.pages).filter(({ id }) => id !== pageId);
      const parent = others[under % others.length];
      if (parent !== undefined) people.movePage(ANA, pageId, { parentId: parent.id });
    }),
  "rename-page": (world, { title }) =>
    onPage(world, (pageId) => world.story.confluence.people.renamePage(ANA, pageId, title)),
  "hide-page": (world) =>
    onPage(world, (pageId) =>
      world.story.confluence.people.restrict(ANA, pageId, { view: PEOPLE }),
    ),
  "show-page": (world) =>
    onPage(world, (pageId) => world.story.confluence.people.restrict(ANA, pageId, { view: null })),
  "put-links": (world, { who }) => {
    const page = pageOf(world);
    return page && press(world, ask(world.story, person(who)).putTaskLinks(page.id));
  },
  "sync-now": (world, { who }) => {
    const page = pageOf(world);
    return page && press(world, ask(world.story, person(who)).syncNow(page.id));
  },
  close: (world, { at }) => moved(world, at, { transition: "31", done: true }),
  reopen: (world, { at }) => moved(world, at, { transition: "41", done: false }),
  "begin-work": (world, { at }) => moved(world, at, { transition: "21", done: false }),
  decline: (world, { at }) => {
    const fields = { resolution: { name: "Won't Do" } };
    return moved(world, at, { transition: "31", fields, done: false });
  },
  "rename-task": (world, { at, words }) => {
    const tasks = tasksOf(world);
    const token = tokenOf(tasks[at % tasks.length]?.summary ?? "");
    return put(world, at, { summary: `${token} ${words} in Jira`.slice(0, 255) });
  },
  assign: (world, { at, who }) =>
    put(world, at, { assignee: who === 3 ? null : { accountId: person(who) } }),
  postpone: (world, { at, day: days }) =>
    put(world, at, { duedate: days === 0 ? null : isoDay(days) }),
  "delete-task": async (world, { at }) => {
    const tasks = tasksOf(world);
    const task = tasks[at % tasks.length];
    if (task !== undefined) await inJira(world, ZOE, { method: "DELETE", path: task.key });
  },
  "move-task": (world, { at }) => {
    const tasks = tasksOf(world).filter(({ projectId }) => projectId === "100");
    const task = tasks[at % tasks.length];
    const by = { kind: "user", accountId: OMAR } as const;
    if (task !== undefined) world.story.jira.admin.moveIssue(task.key, "WEB", by);
    return undefined;
  },
  "hide-project": (world) => show(world, false),
  "show-project": (world) => show(world, true),
  sweep: (world) => world.story.site.runSchedule("hourly-sweep"),
  wait: (world, { seconds }) => world.story.site.clock.advance(seconds * 1_000),
};
