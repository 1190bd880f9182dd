import { useCallback, useEffect, useReducer } from "react";
import type { ChoiceInput, PageApi } from "../../src/contract/api";
import type { Reply } from "../../src/contract/reply";
import type { PageView } from "../../src/contract/views";
import type { Calls } from "../calls";
import { useSurroundings } from "../ui/surroundings";
import { BETWEEN_LOOKS, type Work } from "../ui/work";
import { useNews } from "./use-news";
import { pageReducer, type PageAction, type PageState } from "./page-state";

export type Page = {
  readonly state: PageState;
  readonly open: () => void;
  readonly sync: () => void;
  readonly decide: (line: string, choice: ChoiceInput) => void;
  /** Also over changes that nobody published, when the person was told of them. */
  readonly putLinks: (overDraft: boolean) => void;
};

/** The page's state, and the calls that move it. */
export function usePage(calls: Calls<PageApi>): Page {
  const [state, dispatch] = useReducer(pageReducer, { kind: "loading" });
  const read = useRead(calls);

  const loading = state.kind === "loading";
  useEffect(() => {
    if (loading) void read().then((reply) => dispatch({ type: "opened", reply }));
  }, [loading, read]);

  const work = state.kind === "page" ? state.work : undefined;
  useLooks(work, read, dispatch);
  const refresh = useCallback(() => {
    void read().then((reply) => dispatch({ type: "refreshed", reply }));
  }, [read]);
  useNews(work?.kind, refresh);

  const sync = useCallback(() => {
    dispatch({ type: "sync-asked" });
    void calls.syncNow().then((reply) => dispatch({ type: "sync-queued", reply }));
  }, [calls]);
  const decide = useCallback(
    (line: string, choice: ChoiceInput) => {
      dispatch({ type: "sync-asked" });
      void calls.decide({ ...choice, line }).then((reply) => {
        dispatch({ type: "sync-queued", reply });
        // Mostly because the values have changed: the person chooses between those there are now.
        if (!reply.ok) refresh();
      });
    },
    [calls, refresh],
  );
  const putLinks = useCallback(
    (overDraft: boolean) => {
      dispatch({ type: "links-asked" });
      void calls
        .putTaskLinks({ overDraft })
        .then((reply) => dispatch({ type: "links-put", reply }));
    },
    [calls],
  );
  const open = useCallback(() => dispatch({ type: "opening" }), []);
  return { state, open, sync, decide, putLinks };
}

type Read = () => Promise<Reply<PageView>>;

/** Reads the page on the reader's day. */
function useRead(calls: Calls<PageApi>): Read {
  const { timeZone } = useSurroundings().reader;
  return useCallback(() => calls.openPage({ timeZone }), [calls, timeZone]);
}

/** Looks for the end of a sync, time after time. */
function useLooks(
  work: Work | undefined,
  read: Read,
  dispatch: (action: PageAction) => void,
): void {
  useEffect(() => {
    if (work?.kind !== "syncing") return undefined;
    const timer = setTimeout(() => {
      void read().then((reply) => dispatch({ type: "looked", reply }));
    }, BETWEEN_LOOKS);
    return () => clearTimeout(timer);
  }, [work, read, dispatch]);
}
