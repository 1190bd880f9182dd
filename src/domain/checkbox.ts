import type { Line } from "./line";

/** A checklist item as the tasks API knows it. Its id there is not the item's id in the document. */
export type Checkbox = {
  readonly id: string;
  readonly localId: string;
  readonly done: boolean;
  readonly text: string;
};

/**
 * The checkbox of a line, out of all that the page has. By the id that both sides call it; where a paste doubled that, or the tasks API counts
 * in numbers of its own, by the very same words, and among items with the same words by their order on the page.
 */
export function checkboxOf(
  line: Line,
  lines: readonly Line[],
  boxes: readonly Checkbox[],
): Checkbox | undefined {
  const byId = boxes.filter((box) => box.localId !== "" && box.localId === line.localId);
  const bearers = lines.filter(({ localId }) => localId === line.localId);
  if (byId.length > 0 && bearers.length === 1) return byId[0];
  const alike = lines.filter((one) => one.text === line.text);
  const fitting = boxes.filter((box) => words(box.text) === words(line.text));
  return fitting.length === alike.length ? fitting[alike.indexOf(line)] : undefined;
}

const words = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
