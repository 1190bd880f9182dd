import { isDeepStrictEqual } from "node:util";
import { asBoolean, ExpressionError, typeName } from "./expression-values";

type Binary = (left: unknown, right: unknown) => unknown;

const equal: Binary = (left, right) => isDeepStrictEqual(left ?? null, right ?? null);

function ordered(operator: string, decide: (sign: number) => boolean): Binary {
  return (left, right) => {
    if (typeof left === "number" && typeof right === "number") return decide(left - right);
    if (typeof left === "string" && typeof right === "string") {
      return decide(left < right ? -1 : Number(left > right));
    }
    throw new ExpressionError(`cannot compare ${typeName(left)} ${operator} ${typeName(right)}`);
  };
}

function arithmetic(operator: string, compute: (left: number, right: number) => number): Binary {
  return (left, right) => {
    if (typeof left === "number" && typeof right === "number") return compute(left, right);
    throw new ExpressionError(`cannot compute ${typeName(left)} ${operator} ${typeName(right)}`);
  };
}

const isText = (value: unknown): value is string | number =>
  typeof value === "string" || typeof value === "number";

const plus: Binary = (left, right) => {
  const glued = typeof left === "string" || typeof right === "string";
  if (glued && isText(left) && isText(right)) return `${left}${right}`;
  return arithmetic("+", (a, b) => a + b)(left, right);
};

const BINARY: ReadonlyMap<string, Binary> = new Map([
  ["==", equal],
  ["!=", (left: unknown, right: unknown) => !equal(left, right)],
  ["<", ordered("<", (sign) => sign < 0)],
  ["<=", ordered("<=", (sign) => sign <= 0)],
  [">", ordered(">", (sign) => sign > 0)],
  [">=", ordered(">=", (sign) => sign >= 0)],
  ["+", plus],
  ["-", arithmetic("-", (left, right) => left - right)],
  ["*", arithmetic("*", (left, right) => left * right)],
  ["/", arithmetic("/", (left, right) => left / right)],
  ["%", arithmetic("%", (left, right) => left % right)],
]);

/** Applies an operator with two sides. Lists and maps are equal when their contents are. */
export function applyBinary(operator: string, left: unknown, right: unknown): unknown {
  const apply = BINARY.get(operator);
  if (!apply) throw new ExpressionError(`operator ${operator} is not supported`);
  return apply(left, right);
}

/** Applies `!` or `-`. */
export function applyUnary(operator: string, value: unknown): unknown {
  if (operator === "!") return !asBoolean(value, "!");
  if (operator === "-" && typeof value === "number") return -value;
  throw new ExpressionError(`cannot apply ${operator} to ${typeName(value)}`);
}
