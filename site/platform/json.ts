export type JsonRecord = Readonly<Record<string, unknown>>;

export const isJsonRecord = (value: unknown): value is JsonRecord =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The value as it looks after a trip over the wire; undefined stays undefined. */
export function roundTrip(value: unknown): unknown {
  const text: unknown = JSON.stringify(value);
  return typeof text === "string" ? JSON.parse(text) : undefined;
}

/** Reads JSON; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The value with numbers for each `id` of digits, at every depth. */
export const withNumbers = (value: unknown): unknown =>
  typeof value === "object" && value !== null
    ? JSON.parse(JSON.stringify(value), (key, one: unknown) =>
        key === "id" && typeof one === "string" && /^\d+$/.test(one) ? Number(one) : one,
      )
    : value;

/** Bytes of the value as JSON. */
export const jsonBytes = (value: unknown): number =>
  Buffer.byteLength(JSON.stringify(value ?? null));

/** Follows names into nested records; undefined where the way ends. */
export function dig(value: unknown, names: readonly string[]): unknown {
  return names.reduce<unknown>(
    (at, name) => (isJsonRecord(at) && Object.hasOwn(at, name) ? at[name] : undefined),
    value,
  );
}

/** A text at the end of the names, numbers as text. */
export function digText(value: unknown, names: readonly string[]): string | undefined {
  const found = dig(value, names);
  if (typeof found === "number") return String(found);
  return typeof found === "string" ? found : undefined;
}
