import { type Expression, type MemberExpression, parseExpressionAt, type Pattern } from "acorn";
import { callMethod } from "./expression-methods";
import { applyBinary, applyUnary } from "./expression-operators";
import {
  asBoolean,
  ExpressionError,
  isLambda,
  isRecord,
  type Lambda,
  PropertyBag,
  typeName,
} from "./expression-values";

/** What an expression can see. */
export type ExpressionScope = {
  readonly names: Readonly<Record<string, unknown>>;
  /** Answers a whole path such as `["event", "runtime", …]`; undefined when the path is not its business. */
  readonly path?: (path: readonly string[]) => { readonly value: unknown } | undefined;
  /** Whether a member that an object does not have is null. Without it, or when false, it is an error. */
  readonly missingIsNull?: (object: object) => boolean;
};

type Env = {
  readonly scope: ExpressionScope;
  readonly names: ReadonlyMap<string, unknown>;
  readonly steps: { left: number };
};

type Callee = Extract<Expression, { type: "CallExpression" }>["callee"];
type AnyNode =
  Expression | Callee | Extract<Expression, { type: "ArrowFunctionExpression" }>["body"];

const MAX_STEPS = 50_000;
const MAX_LENGTH = 10_000;

/** The value of a chain that `?.` ended. */
const ENDED = Symbol("ended by ?.");

function parse(source: string): Expression {
  if (source.length > MAX_LENGTH) throw new ExpressionError("expression is too long");
  const text = source.trim();
  try {
    const node = parseExpressionAt(text, 0, { ecmaVersion: 2022, preserveParens: true });
    if (text.slice(node.end).trim() === "") return node;
  } catch (error) {
    throw new ExpressionError(`expression cannot be read: ${String(error)}`);
  }
  throw new ExpressionError("expression cannot be read to its end");
}

/**
 * Evaluates a Jira expression (the subset without statements, `typeof`, `new` and regular expressions).
 * Throws `ExpressionError` for everything else, and for what the language itself refuses: members of null, comparing a number with a
 * text, conditions that are no Boolean. @see https://developer.atlassian.com/cloud/jira/platform/jira-expressions/
 */
export function evaluateExpression(source: string, scope: ExpressionScope): unknown {
  const names = new Map(Object.entries(scope.names));
  return evaluate(parse(source), { scope, names, steps: { left: MAX_STEPS } });
}

/** The names of an expression that is one path, such as `issue.properties['k'].field`; undefined for anything else. */
export const pathOfExpression = (source: string): readonly string[] | undefined =>
  pathOf(parse(source));

function evaluate(node: AnyNode, env: Env): unknown {
  env.steps.left -= 1;
  if (env.steps.left < 0) throw new ExpressionError("expression takes too many steps");
  switch (node.type) {
    case "Literal":
      return literal(node.value);
    case "Identifier":
      return nameOf(node.name, env);
    case "ParenthesizedExpression":
      return evaluate(node.expression, env);
    case "ArrayExpression":
      return node.elements.map((element) => evaluate(plain(element), env));
    case "ArrowFunctionExpression":
      return lambdaOf(node.params, node.body, env);
    default:
      return evaluateOperator(node, env);
  }
}

function evaluateOperator(node: AnyNode, env: Env): unknown {
  switch (node.type) {
    case "UnaryExpression":
      return applyUnary(node.operator, evaluate(node.argument, env));
    case "BinaryExpression":
      return applyBinary(node.operator, evaluate(plain(node.left), env), evaluate(node.right, env));
    case "LogicalExpression":
      return logical(node, env);
    case "ConditionalExpression": {
      const chosen = asBoolean(evaluate(node.test, env), "?:") ? node.consequent : node.alternate;
      return evaluate(chosen, env);
    }
    default:
      return evaluateAccess(node, env);
  }
}

function evaluateAccess(node: AnyNode, env: Env): unknown {
  switch (node.type) {
    case "ChainExpression": {
      const value = evaluate(node.expression, env);
      return value === ENDED ? null : value;
    }
    case "MemberExpression":
      return member(node, env);
    case "CallExpression":
      return call(node, env);
    default:
      throw new ExpressionError(`${node.type} is not supported`);
  }
}

function literal(value: unknown): unknown {
  if (value === null || ["string", "number", "boolean"].includes(typeof value)) return value;
  throw new ExpressionError("this kind of literal is not supported");
}

