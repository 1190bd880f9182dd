import { AppError } from "../domain/app-error";
import { compare, stands, type Decision } from "../domain/compare";
import type { IssueId, LineId, PageId } from "../domain/ids";
import { checklistOf, type LineOptions } from "../domain/line";
import { matchLines } from "../domain/match";
import type { Clock } from "../ports/clock";
import type { Incidents } from "../ports/incidents";
import type { Ledgers } from "../ports/ledgers";
import type { Pages } from "../ports/pages";
import type { SettingsStore } from "../ports/settings-store";
import type { SyncQueue } from "../ports/sync-queue";
import type { Tasks } from "../ports/tasks";
import { followUpOf, type FollowUp } from "./follow-up-of";
import { lineOptions } from "./sync-run";

type Deps = {
  readonly pages: Pages;
  readonly tasks: Tasks;
  readonly ledgers: Ledgers;
  readonly settings: SettingsStore;
  readonly queue: SyncQueue;
  readonly clock: Clock;
  readonly identify: LineOptions["identify"];
};

type OnTask = { readonly incidents: Pick<Incidents, "followUpPage"> };

type Choice = Omit<Decision, "line">;

/**
 * A person chose between the two values of a conflict: queues the sync that makes the other side follow. Who takes the page's value has to be
 * allowed to change that field of the task, who takes Jira's to edit the page. Throws `not-found`, `page-not-found`, `no-task-permission`,
 * `no-edit-permission`, and `conflict` when the two values are others by now.
 */
export const makeDecide =
  (deps: Deps) =>
  async (page: PageId, { line, ...choice }: Choice & { readonly line: LineId }): Promise<void> => {
    const ledger = (await deps.ledgers.find(page))?.value;
    const link = ledger?.links.find((one) => one.line === line);
    if (ledger === undefined || link === undefined) throw unknown();
    await choose(deps, { ledger, link }, choice);
  };

/** The same on the panel of a task. */
export const makeDecideOnTask =
  (deps: Deps & OnTask) =>
  async (issue: IssueId, choice: Choice): Promise<void> => {
    const followUp = await followUpOf(deps, issue);
    if (followUp === undefined) throw unknown();
    await choose(deps, followUp, choice);
  };

/** A person wants a follow-up looked at again: queues one sync of its page, for whoever may edit the task or the page. */
export const makeRetryTask =
  (deps: Deps & OnTask) =>
  async (issue: IssueId): Promise<void> => {
    const followUp = await followUpOf(deps, issue);
    if (followUp === undefined) throw unknown();
    const { page } = followUp.ledger;
    const mayChange = await deps.tasks.mayChange(issue, "summary");
    if (!mayChange && !(await deps.pages.mayEdit(page))) throw notTheirs(followUp);
    await push(deps, page, undefined);
  };

const unknown = (): AppError => new AppError("not-found", "the ledger has no such follow-up");

const notTheirs = ({ link }: FollowUp): AppError =>
  new AppError("no-task-permission", "the person may not change this", {
    subject: link.task?.key,
  });

async function choose(deps: Deps, followUp: FollowUp, choice: Choice): Promise<void> {
  const { ledger, link } = followUp;
  await checkRights(deps, followUp, choice);
  if (!(await isThere(deps, followUp, choice))) {
    throw new AppError("conflict", "the two values are others by now");
  }
  await push(deps, ledger.page, { ...choice, line: link.line });
}

async function checkRights(deps: Deps, followUp: FollowUp, choice: Choice): Promise<void> {
  const { ledger, link } = followUp;
  if (choice.side === "jira") {
    if (await deps.pages.mayEdit(ledger.page)) return;
    throw new AppError("no-edit-permission", "the person may not edit this page");
  }
  if (link.task === undefined) throw unknown();
  if (!(await deps.tasks.mayChange(link.task.id, choice.field))) throw notTheirs(followUp);
}

/** Looks at both sides as the person who chooses, so that nobody decides on what they may not see. */
async function isThere(deps: Deps, { ledger, link }: FollowUp, choice: Choice): Promise<boolean> {
  if (link.task === undefined) return false;
  const [settings, page, [task]] = await Promise.all([
    deps.settings.get(),
    deps.pages.find(ledger.page),
    deps.tasks.read([link.task.id]),
  ]);
  if (page === undefined) throw new AppError("page-not-found", "the page is not visible");
  const lines = checklistOf(page.document, lineOptions(settings, deps.identify));
  const line = matchLines(lines, ledger.links).get(link.line);
  if (line === undefined || task === undefined) return false;
  return stands(compare({ link, line, task, settings }), choice);
}

const push = (
  { queue, clock }: Deps,
  page: PageId,
  decision: Decision | undefined,
): Promise<void> =>
  queue.push(
    [
      {
        page,
        reason: "follow-up",
        deleted: undefined,
        by: undefined,
        vouched: [],
        decision,
        at: clock.now(),
      },
    ],
    0,
  );
