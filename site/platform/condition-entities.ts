import type { ConfluenceFace, JiraFace, Profile } from "../core";
import { dig, digText } from "./json";
import type { Place } from "./types";

/** What conditions can look at. */
export type ConditionWorld = {
  readonly jira: JiraFace;
  readonly confluence: ConfluenceFace;
  readonly place: Place;
  readonly displayExpressions?: Profile["displayExpressions"];
};

/** A condition that this site cannot evaluate, or that is wrong. */
export class ConditionError extends Error {
  override readonly name = "ConditionError";
}

/** The issue of the place, as expressions see it. */
export const issueOf = ({
  jira,
  place,
}: ConditionWorld): Readonly<Record<string, unknown>> | undefined =>
  place.issueId === undefined ? undefined : jira.expressionIssue(place.issueId);

/** Id of the project of the place: its own, or that of its issue. */
export const projectIdOf = (world: ConditionWorld): string | undefined =>
  world.place.projectId ?? digText(issueOf(world), ["project", "id"]);

type Read = (world: ConditionWorld, key: string) => unknown;

const ENTITIES: ReadonlyMap<string, Read> = new Map<string, Read>([
  ["app", ({ jira }, key) => jira.appProperty(key)],
  [
    "issue",
    ({ jira, place }, key) =>
      place.issueId === undefined ? undefined : jira.issueProperty(place.issueId, key),
  ],
  [
    "content",
    ({ confluence, place }, key) =>
      place.pageId === undefined ? undefined : confluence.contentProperty(place.pageId, key),
  ],
  [
    "project",
    (world, key) => {
      const id = projectIdOf(world);
      return id === undefined ? undefined : world.jira.projectProperty?.(id, key);
    },
  ],
]);

/** A property of an entity, or a part of it; undefined when entity, property or part is not there. */
export function entityProperty(
  world: ConditionWorld,
  entity: string,
  at: { readonly propertyKey: string; readonly objectName?: string | undefined },
): unknown {
  const read = ENTITIES.get(entity);
  if (!read) throw new ConditionError(`properties of ${entity} are not known here`);
  const value = read(world, at.propertyKey);
  return at.objectName === undefined ? value : dig(value, at.objectName.split("."));
}
