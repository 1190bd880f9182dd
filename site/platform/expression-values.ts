/** A Jira expression that is wrong, or that meets a value it cannot work with. */
export class ExpressionError extends Error {
  override readonly name = "ExpressionError";
}

/** A function inside an expression. */
export type Lambda = (args: readonly unknown[]) => unknown;

/** The `properties` of an entity: a property that is not set is null. */
export class PropertyBag {
  readonly read: (key: string) => unknown;

  constructor(read: (key: string) => unknown) {
    this.read = (key) => read(key) ?? null;
  }
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isLambda = (value: unknown): value is Lambda => typeof value === "function";

/** What an expression would call the value's type. */
export function typeName(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return "List";
  if (typeof value === "object") return "Map";
  return typeof value === "function" ? "Function" : capital(typeof value);
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** The value as a Boolean. Nothing else counts as true or false. */
export function asBoolean(value: unknown, where: string): boolean {
  if (typeof value === "boolean") return value;
  throw new ExpressionError(`${where} needs a Boolean, not ${typeName(value)}`);
}
