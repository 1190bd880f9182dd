const NAMES = ["displayName", "value", "name"] as const;

function ofRecord(value: object): string {
  const entries = new Map<string, unknown>(Object.entries(value));
  for (const name of NAMES) {
    const text = entries.get(name);
    if (typeof text === "string") return text;
  }
  return "";
}

/** A field's value as one line of text: what people see of options, people, lists and plain values. */
export function shownText(value: unknown): string {
  if (Array.isArray(value)) return value.map(shownText).filter(Boolean).join(", ");
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "object" && value !== null ? ofRecord(value) : "";
}
