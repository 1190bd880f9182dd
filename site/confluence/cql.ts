import { badRequest } from "./failure";
import type { SearchAlias, SearchEntry } from "./model";
import type { World } from "./world";

/** Whether a page that search knows fits a query. */
type Matches = (entry: SearchEntry) => boolean;

type Read = (entry: SearchEntry, world: World) => readonly string[];

const TOKEN = /\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[(),]|[!<>]=|!~|[=~<>]|[^\s"'(),=~<>!]+)/y;

function tokens(cql: string): readonly string[] {
  const found: string[] = [];
  const scan = new RegExp(TOKEN);
  const text = cql.trim();
  while (scan.lastIndex < text.length) {
    const match = scan.exec(text);
    if (!match?.[1]) throw unparsable(cql);
    found.push(match[1]);
  }
  return found;
}

const unparsable = (cql: string): Error => badRequest(`Could not parse cql : ${cql}`);

const unquoted = (token: string): string =>
  /^["']/.test(token) ? token.slice(1, -1).replace(/\\(.)/g, "$1") : token;

const ancestors = (world: World, id: string | null): readonly string[] =>
  id === null ? [] : [id, ...ancestors(world, world.state.pages[id]?.parentId ?? null)];

const FIELDS: Readonly<Record<string, Read>> = {
  type: () => ["page"],
  id: (entry) => [entry.pageId],
  content: (entry) => [entry.pageId],
  title: (entry) => [entry.title],
  text: (entry) => [`${entry.title} ${entry.text}`],
  space: (entry, world) => [world.state.spaces[entry.spaceId]?.key ?? ""],
  "space.key": (entry, world) => [world.state.spaces[entry.spaceId]?.key ?? ""],
  "space.id": (entry) => [entry.spaceId],
  parent: (entry) => (entry.parentId === null ? [] : [entry.parentId]),
  ancestor: (entry, world) => ancestors(world, entry.parentId),
};

const child = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;

const property =
  (key: string, path: string): Read =>
  (entry) => {
    const value = path.split(".").reduce<unknown>(child, entry.properties[key]);
    return ["string", "number", "boolean"].includes(typeof value) ? [String(value)] : [];
  };

const CONTENT_PROPERTY = /^content\.property\[([^\]]+)\]\.(.+)$/;

function fieldOf(name: string, aliases: readonly SearchAlias[]): Read | undefined {
  const [, key, path] = CONTENT_PROPERTY.exec(name) ?? [];
  if (key !== undefined && path !== undefined) return property(key, path);
  const alias = aliases.find((one) => one.alias === name);
  return alias ? property(alias.propertyKey, alias.path) : FIELDS[name.toLowerCase()];
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const hasWords = (text: string, words: string): boolean =>
  words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.toLowerCase().includes(word.replace(/\*+$/, "")));

function compares(
  operator: string,
  values: readonly string[],
): ((given: string) => boolean) | undefined {
  const [value = ""] = values;
  const order = (a: string): number =>
    Number.isNaN(Number(a)) || Number.isNaN(Number(value))
      ? a.localeCompare(value)
      : Number(a) - Number(value);
  const known: Readonly<Record<string, (given: string) => boolean>> = {
    "=": (given) => same(given, value),
    "!=": (given) => !same(given, value),
    "~": (given) => hasWords(given, value),
    "!~": (given) => !hasWords(given, value),
    ">": (given) => order(given) > 0,
    ">=": (given) => order(given) >= 0,
    "<": (given) => order(given) < 0,
    "<=": (given) => order(given) <= 0,
    in: (given) => values.some((one) => same(given, one)),
    "not in": (given) => !values.some((one) => same(given, one)),
  };
  return known[operator];
}

/** Reads the tokens of one query from left to right. */
class Reader {
  private at = 0;
  private readonly all: readonly string[];
  private readonly world: World;
  private readonly cql: string;

  constructor(world: World, cql: string) {
    this.world = world;
    this.cql = cql;
    this.all = tokens(cql);
  }

  query(): Matches {
    const found = this.either();
    if (this.takes("order")) this.at = this.all.length;
    if (this.at < this.all.length) throw unparsable(this.cql);
    return found;
  }

  private takes(word: string): boolean {
    if (this.all[this.at]?.toLowerCase() !== word) return false;
    this.at += 1;
    return true;
  }

  private next(): string {
    const token = this.all[this.at];
    if (token === undefined) throw unparsable(this.cql);
    this.at += 1;
    return token;
  }

  private either(): Matches {
    const sides = [this.both()];
    while (this.takes("or")) sides.push(this.both());
    return (entry) => sides.some((side) => side(entry));
  }

  private both(): Matches {
    const sides = [this.single()];
    while (this.takes("and")) sides.push(this.single());
    return (entry) => sides.every((side) => side(entry));
  }

  private single(): Matches {
    if (this.takes("not")) {
      const inner = this.single();
      return (entry) => !inner(entry);
    }
    if (!this.takes("(")) return this.clause();
    const inner = this.either();
    if (!this.takes(")")) throw unparsable(this.cql);
    return inner;
  }

  private clause(): Matches {
    const name = this.next();
    const read = fieldOf(name, this.world.state.searchAliases);
    if (!read) throw badRequest(`Could not parse cql : No field exists with name: ${name}`);
    const operator = this.operator();
    const check = compares(
      operator,
      operator.endsWith("in") ? this.values() : [unquoted(this.next())],
    );
    if (!check) throw unparsable(this.cql);
    const negative = operator.startsWith("!") || operator.startsWith("not");
    return (entry) => {
      const given = read(entry, this.world);
      return negative ? given.every(check) : given.some(check);
    };
  }

  private operator(): string {
    const first = this.next().toLowerCase();
    return first === "not" ? `not ${this.next().toLowerCase()}` : first;
  }

  private values(): readonly string[] {
    if (!this.takes("(")) throw unparsable(this.cql);
    const found = [unquoted(this.next())];
    while (this.takes(",")) found.push(unquoted(this.next()));
    if (!this.takes(")")) throw unparsable(this.cql);
    return found;
  }
}

/**
 * Understands the part of the Confluence Query Language that apps use for pages. Throws 400 when it cannot.
 * @see https://developer.atlassian.com/cloud/confluence/advanced-searching-using-cql/
 */
export const readCql = (world: World, cql: string): Matches => new Reader(world, cql).query();
