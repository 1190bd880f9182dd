import { isDeepStrictEqual } from "node:util";
import { asBoolean, ExpressionError, isLambda, PropertyBag, typeName } from "./expression-values";

type Args = readonly unknown[];
type Method<T> = (self: T, args: Args) => unknown;

function lambda(args: Args): (item: unknown) => unknown {
  const [given] = args;
  if (!isLambda(given)) throw new ExpressionError("a function is needed here");
  return (item) => given([item]);
}

const test =
  (args: Args): ((item: unknown) => boolean) =>
  (item) =>
    asBoolean(lambda(args)(item), "the function");

function text(args: Args): string {
  const [given] = args;
  if (typeof given !== "string")
    throw new ExpressionError(`a String is needed, not ${typeName(given)}`);
  return given;
}

const ON_LIST: ReadonlyMap<string, Method<readonly unknown[]>> = new Map<
  string,
  Method<readonly unknown[]>
>([
  ["includes", (self, [wanted]) => self.some((item) => isDeepStrictEqual(item, wanted))],
  ["indexOf", (self, [wanted]) => self.findIndex((item) => isDeepStrictEqual(item, wanted))],
  ["some", (self, args) => self.some(test(args))],
  ["every", (self, args) => self.every(test(args))],
  ["filter", (self, args) => self.filter(test(args))],
  ["map", (self, args) => self.map(lambda(args))],
  ["join", (self, args) => self.join(text(args))],
]);

const ON_TEXT: ReadonlyMap<string, Method<string>> = new Map<string, Method<string>>([
  ["includes", (self, args) => self.includes(text(args))],
  ["startsWith", (self, args) => self.startsWith(text(args))],
  ["endsWith", (self, args) => self.endsWith(text(args))],
  ["indexOf", (self, args) => self.indexOf(text(args))],
  ["split", (self, args) => self.split(text(args))],
  ["toLowerCase", (self) => self.toLowerCase()],
  ["toUpperCase", (self) => self.toUpperCase()],
  ["trim", (self) => self.trim()],
]);

const found = <T>(
  method: Method<T> | undefined,
  name: string,
  self: T,
): ((args: Args) => unknown) => {
  if (!method)
    throw new ExpressionError(`${typeName(self)} has no method ${name} that is supported`);
  return (args) => method(self, args);
};

/** Calls a method of a list, a text or the properties of an entity. */
export function callMethod(self: unknown, name: string, args: Args): unknown {
  if (self === null || self === undefined) throw new ExpressionError(`null has no method ${name}`);
  if (Array.isArray(self)) return found(ON_LIST.get(name), name, self)(args);
  if (typeof self === "string") return found(ON_TEXT.get(name), name, self)(args);
  if (self instanceof PropertyBag && name === "get") return self.read(text(args));
  throw new ExpressionError(`${typeName(self)} has no method ${name} that is supported`);
}
