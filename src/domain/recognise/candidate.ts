import type { AdfNode } from "../../contract/adf";
import type { Sense } from "./sense";

export type Kind = "bullet" | "numbered" | "checkbox" | "row";

/** What stands above an item and says what it is: a heading, the words before its list, the item or the row that holds it. */
export type Scope = {
  readonly from: "heading" | "lead-in" | "item" | "row" | "table";
  readonly words: string;
  readonly sense: Sense;
};

/** Where a node stands: the place among its siblings, from the document down. */
export type Path = readonly number[];

/** The cells of a row, by what the head of their column says. */
export type Cells = {
  readonly owner: AdfNode | undefined;
  readonly due: AdfNode | undefined;
  readonly status: AdfNode | undefined;
  readonly tickets: readonly AdfNode[];
};

/** An item of a list or a row of a table, before anybody judged it. */
export type Candidate = {
  readonly kind: Kind;
  readonly path: Path;
  /** The inline nodes of the item itself, without lists nested in it. */
  readonly own: readonly AdfNode[];
  readonly text: string;
  readonly ticked: boolean;
  /** From the outermost to the nearest. */
  readonly scopes: readonly Scope[];
  /** The item that this one is nested in, by its place in the list of candidates. */
  readonly parent: number | undefined;
  /** Whether the item only names the group of those nested in it. */
  readonly names: boolean;
  /** What is true of the list as a whole; a legend explains the values of a table. */
  readonly list: "timeline" | "about-document" | "legend" | "plain";
  readonly cells?: Cells;
};
