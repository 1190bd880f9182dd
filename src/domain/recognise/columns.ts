import type { AdfNode } from "../../contract/adf";
import { plainText } from "../adf";
import { tidy } from "./facts";
import { hasAny, tokensOf } from "./tokens";
import type { Words } from "./words";

type Named = Exclude<keyof Words["columns"], "date">;
export type Column = Named | "other";

const NAMED: readonly Named[] = ["time", "owner", "due", "status", "ticket", "action"];

/** What the head of a column says of its cells. */
function columnOf(head: string, isFirst: boolean, languages: readonly Words[]): Column {
  const all = languages.map((words) => columnIn(tokensOf(head, words), isFirst, words));
  return all.find((column) => column !== "other") ?? "other";
}

function columnIn(tokens: readonly string[], isFirst: boolean, { columns }: Words): Column {
  const named = NAMED.filter((name) => hasAny(tokens, columns[name]));
  if (named[0] !== undefined) return named[0];
  if (!hasAny(tokens, columns.date)) return "other";
  return isFirst ? "time" : "due";
}

/** The columns of a table that has a row of heads; undefined when it has none. */
export function columnsOf(
  table: AdfNode,
  languages: readonly Words[],
): readonly Column[] | undefined {
  const first = table.content?.[0]?.content ?? [];
  const columns = first.map((cell, at) =>
    columnOf(tidy(plainText(cell.content ?? [])), at === 0, languages),
  );
  const areHeads = first.length > 1 && first.every((cell) => cell.type === "tableHeader");
  return areHeads || isForPromises(columns) ? columns : undefined;
}

const BESIDE: readonly Column[] = ["owner", "due", "status", "ticket"];

/** Whether the rows are promises by what their columns are for, whatever stands above the table. */
export const isForPromises = (columns: readonly Column[]): boolean =>
  columns.includes("action") &&
  !columns.includes("time") &&
  BESIDE.filter((column) => columns.includes(column)).length >= 2;
