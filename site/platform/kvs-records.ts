import { z } from "zod";
import type { Clock } from "../core";

/** Where a record lives: `kvs`, `secret`, or `entity` with the entity's name. */
export type Space = `kvs` | `secret` | `entity:${string}`;

const StoredRecord = z.object({
  space: z.string(),
  key: z.string(),
  value: z.unknown(),
  createdAt: z.number(),
  updatedAt: z.number(),
  expiresAt: z.number().optional(),
});

export type KvsRecord = Readonly<z.infer<typeof StoredRecord>>;

export type Records = {
  readonly get: (space: Space, key: string) => KvsRecord | undefined;
  readonly put: (space: Space, key: string, change: KvsChange) => KvsRecord;
  readonly remove: (space: Space, key: string) => void;
  /** The records of a space as queries see them: late. In order of key. */
  readonly indexed: (space: Space) => readonly KvsRecord[];
  readonly save: () => unknown;
};

export type KvsChange = { readonly value: unknown; readonly ttlMs?: number | undefined };

export type RecordsOptions = {
  readonly clock: Clock;
  /** How long until queries see a write, ms. */
  readonly lagMs: number;
  readonly saved?: unknown;
};

/** Expired values can still be read for so long. */
const EXPIRED_STAYS_MS = 48 * 3_600_000;

const idOf = (space: string, key: string): string => `${space}\n${key}`;
const byKey = (a: KvsRecord, b: KvsRecord): number => (a.key < b.key ? -1 : Number(a.key > b.key));

/** A view of the records that follows their changes after a while. */
function createIndex(
  { clock, lagMs }: RecordsOptions,
  first: Iterable<[string, KvsRecord]>,
): Index {
  const late = new Map(first);
  const apply = (id: string, record: KvsRecord | undefined): void => {
    if (record) late.set(id, record);
    else late.delete(id);
  };
  return {
    values: () => [...late.values()],
    follow: (id, record) => {
      if (lagMs <= 0) {
        apply(id, record);
        return;
      }
      clock.at(clock.now() + lagMs, "storage index", () => {
        apply(id, record);
        return Promise.resolve();
      });
    },
  };
}

type Index = {
  readonly values: () => readonly KvsRecord[];
  readonly follow: (id: string, record: KvsRecord | undefined) => void;
};

/** Keeps records. Reads by key see every write at once; queries see it late. */
export function createRecords(options: RecordsOptions): Records {
  const { clock, saved } = options;
  const first = z.array(StoredRecord).parse(saved ?? []);
  const now = new Map(first.map((record) => [idOf(record.space, record.key), record]));
  const index = createIndex(options, now);

  const isAlive = (record: KvsRecord): boolean =>
    record.expiresAt === undefined || clock.now() <= record.expiresAt + EXPIRED_STAYS_MS;

  const get: Records["get"] = (space, key) => {
    const record = now.get(idOf(space, key));
    return record && isAlive(record) ? record : undefined;
  };

  return {
    get,
    put: (space, key, { value, ttlMs }) => {
      const at = clock.now();
      const createdAt = get(space, key)?.createdAt ?? at;
      const expiry = ttlMs === undefined ? {} : { expiresAt: at + ttlMs };
      const record: KvsRecord = { space, key, value, createdAt, updatedAt: at, ...expiry };
      now.set(idOf(space, key), record);
      index.follow(idOf(space, key), record);
      return record;
    },
    remove: (space, key) => {
      now.delete(idOf(space, key));
      index.follow(idOf(space, key), undefined);
    },
    indexed: (space) =>
      index
        .values()
        .filter((one) => one.space === space && isAlive(one))
        .sort(byKey),
    save: () => [...now.values()],
  };
}
