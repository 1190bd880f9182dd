import { Sort, WhereConditions } from "@forge/kvs";
import { z } from "zod";
import { pageId, type IssueId, type PageId } from "../../domain/ids";
import type { Holder, Ledger, Ledgers, Stored, Taking } from "../../ports/ledgers";
import { maybe, readAs } from "../read";
import { ledgerSchema } from "./schemas";
import { adoptionKey, ledgerKey } from "./storage-keys";
import { onlyOver, setNew, stored, type Store, type Versioned } from "./versioned";

const ENTITY = "ledger";

/** The largest number that the attribute can hold. */
const FOREVER = 2_147_483_647;

/** A page with nothing open is looked after for so long after its last change: the event that tells of the next one may get lost. */
const AFTERWARDS_SECONDS = 30 * 86_400;

/** What one query gives, and what one sweep takes. */
const AT_ONCE = 100;
const MOST = 1_000;

const wire = z.object({ version: z.number(), record: ledgerSchema });

const place = (ledger: Pick<Ledger, "page">): Versioned => ({
  entityName: ENTITY,
  key: ledgerKey(ledger.page),
  version: "version",
});

/** The entity's value. */
export const ledgerValue = (ledger: Ledger, version: number): Record<string, unknown> => ({
  version,
  watchedUntil: isOpen(ledger) ? FOREVER : lastChange(ledger) + AFTERWARDS_SECONDS,
  record: JSON.parse(JSON.stringify(ledger)) as unknown,
});

/** Whether a task is not closed, or something has to be tried again. */
function isOpen({ links, problem, mirrored }: Ledger): boolean {
  if (problem !== undefined || mirrored === undefined) return true;
  const alive = links.filter(({ phase }) => phase !== "removed" && phase !== "deleted");
  return alive.length > mirrored.done + mirrored.wontDo;
}

/** Seconds since the epoch. */
const lastChange = ({ agreedAt, startedAt }: Ledger): number =>
  Math.floor(Date.parse(agreedAt ?? startedAt) / 1_000);

/** One record a page, in an entity of its own. */
export const kvsLedgers = (store: Store): Ledgers => ({
  find: async (page) => {
    const value = await stored(store.entity<unknown>(ENTITY).get(ledgerKey(page)));
    if (value === undefined) return undefined;
    const { version, record } = readAs(wire, value);
    return { value: record, version };
  },

  save: async (ledger, version) => {
    const at = place(ledger);
    const next = version + 1;
    await stored(
      store.transact().set(at.key, ledgerValue(ledger, next), onlyOver(at, version)).execute(),
    );
    return { value: ledger, version: next };
  },

  holder: (issue) => readHolder(store, issue),

  take: (ledger, version, taking) => take(store, { value: ledger, version }, taking),

  watched: async (now) => {
    const pages: PageId[] = [];
    let cursor: string | undefined;
    do {
      const part = await watchedPart(store, Math.floor(now / 1_000), cursor);
      pages.push(...part.pages);
      cursor = part.next;
    } while (cursor !== undefined && pages.length < MOST);
    return pages;
  },
});

const adoptionOf = (issue: IssueId): Versioned => ({
  entityName: "adoption",
  key: adoptionKey(issue),
  version: "version",
});

const wireHolder = z.object({ version: z.number(), page: maybe(z.string().transform(pageId)) });

async function readHolder(store: Store, issue: IssueId): Promise<Holder> {
  const { entityName, key } = adoptionOf(issue);
  const value = await stored(store.entity<unknown>(entityName).get(key));
  return value === undefined
    ? { issue, page: undefined, version: 0 }
    : { issue, ...readAs(wireHolder, value) };
}

/** A condition needs a record that it can look at: the first to take an issue makes one that names no page. */
async function take(
  store: Store,
  { value, version }: Stored<Ledger>,
  { holder, givingUp }: Taking,
): Promise<Stored<Ledger>> {
  const at = adoptionOf(holder.issue);
  if (holder.version === 0) await setNew(store, at, { version: 1 });
  const expected = Math.max(holder.version, 1);
  const next: Record<string, unknown> = { version: expected + 1, page: value.page };
  const writes = [{ value, version }, ...givingUp].reduce(
    (transaction, one) =>
      transaction.set(
        ledgerKey(one.value.page),
        ledgerValue(one.value, one.version + 1),
        onlyOver(place(one.value), one.version),
      ),
    store.transact().set(at.key, next, onlyOver(at, expected)),
  );
  await stored(writes.execute());
  return { value, version: version + 1 };
}

const wireWatched = z.object({ record: z.object({ page: z.string() }) });

/** What is open comes first, then what was changed last. */
async function watchedPart(
  store: Store,
  nowSeconds: number,
  cursor: string | undefined,
): Promise<{ readonly pages: readonly PageId[]; readonly next: string | undefined }> {
  const query = store
    .entity<Record<string, unknown>>(ENTITY)
    .query()
    .index("watchedUntil")
    .where(WhereConditions.greaterThan(nowSeconds))
    .sort(Sort.DESC)
    .limit(AT_ONCE);
  const { results, nextCursor } = await stored(
    (cursor === undefined ? query : query.cursor(cursor)).getMany(),
  );
  const pages = results.flatMap(({ value }) => {
    const read = wireWatched.safeParse(value);
    return read.success ? [pageId(read.data.record.page)] : [];
  });
  return { pages, next: nextCursor };
}
