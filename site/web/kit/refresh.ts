import { useSyncExternalStore } from "react";

const REFRESH = "site-refresh";
let count = 0;

/** Asks every page part to load its data again: the site may have changed by itself. */
export function refreshPages(): void {
  count += 1;
  dispatchEvent(new Event(REFRESH));
}

const subscribe = (listener: () => void): (() => void) => {
  addEventListener(REFRESH, listener);
  return () => removeEventListener(REFRESH, listener);
};

/** A number that grows with each refresh. */
export const useRefreshCount = (): number => useSyncExternalStore(subscribe, () => count);
