import Button from "@atlaskit/button/new";
import type { ReactElement } from "react";
import { Problem } from "../ui/problem";
import { CreatingWords } from "./creating-words";
import { QuestionBox } from "./question-box";
import type { FormState, Sheet } from "./start-state";

type Props = {
  readonly state: FormState;
  readonly onAnswer: (yes: boolean) => void;
  readonly onCreate: () => void;
  readonly onPreview: () => void;
  readonly onHide: () => void;
  readonly onLeave: () => void;
};

/** What can be done now, and above it what just happened. */
export function FormFooter(props: Props): ReactElement {
  const { view, form, phase } = props.state;
  const creating = phase.kind === "creating";
  return (
    <footer className="pm-footer">
      {phase.kind === "failed" && <Problem failure={phase.failure} />}
      {phase.kind === "asking" && (
        <QuestionBox question={phase.question} onAnswer={props.onAnswer} />
      )}
      {creating && <CreatingWords incidentKey={view.incident.key} />}
      <div className="pm-buttons">
        <Button appearance="primary" isLoading={creating} onClick={props.onCreate}>
          {phase.kind === "failed" ? "Try again" : "Create postmortem"}
        </Button>
        {!isBeingEdited(form.sheet) && <PreviewButton {...props} disabled={creating} />}
        <Button appearance="subtle" isDisabled={creating} onClick={props.onLeave}>
          Cancel
        </Button>
      </div>
    </footer>
  );
}

const isBeingEdited = (sheet: Sheet): boolean => sheet.kind === "shown" && sheet.mode === "editing";

function PreviewButton(props: Props & { readonly disabled: boolean }): ReactElement {
  const { sheet } = props.state.form;
  const shown = sheet.kind !== "closed";
  const kept = sheet.kind === "shown" && sheet.edited !== undefined;
  return (
    <Button
      isDisabled={props.disabled || kept}
      aria-expanded={shown}
      aria-controls={shown ? "sheet" : undefined}
      onClick={shown ? props.onHide : props.onPreview}
    >
      {shown ? "Hide preview" : "Preview"}
    </Button>
  );
}
