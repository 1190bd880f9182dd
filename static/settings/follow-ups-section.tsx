import type { ReactElement, ReactNode } from "react";
import type { AdminApi } from "../../src/contract/api";
import type { Calls } from "../calls";
import { Field } from "../ui/field";
import { ManyPicker, OnePicker } from "./pickers";
import { PriorityRows } from "./priority-rows";
import type { SectionProps } from "./section-props";
import { StatusRows } from "./status-rows";
import { TargetRows } from "./target-rows";

/** Which lines are follow-ups, and what becomes of them in Jira. */
export function FollowUpsSection(
  props: SectionProps & { readonly calls: Calls<AdminApi> },
): ReactElement {
  const { draft, choices, problems, onEdit } = props;
  return (
    <>
      <Field
        id="headings"
        label="Headings that follow-ups stand under, one a line"
        required
        error={problems.get("headings")}
        hint="Case and punctuation do not matter."
      >
        {(attributes) => (
          <textarea
            {...attributes}
            className="pm-input pm-textarea"
            rows={Math.max(3, draft.headings.split("\n").length)}
            value={draft.headings}
            onChange={(event) => onEdit({ headings: event.currentTarget.value })}
          />
        )}
      </Field>
      <Part
        title="Where tasks are created"
        say="By the project of the incident. Without a row, tasks go to the incident's own project."
      >
        <TargetRows {...props} listIssueTypes={props.calls.listIssueTypes} />
      </Part>
      <Field
        id="link-type"
        label="Link between a task and its incident"
        required
        error={problems.get("linkType")}
      >
        {(attributes) => (
          <OnePicker
            id={attributes.id}
            choices={choices.linkTypes}
            chosen={draft.linkType}
            invalid={attributes["aria-invalid"]}
            onChoose={(linkType) => onEdit({ linkType: linkType ?? "" })}
          />
        )}
      </Field>
      <Field
        id="wont-do"
        label="Resolutions that mean won't do"
        hint="A task closed with one of these leaves its line unticked."
      >
        {(attributes) => (
          <ManyPicker
            id={attributes.id}
            choices={choices.resolutions}
            chosen={draft.wontDo}
            placeholder="None"
            describedBy={attributes["aria-describedby"]}
            onChoose={(wontDo) => onEdit({ wontDo })}
          />
        )}
      </Field>
      <Part title="Priorities" say="A token in a line gives its task this priority.">
        <PriorityRows {...props} />
      </Part>
      <Part
        title="Statuses"
        say="Where a ticked line moves its task, by the task's project. Only for projects in which more than one status is done, or more than one is open."
      >
        <StatusRows {...props} />
      </Part>
    </>
  );
}

function Part(props: {
  readonly title: string;
  readonly say: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <section className="pm-stack-tight" aria-label={props.title}>
      <div>
        <h3 className="pm-label">{props.title}</h3>
        <p className="pm-note">{props.say}</p>
      </div>
      {props.children}
    </section>
  );
}
