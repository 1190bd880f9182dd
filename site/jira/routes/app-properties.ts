import { propertyValue } from "../issue-properties";
import { empty, json, type Call, type Operation } from "../operation";
import { badRequest, forbidden, notFound } from "../refusal";
import type { Json } from "../state";

const LONGEST_KEY = 127;

const keyOf = (call: Call): string => {
  if (call.actor.kind !== "app") {
    throw forbidden("The request must be made directly by an app, not on behalf of a user.");
  }
  const key = call.param("propertyKey");
  if (key.length <= LONGEST_KEY) return key;
  throw badRequest(`The property key must not be longer than ${LONGEST_KEY} characters.`);
};

const stored = (call: Call, key: string): Json => {
  const { appProperties } = call.jira.state;
  const value = Object.hasOwn(appProperties, key) ? appProperties[key] : undefined;
  if (value === undefined) throw notFound(`The property with key '${key}' does not exist.`);
  return value;
};

const get = (call: Call): Response => {
  const key = keyOf(call);
  return json({ key, value: stored(call, key) });
};

const put = (call: Call): Response => {
  const key = keyOf(call);
  if (call.body === undefined) throw badRequest("The property value is missing.");
  const { state } = call.jira;
  const isNew = !Object.hasOwn(state.appProperties, key);
  state.appProperties[key] = propertyValue(call.body);
  const statusCode = isNew ? 201 : 200;
  return json({ message: `Property ${isNew ? "created" : "updated"}.`, statusCode }, statusCode);
};

const remove = (call: Call): Response => {
  const key = keyOf(call);
  stored(call, key);
  const { state } = call.jira;
  const kept = Object.entries(state.appProperties).filter(([name]) => name !== key);
  state.appProperties = Object.fromEntries(kept);
  return empty(204);
};

const PATTERN = "/rest/forge/1/app/properties/{propertyKey}";

/** Properties of the app itself; only the app may touch them. */
export const appPropertyOperations: readonly Operation[] = [
  { method: "GET", pattern: PATTERN, scope: null, query: [], answer: get },
  { method: "PUT", pattern: PATTERN, scope: null, query: [], answer: put },
  { method: "DELETE", pattern: PATTERN, scope: null, query: [], answer: remove },
];
