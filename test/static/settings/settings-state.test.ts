import {
  isChanged,
  settingsReducer,
  shownProblems,
  type SettingsAction,
  type ShownSettings,
} from "../../../static/settings/settings-state";
import { failure, ok } from "../builders";
import { choices, settings } from "./builders";

function after(...actions: readonly SettingsAction[]): ShownSettings {
  const opened: SettingsAction = { type: "opened", reply: ok({ settings, choices }) };
  const state = [opened, ...actions].reduce(settingsReducer, { kind: "loading" });
  if (state.kind !== "shown") throw new Error(`expected the settings, got ${state.kind}`);
  return state;
}

const edit: SettingsAction = { type: "edited", change: { headings: "Next steps" } };
const toPlaces: SettingsAction = { type: "section-chosen", section: "places" };

describe("settingsReducer", () => {
  it("is unchanged as it opens, though names became ids", () => {
    expect(isChanged(after())).toBe(false);
  });

  it("changes the section at once while nothing is changed", () => {
    expect(after(toPlaces)).toMatchObject({ section: "places", work: { kind: "editing" } });
  });

  it("asks before changes are lost with the section", () => {
    expect(after(edit, toPlaces)).toMatchObject({
      section: "incident",
      work: { kind: "asking", section: "places" },
    });
  });

  it("goes on without the changes when told to", () => {
    const state = after(edit, toPlaces, { type: "question-answered", discard: true });

    expect(state.section).toBe("places");
    expect(isChanged(state)).toBe(false);
  });

  it("stays with the changes otherwise", () => {
    const state = after(edit, toPlaces, { type: "question-answered", discard: false });

    expect(state.section).toBe("incident");
    expect(isChanged(state)).toBe(true);
  });

  it("shows problems only once saving was tried, and until they are mended", () => {
    const section: SettingsAction = { type: "section-chosen", section: "follow-ups" };
    const empty: SettingsAction = { type: "edited", change: { headings: "" } };

    expect(shownProblems(after(section, empty)).size).toBe(0);
    const tried = after(section, empty, { type: "save-pressed" });
    expect([...shownProblems(tried).keys()]).toEqual(["headings"]);
    expect(shownProblems(settingsReducerShown(tried, edit)).size).toBe(0);
  });

  it("changes nothing while it is being saved", () => {
    const saving = after(edit, { type: "save-pressed" });

    expect(settingsReducer(saving, { type: "edited", change: { headings: "x" } })).toBe(saving);
  });

  it("takes over what was saved, with its version", () => {
    const saved = {
      ...settings,
      version: 4,
      followUps: { ...settings.followUps, headings: ["A"] },
    };

    const state = after(edit, { type: "save-pressed" }, { type: "saved", reply: ok(saved) });

    expect(state).toMatchObject({ version: 4, work: { kind: "saved" } });
    expect(state.draft.headings).toBe("A");
  });

  it("keeps what was typed when saving fails", () => {
    const state = after(
      edit,
      { type: "save-pressed" },
      { type: "saved", reply: failure({ code: "settings-changed" }) },
    );

    expect(state.draft.headings).toBe("Next steps");
    expect(state.work.kind).toBe("failed");
  });
});

function settingsReducerShown(state: ShownSettings, action: SettingsAction): ShownSettings {
  const next = settingsReducer(state, action);
  if (next.kind !== "shown") throw new Error("expected the settings");
  return next;
}
