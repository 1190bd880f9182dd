import { DateTime, type DurationLikeObject } from "luxon";
import { badRequest } from "../refusal";
import type { Operand } from "./syntax";

type Now = { readonly now: number; readonly zone: string };

const UNITS: Readonly<Record<string, keyof DurationLikeObject>> = {
  y: "years",
  M: "months",
  w: "weeks",
  d: "days",
  h: "hours",
  m: "minutes",
};

const OFFSET = /^([+-]?)(\d+)([yMwdhm])$/;

/** Moves by what texts such as `-1w 2d` say; undefined when `text` is no such thing. */
const shifted = (start: DateTime, text: string): DateTime | undefined => {
  const parts = text.trim().split(/\s+/);
  const sign = parts[0]?.startsWith("-") ? -1 : 1;
  return parts.reduce<DateTime | undefined>((moment, part) => {
    const found = OFFSET.exec(part);
    const unit = found?.[3] === undefined ? undefined : UNITS[found[3]];
    return unit === undefined ? undefined : moment?.plus({ [unit]: sign * Number(found?.[2]) });
  }, start);
};

const SPANS = {
  day: "day",
  week: "week",
  month: "month",
  year: "year",
} as const;

const isSpan = (name: string): name is keyof typeof SPANS => Object.hasOwn(SPANS, name);

const byFunction = (operand: Extract<Operand, { kind: "function" }>, now: DateTime): DateTime => {
  const name = operand.name.toLowerCase();
  if (name === "now") return now;
  const [, edge, span = ""] = /^(start|end)of(day|week|month|year)$/.exec(name) ?? [];
  if (!isSpan(span)) throw badRequest(`Unable to find JQL function '${operand.name}()'.`);
  const moved = shifted(now, operand.args[0] ?? "0d") ?? now;
  return edge === "start" ? moved.startOf(SPANS[span]) : moved.endOf(SPANS[span]);
};

const FORMATS = ["yyyy-MM-dd HH:mm", "yyyy/MM/dd HH:mm", "yyyy-MM-dd", "yyyy/MM/dd"];

/** The instant that an operand means, ms. Dates are read in the searcher's zone. */
export const momentOf = (operand: Operand, field: string, { now, zone }: Now): number => {
  const start = DateTime.fromMillis(now, { zone });
  if (operand.kind === "function") return byFunction(operand, start).toMillis();
  if (operand.kind !== "value") throw badRequest(`Field '${field}' needs a date.`);
  const moved = shifted(start, operand.text);
  if (moved !== undefined) return moved.toMillis();
  const read = FORMATS.map((format) => DateTime.fromFormat(operand.text, format, { zone }));
  const found = read.find(({ isValid }) => isValid);
  if (found !== undefined) return found.toMillis();
  throw badRequest(
    `Date value '${operand.text}' for field '${field}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`,
  );
};
