import type { Stage } from "../../src/contract/views";

/** "1 follow-up", "3 follow-ups". */
export const count = (many: number, one: string, more = `${one}s`): string =>
  `${many} ${many === 1 ? one : more}`;

const STAGES: Readonly<Record<Stage, string>> = {
  draft: "Draft",
  "in-review": "In review",
  published: "Published",
};

export const stageName = (stage: Stage): string => STAGES[stage];

/** "a, b and c". */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}

/** After a write over changes that nobody had published. */
export const draftWords = (overDraft: boolean): string =>
  overDraft
    ? " Changes that nobody had published were open: whoever typed them should look whether they are still there."
    : "";
