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
import { pageOf } from "./paging";

const getTypes = ({ jira }: Call): Response =>
  json(Object.values(jira.state.issueTypes).map((type) => issueTypeView(jira, type)));

const getStatuses = ({ jira }: Call): Response =>
  json(Object.values(jira.state.statuses).map((status) => statusView(jira, status)));

const getCategories = ({ jira }: Call): Response =>
  json(
    (["undefined", "new", "done", "indeterminate"] as const).map((key) => categoryView(jira, key)),
  );

const resolutions = ({ jira }: Call): readonly JsonObject[] =>
  Object.values(jira.state.resolutions).map((item) => resolutionView(jira, item));

const fullPriority = ({ jira }: Call, item: Priority): JsonObject => ({
  ...priorityView(jira, item),
  statusColor: item.statusColor,
  description: item.description,
  isDefault: item.isDefault,
});

const chosen = (call: Call, items: readonly JsonObject[]): readonly JsonObject[] => {
  const ids = call.query.list("id");
  return ids.length === 0 ? items : items.filter(({ id }) => ids.includes(String(id)));
};

const searchResolutions = (call: Call): Response => {
  const items = resolutions(call).map((item) => ({ ...item, default: false }));
  return pageOf(
    call,
    "resolution/search",
    call.query.flag("onlyDefault") ? [] : chosen(call, items),
  );
};

const searchPriorities = (call: Call): Response => {
  const items = Object.values(call.jira.state.priorities)
    .filter(({ isDefault }) => isDefault || !call.query.flag("onlyDefault"))
    .map((item) => fullPriority(call, item));
  return pageOf(call, "priority/search", chosen(call, items));
};

const getPriorities = (call: Call): Response =>
  json(
    Object.values(call.jira.state.priorities).map((item) => {
      const { isDefault: _isDefault, ...shown } = fullPriority(call, item);
      return shown;
    }),
  );

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
  get("resolution", (call) => json(resolutions(call))),
  get("resolution/search", searchResolutions, ["startAt", "maxResults", "id", "onlyDefault"]),
  get("priority", getPriorities),
  get("priority/search", searchPriorities, ["startAt", "maxResults", "id", "onlyDefault"]),
  get("field", getFields),
];
