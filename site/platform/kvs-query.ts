import { z } from "zod";
import type { StorageEntity } from "../manifest";
import { isJsonRecord, parseJson } from "./json";
import { compare, Conditions, inRange, meets, RangeCondition } from "./kvs-conditions";
import { refuse } from "./kvs-error";
import type { KvsRecord } from "./kvs-records";

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 100;

export const PlainQuery = z.object({
  limit: z.number().optional(),
  after: z.string().optional(),
  where: z
    .array(z.object({ property: z.string(), condition: z.string(), values: z.array(z.unknown()) }))
    .optional(),
});
export type PlainQuery = z.infer<typeof PlainQuery>;

export const EntityQuery = z.object({
  entityName: z.string(),
  indexName: z.string(),
  partition: z.array(z.unknown()).optional(),
  range: RangeCondition.optional(),
  filters: Conditions.optional(),
  sort: z.enum(["ASC", "DESC"]).optional(),
  cursor: z.string().optional(),
  limit: z.number().optional(),
});
export type EntityQuery = z.infer<typeof EntityQuery>;

export type Page = { readonly records: readonly KvsRecord[]; readonly cursor?: string };

function limitOf(limit: number | undefined, code: string): number {
  const wanted = limit ?? DEFAULT_LIMIT;
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > MAX_LIMIT) {
    throw refuse(code, "The limit must be between 1 and 100.");
  }
  return wanted;
}

const Cursor = z.tuple([z.number(), z.string()]);

const cursorOf = (next: number, key: string): string =>
  Buffer.from(JSON.stringify([next, key])).toString("base64url");

/** Where the page begins: behind the record that the cursor names, at its place when that is gone. */
function startOf(all: readonly KvsRecord[], cursor: string): number {
  const read = Cursor.safeParse(parseJson(Buffer.from(cursor, "base64url").toString()));
  if (!read.success) throw refuse("INVALID_CURSOR", "The cursor is not valid.");
  const [next, key] = read.data;
  const at = all.findIndex((one) => one.key === key);
  return at < 0 ? next - 1 : at + 1;
}

function pageOf(all: readonly KvsRecord[], limit: number, cursor: string | undefined): Page {
  const start = cursor ? startOf(all, cursor) : 0;
  const end = start + limit;
  const records = all.slice(start, end);
  const last = records.at(-1);
  return { records, ...(last && end < all.length ? { cursor: cursorOf(end, last.key) } : {}) };
}

function keyStart({ where = [] }: PlainQuery): string {
  const [first, second] = where;
  if (second) {
    throw refuse("QUERY_WHERE_INVALID", 'KVS queries should contain only a single "where" clause.');
  }
  if (!first) return "";
  const start = first.values[0];
  if (first.property !== "key") {
    throw refuse("QUERY_WHERE_FIELD_INVALID", "The specified field is not supported for filters.");
  }
  if (first.condition === "BEGINS_WITH" && typeof start === "string") return start;
  throw refuse("INVALID_FILTER_CONDITION", "The specified condition is not supported for filters.");
}

/** A page of plain records, by the beginning of their key. */
export function queryPlain(records: readonly KvsRecord[], query: PlainQuery): Page {
  const limit = limitOf(query.limit, "LIST_QUERY_LIMIT_EXCEEDED");
  const start = keyStart(query);
  const found = records.filter((one) => one.key.startsWith(start));
  return pageOf(found, limit, query.after);
}

type Index = { readonly partition: readonly string[]; readonly range: string };

function indexOf(entity: StorageEntity, name: string): Index {
  for (const index of entity.indexes) {
    if (index === name) return { partition: [], range: index };
    if (typeof index !== "string" && index.name === name) {
      return { partition: index.partition ?? [], range: index.range?.[0] ?? "" };
    }
  }
  throw refuse("INVALID_ENTITY_INDEX", `Entity ${entity.name} has no index ${name}.`);
}

const BY_KEY = "by-key";

type Row = { readonly record: KvsRecord; readonly at: unknown };

function rowsOf(
  entity: StorageEntity,
  query: EntityQuery,
  records: readonly KvsRecord[],
): readonly Row[] {
  if (query.indexName === BY_KEY) return records.map((record) => ({ record, at: record.key }));
  const index = indexOf(entity, query.indexName);
  const wanted = query.partition ?? [];
  if (wanted.length !== index.partition.length) {
    throw refuse(
      "INVALID_PARTITION",
      `Index ${query.indexName} needs ${index.partition.length} partition value(s).`,
    );
  }
  return records.flatMap((record) => {
    const value = isJsonRecord(record.value) ? record.value : {};
    const inPartition = index.partition.every((name, place) => value[name] === wanted[place]);
    const at = index.range === "" ? record.key : value[index.range];
    return inPartition && at !== undefined ? [{ record, at }] : [];
  });
}

const byRange = (a: Row, b: Row): number => compare(a.at, b.at) ?? 0;

/**
 * A page of entity records by one index. Filters run on the page that the index gave, so a page can be empty while its cursor points
 * on. @see https://developer.atlassian.com/platform/forge/storage-reference/entities-api-query/
 */
export function queryEntity(
  entity: StorageEntity,
  query: EntityQuery,
  records: readonly KvsRecord[],
): Page {
  const limit = limitOf(query.limit, "COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE");
  const { range, filters } = query;
  const rows = rowsOf(entity, query, records)
    .filter((row) => !range || inRange(row.at, range))
    .sort(byRange);
  if (query.sort === "DESC") rows.reverse();
  const page = pageOf(
    rows.map((row) => row.record),
    limit,
    query.cursor,
  );
  if (!filters) return page;
  return { ...page, records: page.records.filter((one) => meets(entity, filters, one.value)) };
}
