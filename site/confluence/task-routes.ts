import type { Hono } from "hono";
import { z } from "zod";
import { plainText } from "./adf";
import { notFound } from "./failure";
import type { Page, Task } from "./model";
import { listed } from "./paging";
import { canView, editablePage } from "./permissions";
import {
  type Ctx,
  type Env,
  body,
  bodyFormat,
  flag,
  idList,
  list,
  onlyAdf,
  paging,
  pathId,
  query,
} from "./request";
import { setDone } from "./tasks";
import { taskWire } from "./wire";
import type { World } from "./world";

const instant = z.coerce.number().int().optional();

const tasksQuery = z.strictObject({
  "body-format": bodyFormat,
  "include-blank-tasks": flag,
  status: z.enum(["complete", "incomplete"]).optional(),
  "task-id": idList,
  "space-id": idList,
  "page-id": idList,
  "blogpost-id": idList,
  "created-by": list,
  "assigned-to": list,
  "completed-by": list,
  "created-at-from": instant,
  "created-at-to": instant,
  "due-at-from": instant,
  "due-at-to": instant,
  "completed-at-from": instant,
  "completed-at-to": instant,
  ...paging,
});

type Wanted = z.infer<typeof tasksQuery>;
type Check = (task: Task, page: Page) => boolean;

const among =
  (wanted: readonly string[] | undefined, of: (task: Task, page: Page) => string | null): Check =>
  (task, page) =>
    wanted === undefined || wanted.includes(of(task, page) ?? "");

const between =
  (from: number | undefined, to: number | undefined, of: (task: Task) => string | null): Check =>
  (task) => {
    if (from === undefined && to === undefined) return true;
    const at = Date.parse(of(task) ?? "");
    return at >= (from ?? -Infinity) && at <= (to ?? Infinity);
  };

const checks = (wanted: Wanted): readonly Check[] => [
  (task) => wanted.status === undefined || task.done === (wanted.status === "complete"),
  (task) => wanted["include-blank-tasks"] !== false || plainText(task.body) !== "",
  () => wanted["blogpost-id"] === undefined || wanted["page-id"] !== undefined,
  among(wanted["task-id"], (task) => task.id),
  among(wanted["page-id"], (task) => task.pageId),
  among(wanted["space-id"], (_, page) => page.spaceId),
  among(wanted["created-by"], (task) => task.createdBy),
  among(wanted["assigned-to"], (task) => task.assignee),
  among(wanted["completed-by"], (task) => task.completedBy),
  between(wanted["created-at-from"], wanted["created-at-to"], (task) => task.createdAt),
  between(wanted["due-at-from"], wanted["due-at-to"], (task) => task.dueAt),
  between(wanted["completed-at-from"], wanted["completed-at-to"], (task) => task.completedAt),
];

/** Tasks of pages that are current and that the caller may see. */
function visibleTasks(c: Ctx, world: World): readonly { task: Task; page: Page }[] {
  return Object.values(world.state.tasks)
    .sort((a, b) => Number(a.id) - Number(b.id))
    .flatMap((task) => {
      const page = world.state.pages[task.pageId];
      const shown = page?.status === "current" && canView(world, c.env.actor, page);
      return shown ? [{ task, page }] : [];
    });
}

function visibleTask(c: Ctx, world: World): Task {
  const id = pathId(c);
  const found = visibleTasks(c, world).find(({ task }) => task.id === id);
  if (!found) throw notFound(`Task with id ${id} not found`);
  return found.task;
}

const oneQuery = z.strictObject({ "body-format": bodyFormat });

const text = z.string().nullish();

/** Everything but `status` may be sent, and is ignored. */
const updateBody = z.strictObject({
  status: z.enum(["complete", "incomplete"]),
  id: text,
  localId: text,
  spaceId: text,
  pageId: text,
  blogPostId: text,
  createdBy: text,
  assignedTo: text,
  completedBy: text,
  createdAt: text,
  updatedAt: text,
  dueAt: text,
  completedAt: text,
  body: z.unknown().optional(),
});

async function update(c: Ctx, world: World): Promise<Response> {
  const asked = query(c, oneQuery);
  const { status } = await body(c, updateBody);
  const task = visibleTask(c, world);
  const page = editablePage(world, c.env.actor, task.pageId);
  setDone(world, c.env.actor, {
    page,
    uuid: task.uuid,
    done: status === "complete",
    viaApi: true,
  });
  const now = world.state.tasks[task.id] ?? task;
  return c.json(taskWire(world, now, onlyAdf(asked["body-format"])));
}

/** Inline tasks. @see https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-task/ */
export function taskRoutes(app: Hono<Env>, world: World): void {
  app.get("/tasks", (c) => {
    const wanted = query(c, tasksQuery);
    const withBody = onlyAdf(wanted["body-format"]);
    const all = checks(wanted);
    const items = visibleTasks(c, world)
      .filter(({ task, page }) => all.every((check) => check(task, page)))
      .map(({ task }) => taskWire(world, task, withBody));
    return listed(c, world, { ...wanted, items });
  });
  app.get("/tasks/:id", (c) => {
    const asked = query(c, oneQuery);
    return c.json(taskWire(world, visibleTask(c, world), onlyAdf(asked["body-format"])));
  });
  app.put("/tasks/:id", (c) => update(c, world));
}
