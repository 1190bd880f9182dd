import { pageIdFrom } from "./page-id";
import { linesOf, type PlaceRow, type PriorityRow, type SettingsDraft } from "./settings-draft";

export type SectionName = "incident" | "follow-ups" | "places";

/** What has to be mended before this section can be saved, by where it is shown. */
export type Problems = ReadonlyMap<string, string>;

/** `places.<row>` and `priorities.<row>` name a row by its position. */
export function problemsOf(draft: SettingsDraft, section: SectionName): Problems {
  switch (section) {
    case "incident":
      return found([
        ["issueTypes", noneOf(draft.incident.issueTypes, "Choose at least one issue type.")],
      ]);
    case "follow-ups":
      return found([
        ["headings", noneOf(linesOf(draft.headings), "Name at least one heading.")],
        ["linkType", draft.linkType === "" ? "Choose a link type." : undefined],
        ...draft.priorities.map(
          (row, index) => [`priorities.${index}`, priorityProblem(row, draft.priorities)] as const,
        ),
      ]);
    case "places":
      return found(
        draft.places.map((row, index) => [`places.${index}`, placeProblem(row)] as const),
      );
  }
}

const found = (all: readonly (readonly [string, string | undefined])[]): Problems =>
  new Map(all.flatMap(([where, say]) => (say === undefined ? [] : [[where, say] as const])));

const noneOf = (list: readonly unknown[], say: string): string | undefined =>
  list.length === 0 ? say : undefined;

function priorityProblem(row: PriorityRow, all: readonly PriorityRow[]): string | undefined {
  const token = row.token.trim();
  if (token === "") return "Write what people put into a line, such as P1.";
  if (all.filter((other) => other.token.trim() === token).length > 1) {
    return `${token} is there twice. Keep one of them.`;
  }
  return row.priority === "" ? "Choose the priority that this stands for." : undefined;
}

function placeProblem(row: PlaceRow): string | undefined {
  if (row.spaceId === "") return "Choose a space.";
  if (row.parent.trim() === "" || pageIdFrom(row.parent) !== undefined) return undefined;
  return "This is no page of Confluence. Paste the page's address, or leave it empty.";
}
