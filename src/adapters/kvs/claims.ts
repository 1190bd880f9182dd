import { WhereConditions } from "@forge/kvs";
import { z } from "zod";
import { AppError } from "../../domain/app-error";
import { issueId, type IssueId } from "../../domain/ids";
import type { Claim, Claims } from "../../ports/claims";
import { readAs } from "../read";
import { ledgerValue } from "./ledgers";
import { claimSchema } from "./schemas";
import { claimKey, ledgerKey } from "./storage-keys";
import { onlyOver, setNew, stored, type Store, type Versioned } from "./versioned";

const ENTITY = "claim";
const NEVER = 2_147_483_647;

const wire = z.object({ record: claimSchema });

const place = (incident: IssueId): Versioned => ({
  entityName: ENTITY,
  key: claimKey(incident),
  version: "generation",
});

const valueOf = (claim: Claim): Record<string, unknown> => ({
  generation: claim.generation,
  due: claim.phase === "linked" ? NEVER : 0,
  record: JSON.parse(JSON.stringify(claim)) as unknown,
});

/** True when the write happened; false when its condition did not hold. */
async function won(work: Promise<void>): Promise<boolean> {
  try {
    await stored(work);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "conflict") return false;
    throw error;
  }
}

/** One record an incident, in an entity of its own. */
export const kvsClaims = (store: Store): Claims => ({
  find: async (incident) => {
    const value = await stored(store.entity<unknown>(ENTITY).get(claimKey(incident)));
    return value === undefined ? undefined : readAs(wire, value).record;
  },

  take: (claim) => won(setNew(store, place(claim.incident.id), valueOf(claim))),

  replace: (claim, generation) => {
    const at = place(claim.incident.id);
    return won(store.transact().set(at.key, valueOf(claim), onlyOver(at, generation)).execute());
  },

  settle: async (claim, ledger) => {
    const at = place(claim.incident.id);
    await stored(
      store
        .transact()
        .set(at.key, valueOf(claim), onlyOver(at, claim.generation))
        .set(ledgerKey(ledger.page), ledgerValue(ledger, 1), { entityName: "ledger" })
        .execute(),
    );
  },

  release: async (claim) => {
    const at = place(claim.incident.id);
    await won(store.transact().delete(at.key, onlyOver(at, claim.generation)).execute());
  },

  unfinished: () => unfinished(store),
});

const wireIncident = z.object({ record: z.object({ incident: z.object({ id: z.string() }) }) });

async function unfinished(store: Store): Promise<readonly IssueId[]> {
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
    const read = wireIncident.safeParse(value);
    return read.success ? [issueId(read.data.record.incident.id)] : [];
  });
}
