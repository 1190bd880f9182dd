import type { Progress } from "../../src/contract/views";

export type Part = {
  readonly kind: "done" | "in-progress" | "open" | "overdue" | "wont-do" | "unknown";
  readonly name: string;
  readonly many: number;
};

/**
 * The parts of the bar, left to right, without the empty ones; together they are the whole. Overdue follow-ups are open
 * or in progress as well: they are shown as overdue.
 */
export function partsOf(progress: Progress): readonly Part[] {
  const { total, done, inProgress, open, overdue, wontDo, unknown } = progress;
  const counted = done + inProgress + open + wontDo + unknown;
  const twice = Math.min(overdue, Math.max(0, counted + overdue - total));
  const fromOpen = Math.min(open, twice);
  const parts: readonly Part[] = [
    { kind: "done", name: "done", many: done },
    { kind: "in-progress", name: "in progress", many: inProgress - (twice - fromOpen) },
    { kind: "open", name: "open", many: open - fromOpen },
    { kind: "overdue", name: "overdue", many: overdue },
    { kind: "wont-do", name: "won't do", many: wontDo },
    { kind: "unknown", name: "unknown", many: unknown },
  ];
  return parts.filter((part) => part.many > 0);
}

/** "3 of 5 done, 1 overdue". */
export function progressWords(progress: Progress): string {
  const { total, done, overdue } = progress;
  if (total === 0) return "No follow-ups yet";
  return `${done} of ${total} done${overdue > 0 ? `, ${overdue} overdue` : ""}`;
}
