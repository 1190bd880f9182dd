import { z } from "zod";
import { accountId, projectId } from "../../domain/ids";
import type { Change, Named, Person, Status } from "../../domain/incident";
import { isRecord, maybe } from "../read";

const text = z.string();

export const named = z
  .object({ id: text, name: text })
  .transform(({ id, name }): Named => ({ id, name }));

export const person = z
  .object({ accountId: text, displayName: maybe(text), accountType: maybe(text) })
  .transform(({ accountId: id, displayName, accountType }): Person => ({
    accountId: accountId(id),
    name: displayName ?? "",
    ...(accountType === "app" ? { isApp: true } : {}),
    ...(accountType === "customer" || id === LOST ? { isOutside: true } : {}),
  }));

/** What Jira calls an account whose record is gone, as after an import. */
const LOST = "unknown";

const CATEGORIES = ["new", "indeterminate", "done", "undefined"] as const;

export const status = z
  .object({
    id: text,
    name: text,
    statusCategory: maybe(z.object({ key: z.enum(CATEGORIES).catch("undefined") })),
  })
  .transform(({ id, name, statusCategory }): Status => ({
    id,
    name,
    category: statusCategory?.key ?? "undefined",
  }));

export const project = z
  .object({ id: text, key: text, name: maybe(text) })
  .transform(({ id, key, name }) => ({ id: projectId(id), key, name: name ?? key }));

/** Reads one value leniently: what does not fit the schema is not there. A site's own fields come in every shape. */
export function lenient<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.output<Schema> | undefined {
  const read = schema.safeParse(value);
  return read.success ? read.data : undefined;
}

export const namesOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : []).flatMap((one: unknown) =>
    isRecord(one) && typeof one["name"] === "string" ? [one["name"]] : [],
  );

export const textsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : []).filter((one): one is string => typeof one === "string");

const item = z
  .object({
    field: text,
    fieldId: maybe(text),
    from: maybe(text),
    fromString: maybe(text),
    to: maybe(text),
    toString: maybe(text),
  })
  .transform(({ field, fieldId, fromString, from, to, ...rest }) => ({
    field: fieldId ?? field,
    fieldName: field,
    fromId: from,
    from: fromString,
    toId: to,
    to: rest["toString"],
  }));

/** `created` is an ISO instant here; elsewhere in the API it is a number. */
export const history = z.object({
  id: maybe(z.union([text, z.number()]).transform(String)),
  created: z.union([text, z.number()]),
  author: z.unknown().optional(),
  items: z.array(z.unknown()).catch([]),
});

export type WireHistory = z.output<typeof history>;

export function changesOf(wire: WireHistory): readonly Change[] {
  const at = typeof wire.created === "number" ? epoch(wire.created) : wire.created;
  const author = lenient(person, wire.author);
  return wire.items.flatMap((one) => {
    const read = lenient(item, withOwnToString(one));
    return read === undefined ? [] : [{ at, author, ...read }];
  });
}

/** Every object inherits a `toString` that is no text; Jira's field of that name may be absent. */
const withOwnToString = (one: unknown): unknown =>
  isRecord(one) ? { toString: null, ...Object.fromEntries(Object.entries(one)) } : one;

/** Seconds or milliseconds: both have been seen. */
const epoch = (stamp: number): string =>
  new Date(stamp < 100_000_000_000 ? stamp * 1000 : stamp).toISOString();
