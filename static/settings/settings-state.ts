import type { AdminApi } from "../../src/contract/api";
import type { Reply } from "../../src/contract/reply";
import type { Settings } from "../../src/contract/settings";
import type { SettingsChoicesView } from "../../src/contract/views";
import type { Failure } from "../calls";
import { differs, draftOf, type SettingsDraft } from "./settings-draft";
import { problemsOf, type Problems, type SectionName } from "./settings-problems";

/** One value says what the settings page shows. */
export type SettingsState =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly failure: Failure }
  | ShownSettings;

export type ShownSettings = {
  readonly kind: "shown";
  readonly version: number;
  readonly choices: SettingsChoicesView;
  readonly saved: SettingsDraft;
  readonly draft: SettingsDraft;
  readonly section: SectionName;
  readonly work: Work;
};

export type Work =
  | { readonly kind: "editing" }
  /** Another section was asked for while this one has changes. */
  | { readonly kind: "asking"; readonly section: SectionName }
  /** *Save* was pressed and something has to be mended first. */
  | { readonly kind: "incomplete" }
  | { readonly kind: "saving" }
  | { readonly kind: "saved" }
  | { readonly kind: "failed"; readonly failure: Failure };

export type SettingsAction =
  | { readonly type: "opening" }
  | { readonly type: "opened"; readonly reply: ReturnType<AdminApi["openSettings"]> }
  | { readonly type: "edited"; readonly change: Partial<SettingsDraft> }
  | { readonly type: "section-chosen"; readonly section: SectionName }
  | { readonly type: "question-answered"; readonly discard: boolean }
  | { readonly type: "discarded" }
  | { readonly type: "save-pressed" }
  | { readonly type: "saved"; readonly reply: Reply<Settings> };

export const isChanged = (state: ShownSettings): boolean => differs(state.draft, state.saved);

/** What is wrong, once *Save* was pressed. */
export const shownProblems = (state: ShownSettings): Problems =>
  state.work.kind === "incomplete" ? problemsOf(state.draft, state.section) : new Map();

export function settingsReducer(state: SettingsState, action: SettingsAction): SettingsState {
  if (action.type === "opening") return { kind: "loading" };
  if (action.type === "opened") return opened(action.reply);
  return state.kind === "shown" ? shownReducer(state, action) : state;
}

function opened(reply: ReturnType<AdminApi["openSettings"]>): SettingsState {
  if (!reply.ok) return { kind: "failed", failure: reply };
  const { settings, choices } = reply.value;
  const saved = draftOf(settings, choices);
  return {
    kind: "shown",
    version: settings.version,
    choices,
    saved,
    draft: saved,
    section: "incident",
    work: { kind: "editing" },
  };
}

type ShownAction = Exclude<SettingsAction, { readonly type: "opening" | "opened" }>;

function shownReducer(state: ShownSettings, action: ShownAction): ShownSettings {
  switch (action.type) {
    case "edited":
      return edited(state, action.change);
    case "section-chosen":
      return isChanged(state)
        ? { ...state, work: { kind: "asking", section: action.section } }
        : { ...state, section: action.section, work: { kind: "editing" } };
    case "question-answered":
      return answered(state, action.discard);
    case "discarded":
      return { ...state, draft: state.saved, work: { kind: "editing" } };
    case "save-pressed":
      return savePressed(state);
    case "saved":
      return saved(state, action.reply);
  }
}

/** While it is being saved nothing can be changed; problems stay in view while they are mended. */
function edited(state: ShownSettings, change: Partial<SettingsDraft>): ShownSettings {
  if (state.work.kind === "saving") return state;
  const work = state.work.kind === "incomplete" ? state.work : ({ kind: "editing" } as const);
  return { ...state, draft: { ...state.draft, ...change }, work };
}

function answered(state: ShownSettings, discard: boolean): ShownSettings {
  if (state.work.kind !== "asking") return state;
  return discard
    ? { ...state, draft: state.saved, section: state.work.section, work: { kind: "editing" } }
    : { ...state, work: { kind: "editing" } };
}

function savePressed(state: ShownSettings): ShownSettings {
  if (state.work.kind === "saving") return state;
  const complete = problemsOf(state.draft, state.section).size === 0;
  return { ...state, work: { kind: complete ? "saving" : "incomplete" } };
}

function saved(state: ShownSettings, reply: Reply<Settings>): ShownSettings {
  if (!reply.ok) return { ...state, work: { kind: "failed", failure: reply } };
  const draft = draftOf(reply.value, state.choices);
  return { ...state, version: reply.value.version, saved: draft, draft, work: { kind: "saved" } };
}
