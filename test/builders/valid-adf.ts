import schema from "@atlaskit/adf-schema/dist/json-schema/v1/full.json";
import Ajv from "ajv-draft-04";
import type { AdfDocument } from "../../src/contract/adf";

/**
 * Atlassian's schema lists the first two children of a list item or a task list and says nothing of the rest. What it says of the second
 * is meant for all that follow.
 */
function forAllItems(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(forAllItems);
  if (typeof part !== "object" || part === null) return part;
  const copy = Object.fromEntries(
    Object.entries(part).map(([name, value]) => [name, forAllItems(value)] as const),
  );
  const items = copy["items"];
  return Array.isArray(items) && items.length === 2 && copy["maxItems"] === undefined
    ? { ...copy, additionalItems: items[1] as unknown }
    : copy;
}

const validate = new Ajv({ strict: false, allErrors: false }).compile(
  forAllItems(schema) as object,
);

/** What Atlassian's own schema says against a document; empty when it is valid. */
export const schemaErrors = (document: AdfDocument): readonly string[] =>
  validate(document)
    ? []
    : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ""}`);
