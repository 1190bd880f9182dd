import { allFields, type Field } from "../fields";
import { json, type Call, type Operation } from "../operation";
import {
  categoryView,
  issueTypeView,
  priorityView,
  resolutionView,
  statusView,
  type JsonObject,
} from "../views";
import type { Priority } from "../state";
import { jiraTime } from "../time";
import { pageOf } from "./paging";

const getTypes = ({ jira }: Call): Response =>
  json(Object.values(jira.state.issueTypes).map((type) => issueTypeView(jira, type)));

const getStatuses = ({ jira }: Call): Response =>
  json(Object.values(jira.state.statuses).map((status) => statusView(jira, status)));

const getCategories = ({ jira }: Call): Response =>
  json(
    (["undefined", "new", "done", "indeterminate"] as const).map((key) => categoryView(jira, key)),
  );

const getResolutions = ({ jira }: Call): Response =>
  json(Object.values(jira.state.resolutions).map((item) => resolutionView(jira, item)));

const fullPriority = ({ jira }: Call, item: Priority): JsonObject => ({
  ...priorityView(jira, item),
  statusColor: item.statusColor,
  description: item.description,
});

const chosen = <T extends { readonly id: string }>(
  call: Call,
  items: readonly T[],
): readonly T[] => {
  const ids = call.query.list("id");
  return ids.length === 0 ? items : items.filter(({ id }) => ids.includes(id));
};

const searchResolutions = (call: Call): Response => {
  const items = call.query.flag("onlyDefault") ? [] : Object.values(call.jira.state.resolutions);
  const views = chosen(call, items).map((item) => resolutionView(call.jira, item));
  return pageOf(
    call,
    "resolution/search",
    views.map((view) => ({ ...view, default: false })),
  );
};

const searchPriorities = (call: Call): Response => {
  const items = Object.values(call.jira.state.priorities).filter(
    ({ isDefault }) => isDefault || !call.query.flag("onlyDefault"),
  );
  const views = chosen(call, items).map((item) => ({
    ...fullPriority(call, item),
    isDefault: item.isDefault,
  }));
  return pageOf(call, "priority/search", views);
};

const getPriorities = (call: Call): Response =>
  json(Object.values(call.jira.state.priorities).map((item) => fullPriority(call, item)));

const fieldView = (field: Field): JsonObject => ({
  id: field.id,
  key: field.id,
  name: field.name,
  custom: field.custom,
  orderable: true,
  navigable: field.navigable,
  searchable: true,
  clauseNames: field.custom
    ? [`cf[${field.id.replace("customfield_", "")}]`, field.name]
    : [field.id],
  ...(field.schema === null ? {} : { schema: field.schema }),
});

const getFields = ({ jira }: Call): Response => json(allFields(jira).map(fieldView));

const getServer = ({ jira }: Call): Response =>
  json({
    baseUrl: jira.state.baseUrl,
    version: "1001.0.0-SNAPSHOT",
    versionNumbers: [1001, 0, 0],
    deploymentType: "Cloud",
    buildNumber: 100_300,
    serverTime: jiraTime(jira.clock.now(), "UTC"),
    serverTitle: "Jira",
    displayUrl: jira.state.baseUrl,
    displayUrlConfluence: `${jira.state.baseUrl}/wiki`,
  });

const get = (
  path: string,
  answer: Operation["answer"],
  query: readonly string[] = [],
): Operation => ({
  method: "GET",
  pattern: `/rest/api/3/${path}`,
  scope: "read:jira-work",
  query,
  answer,
});

/** The kinds of things that issues are made of. */
export const kindOperations: readonly Operation[] = [
  get("issuetype", getTypes),
  get("status", getStatuses),
  get("statuscategory", getCategories),
  get("resolution", getResolutions),
  get("resolution/search", searchResolutions, ["startAt", "maxResults", "id", "onlyDefault"]),
  get("priority", getPriorities),
  get("priority/search", searchPriorities, ["startAt", "maxResults", "id", "onlyDefault"]),
  get("field", getFields),
  { ...get("serverInfo", getServer), scope: null },
];
