import { scopesOfEvents } from "./forge-manifest";
import { findOperation, type Operation, readOperations } from "../contract/documents";

/** A call that the app made. For storage and queues the path does not matter. */
export type Call = {
  readonly product: "jira" | "confluence" | "kvs" | "queue";
  readonly method: string;
  readonly path: string;
};

/** Something the app does, and the sets of scopes of which one is enough for it. */
export type Need = {
  readonly why: string;
  readonly oneOf: readonly (readonly string[])[];
};

/** What a manifest's scopes lack or have for nothing, as sentences. */
export type ScopeVerdict = {
  readonly missing: readonly string[];
  readonly spare: readonly string[];
};

const callNeed = (operations: readonly Operation[], call: Call): Need => {
  const why = `${call.method.toUpperCase()} ${call.path.split("?")[0] ?? ""}`;
  if (call.product === "kvs") return { why: "storage", oneOf: [["storage:app"]] };
  if (call.product === "queue") return { why: "queue", oneOf: [[]] };
  const operation = findOperation(operations, call.method, call.path);
  if (operation === undefined) return { why: `${why} (no such operation)`, oneOf: [] };
  return { why: `${operation.method} ${operation.template}`, oneOf: operation.scopes };
};

const byWhy = (needs: readonly Need[]): readonly Need[] => [
  ...new Map(needs.map((need) => [need.why, need])).values(),
];

/** What calls need, each thing once. A call that Atlassian does not document is a need that nothing fills. */
export const needsOfCalls = (
  calls: readonly Call[],
  operations: readonly Operation[],
): readonly Need[] => byWhy(calls.map((call) => callNeed(operations, call)));

/** What receiving events needs. */
export const needsOfEvents = (events: readonly string[]): readonly Need[] => {
  const known = scopesOfEvents();
  return events.map((event) => ({ why: `event ${event}`, oneOf: known.get(event) ?? [] }));
};

const isMet = (need: Need, scopes: readonly string[]): boolean =>
  need.oneOf.some((set) => set.every((scope) => scopes.includes(scope)));

/** Every need is met by one of its sets, and no scope can be left out. */
export const judgeScopes = (scopes: readonly string[], needs: readonly Need[]): ScopeVerdict => {
  const missing = needs
    .filter((need) => !isMet(need, scopes))
    .map(({ why, oneOf }) => {
      const sets = oneOf.map((set) => set.join(" + "));
      return sets.length > 0
        ? `${why} needs ${sets.join(", or ")}`
        : `${why} has no documented scope`;
    });
  const spare = scopes.filter((scope) => {
    const rest = scopes.filter((one) => one !== scope);
    return needs.filter((need) => isMet(need, scopes)).every((need) => isMet(need, rest));
  });
  return { missing, spare };
};

/**
 * Fails when the manifest's scopes are not the least set for these calls and events: the sentence names the call or the
 * scope. Reads Atlassian's documents from the shared folder.
 */
export const expectScopesMatch = (
  manifestScopes: readonly string[],
  calls: readonly Call[],
  events: readonly string[] = [],
): void => {
  const needs = [...needsOfCalls(calls, readOperations()), ...needsOfEvents(events)];
  expect(judgeScopes(manifestScopes, needs)).toEqual({ missing: [], spare: [] });
};
