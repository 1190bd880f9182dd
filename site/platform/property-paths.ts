import type { JiraFace } from "../core";
import { dig, digText, type JsonRecord } from "./json";

export type PropertySource = {
  readonly issueProperty: (issueId: string, key: string) => unknown;
} & Pick<JiraFace, "projectProperty">;

const isPrimitive = (value: unknown): boolean =>
  ["string", "number", "boolean"].includes(typeof value);

/** Only primitives and lists of primitives come through; everything else is null. */
function primitive(value: unknown): unknown {
  if (isPrimitive(value)) return value;
  return Array.isArray(value) && value.every(isPrimitive) ? value : null;
}

function propertyOf(
  source: PropertySource,
  payload: JsonRecord,
  [entity, key]: readonly string[],
): unknown {
  if (key === undefined) return undefined;
  if (entity === "issue") {
    const id = digText(payload, ["issue", "id"]) ?? digText(payload, ["sourceIssueId"]);
    return id === undefined ? undefined : source.issueProperty(id, key);
  }
  if (entity !== "project") return undefined;
  const project = digText(payload, ["issue", "fields", "project", "id"]);
  return project === undefined ? undefined : source.projectProperty?.(project, key);
}

/**
 * The value at a path such as `["issue", "properties", "key", "field"]` for the entity that the event is about; null when it cannot
 * be resolved to a primitive. @see https://developer.atlassian.com/platform/forge/events-reference/product_events/
 */
export function resolvePath(
  source: PropertySource,
  payload: JsonRecord,
  path: readonly string[],
): unknown {
  const [entity = "", properties, key, ...rest] = path;
  if (properties !== "properties" || key === undefined) return null;
  const value = propertyOf(source, payload, [entity, key]);
  return primitive(
    dig(
      value,
      rest.flatMap((name) => name.split(".")),
    ),
  );
}
