import { route } from "@forge/api";
import { z } from "zod";
import { FOLLOW_UP_PROPERTY } from "../../contract/keys";
import { AppError } from "../../domain/app-error";
import { issueId } from "../../domain/ids";
import type { CreateOutcome, NewTask, TaskForm, TieTo } from "../../ports/tasks";
import { isRecord, maybe, readAs } from "../read";
import { requestJson, type Send } from "../request-json";

export type CreateOrder = {
  readonly form: TaskForm;
  readonly tasks: readonly NewTask[];
  readonly tie: TieTo | undefined;
};

const wireError = z.object({
  status: maybe(z.number()),
  failedElementNumber: z.number(),
  elementErrors: maybe(
    z.object({
      errorMessages: maybe(z.array(z.string())),
      errors: maybe(z.record(z.string(), z.string())),
    }),
  ),
});

const wireAnswer = z.object({
  issues: z.array(z.object({ id: z.string(), key: z.string() })).catch([]),
  errors: z.array(wireError).catch([]),
});

type Refusal = {
  readonly task: NewTask;
  /** Field → Jira's words. */
  readonly fields: Readonly<Record<string, string>>;
  readonly reason: string;
  readonly later: boolean;
};

type Tried = { readonly made: readonly CreateOutcome[]; readonly refused: readonly Refusal[] };

/** Fields that a task can do without. */
const OPTIONAL: ReadonlySet<string> = new Set(["assignee", "duedate", "priority"]);

/**
 * One call for all; a second one for those that only an unneeded field kept out, without that field.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-bulk-post
 */
export async function createTasks(
  send: Send,
  order: CreateOrder,
): Promise<readonly CreateOutcome[]> {
  const first = await attempt(send, order, new Map());
  const curable = first.refused.filter(isCurable);
  if (curable.length === 0) return [...first.made, ...first.refused.map(refusal)];
  const left = new Map(curable.map(({ task, fields }) => [task, Object.keys(fields)]));
  const second = await secondAttempt(send, { ...order, tasks: [...left.keys()] }, left);
  const lost = first.refused.filter((one) => !isCurable(one));
  return [...first.made, ...second.made, ...[...lost, ...second.refused].map(refusal)];
}

/** Part of the tasks exist by now, so a failure says nothing about the whole: whoever asked has to look. */
async function secondAttempt(send: Send, order: CreateOrder, left: Left): Promise<Tried> {
  try {
    return await attempt(send, order, left);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError("unavailable", "only part of the tasks was made", {
      cause: error,
      retryAfterSeconds: error.retryAfterSeconds,
    });
  }
}

const isCurable = ({ fields }: Refusal): boolean =>
  Object.keys(fields).length > 0 && Object.keys(fields).every((field) => OPTIONAL.has(field));

const refusal = ({ task, reason, later }: Refusal): CreateOutcome =>
  later
    ? { kind: "later", line: task.line }
    : { kind: "refused", line: task.line, reason: `Jira did not create the task: ${reason}` };

type Left = ReadonlyMap<NewTask, readonly string[]>;

/** A call in which every task failed answers 400 with the same body as one in which some did. */
async function attempt(send: Send, order: CreateOrder, left: Left): Promise<Tried> {
  const issueUpdates = order.tasks.map((task) => issueOf(order, task, left.get(task) ?? []));
  let refusedAll: unknown;
  const keep: Send = async (path, init) => {
    const answer = await send(path, init);
    if (answer.status !== 400) return answer;
    const text = await answer.text();
    refusedAll = parsed(text);
    return {
      ...answer,
      ok: false,
      status: 400,
      headers: answer.headers,
      text: () => Promise.resolve(text),
    };
  };
  try {
    const answer = await requestJson(keep, route`/rest/api/3/issue/bulk`, {
      method: "POST",
      body: { issueUpdates },
    });
    return sort(order.tasks, readAs(wireAnswer, answer), left);
  } catch (error) {
    const read = wireAnswer.safeParse(refusedAll);
    if (!(error instanceof AppError) || !read.success || read.data.errors.length === 0) throw error;
    return sort(order.tasks, read.data, left);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not Jira's own answer; the status speaks for itself.
    return undefined;
  }
}

function issueOf({ form, tie }: CreateOrder, task: NewTask, left: readonly string[]): unknown {
  const takes = (field: string): boolean => form.fields.has(field) && !left.includes(field);
  const { owner, due, priority, description } = task;
  const optional = {
    description,
    assignee: owner === undefined ? undefined : { accountId: owner },
    duedate: due,
    priority: priority === undefined ? undefined : byIdOrName(priority),
  };
  return {
    fields: {
      project: { id: form.projectId },
      issuetype: { id: form.issueTypeId },
      summary: task.summary,
      ...Object.fromEntries(
        Object.entries(optional).filter(([field, value]) => value !== undefined && takes(field)),
      ),
    },
    properties: [{ key: FOLLOW_UP_PROPERTY, value: task.property }],
    ...(tie === undefined ? {} : { update: { issuelinks: [{ add: linkTo(tie) }] } }),
  };
}

/** How Jira is told of a thing that settings name by id or by name. */
export const byIdOrName = (value: string): unknown =>
  /^\d+$/u.test(value) ? { id: value } : { name: value };

const linkTo = ({ incidentKey, linkType }: TieTo): unknown => ({
  type: { name: linkType },
  outwardIssue: { key: incidentKey },
});

/** `issues` leaves out those that failed, so what was made is matched by counting past them. */
function sort(tasks: readonly NewTask[], answer: z.output<typeof wireAnswer>, left: Left): Tried {
  const errors = new Map(answer.errors.map((one) => [one.failedElementNumber, one]));
  const survivors = tasks.filter((_, index) => !errors.has(index));
  const made = survivors.flatMap((task, index): readonly CreateOutcome[] => {
    const issue = answer.issues[index];
    if (issue === undefined) return [];
    const { id, key } = issue;
    return [
      {
        kind: "created",
        task: { id: issueId(id), key, line: task.line },
        left: left.get(task) ?? [],
      },
    ];
  });
  const refused = tasks.flatMap((task, index) => {
    const error = errors.get(index);
    return error === undefined ? [] : [refusalOf(task, error)];
  });
  return { made, refused };
}

function refusalOf(task: NewTask, { status, elementErrors }: z.output<typeof wireError>): Refusal {
  const fields = isRecord(elementErrors?.errors) ? elementErrors.errors : {};
  const words = [...(elementErrors?.errorMessages ?? []), ...Object.values(fields)].join(" ");
  const reason = words === "" ? "it gave no reason." : words;
  return { task, fields, reason, later: status === 429 };
}
