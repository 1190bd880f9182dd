import type { Form, FormState, Question, Sheet } from "./start-state";

/** Asks first: each of these throws away what the person wrote. */
export const afterQuestion = (state: FormState, question: Question): FormState =>
  state.phase.kind === "creating" ? state : { ...state, phase: { kind: "asking", question } };

/** "No" keeps everything. "Yes" to leaving changes nothing here: the dialog is closed. */
export function afterAnswer(state: FormState, yes: boolean): FormState {
  if (state.phase.kind !== "asking") return state;
  const { question } = state.phase;
  const form = yes ? answered(state.form, question) : state.form;
  return { ...state, form, phase: { kind: "choosing" } };
}

function answered(form: Form, question: Question): Form {
  switch (question.kind) {
    case "switch-template":
      return withTemplate(form, question.templateId);
    case "reset":
      return { ...form, sheet: unedited(form.sheet) };
    case "leave":
      return form;
  }
}

/** The form with another template; a document that was open is rendered again. */
export const withTemplate = (form: Form, templateId: string): Form => ({
  ...form,
  templateId,
  sheet: unedited(form.sheet),
});

const unedited = (sheet: Sheet): Sheet =>
  sheet.kind === "shown" ? { ...sheet, edited: undefined, touched: false, mode: "reading" } : sheet;
