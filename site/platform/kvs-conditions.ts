import { z } from "zod";
import type { StorageEntity } from "../manifest";
import { isJsonRecord } from "./json";
import { KvsError, refuse } from "./kvs-error";
import { fits } from "./kvs-limits";

const ConditionItem = z.object({
  property: z.string(),
  condition: z.string(),
  values: z.array(z.unknown()),
});
type ConditionItem = z.infer<typeof ConditionItem>;

export const Conditions = z.union([
  z.strictObject({ and: z.array(ConditionItem).min(1).max(100) }),
  z.strictObject({ or: z.array(ConditionItem).min(1).max(100) }),
]);
export type Conditions = z.infer<typeof Conditions>;

export const RangeCondition = ConditionItem.omit({ property: true });
export type RangeCondition = z.infer<typeof RangeCondition>;

type Test = (stored: unknown, values: readonly unknown[]) => boolean;

/** Below, equal or above zero, as left is to right; undefined when they cannot be compared. */
export function compare(left: unknown, right: unknown): number | undefined {
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (typeof left === "string" && typeof right === "string") {
    return left < right ? -1 : Number(left > right);
  }
  return undefined;
}

const compared =
  (decide: (sign: number) => boolean): Test =>
  (stored, [wanted]) => {
    const sign = compare(stored, wanted);
    return sign !== undefined && decide(sign);
  };

const contains: Test = (stored, [part]) =>
  typeof stored === "string" && typeof part === "string" && stored.includes(part);

const atLeast = compared((sign) => sign >= 0);
const atMost = compared((sign) => sign <= 0);

const TESTS: ReadonlyMap<string, Test> = new Map<string, Test>([
  ["EQUAL_TO", (stored, [wanted]) => stored === wanted],
  ["NOT_EQUAL_TO", (stored, [wanted]) => stored !== wanted],
  ["EXISTS", (stored) => stored !== undefined],
  ["NOT_EXISTS", (stored) => stored === undefined],
  ["GREATER_THAN", compared((sign) => sign > 0)],
  ["GREATER_THAN_EQUAL_TO", atLeast],
  ["LESS_THAN", compared((sign) => sign < 0)],
  ["LESS_THAN_EQUAL_TO", atMost],
  ["BETWEEN", (stored, [low, high]) => atLeast(stored, [low]) && atMost(stored, [high])],
  [
    "BEGINS_WITH",
    (stored, [start]) =>
      typeof stored === "string" && typeof start === "string" && stored.startsWith(start),
  ],
  ["CONTAINS", contains],
  ["NOT_CONTAINS", (stored, values) => !contains(stored, values)],
]);

const WITHOUT_VALUE = new Set(["EXISTS", "NOT_EXISTS"]);
const IN_RANGES = new Set([
  "BETWEEN",
  "BEGINS_WITH",
  "EQUAL_TO",
  "GREATER_THAN",
  "GREATER_THAN_EQUAL_TO",
  "LESS_THAN",
  "LESS_THAN_EQUAL_TO",
]);

function checkItem(entity: StorageEntity, { property, condition, values }: ConditionItem): void {
  const attribute = entity.attributes[property];
  if (!attribute)
    throw refuse("INVALID_FILTER_CONDITION", `Entity ${entity.name} has no attribute ${property}.`);
  if (attribute.type === "any") {
    throw new KvsError(
      422,
      "INVALID_FILTER_CONDITION",
      `Attribute ${property} is of type any: it cannot be filtered.`,
    );
  }
  if (!TESTS.has(condition))
    throw refuse("INVALID_FILTER_CONDITION", `Condition ${condition} is not supported.`);
  if (WITHOUT_VALUE.has(condition)) return;
  const needed = condition === "BETWEEN" ? 2 : 1;
  if (values.length !== needed || !values.every((value) => fits(attribute.type, value))) {
    throw refuse(
      "INVALID_FILTER_VALUES",
      `${condition} of ${property} needs ${needed} ${attribute.type} value(s).`,
    );
  }
}

/**
 * Whether a stored value meets the conditions. A record that is not there has no attributes: it fails EQUAL_TO and passes
 * NOT_EXISTS. Throws when the conditions do not fit the entity.
 */
export function meets(entity: StorageEntity, conditions: Conditions, value: unknown): boolean {
  const items = "and" in conditions ? conditions.and : conditions.or;
  items.forEach((item) => checkItem(entity, item));
  const stored = isJsonRecord(value) ? value : {};
  const passes = (item: ConditionItem): boolean =>
    TESTS.get(item.condition)?.(stored[item.property], item.values) ?? false;
  return "and" in conditions ? items.every(passes) : items.some(passes);
}

/** Whether a value lies in the range of an index query. */
export function inRange(value: unknown, { condition, values }: RangeCondition): boolean {
  if (!IN_RANGES.has(condition))
    throw refuse("INVALID_FILTER_CONDITION", `Condition ${condition} is not supported in where.`);
  return TESTS.get(condition)?.(value, values) ?? false;
}
