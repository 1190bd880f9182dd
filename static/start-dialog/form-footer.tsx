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

const CREATE: Readonly<Record<FormState["phase"]["kind"], string>> = {
  choosing: "Create postmortem",
  asking: "Create postmortem",
  incomplete: "Create postmortem",
  creating: "Creating…",
  failed: "Try again",
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
        <Button appearance="primary" aria-disabled={creating} onClick={props.onCreate}>
          {CREATE[phase.kind]}
        </Button>
        {!holdsEdits(form.sheet) && <PreviewButton {...props} disabled={creating} />}
        <Button appearance="subtle" isDisabled={creating} onClick={props.onLeave}>
          Cancel
        </Button>
      </div>
    </footer>
  );
}

/** What is being edited, or was, stays in view. */
const holdsEdits = (sheet: Sheet): boolean =>
  sheet.kind === "shown" && (sheet.mode === "editing" || sheet.edited !== undefined);

function PreviewButton(props: Props & { readonly disabled: boolean }): ReactElement {
  const { sheet } = props.state.form;
  const shown = sheet.kind !== "closed";
  return (
    <Button
      isDisabled={props.disabled}
      aria-expanded={shown}
      aria-controls={shown ? "sheet" : undefined}
      onClick={shown ? props.onHide : props.onPreview}
    >
      {shown ? "Hide preview" : "Preview"}
    </Button>
  );
}
