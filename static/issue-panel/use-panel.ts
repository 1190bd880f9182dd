import { useCallback, useEffect, useReducer } from "react";
import type { ChoiceInput, IssueApi } from "../../src/contract/api";
import type { Calls } from "../calls";
import { useSurroundings } from "../ui/surroundings";
import { BETWEEN_LOOKS } from "../ui/work";
import { OPENING, panelReducer, type PanelState } from "./panel-state";

export type Panel = {
  readonly state: PanelState;
  readonly open: () => void;
  readonly sync: () => void;
  readonly decide: (choice: ChoiceInput) => void;
};

/** The panel's state, and the calls that move it. */
export function usePanel(calls: Calls<IssueApi>): Panel {
  const [{ answer, work }, dispatch] = useReducer(panelReducer, OPENING);
  const { timeZone } = useSurroundings().reader;
  const read = useCallback(() => calls.openPanel({ timeZone }), [calls, timeZone]);

  const loading = answer.kind === "loading";
  useEffect(() => {
    if (loading) void read().then((reply) => dispatch({ type: "opened", reply }));
  }, [loading, read]);

  useEffect(() => {
    if (work.kind !== "syncing") return undefined;
    const timer = setTimeout(() => {
      void read().then((reply) => dispatch({ type: "looked", reply }));
    }, BETWEEN_LOOKS);
    return () => clearTimeout(timer);
  }, [work, read]);

  const sync = useCallback(() => {
    dispatch({ type: "asked" });
    void calls.syncNow().then((reply) => dispatch({ type: "queued", reply }));
  }, [calls]);
  const decide = useCallback(
    (choice: ChoiceInput) => {
      dispatch({ type: "asked" });
      void calls.decide(choice).then((reply) => {
        dispatch({ type: "queued", reply });
        // Mostly because the values have changed: the person chooses between those there are now.
        if (!reply.ok) void read().then((now) => dispatch({ type: "looked", reply: now }));
      });
    },
    [calls, read],
  );
  const open = useCallback(() => dispatch({ type: "opening" }), []);
  return { state: { answer, work }, open, sync, decide };
}
