import type { AccountId, IssueId, PageId } from "../domain/ids";
import { AppError } from "../domain/app-error";
import type { Clock } from "../ports/clock";
import type { Ledger, Ledgers } from "../ports/ledgers";
import type { Pages } from "../ports/pages";
import type { SyncQueue } from "../ports/sync-queue";
import type { Tasks } from "../ports/tasks";

type Deps = { readonly ledgers: Ledgers; readonly queue: SyncQueue; readonly clock: Clock };

export type Happened = {
  readonly page: PageId;
  /** The issue that the event is about, when it is about one. */
  readonly issue: IssueId | undefined;
  /** Whether the issue, or the page where there is none, was deleted for good. */
  readonly deleted: boolean;
  /** Who did it. */
  readonly by: AccountId | undefined;
};

/**
 * An event arrived: when it is about a page of ours, one sync is queued. One strict read, and nothing else for what is not ours. An issue's
 * property names its page, and anybody can write properties: the ledger has to know the issue too.
 */
export const makeRequestSync =
  ({ ledgers, queue, clock }: Deps) =>
  async ({ page, issue, deleted, by }: Happened): Promise<void> => {
    const stored = await ledgers.find(page);
    if (stored === undefined) return;
    if (stored.value.gone || (issue !== undefined && !knows(stored.value, issue))) return;
    const at = clock.now();
    const reason = deleted && issue === undefined ? "deleted" : "event";
    const lost = deleted ? issue : undefined;
    await queue.push([{ page, reason, deleted: lost, by, vouched: [], at }], 0);
  };

const knows = ({ links, incidents }: Ledger, issue: IssueId): boolean =>
  links.some(({ task }) => task?.id === issue) || incidents.some(({ id }) => id === issue);

type Asks = Deps & { readonly pages: Pages; readonly tasks: Pick<Tasks, "byKey"> };

/**
 * A person pressed the button: queues one sync after asking Confluence whether this person may edit the page. Issues in lines that were left
 * alone are looked for as this person, who vouches for those that are found. Throws `not-a-postmortem`, `no-edit-permission`.
 */
export const makeSyncNow =
  ({ ledgers, queue, clock, pages, tasks }: Asks) =>
  async (page: PageId, by: AccountId | undefined): Promise<void> => {
    const [stored, mayEdit] = await Promise.all([ledgers.find(page), pages.mayEdit(page)]);
    if (stored === undefined) throw new AppError("not-a-postmortem", "the ledger has no such page");
    if (!mayEdit) throw new AppError("no-edit-permission", "the person may not edit this page");
    const left = stored.value.links.flatMap(({ phase, adopted }) =>
      phase === "refused" && adopted !== undefined ? [adopted] : [],
    );
    const seen = left.length === 0 ? [] : [...(await tasks.byKey(left)).values()];
    const vouched = seen.map(({ id }) => id);
    const at = clock.now();
    await queue.push([{ page, reason: "asked", deleted: undefined, by, vouched, at }], 0);
  };
