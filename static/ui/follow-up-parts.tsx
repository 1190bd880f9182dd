import Lozenge from "@atlaskit/lozenge";
import type { ReactElement } from "react";
import type { FollowUpState, FollowUpView, PersonView, TaskView } from "../../src/contract/views";
import { followUpStateName } from "./follow-ups";
import { OutsideLink } from "./outside-link";
import { Day } from "./times";

const APPEARANCE: Readonly<
  Record<FollowUpState, "default" | "inprogress" | "moved" | "removed" | "success">
> = {
  waiting: "default",
  open: "default",
  "in-progress": "inprogress",
  done: "success",
  "wont-do": "default",
  moved: "moved",
  deleted: "removed",
  "not-visible": "moved",
  removed: "default",
  "not-synced": "removed",
};

function StateLozenge({ state }: { readonly state: FollowUpState }): ReactElement {
  return <Lozenge appearance={APPEARANCE[state]}>{followUpStateName(state)}</Lozenge>;
}

/** The state, and for what was closed without being done why. */
export function State({ followUp }: { readonly followUp: FollowUpView }): ReactElement {
  const why = followUp.state === "wont-do" ? followUp.task?.resolution : undefined;
  return (
    <>
      <StateLozenge state={followUp.state} />
      {why !== undefined && <span className="pm-note pm-block">{why}</span>}
    </>
  );
}

/** A person by initials and name. */
export function Person({ person }: { readonly person: PersonView | undefined }): ReactElement {
  if (person === undefined) return <span className="pm-nobody">Nobody yet</span>;
  return (
    <span className="pm-person">
      <span className="pm-initials" aria-hidden="true">
        {initialsOf(person.name)}
      </span>
      {person.name}
    </span>
  );
}

/** "AR" of "Ana Ruiz". */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words.at(0), words.at(-1)] : words;
  return ends.map((word) => Array.from(word ?? "")[0] ?? "").join("");
}

/** The day something is due; overdue in words too, never by colour alone. */
export function Due({ followUp }: { readonly followUp: FollowUpView }): ReactElement {
  if (followUp.due === undefined) return <span className="pm-nobody">No date</span>;
  return (
    <span className={followUp.overdue ? "pm-overdue" : undefined}>
      <Day day={followUp.due} />
      {followUp.overdue && " (overdue)"}
    </span>
  );
}

export function TaskLink({ task }: { readonly task: TaskView | undefined }): ReactElement | null {
  if (task === undefined) return null;
  return <OutsideLink href={task.url}>{task.key}</OutsideLink>;
}
