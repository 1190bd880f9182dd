import { useCallback, useEffect, useReducer, useRef, type Dispatch } from "react";
import type { AdminApi } from "../../src/contract/api";
import type { Calls } from "../calls";
import { settingsOf } from "./settings-draft";
import { problemsOf } from "./settings-problems";
import {
  isChanged,
  settingsReducer,
  type SettingsAction,
  type SettingsState,
} from "./settings-state";

export type SettingsPage = {
  readonly state: SettingsState;
  readonly dispatch: Dispatch<SettingsAction>;
  readonly save: () => void;
};

/** The settings page's state, and the calls that move it. Leaving the page with changes asks first. */
export function useSettings(calls: Calls<AdminApi>): SettingsPage {
  const [state, dispatch] = useReducer(settingsReducer, { kind: "loading" });

  const loading = state.kind === "loading";
  useEffect(() => {
    if (loading) void calls.openSettings().then((reply) => dispatch({ type: "opened", reply }));
  }, [loading, calls]);

  useLeaveGuard(state.kind === "shown" && isChanged(state));

  const working = useRef(false);
  const save = useCallback(() => {
    if (state.kind !== "shown" || working.current) return;
    dispatch({ type: "save-pressed" });
    if (problemsOf(state.draft, state.section).size > 0) return;
    working.current = true;
    void calls.saveSettings({ settings: settingsOf(state.draft, state.version) }).then((reply) => {
      working.current = false;
      dispatch({ type: "saved", reply });
    });
  }, [state, calls]);

  return { state, dispatch, save };
}

function useLeaveGuard(changed: boolean): void {
  useEffect(() => {
    if (!changed) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [changed]);
}