function nameOf(name: string, env: Env): unknown {
  if (!env.names.has(name)) throw new ExpressionError(`${name} is not defined`);
  return env.names.get(name);
}

type MaybeNode = Expression | { readonly type: string } | null;

const isExpression = (node: MaybeNode): node is Expression =>
  node !== null &&
  node.type !== "SpreadElement" &&
  node.type !== "PrivateIdentifier" &&
  node.type !== "Super";

function plain(node: MaybeNode): Expression {
  if (isExpression(node)) return node;
  throw new ExpressionError("holes, spreads and private names are not supported");
}

function logical(node: Extract<Expression, { type: "LogicalExpression" }>, env: Env): boolean {
  const side = (part: Expression): boolean => asBoolean(evaluate(part, env), node.operator);
  if (node.operator === "&&") return side(node.left) && side(node.right);
  if (node.operator === "||") return side(node.left) || side(node.right);
  throw new ExpressionError(`operator ${node.operator} is not supported`);
}

function lambdaOf(params: readonly Pattern[], body: AnyNode, env: Env): Lambda {
  const names = params.map((param) => {
    if (param.type === "Identifier") return param.name;
    throw new ExpressionError("only plain parameters are supported");
  });
  return (args) => {
    const inner = new Map(env.names);
    names.forEach((name, index) => inner.set(name, args[index] ?? null));
    return evaluate(body, { ...env, names: inner });
  };
}

/** The names of `a.b['c']`; undefined when a part of it is computed. */
function pathOf(node: AnyNode): readonly string[] | undefined {
  if (node.type === "Identifier") return [node.name];
  if (node.type !== "MemberExpression") return undefined;
  const front = pathOf(node.object);
  const name = staticName(node);
  return front && name !== undefined ? [...front, name] : undefined;
}

function staticName(node: MemberExpression): string | undefined {
  const { property } = node;
  if (!node.computed) return property.type === "Identifier" ? property.name : undefined;
  return property.type === "Literal" && typeof property.value === "string"
    ? property.value
    : undefined;
}

function member(node: MemberExpression, env: Env): unknown {
  const path = pathOf(node);
  const whole = path && env.scope.path?.(path);
  if (whole) return whole.value;
  const object = evaluate(node.object, env);
  if (object === ENDED) return ENDED;
  if (object === null && node.optional) return ENDED;
  return memberOf(object, keyOf(node, env), env.scope);
}

function keyOf(node: MemberExpression, env: Env): string {
  const name = staticName(node);
  if (name !== undefined) return name;
  const key = evaluate(plain(node.property), env);
  if (typeof key === "string" || typeof key === "number") return String(key);
  throw new ExpressionError(`${typeName(key)} is no member name`);
}

function memberOf(object: unknown, key: string, scope: ExpressionScope): unknown {
  if (object instanceof PropertyBag) return object.read(key);
  if (typeof object === "string" && key === "length") return object.length;
  if (Array.isArray(object)) return itemOf(object, key);
  if (isRecord(object)) return fieldOf(object, key, scope);
  throw new ExpressionError(`${typeName(object)} has no member ${key}`);
}

function fieldOf(
  record: Readonly<Record<string, unknown>>,
  key: string,
  scope: ExpressionScope,
): unknown {
  const value = Object.hasOwn(record, key) ? record[key] : undefined;
  if (value !== undefined) return value;
  if (scope.missingIsNull?.(record)) return null;
  throw new ExpressionError(`there is no member ${key}`);
}

function itemOf(list: readonly unknown[], key: string): unknown {
  if (key === "length") return list.length;
  const item = list[Number(key)];
  if (item === undefined) throw new ExpressionError(`the list has no member ${key}`);
  return item;
}

function call(node: Extract<Expression, { type: "CallExpression" }>, env: Env): unknown {
  const { callee } = node;
  const args = (): readonly unknown[] => node.arguments.map((one) => evaluate(plain(one), env));
  if (callee.type !== "MemberExpression") {
    const lambda = evaluate(callee, env);
    if (isLambda(lambda)) return lambda(args());
    throw new ExpressionError(`${typeName(lambda)} cannot be called`);
  }
  const self = evaluate(callee.object, env);
  if (self === ENDED || (self === null && callee.optional)) return ENDED;
  return callMethod(self, keyOf(callee, env), args());
}
