import { useCallback, useEffect, useReducer } from "react";
import type { PageApi } from "../../src/contract/api";
import type { Calls } from "../calls";
import { pageReducer, type PageState } from "./page-state";

/** How long between two looks for the end of a sync, ms. */
const BETWEEN_LOOKS = 2_000;

export type Page = {
  readonly state: PageState;
  readonly open: () => void;
  readonly sync: () => void;
  readonly putLinks: () => void;
};

/** The page's state, and the calls that move it. */
export function usePage(calls: Calls<PageApi>): Page {
  const [state, dispatch] = useReducer(pageReducer, { kind: "loading" });

  const loading = state.kind === "loading";
  useEffect(() => {
    if (loading) void calls.openPage().then((reply) => dispatch({ type: "opened", reply }));
  }, [loading, calls]);

  const work = state.kind === "page" ? state.work : undefined;
  useEffect(() => {
    if (work?.kind !== "syncing") return undefined;
    const timer = setTimeout(() => {
      void calls.openPage().then((reply) => dispatch({ type: "looked", reply }));
    }, BETWEEN_LOOKS);
    return () => clearTimeout(timer);
  }, [work, calls]);

  const sync = useCallback(() => {
    dispatch({ type: "sync-asked" });
    void calls.syncNow().then((reply) => dispatch({ type: "sync-queued", reply }));
  }, [calls]);
  const putLinks = useCallback(() => {
    dispatch({ type: "links-asked" });
    void calls.putTaskLinks().then((reply) => dispatch({ type: "links-put", reply }));
  }, [calls]);
  const open = useCallback(() => dispatch({ type: "opening" }), []);
  return { state, open, sync, putLinks };
}
