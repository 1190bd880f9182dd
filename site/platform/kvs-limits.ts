import type { StorageEntity } from "../manifest";
import { isJsonRecord, jsonBytes } from "./json";
import { refuse } from "./kvs-error";

const MAX_KEY = 500;
const KEY_PATTERN = /^(?!\s+$)[a-zA-Z0-9:._\s-#]+$/;
const MAX_VALUE_BYTES = 240 * 1024;
const MAX_DEPTH = 31;
const INTEGER_MIN = -2_147_483_648;
const INTEGER_MAX = 2_147_483_647;

/** Throws unless the key is one that the store takes. @see https://developer.atlassian.com/platform/forge/limits-kvs-ce/ */
export function checkKey(key: string): void {
  if (key.length === 0)
    throw refuse("KEY_TOO_SHORT", "The provided key needs to be more than one character.");
  if (key.length > MAX_KEY)
    throw refuse("KEY_TOO_LONG", "The provided key has exceeded the maximum 500 characters.");
  if (!KEY_PATTERN.test(key))
    throw refuse(
      "INVALID_KEY",
      `The provided key does not match the regex: ${String(KEY_PATTERN)}`,
    );
}

/** How many lists and records lie inside each other. */
function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Object.values(value).reduce<number>((most, one) => Math.max(most, depthOf(one)), 0);
}

/** Throws unless the store keeps such a value. */
export function checkValue(value: unknown): void {
  if (value === undefined || value === null)
    throw refuse("INVALID_VALUE", "A value is required and cannot be null.");
  if (jsonBytes(value) > MAX_VALUE_BYTES) {
    throw refuse("MAX_SIZE", "The provided value has exceeded the maximum size limit.");
  }
  if (depthOf(value) > MAX_DEPTH) {
    throw refuse(
      "MAX_DEPTH",
      "The provided value has exceeded the maximum object depth (32) limit.",
    );
  }
}

type AttributeType = StorageEntity["attributes"][string]["type"];

const FITS: Readonly<Record<AttributeType, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string" && value.trim() !== "",
  boolean: (value) => typeof value === "boolean",
  float: (value) => typeof value === "number" && Number.isFinite(value),
  integer: (value) =>
    typeof value === "number" &&
    Number.isInteger(value) &&
    value >= INTEGER_MIN &&
    value <= INTEGER_MAX,
  any: (value) => value !== null && value !== undefined,
};

/** Whether an attribute of the type takes the value. */
export const fits = (type: AttributeType, value: unknown): boolean => FITS[type](value);

/** Throws unless the value is a record of the entity: attributes that are declared, each of its type. */
export function checkEntityValue(entity: StorageEntity, value: unknown): void {
  checkValue(value);
  if (!isJsonRecord(value))
    throw refuse("INVALID_ENTITY_VALUE", "The value of an entity must be an object.");
  for (const [name, given] of Object.entries(value)) {
    const attribute = entity.attributes[name];
    if (!attribute) {
      throw refuse("INVALID_ENTITY_VALUE", `Entity ${entity.name} has no attribute ${name}.`);
    }
    if (!fits(attribute.type, given)) {
      throw refuse(
        "INVALID_ENTITY_VALUE",
        `Attribute ${name} of entity ${entity.name} must be ${attribute.type}.`,
      );
    }
  }
}
