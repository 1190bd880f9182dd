import { useEffect } from "react";
import { useSurroundings } from "../ui/surroundings";
import type { Work } from "../ui/work";

/**
 * Calls `onNews` when another frame of the app has changed something on this page, and when the reader comes back to it from elsewhere;
 * tells the other frames when what was asked for here is at its end. `onNews` is stable.
 */
export function useNews(work: Work["kind"] | undefined, onNews: () => void): void {
  const { host } = useSurroundings();
  const ended = work === "synced" || work === "linked";
  useEffect(() => {
    if (ended) host.tell();
  }, [ended, host]);
  useEffect(() => host.onTold(onNews), [host, onNews]);
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === "visible") onNews();
    };
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [onNews]);
}
