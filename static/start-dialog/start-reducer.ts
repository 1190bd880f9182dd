import type { ErrorCode } from "../../src/contract/error-code";
import type { Reply } from "../../src/contract/reply";
import type { CreatedView } from "../../src/contract/views";
import { openedState } from "./opened-state";
import { placeReducer } from "./place-reducer";
import { afterAnswer, afterQuestion, withTemplate } from "./questions";
import { sheetReducer } from "./sheet-reducer";
import type { PlaceAction, SheetAction, StartAction } from "./start-action";
import { gapsOf, isEdited, type Form, type FormState, type StartState } from "./start-state";

/** What the dialog shows next. Late answers to questions that nobody asks any more change nothing. */
export function startReducer(state: StartState, action: StartAction): StartState {
  if (action.type === "opening") return { kind: "loading" };
  if (action.type === "opened") return openedState(action.reply);
  return state.kind === "form" ? formReducer(state, action) : state;
}

type FormAction = Exclude<StartAction, { readonly type: "opening" | "opened" }>;

function formReducer(state: FormState, action: FormAction): StartState {
  switch (action.type) {
    case "template-chosen":
    case "title-typed":
    case "stage-chosen":
      return afterChoice(state, action);
    case "question-asked":
      return afterQuestion(state, action.question);
    case "question-answered":
      return afterAnswer(state, action.yes);
    case "create-pressed":
      return afterCreatePressed(state);
    case "created":
      return afterCreated(state, action.reply);
    default:
      return afterPart(state, action);
  }
}

type Choice = Extract<
  StartAction,
  { readonly type: "template-chosen" | "title-typed" | "stage-chosen" }
>;

function afterChoice(state: FormState, action: Choice): FormState {
  switch (action.type) {
    case "template-chosen":
      return isEdited(state.form.sheet)
        ? afterQuestion(state, { kind: "switch-template", templateId: action.templateId })
        : withForm(state, withTemplate(state.form, action.templateId));
    case "title-typed":
      return withForm(state, { ...state.form, title: action.title });
    case "stage-chosen":
      return withForm(state, { ...state.form, stage: action.stage });
  }
}

function afterPart(state: FormState, action: PlaceAction | SheetAction): FormState {
  switch (action.type) {
    case "preview-asked":
    case "previewed":
    case "preview-closed":
    case "edit-started":
    case "touched":
    case "edit-ended":
      return { ...state, form: { ...state.form, sheet: sheetReducer(state.form.sheet, action) } };
    default:
      return afterPlace(state, action);
  }
}

/** Another place answers a failure, an answer about a place does not. */
function afterPlace(state: FormState, action: PlaceAction): FormState {
  const form = placeReducer(state.form, action);
  const chosen = action.type === "space-chosen" || action.type === "parent-chosen";
  return chosen ? withForm(state, form) : { ...state, form };
}

/** A changed form is no longer the one that failed. */
const withForm = (state: FormState, form: Form): FormState => ({
  ...state,
  form,
  phase: state.phase.kind === "creating" ? state.phase : { kind: "choosing" },
});

function afterCreatePressed(state: FormState): FormState {
  if (state.phase.kind === "creating") return state;
  return { ...state, phase: { kind: gapsOf(state.form).length > 0 ? "incomplete" : "creating" } };
}

function afterCreated(state: FormState, reply: Reply<CreatedView>): StartState {
  if (reply.ok) {
    return { kind: "created", incident: state.view.incident, created: reply.value };
  }
  const check = OUTDATES_CHECK.has(reply.code) ? ({ kind: "none" } as const) : state.form.check;
  return { ...state, form: { ...state.form, check }, phase: { kind: "failed", failure: reply } };
}

/** Failures which say that what was known of the place and title is no longer so. */
const OUTDATES_CHECK: ReadonlySet<ErrorCode> = new Set([
  "title-taken",
  "no-page-permission",
  "place-not-found",
]);
