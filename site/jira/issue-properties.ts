import { z } from "zod";
import type { Jira } from "./context";
import { badRequest } from "./refusal";
import type { Json } from "./state";

/** Longest JSON text of a property's value, in characters. */
const LONGEST_VALUE = 32_768;
const LONGEST_KEY = 255;

/** A property's value, or 400: no JSON, empty, or longer than Jira keeps. */
export const propertyValue = (value: unknown): Json => {
  const parsed = z.json().safeParse(value);
  if (!parsed.success) throw badRequest("The property value must be valid JSON and not empty.");
  const size = JSON.stringify(parsed.data).length;
  if (size <= LONGEST_VALUE) return parsed.data;
  throw badRequest(`The property value is too long: ${size} of ${LONGEST_VALUE} characters.`);
};

/** Checks a property key's length. */
export const checkPropertyKey = (key: string): void => {
  if (key.length > 0 && key.length <= LONGEST_KEY) return;
  throw badRequest(`The property key must have 1 to ${LONGEST_KEY} characters.`);
};

/** Reads `properties` of a create or edit: each key once, each value within the limit. */
export const readProperties = (
  properties: readonly { readonly key: string; readonly value: unknown }[],
): readonly (readonly [string, Json])[] => {
  const keys = new Set(properties.map(({ key }) => key));
  if (keys.size < properties.length) throw badRequest("Properties must have unique keys.");
  return properties.map(({ key, value }) => {
    checkPropertyKey(key);
    return [key, propertyValue(value)] as const;
  });
};

/** Filters of triggers see properties late: the clock knows when, so that a site at rest has waited for it. */
export const propertiesChanged = ({ clock, profile }: Jira): void => {
  const { filterLagMs } = profile();
  if (filterLagMs > 0)
    clock.at(clock.now() + filterLagMs, "jira: properties in filters", () => Promise.resolve());
};

/** Sets a property; tells whether it is new. */
export const setProperty = (
  jira: Jira,
  issueId: string,
  [key, value]: readonly [string, Json],
): boolean => {
  const before = jira.state.properties[issueId] ?? {};
  jira.state.properties[issueId] = { ...before, [key]: value };
  jira.index.changed(issueId, jira.clock.now());
  propertiesChanged(jira);
  return !Object.hasOwn(before, key);
};
