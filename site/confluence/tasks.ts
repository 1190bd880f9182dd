import type { Actor } from "../core";
import { isDeepStrictEqual } from "node:util";
import { type ReadTask, readTasks, withTaskState } from "./adf";
import { taskBlock, tell } from "./events";
import { notFound } from "./failure";
import type { AdfDocument, Page, PendingTasks, Task } from "./model";
import { type World, latest, nextId, put } from "./world";

/** The tasks of a page that the tasks API knows, in order of their numbers. */
const tasksOf = (world: World, pageId: string): readonly Task[] =>
  Object.values(world.state.tasks)
    .filter((task) => task.pageId === pageId)
    .sort((a, b) => a.number - b.number);

/** The number of a task item on its page; the same whenever the item comes back. */
function numberOf(world: World, pageId: string, uuid: string): number {
  const page = world.state.pages[pageId];
  if (!page) return 0;
  const known = page.taskNumbers[uuid];
  if (known !== undefined) return known;
  const fresh = Math.max(0, ...Object.values(page.taskNumbers)) + 1;
  put(world, { ...page, taskNumbers: { ...page.taskNumbers, [uuid]: fresh } });
  return fresh;
}

type Stamp = { readonly by: string; readonly at: string };

const completion = (done: boolean, stamp: Stamp): Pick<Task, "completedBy" | "completedAt"> => ({
  completedBy: done ? stamp.by : null,
  completedAt: done ? stamp.at : null,
});

const newTask = (
  read: ReadTask,
  ids: Pick<Task, "id" | "number" | "pageId">,
  stamp: Stamp,
): Task => ({
  ...read,
  ...ids,
  createdBy: stamp.by,
  createdAt: stamp.at,
  updatedAt: stamp.at,
  ...completion(read.done, stamp),
});

function addTask(world: World, entry: PendingTasks, read: ReadTask): void {
  const { pageId } = entry;
  const stamp = { by: entry.author.accountId, at: world.clock.iso() };
  const number = numberOf(world, pageId, read.uuid);
  const task = newTask(read, { id: nextId(world.state), number, pageId }, stamp);
  world.state.tasks[task.id] = task;
  const page = world.state.pages[entry.pageId];
  if (!page || (entry.viaApi && !world.profile.taskEventsForApiPages)) return;
  tell(world, entry.author, { name: "created:task", page, more: { task: taskBlock(world, task) } });
}

type TaskChange = {
  readonly old: Task;
  readonly read: ReadTask;
  /** Nobody is told. */
  readonly quiet?: boolean;
};

function changeTask(world: World, author: Actor, change: TaskChange): Task {
  const { old, read, quiet = false } = change;
  const stamp = { by: author.accountId, at: world.clock.iso() };
  const task: Task = {
    ...old,
    ...read,
    updatedAt: stamp.at,
    ...(read.done === old.done ? {} : completion(read.done, stamp)),
  };
  world.state.tasks[task.id] = task;
  const page = world.state.pages[task.pageId];
  const more = { task: taskBlock(world, task), oldTask: taskBlock(world, old) };
  if (page && !quiet) tell(world, author, { name: "updated:task", page, more });
  return task;
}

const sameTask = (task: Task, read: ReadTask): boolean =>
  task.done === read.done &&
  task.assignee === read.assignee &&
  task.dueAt === read.dueAt &&
  isDeepStrictEqual(task.body, read.body);

function removeTask(world: World, entry: PendingTasks, task: Task): void {
  Reflect.deleteProperty(world.state.tasks, task.id);
  const page = world.state.pages[entry.pageId];
  if (page)
    tell(world, entry.author, {
      name: "removed:task",
      page,
      more: { task: taskBlock(world, task) },
    });
}

/** The tasks that a saved body may go on with: under some profiles those of a body that REST wrote are new ones. */
function survivors(world: World, entry: PendingTasks): readonly Task[] {
  const known = tasksOf(world, entry.pageId);
  if (!entry.viaApi || world.profile.writtenTasks === "kept") return known;
  for (const task of known) removeTask(world, entry, task);
  return [];
}

