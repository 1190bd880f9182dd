import { isRecord } from "../read";

/** How to read an Atlassian document as words. */
type Words = (value: unknown) => string;

/**
 * What an issue says of its severity: by the field that settings name by its id or, where several bear one name, by that name; else by one that
 * people call severity, as they do in Jira's own templates. Of several the first that says anything counts. Fields of all kinds are read:
 * text, number, choice, choices in levels, several choices.
 */
export function severityOf(
  fields: Readonly<Record<string, unknown>>,
  names: Readonly<Record<string, string>>,
  { wanted, documentWords }: { readonly wanted: string | undefined; readonly documentWords: Words },
): string | undefined {
  const name = (wanted ?? "Severity").toLowerCase();
  const named = Object.keys(names).filter((id) => names[id]?.trim().toLowerCase() === name);
  const ids = wanted === undefined ? named : [wanted, ...named];
  return ids.map((id) => wordsIn(fields[id], documentWords)).find((words) => words !== "");
}

function wordsIn(value: unknown, documentWords: Words): string {
  if (typeof value === "string" || typeof value === "number") return String(value).trim();
  if (Array.isArray(value)) return joined(value, documentWords, ", ");
  if (!isRecord(value)) return "";
  if (value["type"] === "doc") return documentWords(value);
  return joined([value["value"] ?? value["name"], value["child"]], documentWords, " – ");
}

const joined = (parts: readonly unknown[], documentWords: Words, between: string): string =>
  parts
    .map((part) => wordsIn(part, documentWords))
    .filter((words) => words !== "")
    .join(between);
