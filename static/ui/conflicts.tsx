import type { ReactElement, ReactNode } from "react";
import type { ConflictView, FieldView, ValueView } from "../../src/contract/views";
import { Day } from "./times";

const NAMES: Readonly<Record<FieldView, string>> = {
  done: "state",
  summary: "text",
  owner: "owner",
  due: "due date",
  priority: "priority",
};

/** Fields that were changed on the page and in Jira, apart, with both values. */
export function Conflicts(props: {
  readonly conflicts: readonly ConflictView[];
}): ReactElement | null {
  if (props.conflicts.length === 0) return null;
  return (
    <ul className="pm-list-plain">
      {props.conflicts.map((conflict) => (
        <li key={conflict.field}>
          <p className="pm-note pm-note-error">
            {`The ${NAMES[conflict.field]} was changed in both places. The page says `}
            <Value value={conflict.page} />
            {", Jira says "}
            <Value value={conflict.jira} />.
          </p>
        </li>
      ))}
    </ul>
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