/** Makes the known tasks of a page those of a saved body. */
function absorb(world: World, entry: PendingTasks): void {
  if (world.state.pages[entry.pageId]?.status !== "current") return;
  const known = survivors(world, entry);
  const reads = readTasks(entry.body);
  for (const read of reads) {
    const old = known.find((task) => task.uuid === read.uuid);
    if (!old) addTask(world, entry, read);
    else if (!sameTask(old, read)) changeTask(world, entry.author, { old, read });
  }
  const uuids = new Set(reads.map((read) => read.uuid));
  for (const task of known) if (!uuids.has(task.uuid)) removeTask(world, entry, task);
}

/** Takes in every saved body whose time has come. */
export function settleTasks(world: World): void {
  const now = world.clock.now();
  const due = world.state.pendingTasks.filter((entry) => entry.dueMs <= now);
  world.state.pendingTasks = world.state.pendingTasks.filter((entry) => entry.dueMs > now);
  for (const entry of due) absorb(world, entry);
}

/** Waits for the bodies that are still to be taken in. */
export function scheduleTasks(world: World, dueMs: number): void {
  world.clock.at(dueMs, "confluence: tasks of a saved page", () => {
    settleTasks(world);
    return Promise.resolve();
  });
}

/** A body was saved: its tasks show up in the tasks API after the profile's `taskLagMs`. */
export function bodySaved(
  world: World,
  page: Page,
  saved: { readonly author: Actor; readonly viaApi: boolean },
): void {
  const dueMs = world.clock.now() + world.profile.taskLagMs;
  world.state.pendingTasks.push({ pageId: page.id, dueMs, body: latest(page).body, ...saved });
  if (world.profile.taskLagMs <= 0) settleTasks(world);
  else scheduleTasks(world, dueMs);
}

type Tick = {
  readonly page: Page;
  readonly uuid: string;
  readonly done: boolean;
  /** Whether it came by REST. */
  readonly viaApi?: boolean;
};

const ticked = (body: AdfDocument, { uuid, done }: Tick): AdfDocument =>
  withTaskState(body, uuid, done) ?? body;

/** The tick is in the published body, and in what somebody types without having published it. */
function tickBody(world: World, actor: Actor, tick: Tick): void {
  const { page } = tick;
  const old = latest(page);
  const body = ticked(old.body, tick);
  const draft = page.draft && { ...page.draft, body: ticked(page.draft.body, tick) };
  if (!world.profile.taskUpdateMakesVersion) {
    put(world, { ...page, draft, versions: [...page.versions.slice(0, -1), { ...old, body }] });
    return;
  }
  const version = {
    ...old,
    number: old.number + 1,
    body,
    message: "",
    authorId: actor.accountId,
    createdAt: world.clock.iso(),
  };
  const changed = put(world, { ...page, draft, versions: [...page.versions, version] });
  tell(world, actor, { name: "updated:page", page: changed, more: { updateTrigger: "unknown" } });
}

/** Ticks or unticks a task where it stands on its page, known to the tasks API or not. Throws 404 when the page has no such task. */
export function setDone(world: World, actor: Actor, tick: Tick): void {
  const { page, uuid, done } = tick;
  const old = latest(page).body;
  const body = withTaskState(old, uuid, done);
  if (!body) throw notFound("Task not found");
  if (body !== old) tickBody(world, actor, tick);
  world.state.pendingTasks = world.state.pendingTasks.map((entry) =>
    entry.pageId === page.id ? { ...entry, body: ticked(entry.body, tick) } : entry,
  );
  const known = tasksOf(world, page.id).find((task) => task.uuid === uuid);
  if (known && known.done !== done) {
    const quiet = tick.viaApi === true && !world.profile.taskUpdateTellsTask;
    changeTask(world, actor, { old: known, read: { ...known, done }, quiet });
  }
}

type Typed = { readonly page: Page; readonly body: AdfDocument };

/** Under the profile that says so, what is typed and not published tells of its new tasks already. */
export function tellTyped(world: World, author: Actor, { page, body }: Typed): void {
  if (!world.profile.taskEventsForDrafts) return;
  const published = new Set(readTasks(latest(page).body).map(({ uuid }) => uuid));
  const stamp = { by: author.accountId, at: world.clock.iso() };
  for (const read of readTasks(body).filter(({ uuid }) => !published.has(uuid))) {
    const number = numberOf(world, page.id, read.uuid);
    const task = newTask(read, { id: "0", number, pageId: page.id }, stamp);
    tell(world, author, { name: "created:task", page, more: { task: taskBlock(world, task) } });
  }
}
