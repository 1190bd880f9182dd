import type { ProposalView } from "../../src/contract/views";

export const headingWords = (proposals: number): string =>
  proposals === 1 ? "1 item reads like a follow-up" : `${proposals} items read like follow-ups`;

/** Why an item is proposed, in words. */
export function reasonWords({ rule, because }: Pick<ProposalView, "rule" | "because">): string {
  switch (rule) {
    case "heading":
      return `Stands under “${because}”.`;
    case "lead-in":
      return `Follows “${because}”`;
    case "group":
      return `Belongs to “${because}”.`;
    case "columns":
      return "Stands in a table with columns for follow-ups.";
    case "says-ought":
      return `Says under “${because}” what should be done.`;
    case "is-order":
      return `Says under “${because}” what to do.`;
    case "below-item":
      return `Stands below “${because}”.`;
  }
}

/** Where the line will stand. */
export const placeWords = ({ staysBeside }: Pick<ProposalView, "staysBeside">): string =>
  staysBeside
    ? "Stays where it is; a line with its words is added."
    : "Becomes a line in its place.";
