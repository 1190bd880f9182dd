import type { FollowUpState, FollowUpView } from "../../src/contract/views";

/** How a state is called, and how pressing it is: lower comes first. */
const STATES: Readonly<
  Record<FollowUpState, { readonly name: string; readonly order: number; readonly over: boolean }>
> = {
  "not-synced": { name: "Could not sync", order: 0, over: false },
  deleted: { name: "Task deleted", order: 1, over: false },
  "not-visible": { name: "Not visible", order: 1, over: false },
  moved: { name: "Task moved", order: 1, over: false },
  open: { name: "Open", order: 2, over: false },
  "in-progress": { name: "In progress", order: 2, over: false },
  waiting: { name: "Creating task", order: 3, over: false },
  done: { name: "Done", order: 4, over: true },
  "wont-do": { name: "Won't do", order: 5, over: true },
  removed: { name: "Line removed", order: 6, over: true },
};

export const followUpStateName = (state: FollowUpState): string => STATES[state].name;

/** True for what nobody has to do any more. What cannot be read is not over. */
export const isOver = (followUp: FollowUpView): boolean => STATES[followUp.state].over;

const ALWAYS = "9999-12-31";

const rank = (one: FollowUpView): readonly [number, number, string] => [
  one.problem === undefined && one.conflicts.length === 0 ? STATES[one.state].order : 0,
  one.overdue ? 0 : 1,
  one.due ?? ALWAYS,
];

/** Problems first, then overdue ones, then by due date; what is over comes last. */
export const pressingFirst = (followUps: readonly FollowUpView[]): readonly FollowUpView[] =>
  [...followUps].sort((one, other) => {
    const [order, late, due] = rank(one);
    const [otherOrder, otherLate, otherDue] = rank(other);
    return order - otherOrder || late - otherLate || due.localeCompare(otherDue);
  });
