import type { Call, Operation } from "../operation";
import { empty, json } from "../operation";
import { checkPropertyKey, propertyValue, setProperty } from "../issue-properties";
import { mayOnIssue } from "../permissions";
import { badRequest, forbidden, notFound } from "../refusal";
import type { Issue, Json } from "../state";
import { self } from "../views";
import { countWrite } from "../write-limit";
import { issueOf } from "./issue";

const propertiesOf = (call: Call, issue: Issue): Readonly<Record<string, Json>> =>
  call.jira.state.properties[issue.id] ?? {};

const list = (call: Call): Response => {
  const issue = issueOf(call);
  const keys = Object.keys(propertiesOf(call, issue)).map((key) => ({
    self: self(call.jira, `issue/${issue.id}/properties/${encodeURIComponent(key)}`),
    key,
  }));
  return json({ keys });
};

const stored = (call: Call, issue: Issue): { readonly key: string; readonly value: Json } => {
  const key = call.param("propertyKey");
  const properties = propertiesOf(call, issue);
  const value = Object.hasOwn(properties, key) ? properties[key] : undefined;
  if (value === undefined) throw notFound(`The property with key: ${key} does not exist.`);
  return { key, value };
};

const get = (call: Call): Response => json(stored(call, issueOf(call)));

const mayEdit = ({ jira, actor }: Call, issue: Issue): boolean =>
  mayOnIssue(jira, actor, { issue, permission: "EDIT_ISSUES" });

const put = (call: Call): Response => {
  const issue = issueOf(call);
  if (!mayEdit(call, issue)) {
    throw forbidden("You do not have permission to edit issues in this project.");
  }
  const key = call.param("propertyKey");
  checkPropertyKey(key);
  if (call.body === undefined) throw badRequest("The property value is missing.");
  const value = propertyValue(call.body);
  countWrite(call.jira, [issue.id]);
  return empty(setProperty(call.jira, issue.id, [key, value]) ? 201 : 200);
};

const remove = (call: Call): Response => {
  const issue = issueOf(call);
  if (!mayEdit(call, issue)) throw notFound("You do not have permission to edit this issue.");
  const { key } = stored(call, issue);
  countWrite(call.jira, [issue.id]);
  const kept = Object.entries(propertiesOf(call, issue)).filter(([name]) => name !== key);
  call.jira.state.properties[issue.id] = Object.fromEntries(kept);
  call.jira.index.changed(issue.id, call.jira.clock.now());
  return empty(204);
};

const ALL = "/rest/api/3/issue/{issueIdOrKey}/properties";
const ONE = `${ALL}/{propertyKey}`;

export const propertyOperations: readonly Operation[] = [
  { method: "GET", pattern: ALL, scope: "read:jira-work", query: [], answer: list },
  { method: "GET", pattern: ONE, scope: "read:jira-work", query: [], answer: get },
  { method: "PUT", pattern: ONE, scope: "write:jira-work", query: [], answer: put },
  { method: "DELETE", pattern: ONE, scope: "write:jira-work", query: [], answer: remove },
];
