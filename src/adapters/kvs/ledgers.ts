import { WhereConditions } from "@forge/kvs";
import { z } from "zod";
import { pageId } from "../../domain/ids";
import type { Ledger, Ledgers } from "../../ports/ledgers";
import { readAs } from "../read";
import { ledgerSchema } from "./schemas";
import { ledgerKey } from "./storage-keys";
import { onlyOver, stored, type Store, type Versioned } from "./versioned";

const ENTITY = "ledger";

/** Far enough away that nobody looks again: the largest number that the attribute can hold. */
const NEVER = 2_147_483_647;

const wire = z.object({ version: z.number(), record: ledgerSchema });

const place = (ledger: Pick<Ledger, "page">): Versioned => ({
  entityName: ENTITY,
  key: ledgerKey(ledger.page),
  version: "version",
});

/** The entity's value. What has nothing open is never due. */
export const ledgerValue = (ledger: Ledger, version: number): Record<string, unknown> => ({
  version,
  due: isOpen(ledger) ? 0 : NEVER,
  record: JSON.parse(JSON.stringify(ledger)) as unknown,
});

const isOpen = ({ links, problem, mirrored }: Ledger): boolean =>
  problem !== undefined ||
  mirrored === undefined ||
  links.some(({ phase }) => phase !== "removed" && phase !== "deleted");

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

  open: async () => {
    const { results } = await stored(
      store
        .entity<Record<string, unknown>>(ENTITY)
        .query()
        .index("due")
        .where(WhereConditions.lessThan(NEVER))
        .limit(100)
        .getMany(),
    );
    return results.flatMap(({ value }) => {
      const record = z.object({ record: z.object({ page: z.string() }) }).safeParse(value);
      return record.success ? [pageId(record.data.record.page)] : [];
    });
  },
});
