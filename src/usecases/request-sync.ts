import type { IssueId, PageId } from "../domain/ids";
import { AppError } from "../domain/app-error";
import type { Clock } from "../ports/clock";
import type { Ledgers } from "../ports/ledgers";
import type { Pages } from "../ports/pages";
import type { SyncQueue } from "../ports/sync-queue";

type Deps = { readonly ledgers: Ledgers; readonly queue: SyncQueue; readonly clock: Clock };

export type Happened = {
  readonly page: PageId;
  /** The issue that the event is about, when it is about one. */
  readonly issue: IssueId | undefined;
  readonly deleted: boolean;
};

/**
 * An event arrived: when it is about a page of ours, one sync is queued. One strict read, and nothing else for what is not ours. An issue's
 * property names its page, and anybody can write properties: the ledger has to know the issue too.
 */
export const makeRequestSync =
  ({ ledgers, queue, clock }: Deps) =>
  async ({ page, issue, deleted }: Happened): Promise<void> => {
    const stored = await ledgers.find(page);
    if (stored === undefined) return;
    const { links, incidents } = stored.value;
    const ours =
      issue === undefined ||
      links.some(({ task }) => task?.id === issue) ||
      incidents.some(({ id }) => id === issue);
    if (!ours) return;
    const at = clock.now();
    await queue.push([{ page, reason: "event", deleted: deleted ? issue : undefined, at }], 0);
  };

/** A person pressed the button: queues one sync after asking Confluence whether this person may edit the page. */
export const makeSyncNow =
  ({ ledgers, queue, clock, pages }: Deps & { readonly pages: Pages }) =>
  async (page: PageId): Promise<void> => {
    const [stored, mayEdit] = await Promise.all([ledgers.find(page), pages.mayEdit(page)]);
    if (stored === undefined) throw new AppError("not-a-postmortem", "the ledger has no such page");
    if (!mayEdit) throw new AppError("no-edit-permission", "the person may not edit this page");
    await queue.push([{ page, reason: "asked", deleted: undefined, at: clock.now() }], 0);
  };
