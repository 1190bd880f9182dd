import { z } from "zod";
import type { Clock, Profile } from "../core";
import type { StorageEntity } from "../manifest";
import { type Answer, failure } from "./answer";
import { jsonBytes } from "./json";
import { KvsError, refuse } from "./kvs-error";
import { EntityQuery, type Page, PlainQuery, queryEntity, queryPlain } from "./kvs-query";
import { createKvsRates, type KvsRates } from "./kvs-rates";
import { createRecords, type KvsRecord } from "./kvs-records";
import { erase, metadata, read, SetItem, type Store, Target, write } from "./kvs-store";
import { transact } from "./kvs-transaction";

/** Forge's storage for one installation. */
export type Kvs = {
  /** Answers one POST to `/api/v1/…` with this body. */
  readonly handle: (path: string, body: unknown) => Answer;
  readonly save: () => unknown;
};

export type KvsOptions = {
  readonly clock: Clock;
  readonly entities: readonly StorageEntity[];
  readonly profile: Pick<Profile, "failedCondition">;
  /** How long until queries see a write, ms. */
  readonly queryLagMs: number;
  readonly saved?: unknown;
};

const MAX_BATCH = 25;

const listed = (page: Page): Answer => ({
  status: 200,
  body: { data: page.records.map(metadata), ...(page.cursor ? { cursor: page.cursor } : {}) },
});

/** What `each` gives, or why it refused. */
function attempt<T>(item: T, each: (item: T) => object): { done: object } | { error: KvsError } {
  try {
    return { done: each(item) };
  } catch (error) {
    if (error instanceof KvsError) return { error };
    throw error;
  }
}

function batch<T extends Target>(items: readonly T[], each: (item: T) => object): Answer {
  if (items.length > MAX_BATCH) throw refuse("BATCH_TOO_LARGE", "A batch takes at most 25 items.");
  const successfulKeys: object[] = [];
  const failedKeys: object[] = [];
  for (const item of items) {
    const target = { key: item.key, ...(item.entityName ? { entityName: item.entityName } : {}) };
    const tried = attempt(item, each);
    if ("done" in tried) successfulKeys.push({ ...target, ...tried.done });
    else
      failedKeys.push({
        ...target,
        error: { code: tried.error.code, message: tried.error.message },
      });
  }
  return { status: 200, body: { successfulKeys, failedKeys } };
}

type Route = (store: Store, body: unknown) => Answer;

const ok = (record: KvsRecord): Answer => ({ status: 200, body: metadata(record) });
const quietly = (work: () => Answer): object => {
  work();
  return {};
};
const InEntity = Target.required();
const SetInEntity = SetItem.required({ entityName: true });

const ROUTES: ReadonlyMap<string, Route> = new Map<string, Route>([
  ["/get", (store, body) => ok(read(store, Target.omit({ entityName: true }).parse(body)))],
  ["/set", (store, body) => write(store, SetItem.omit({ entityName: true }).parse(body))],
  ["/delete", (store, body) => erase(store, Target.omit({ entityName: true }).parse(body))],
  ["/secret/get", (store, body) => ok(read(store, Target.parse(body), "secret"))],
  ["/secret/set", (store, body) => write(store, SetItem.parse(body), "secret")],
  ["/secret/delete", (store, body) => erase(store, Target.parse(body), "secret")],
  ["/entity/get", (store, body) => ok(read(store, InEntity.parse(body)))],
  ["/entity/set", (store, body) => write(store, SetInEntity.parse(body))],
  ["/entity/delete", (store, body) => erase(store, InEntity.parse(body))],
  [
    "/query",
    (store, body) => listed(queryPlain(store.records.indexed("kvs"), PlainQuery.parse(body))),
  ],
  [
    "/entity/query",
    (store, body) => {
      const query = EntityQuery.parse(body);
      const entity = store.entity(query.entityName);
      return listed(queryEntity(entity, query, store.records.indexed(`entity:${entity.name}`)));
    },
  ],
  [
    "/batch/get",
    (store, body) => batch(z.array(Target).parse(body), (item) => metadata(read(store, item))),
  ],
  [
    "/batch/set",
    (store, body) =>
      batch(z.array(SetItem).parse(body), (item) => quietly(() => write(store, item))),
  ],
  [
    "/batch/delete",
    (store, body) =>
      batch(z.array(Target).parse(body), (item) => quietly(() => erase(store, item))),
  ],
  ["/transaction", transact],
]);

const WRITES = /\/(set|delete|transaction)$/;

function rated(rates: KvsRates, path: string, work: { body: unknown; run: () => Answer }): Answer {
  const writes = WRITES.test(path);
  rates.request(writes ? jsonBytes(work.body) : undefined);
  const given = work.run();
  if (!writes) rates.read(jsonBytes(given.body));
  return given;
}

type Open = { readonly store: Store; readonly rates: KvsRates };

function answer({ store, rates }: Open, path: string, body: unknown): Answer {
  const route = ROUTES.get(path.replace(/^\/api\/v1/, ""));
  if (!route) return failure(404, "NOT_FOUND", `No such storage operation: ${path}`);
  try {
    return rated(rates, path, { body, run: () => route(store, body) });
  } catch (error) {
    if (error instanceof KvsError) return failure(error.status, error.code, error.message);
    if (error instanceof z.ZodError) return failure(400, "INVALID_REQUEST", z.prettifyError(error));
    throw error;
  }
}

/**
 * Key-value store and custom entities of one installation, with the limits and error codes that Atlassian documents.
 * @see https://developer.atlassian.com/platform/forge/storage-reference/
 */
export function createKvs({ clock, entities, profile, queryLagMs, saved }: KvsOptions): Kvs {
  const records = createRecords({ clock, lagMs: queryLagMs, saved });
  const entity = (name: string): StorageEntity => {
    const found = entities.find((one) => one.name === name);
    if (!found) throw refuse("INVALID_ENTITY_TYPE", `The manifest declares no entity ${name}.`);
    return found;
  };
  const unmet = (message: string): KvsError => {
    const [status = "", code = ""] = profile.failedCondition.split(" ");
    return new KvsError(Number(status), code, message);
  };
  const open = { store: { records, entity, unmet }, rates: createKvsRates(clock) };
  return {
    handle: (path, body) => answer(open, path, body),
    save: () => records.save(),
  };
}
