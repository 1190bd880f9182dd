import { badRequest } from "./refusal";

/** Query parameters, read the way Jira reads them. */
export type Query = {
  readonly text: (name: string) => string | undefined;
  /** A whole number ≥ 0; refused when it is something else. */
  readonly count: (name: string, fallback: number) => number;
  readonly flag: (name: string) => boolean;
  /** A list: the parameter repeated, or one with commas, or both. */
  readonly list: (name: string) => readonly string[];
  readonly has: (name: string) => boolean;
};

/** Reads `params`; a parameter that is not in `known` is refused. */
export const queryOf = (params: URLSearchParams, known: readonly string[]): Query => {
  const unknown = [...params.keys()].filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw badRequest(`Query parameters that this operation does not have: ${unknown.join(", ")}`);
  }
  const text = (name: string): string | undefined => params.get(name) ?? undefined;
  return {
    text,
    count: (name, fallback) => countOf(name, text(name), fallback),
    flag: (name) => text(name) === "true",
    list: (name) => params.getAll(name).flatMap(splitList),
    has: (name) => params.has(name),
  };
};

const countOf = (name: string, value: string | undefined, fallback: number): number => {
  if (value === undefined || value === "") return fallback;
  if (/^\d+$/.test(value)) return Number(value);
  throw badRequest(`Failed to convert value '${value}' of parameter '${name}' to a number.`);
};

/** The parts of a comma-separated list. */
export const splitList = (value: string): readonly string[] =>
  value
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
