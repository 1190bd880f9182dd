import { useRef, type ReactElement } from "react";
import type { StartApi } from "../../src/contract/api";
import type { Calls } from "../calls";
import { useSurroundings } from "../ui/surroundings";
import { useEscape } from "../ui/use-escape";
import { BeforeYouStart } from "./before-you-start-list";
import { Fields } from "./fields";
import { FormFooter } from "./form-footer";
import { IncidentHeading } from "./incident-heading";
import { SheetPane } from "./sheet-pane";
import { isEdited, type FormState } from "./start-state";
import { useEditedDocument } from "./use-edited-document";
import { useFirstFocus } from "./use-first-focus";
import type { StartDialog } from "./use-start-dialog";

/** The dialog while nothing is created yet: fields, what to know before, the page as it will be. */
export function FormPane(props: {
  readonly state: FormState;
  readonly dialog: StartDialog;
  readonly calls: Calls<StartApi>;
}): ReactElement {
  const { state, dialog, calls } = props;
  const { dispatch } = dialog;
  const { view, form, phase } = state;
  const { host } = useSurroundings();
  const root = useRef<HTMLDivElement>(null);
  const edited = useEditedDocument(form.sheet, dialog);
  const shown = form.sheet.kind !== "closed";

  const leave = (): void => {
    if (isEdited(form.sheet)) dispatch({ type: "question-asked", question: { kind: "leave" } });
    else host.close();
  };
  const answer = (yes: boolean): void => {
    const leaving = phase.kind === "asking" && phase.question.kind === "leave";
    dispatch({ type: "question-answered", yes });
    if (yes && leaving) host.close();
  };
  useEscape(() => {
    if (phase.kind === "asking") answer(false);
    else if (phase.kind !== "creating") leave();
  });
  useFirstFocus(root, state);

  return (
    <div ref={root} className={shown ? "pm-screen pm-screen-wide" : "pm-screen"}>
      <div className="pm-body">
        <IncidentHeading incident={view.incident} />
        <div className={shown ? "pm-columns" : undefined}>
          <div className="pm-stack">
            <Fields state={state} dialog={dialog} />
            <BeforeYouStart
              view={view}
              form={form}
              onCheckAgain={() => dispatch({ type: "place-forgotten" })}
            />
          </div>
          {form.sheet.kind !== "closed" && (
            <SheetPane
              sheet={form.sheet}
              disabled={phase.kind === "creating"}
              findPeople={calls.findPeople}
              dispatch={dispatch}
              onRetry={dialog.askPreview}
              onEditorReady={edited.onEditorReady}
              onEditEnd={edited.endEditing}
            />
          )}
        </div>
      </div>
      <FormFooter
        state={state}
        onAnswer={answer}
        onCreate={edited.create}
        onPreview={dialog.askPreview}
        onHide={() => dispatch({ type: "preview-closed" })}
        onLeave={leave}
      />
    </div>
  );
}
