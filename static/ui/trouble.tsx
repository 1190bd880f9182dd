import Button from "@atlaskit/button/new";
import type { ReactElement, ReactNode } from "react";
import type { ChoiceInput } from "../../src/contract/api";
import type { ConflictView, FieldView, FollowUpView, ValueView } from "../../src/contract/views";
import { Day } from "./times";

const NAMES: Readonly<Record<FieldView, string>> = {
  done: "state",
  summary: "text",
  owner: "owner",
  due: "due date",
  priority: "priority",
};

export type Troubled = {
  readonly followUp: FollowUpView;
  /** While something that was asked for is not at its end, nothing more is asked. */
  readonly busy: boolean;
  readonly onDecide: (choice: ChoiceInput) => void;
  readonly onRetry: () => void;
};

/** What is wrong with a follow-up, and what a person can do about it here. Nothing when all is well. */
export function Trouble({ followUp, busy, onDecide, onRetry }: Troubled): ReactElement | null {
  const { problem, canRetry, conflicts } = followUp;
  if (problem === undefined && conflicts.length === 0) return null;
  return (
    <div className="pm-stack-tight">
      {problem !== undefined && <p className="pm-note pm-note-error">{problem}</p>}
      {canRetry && (
        <p className="pm-buttons">
          <Press label="Try again" of={followUp.text} busy={busy} onPress={onRetry} />
        </p>
      )}
      {conflicts.map((conflict) => (
        <Conflict key={conflict.field} conflict={conflict} busy={busy} onDecide={onDecide} />
      ))}
    </div>
  );
}

/** A field that was changed on the page and in Jira, apart: both values, and a button for each. */
function Conflict(props: {
  readonly conflict: ConflictView;
  readonly busy: boolean;
  readonly onDecide: Troubled["onDecide"];
}): ReactElement {
  const { field, page, jira, seen } = props.conflict;
  const name = NAMES[field];
  const choose = (side: ChoiceInput["side"]): void => props.onDecide({ field, side, seen });
  return (
    <div role="group" aria-label={`The ${name} differs`} className="pm-stack-tight">
      <p className="pm-note pm-note-error">
        {`The ${name} was changed in both places. The page says `}
        <Value value={page} />
        {", Jira says "}
        <Value value={jira} />.
      </p>
      <p className="pm-buttons">
        <Press label="Use the page's" of={name} busy={props.busy} onPress={() => choose("page")} />
        <Press label="Use Jira's" of={name} busy={props.busy} onPress={() => choose("jira")} />
      </p>
    </div>
  );
}

/** A small button; `of` says to those who do not see where it stands what it is about. */
function Press(props: {
  readonly label: string;
  readonly of: string;
  readonly busy: boolean;
  readonly onPress: () => void;
}): ReactElement {
  return (
    <Button
      spacing="compact"
      aria-disabled={props.busy}
      onClick={() => {
        if (!props.busy) props.onPress();
      }}
    >
      {props.label}
      <span className="pm-hidden">{`: ${props.of}`}</span>
    </Button>
  );
}

/** A value in the reader's own way. */
function Value({ value }: { readonly value: ValueView }): ReactNode {
  switch (value.kind) {
    case "nothing":
      return "nothing";
    case "text":
      return `“${value.text}”`;
    case "person":
      return value.person.name;
    case "day":
      return <Day day={value.day} />;
    case "ticked":
      return value.ticked ? "done" : "not done";
  }
}
