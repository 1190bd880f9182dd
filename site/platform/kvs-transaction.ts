import { z } from "zod";
import type { Answer } from "./answer";
import { jsonBytes } from "./json";
import { Conditions, meets } from "./kvs-conditions";
import { type KvsError, refuse } from "./kvs-error";
import { checkKey } from "./kvs-limits";
import { checkItem, EMPTY, SetItem, spaceOf, type Store, Target, ttlMs } from "./kvs-store";

const MAX_OPERATIONS = 25;
const MAX_BYTES = 4 * 1024 * 1024;

const Operation = Target.extend({ conditions: Conditions.optional() });
const Transaction = z.object({
  set: z.array(SetItem.extend({ conditions: Conditions.optional() })).default([]),
  delete: z.array(Operation).default([]),
  check: z.array(Operation).default([]),
});

type Operation = z.infer<typeof Operation>;
type Transaction = z.infer<typeof Transaction>;

/** What is wrong with the transaction as a whole, before any condition is looked at. */
function flawOf(store: Store, transaction: Transaction, bytes: number): KvsError | undefined {
  const all = operationsOf(transaction);
  if (all.length === 0 || all.length > MAX_OPERATIONS) {
    return refuse("INVALID_TRANSACTION", "A transaction takes 1 to 25 operations.");
  }
  const keys = new Set(all.map((one) => `${spaceOf(store, one)}\n${one.key}`));
  if (keys.size < all.length) {
    return refuse("DUPLICATE_KEY", "Each key can only be used once in a transaction.");
  }
  if (bytes > MAX_BYTES) return refuse("MAX_SIZE", "A transaction is limited to 4 MB.");
  if (transaction.check.every((one) => one.conditions)) return undefined;
  return refuse("INVALID_REQUEST", "A check needs conditions.");
}

const operationsOf = ({ set, delete: erased, check }: Transaction): readonly Operation[] => [
  ...set,
  ...erased,
  ...check,
];

function checkOperation(store: Store, { key, entityName, conditions }: Operation): void {
  checkKey(key);
  if (!conditions) return;
  if (entityName === undefined) throw refuse("INVALID_REQUEST", "Only entities take conditions.");
  const stored = store.records.get(spaceOf(store, { key, entityName }), key);
  if (meets(store.entity(entityName), conditions, stored?.value)) return;
  throw store.unmet(`A condition of the transaction was not met: ${key}`);
}

/** Does all of the transaction, or nothing of it: throws when an operation is wrong or a condition is not met. */
export function transact(store: Store, body: unknown): Answer {
  const transaction = Transaction.parse(body);
  const flaw = flawOf(store, transaction, jsonBytes(body));
  if (flaw) throw flaw;
  transaction.set.forEach((item) => checkItem(store, item));
  operationsOf(transaction).forEach((operation) => checkOperation(store, operation));
  for (const item of transaction.set) {
    const ttl = ttlMs(item.options?.ttl);
    store.records.put(spaceOf(store, item), item.key, { value: item.value, ttlMs: ttl });
  }
  for (const item of transaction.delete) store.records.remove(spaceOf(store, item), item.key);
  return EMPTY;
}
