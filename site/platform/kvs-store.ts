import { z } from "zod";
import type { StorageEntity } from "../manifest";
import type { Answer } from "./answer";
import { KvsError, refuse } from "./kvs-error";
import { checkEntityValue, checkKey, checkValue } from "./kvs-limits";
import type { KvsRecord, Records, Space } from "./kvs-records";

const UNIT_MS = { SECONDS: 1_000, MINUTES: 60_000, HOURS: 3_600_000, DAYS: 86_400_000 } as const;
const MAX_TTL_MS = 366 * UNIT_MS.DAYS;

export const Ttl = z.object({
  value: z.number().int().positive(),
  unit: z.enum(["SECONDS", "MINUTES", "HOURS", "DAYS"]),
});
const SetOptions = z.object({
  ttl: Ttl.optional(),
  keyPolicy: z.enum(["OVERRIDE", "FAIL_IF_EXISTS"]).optional(),
  returnValue: z.enum(["PREVIOUS", "LATEST"]).optional(),
});
export const Target = z.object({ key: z.string(), entityName: z.string().optional() });
export const SetItem = Target.extend({ value: z.unknown(), options: SetOptions.optional() });
export type Target = z.infer<typeof Target>;
export type SetItem = z.infer<typeof SetItem>;

export type Store = {
  readonly records: Records;
  readonly entity: (name: string) => StorageEntity;
  /** What to throw when a condition does not hold. */
  readonly unmet: (message: string) => KvsError;
};

export const EMPTY: Answer = { status: 200 };

export const metadata = (record: KvsRecord): object => ({
  key: record.key,
  value: record.value,
  createdAt: record.createdAt,
  updatedAt: record.updatedAt,
  ...(record.expiresAt === undefined
    ? {}
    : { expireTime: new Date(record.expiresAt).toISOString() }),
});

export function spaceOf(store: Store, { entityName }: Target, plain: Space = "kvs"): Space {
  return entityName === undefined ? plain : `entity:${store.entity(entityName).name}`;
}

export function ttlMs(ttl: z.infer<typeof Ttl> | undefined): number | undefined {
  const ms = ttl && ttl.value * UNIT_MS[ttl.unit];
  if (ms !== undefined && ms > MAX_TTL_MS)
    throw refuse("INVALID_TTL", "The maximum TTL is 1 year.");
  return ms;
}

export function checkItem(store: Store, item: SetItem): void {
  checkKey(item.key);
  ttlMs(item.options?.ttl);
  if (item.entityName === undefined) checkValue(item.value);
  else checkEntityValue(store.entity(item.entityName), item.value);
}

const notFound = (key: string): KvsError =>
  new KvsError(404, "KEY_NOT_FOUND", `The specified key does not exist: ${key}`);

export function read(store: Store, target: Target, plain?: Space): KvsRecord {
  checkKey(target.key);
  const record = store.records.get(spaceOf(store, target, plain), target.key);
  if (!record) throw notFound(target.key);
  return record;
}

export function write(store: Store, item: SetItem, plain?: Space): Answer {
  checkItem(store, item);
  const space = spaceOf(store, item, plain);
  const before = store.records.get(space, item.key);
  const { ttl, keyPolicy, returnValue } = item.options ?? {};
  if (before && keyPolicy === "FAIL_IF_EXISTS") {
    throw new KvsError(409, "KEY_CONFLICT", `The key already exists: ${item.key}`);
  }
  const after = store.records.put(space, item.key, { value: item.value, ttlMs: ttlMs(ttl) });
  const shown = returnValue === "LATEST" ? after : before;
  return returnValue && shown ? { status: 200, body: metadata(shown) } : EMPTY;
}

export function erase(store: Store, target: Target, plain?: Space): Answer {
  const record = read(store, target, plain);
  store.records.remove(spaceOf(store, target, plain), record.key);
  return { status: 204 };
}
