import type { Jira } from "../context";
import { canSee } from "../permissions";
import { badRequest } from "../refusal";
import type { Indexed } from "../search-index";
import type { Issue } from "../state";
import { compile } from "./compile";
import { searchField, type Searcher } from "./fields";
import { parseJql } from "./parse";
import type { Order } from "./syntax";

type Sorting = (a: Indexed, b: Indexed) => number;

const compareText = (a: string, b: string): number => a.localeCompare(b, "en", { numeric: true });

const keyOf = ({ issue }: Indexed): string => issue.key;

const sortingOf = (order: Order, searcher: Searcher): Sorting => {
  const name = order.field.kind === "named" ? order.field.name.toLowerCase() : "";
  const field = searchField(searcher.jira, name);
  if (field === undefined)
    throw badRequest(`Field '${name}' does not exist or cannot be sorted by.`);
  const sign = order.descending ? -1 : 1;
  if (["key", "issuekey", "issue", "id"].includes(name)) {
    return (a, b) => sign * compareText(keyOf(a), keyOf(b));
  }
  if (field.kind === "time") {
    const at = (seen: Indexed): number => field.read(seen, searcher) ?? Infinity;
    return (a, b) => (at(a) === at(b) ? 0 : sign * (at(a) - at(b)));
  }
  const text = (seen: Indexed): string =>
    field.kind === "text" ? field.read(seen) : (field.read(seen)[0] ?? "");
  return (a, b) => sign * compareText(text(a), text(b));
};

const newestFirst: Sorting = (a, b) => Number(b.issue.id) - Number(a.issue.id);

/** What a search may see and in which order; `fresh` names issues that it must know as they are now. */
type Question = {
  readonly jql: string;
  readonly bounded: boolean;
  readonly fresh: readonly string[];
};

/** How far behind the index is that answers this search: each copy of it learns at its own time. */
const lagNow = (jira: Jira): number => {
  const { searchLagMs, searchIsMonotonic } = jira.profile();
  return searchIsMonotonic ? searchLagMs : searchLagMs * jira.random();
};

/** The issues that `jql` means and the searcher may see, as search knows them by now. */
export const searchIssues = (searcher: Searcher, question: Question): readonly Issue[] => {
  const { jira, actor } = searcher;
  const { where, order } = parseJql(question.jql);
  if (where === undefined && question.bounded) {
    throw badRequest(
      "Unbounded JQL queries are not allowed here. Please add a search restriction to your query.",
    );
  }
  const match = where === undefined ? () => true : compile(where, searcher);
  const sortings = [...order.map((one) => sortingOf(one, searcher)), newestFirst];
  const compare: Sorting = (a, b) => {
    const first = sortings.map((sorting) => sorting(a, b)).find((result) => result !== 0);
    return first ?? 0;
  };
  return jira.index
    .at({ now: jira.clock.now(), lagMs: lagNow(jira), fresh: question.fresh })
    .filter(match)
    .sort(compare)
    .flatMap(({ issue }) => {
      const now = jira.state.issues[issue.id];
      return now !== undefined && canSee(jira, actor, now) ? [now] : [];
    });
};
