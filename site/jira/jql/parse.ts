import { badRequest } from "../refusal";
import { tokensOf, type Token } from "./lex";
import type { Clause, FieldName, Jql, Operand, Operator, Order } from "./syntax";

/** A place in the tokens that moves on as they are read. */
type Reader = {
  readonly peek: () => Token | undefined;
  readonly next: () => Token;
  /** Reads the keyword or sign if it is next, in any case of letters. */
  readonly take: (...words: readonly string[]) => boolean;
};

const spelled = (token: Token | undefined): string =>
  token === undefined || token.kind === "quoted" || token.kind === "property"
    ? ""
    : token.text.toLowerCase();

const readerOf = (tokens: readonly Token[]): Reader => {
  let at = 0;
  return {
    peek: () => tokens[at],
    next: () => {
      const token = tokens[at];
      if (token === undefined) throw badRequest("Error in the JQL Query: unexpected end of query.");
      at += 1;
      return token;
    },
    take: (...words) => {
      const found = words.every((word, index) => spelled(tokens[at + index]) === word);
      if (found) at += words.length;
      return found;
    },
  };
};

const expect = (reader: Reader, sign: string): void => {
  if (!reader.take(sign)) throw badRequest(`Error in the JQL Query: expecting '${sign}'.`);
};

const fieldOf = (token: Token): FieldName => {
  if (token.kind === "property") return token;
  if (token.kind === "sign") {
    throw badRequest(`Error in the JQL Query: expecting a field name but got '${token.text}'.`);
  }
  return { kind: "named", name: token.text };
};

const KEYWORD_OPERATORS: readonly (readonly [readonly string[], Operator])[] = [
  [["not", "in"], "not in"],
  [["in"], "in"],
  [["is", "not"], "is not"],
  [["is"], "is"],
];

const SIGN_OPERATORS = ["=", "!=", ">", ">=", "<", "<=", "~", "!~"] as const;

const operatorOf = (reader: Reader): Operator => {
  const keyword = KEYWORD_OPERATORS.find(([words]) => reader.take(...words));
  if (keyword !== undefined) return keyword[1];
  const sign = SIGN_OPERATORS.find((one) => reader.take(one));
  if (sign !== undefined) return sign;
  const found = spelled(reader.peek());
  throw badRequest(`Error in the JQL Query: expecting an operator but got '${found}'.`);
};

const listOf = (reader: Reader): readonly Operand[] => {
  const items: Operand[] = [];
  do items.push(operandOf(reader));
  while (reader.take(","));
  expect(reader, ")");
  return items;
};

const argsOf = (reader: Reader): readonly string[] => {
  const args: string[] = [];
  while (!reader.take(")")) {
    const token = reader.next();
    if (token.kind === "word" || token.kind === "quoted") args.push(token.text);
    reader.take(",");
  }
  return args;
};

const operandOf = (reader: Reader): Operand => {
  if (reader.take("(")) return { kind: "list", items: listOf(reader) };
  const token = reader.next();
  if (token.kind === "quoted") return { kind: "value", text: token.text, quoted: true };
  if (token.kind !== "word") throw badRequest("Error in the JQL Query: expecting a value.");
  if (reader.take("(")) return { kind: "function", name: token.text, args: argsOf(reader) };
  if (["empty", "null"].includes(token.text.toLowerCase())) return { kind: "empty" };
  return { kind: "value", text: token.text, quoted: false };
};

const primary = (reader: Reader): Clause => {
  if (reader.take("not") || reader.take("!")) return { kind: "not", clause: primary(reader) };
  if (reader.take("(")) {
    const clause = either(reader);
    expect(reader, ")");
    return clause;
  }
  const field = fieldOf(reader.next());
  const operator = operatorOf(reader);
  return { kind: "test", field, operator, operand: operandOf(reader) };
};

const chain = (kind: "and" | "or", clauses: readonly [Clause, ...Clause[]]): Clause =>
  clauses.length === 1 ? clauses[0] : { kind, clauses };

const both = (reader: Reader): Clause => {
  const clauses: [Clause, ...Clause[]] = [primary(reader)];
  while (reader.take("and") || reader.take("&&")) clauses.push(primary(reader));
  return chain("and", clauses);
};

const either = (reader: Reader): Clause => {
  const clauses: [Clause, ...Clause[]] = [both(reader)];
  while (reader.take("or") || reader.take("||")) clauses.push(both(reader));
  return chain("or", clauses);
};

const orderOf = (reader: Reader): readonly Order[] => {
  const order: Order[] = [];
  do {
    const field = fieldOf(reader.next());
    const descending = reader.take("desc");
    if (!descending) reader.take("asc");
    order.push({ field, descending });
  } while (reader.take(","));
  return order;
};

/** Parses a query; a wrong one ends the request with 400. */
export const parseJql = (jql: string): Jql => {
  const reader = readerOf(tokensOf(jql));
  const isBare = reader.peek() === undefined || spelled(reader.peek()) === "order";
  const where = isBare ? undefined : either(reader);
  const order = reader.take("order", "by") ? orderOf(reader) : [];
  const rest = reader.peek();
  if (rest === undefined) return { where, order };
  const text = rest.kind === "property" ? rest.key : rest.text;
  throw badRequest(`Error in the JQL Query: expecting 'AND' or 'OR' but got '${text}'.`);
};
