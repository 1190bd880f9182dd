import type { ReactElement } from "react";
import type { AdminApi } from "../../src/contract/api";
import type { IncidentRule } from "../../src/contract/settings";
import type { RuleTrialView } from "../../src/contract/views";
import type { Calls } from "../calls";
import { Field } from "../ui/field";
import { OutsideLink } from "../ui/outside-link";
import { Problem } from "../ui/problem";
import type { Answer } from "../ui/answer";
import { ManyPicker, OnePicker } from "./pickers";
import type { SectionProps } from "./section-props";
import { useRuleTrial } from "./use-rule-trial";

/** Which issues are incidents, and what that means for the last fifty. */
export function IncidentSection(
  props: SectionProps & { readonly calls: Calls<AdminApi> },
): ReactElement {
  const { draft, choices, problems, onEdit } = props;
  const rule = draft.incident;
  const trial = useRuleTrial(rule, props.calls.tryRule);
  const edit = (change: Partial<IncidentRule>): void =>
    onEdit({ incident: { ...rule, ...change } });
  return (
    <>
      <Field
        id="issue-types"
        label="Issue types"
        required
        error={problems.get("issueTypes")}
        hint="An issue of one of these types is an incident."
      >
        {(attributes) => (
          <ManyPicker
            id={attributes.id}
            choices={choices.issueTypes}
            chosen={rule.issueTypes}
            placeholder="Choose issue types"
            invalid={attributes["aria-invalid"]}
            describedBy={attributes["aria-describedby"]}
            onChoose={(issueTypes) => edit({ issueTypes })}
          />
        )}
      </Field>
      <Field
        id="resolved-statuses"
        label="Also resolved in these statuses"
        hint="An incident with a resolution, or in a done status, is resolved anyway."
      >
        {(attributes) => (
          <ManyPicker
            id={attributes.id}
            choices={choices.statuses}
            chosen={rule.resolvedStatuses}
            placeholder="None"
            describedBy={attributes["aria-describedby"]}
            onChoose={(resolvedStatuses) => edit({ resolvedStatuses })}
          />
        )}
      </Field>
      <Field
        id="severity"
        label="Severity"
        hint="Shown in the dialog and used to recommend a template."
      >
        {(attributes) => (
          <OnePicker
            id={attributes.id}
            choices={choices.fields}
            chosen={rule.severityField}
            none="The field named Severity, if there is one"
            onChoose={(severityField) => edit({ severityField })}
          />
        )}
      </Field>
      {rule.issueTypes.length > 0 && <Trial trial={trial} />}
    </>
  );
}

function Trial({ trial }: { readonly trial: Answer<RuleTrialView> }): ReactElement {
  return (
    <section className="pm-box pm-stack-tight" aria-label="What this means" aria-live="polite">
      {trial.kind === "loading" && <p className="pm-note">Looking at the last issues…</p>}
      {trial.kind === "failed" && <Problem failure={trial.failure} />}
      {trial.kind === "known" && <Found trial={trial.value} />}
    </section>
  );
}

function Found({ trial }: { readonly trial: RuleTrialView }): ReactElement {
  return (
    <>
      <p className="pm-strong">
        {trial.matching} of the last {trial.looked} issues would be resolved incidents.
      </p>
      <ul className="pm-list-plain">
        {trial.examples.map((example) => (
          <li key={example.key}>
            <OutsideLink href={example.url}>{example.key}</OutsideLink> {example.summary}
          </li>
        ))}
      </ul>
    </>
  );
}
