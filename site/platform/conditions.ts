import { z } from "zod";
import type { Manifest } from "../manifest";
import {
  ConditionError,
  type ConditionWorld,
  entityProperty,
  issueOf,
  projectIdOf,
} from "./condition-entities";
import { evaluateExpression } from "./expression";
import { PropertyBag } from "./expression-values";
import { digText, isJsonRecord } from "./json";
import type { Module, VisibleModules } from "./types";

type Condition = (world: ConditionWorld, wanted: unknown) => boolean;

const PropertyCondition = z.object({
  entity: z.string(),
  propertyKey: z.string(),
  objectName: z.string().optional(),
  value: z.unknown().optional(),
});

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** Property values are compared as text. */
const asText = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value);

function property(compare: (found: unknown, wanted: readonly string[]) => boolean): Condition {
  return (world, raw) => {
    const { entity, value, ...at } = PropertyCondition.parse(raw);
    const found = entityProperty(world, entity, at);
    return found !== undefined && compare(found, asList(value).map(asText));
  };
}

const oneOf =
  (read: (world: ConditionWorld) => string | undefined): Condition =>
  (world, wanted) => {
    const found = read(world);
    return found !== undefined && asList(wanted).map(String).includes(found);
  };

const flag =
  (read: (world: ConditionWorld) => boolean): Condition =>
  (world, wanted) =>
    read(world) === (wanted === true);

const issueText =
  (...names: string[]): ((world: ConditionWorld) => string | undefined) =>
  (world) =>
    digText(issueOf(world), names);

const isAdmin = flag(
  ({ jira, place }) => place.accountId !== undefined && jira.isAdmin(place.accountId),
);

const pagePermission: Condition = ({ confluence, place }, wanted) => {
  if (!confluence.may) throw new ConditionError("page permissions are not known here");
  const { accountId, pageId } = place;
  if (accountId === undefined || pageId === undefined) return false;
  return confluence.may(accountId, String(wanted), pageId);
};

function jiraExpression(world: ConditionWorld, source: unknown): boolean {
  const { jira, place, displayExpressions = "evaluated" } = world;
  if (displayExpressions === "ignored") return true;
  const seesApp = displayExpressions === "evaluated";
  const issue = issueOf(world);
  const properties = new PropertyBag((key) => jira.issueProperty(place.issueId ?? "", key));
  const known = {
    app: {
      properties: new PropertyBag(seesApp ? (key) => jira.appProperty(key) : () => undefined),
    },
    user: place.accountId === undefined ? null : { accountId: place.accountId },
    ...(issue ? { issue: { ...issue, properties }, project: issue["project"] } : {}),
  };
  const typed = new Set<unknown>([
    known.app,
    known.user,
    known.issue,
    ...Object.values(known.issue ?? {}),
  ]);
  const value = evaluateExpression(String(source), {
    names: known,
    missingIsNull: (object) => !typed.has(object),
  });
  if (typeof value === "boolean") return value;
  throw new ConditionError("the Jira expression is no Boolean");
}

const CONDITIONS: ReadonlyMap<string, Condition> = new Map<string, Condition>([
  ["issueType", oneOf(issueText("issueType", "name"))],
  ["issueKey", oneOf(issueText("key"))],
  ["issueId", oneOf(({ place }) => place.issueId)],
  ["projectKey", oneOf(issueText("project", "key"))],
  ["projectId", oneOf(projectIdOf)],
  ["jiraExpression", jiraExpression],
  ["isLoggedIn", flag(({ place }) => place.accountId !== undefined)],
  ["isAdmin", isAdmin],
  ["isSiteAdmin", isAdmin],
  ["hasPagePermission", pagePermission],
  ["hasSpacePermission", pagePermission],
  ["entityPropertyExists", property(() => true)],
  ["entityPropertyEqualTo", property((found, [wanted]) => asText(found) === wanted)],
  [
    "entityPropertyContainsAny",
    property((found, wanted) => wanted.some((one) => asList(found).map(asText).includes(one))),
  ],
  [
    "entityPropertyContainsAll",
    property((found, wanted) => wanted.every((one) => asList(found).map(asText).includes(one))),
  ],
]);

type Join = "every" | "some";

const GROUPS: ReadonlyMap<string, (world: ConditionWorld, inner: unknown) => boolean> = new Map([
  ["and", (world: ConditionWorld, inner: unknown) => joined(world, inner, "every")],
  ["or", (world: ConditionWorld, inner: unknown) => joined(world, inner, "some")],
  ["not", (world: ConditionWorld, inner: unknown) => !joined(world, inner, "every")],
]);

/** A list of groups, or one group; inside a listed group everything has to hold. */
function joined(world: ConditionWorld, inner: unknown, join: Join): boolean {
  if (Array.isArray(inner)) return inner[join]((one) => joined(world, one, "every"));
  if (!isJsonRecord(inner)) throw new ConditionError("a group of conditions is needed here");
  return Object.entries(inner)[join](([name, wanted]) => holds(world, name, wanted));
}

function holds(world: ConditionWorld, name: string, wanted: unknown): boolean {
  const condition = GROUPS.get(name) ?? CONDITIONS.get(name);
  if (!condition) throw new ConditionError(`condition ${name} is not known here`);
  return condition(world, wanted);
}

/**
 * Whether display conditions let a module be seen. Throws for conditions that this site does not know.
 * @see https://developer.atlassian.com/platform/forge/manifest-reference/display-conditions/
 */
export const meetsConditions = (world: ConditionWorld, conditions: unknown): boolean =>
  conditions === undefined || joined(world, conditions, "every");

/** Whether a module is seen; the reason, as text, when that could not be decided. */
function decide(world: ConditionWorld, module: Module): boolean | string {
  try {
    return meetsConditions(world, module["displayConditions"]);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The modules of a type, those that a person sees at a place, and what could not be decided. */
export function visibleModules(
  manifest: Manifest,
  moduleType: string,
  world: ConditionWorld,
): VisibleModules {
  const decided = (manifest.modules[moduleType] ?? []).map((module) => ({
    module,
    verdict: decide(world, module),
  }));
  return {
    visible: decided.flatMap(({ module, verdict }) => (verdict === true ? [module] : [])),
    problems: decided.flatMap(({ module, verdict }) =>
      typeof verdict === "string" ? [{ module: module.key, reason: verdict }] : [],
    ),
  };
}
