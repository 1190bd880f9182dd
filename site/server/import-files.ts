import { readFileSync } from "node:fs";
import { z } from "zod";
import { importIssue } from "../jira/import";
import type { LocalJira } from "../jira/jira";

const many = z.union([
  z.array(z.unknown()),
  z.looseObject({ issues: z.array(z.unknown()) }).transform(({ issues }) => issues),
]);

/** The issues of a file: one, a list, or an answer of Jira's search. */
function issuesIn(file: unknown): readonly unknown[] {
  const found = many.safeParse(file);
  return found.success ? found.data : [file];
}

function reason(error: unknown): string {
  if (error instanceof z.ZodError) return `no Jira issue: ${z.prettifyError(error)}`;
  return error instanceof Error ? error.message : String(error);
}

/** Takes real Jira issues of JSON files into a Jira. Says in a line an issue what became of it; a bad file stops no other. */
export function importFiles(jira: LocalJira, paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => {
    try {
      const issues = issuesIn(JSON.parse(readFileSync(path, "utf8")));
      return issues.map((issue) => importOne(jira, path, issue));
    } catch (error) {
      return [`${path}: ${reason(error)}`];
    }
  });
}

function importOne(jira: LocalJira, path: string, issue: unknown): string {
  try {
    const { key, warnings } = importIssue(jira, issue);
    return [`${key} imported`, ...warnings].join("; ");
  } catch (error) {
    return `${path}: ${reason(error)}`;
  }
}
