import { linksOf } from "../issue-view";
import { findVisibleIssue } from "../permissions";
import { badRequest } from "../refusal";
import type { Indexed } from "../search-index";
import type { Json } from "../state";
import { zoneOf } from "../time";
import { propertyAt, searchField, type SearchField, type Searcher } from "./fields";
import { momentOf } from "./moment";
import type { Clause, Operand, Operator } from "./syntax";

/** Whether search sees the issue as one that the query means. */
type Match = (seen: Indexed) => boolean;

type Test = Extract<Clause, { kind: "test" }>;

/** A test whose field is known, with the name that messages use. */
type Named<F> = { readonly test: Test; readonly field: F; readonly name: string };

const itemsOf = (operand: Operand): readonly Operand[] =>
  operand.kind === "list" ? operand.items : [operand];

const NEGATIVE: ReadonlySet<Operator> = new Set(["!=", "not in", "is not", "!~"]);

const unsupported = ({ name, test }: Named<unknown>): Error =>
  badRequest(`The operator '${test.operator}' is not supported by the '${name}' field.`);

type ChoiceField = Extract<SearchField, { kind: "choice" }>;

/** An empty set of ids stands for "the field is empty". */
type Meaning = { readonly ids: readonly string[]; readonly empty: boolean };

const linkedIds = (searcher: Searcher, args: readonly string[]): readonly string[] => {
  const issue = findVisibleIssue(searcher.jira, searcher.actor, args[0] ?? "");
  if (issue === undefined) throw badRequest(`Issue '${args[0] ?? ""}' could not be found.`);
  return linksOf(searcher, issue)
    .filter(({ typeId }) => {
      const type = searcher.jira.state.linkTypes[typeId];
      return args[1] === undefined || type?.inward === args[1] || type?.outward === args[1];
    })
    .flatMap(({ inwardIssueId, outwardIssueId }) => [inwardIssueId, outwardIssueId])
    .filter((id) => id !== issue.id);
};

const functionIds = (
  operand: Extract<Operand, { kind: "function" }>,
  searcher: Searcher,
): readonly string[] => {
  switch (operand.name.toLowerCase()) {
    case "currentuser":
      return [searcher.actor.accountId];
    case "linkedissues":
      return linkedIds(searcher, operand.args);
    default:
      throw badRequest(`Unable to find JQL function '${operand.name}()'.`);
  }
};

const valueIds = (named: Named<ChoiceField>, text: string, searcher: Searcher): Meaning => {
  const { field, name } = named;
  if (name === "resolution" && text.toLowerCase() === "unresolved") return { ids: [], empty: true };
  if (field.choices === undefined) return { ids: [text], empty: false };
  const wanted = text.toLowerCase();
  const found = field
    .choices(searcher)
    .filter(({ id, names }) => id === text || names.some((one) => one.toLowerCase() === wanted));
  if (found.length > 0) return { ids: found.map(({ id }) => id), empty: false };
  const isIssue = ["key", "issuekey", "issue", "id", "parent"].includes(name);
  throw badRequest(
    isIssue
      ? `An issue with key '${text}' does not exist for field '${name}'.`
      : `The value '${text}' does not exist for the field '${name}'.`,
  );
};

const meaningOf = (named: Named<ChoiceField>, operand: Operand, searcher: Searcher): Meaning => {
  switch (operand.kind) {
    case "empty":
      return { ids: [], empty: true };
    case "function":
      return { ids: functionIds(operand, searcher), empty: false };
    case "value":
      return valueIds(named, operand.text, searcher);
    case "list":
      throw badRequest(`Error in the JQL Query: a list inside a list.`);
  }
};

const EQUALITIES: ReadonlySet<Operator> = new Set(["=", "!=", "in", "not in", "is", "is not"]);

const choiceMatch = (named: Named<ChoiceField>, searcher: Searcher): Match => {
  const { test, field } = named;
  if (!EQUALITIES.has(test.operator)) throw unsupported(named);
  const meanings = itemsOf(test.operand).map((item) => meaningOf(named, item, searcher));
  const ids = new Set(meanings.flatMap((meaning) => meaning.ids));
  const empty = meanings.some((meaning) => meaning.empty);
  const negative = NEGATIVE.has(test.operator);
  return (seen) => {
    const has = field.read(seen);
    if (has.length === 0) return empty && !negative;
    return has.some((id) => ids.has(id)) !== negative;
  };
};

const COMPARE: Readonly<Partial<Record<Operator, (a: number, b: number) => boolean>>> = {
  "=": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
};

type TimeField = Extract<SearchField, { kind: "time" }>;

const timeMatch = (named: Named<TimeField>, searcher: Searcher): Match => {
  const { test, field, name } = named;
  if (test.operand.kind === "empty") {
    const wanted = !NEGATIVE.has(test.operator);
    return (seen) => (field.read(seen, searcher) === null) === wanted;
  }
  const compare = COMPARE[test.operator];
  if (compare === undefined) throw unsupported(named);
  const { jira, actor } = searcher;
  const now = { now: jira.clock.now(), zone: zoneOf(jira, actor) };
  const wanted = momentOf(test.operand, name, now);
  return (seen) => {
    const at = field.read(seen, searcher);
    return at !== null && compare(at, wanted);
  };
};

type TextField = Extract<SearchField, { kind: "text" }>;

const textMatch = (named: Named<TextField>): Match => {
  const { test, field } = named;
  if (test.operand.kind === "empty") {
    const wanted = !NEGATIVE.has(test.operator);
    return (seen) => (field.read(seen) === "") === wanted;
  }
  if (test.operand.kind !== "value" || !["~", "!~"].includes(test.operator)) {
    throw unsupported(named);
  }
  const parts = test.operand.text.replaceAll(/["*?]/g, " ").toLowerCase().split(/\s+/);
  const negative = NEGATIVE.has(test.operator);
  return (seen) => {
    const text = field.read(seen).toLowerCase();
    return parts.every((part) => text.includes(part)) !== negative;
  };
};

const scalars = (value: Json): readonly (string | number)[] => {
  if (value === null) return [];
  if (Array.isArray(value)) return value.flatMap(scalars);
  if (typeof value === "number" || typeof value === "string") return [value];
  return typeof value === "boolean" ? [String(value)] : [];
};

const wantedText = (operand: Operand): string => {
  if (operand.kind === "value") return operand.text;
  throw badRequest("An entity property is compared with a value.");
};

const numberOf = (value: string | number): number => {
  if (typeof value === "number") return value;
  const date = Date.parse(value);
  return Number.isNaN(Number(value)) ? date : Number(value);
};

const propertyTest = (test: Test): ((values: readonly (string | number)[]) => boolean) => {
  if (test.operand.kind === "empty") return (values) => values.length === 0;
  const compare = COMPARE[test.operator];
  const wanted = itemsOf(test.operand).map(wantedText);
  if ([">", ">=", "<", "<="].includes(test.operator) && compare !== undefined) {
    return (values) => values.some((value) => compare(numberOf(value), numberOf(wanted[0] ?? "")));
  }
  if (["~", "!~"].includes(test.operator)) {
    const part = (wanted[0] ?? "").toLowerCase();
    return (values) => values.some((value) => String(value).toLowerCase().includes(part));
  }
  return (values) => values.some((value) => wanted.includes(String(value)));
};

const propertyMatch = (test: Test, key: string, path: string): Match => {
  const passes = propertyTest(test);
  const negative = NEGATIVE.has(test.operator);
  const aboutEmpty = test.operand.kind === "empty";
  return (seen) => {
    const values = scalars(propertyAt(seen, key, path));
    if (negative && values.length === 0 && !aboutEmpty) return false;
    return passes(values) !== negative;
  };
};

const testMatch = (test: Test, searcher: Searcher): Match => {
  if (test.field.kind === "property") return propertyMatch(test, test.field.key, test.field.path);
  const name = test.field.name.toLowerCase();
  const { jira } = searcher;
  const alias = jira.state.searchAliases.find((one) => one.alias.toLowerCase() === name);
  if (alias !== undefined) return propertyMatch(test, alias.propertyKey, alias.path);
  const field = searchField(jira, name);
  if (field === undefined) {
    throw badRequest(
      `Field '${test.field.name}' does not exist or you do not have permission to view it.`,
    );
  }
  switch (field.kind) {
    case "choice":
      return choiceMatch({ test, field, name }, searcher);
    case "time":
      return timeMatch({ test, field, name }, searcher);
    case "text":
      return textMatch({ test, field, name });
  }
};

/** Turns a clause into a test of what search knows; what this Jira does not know ends the request with 400. */
export const compile = (clause: Clause, searcher: Searcher): Match => {
  switch (clause.kind) {
    case "and": {
      const matches = clause.clauses.map((one) => compile(one, searcher));
      return (seen) => matches.every((match) => match(seen));
    }
    case "or": {
      const matches = clause.clauses.map((one) => compile(one, searcher));
      return (seen) => matches.some((match) => match(seen));
    }
    case "not": {
      const match = compile(clause.clause, searcher);
      return (seen) => !match(seen);
    }
    case "test":
      return testMatch(clause, searcher);
  }
};
