import { useSyncExternalStore } from "react";
import type { ColorMode } from "../../bridge/frame";

const KEY = "site-color-mode";
const CHANGED = "site-color-mode-changed";

const systemIsDark = (): MediaQueryList => matchMedia("(prefers-color-scheme: dark)");

/** The colour mode that was chosen, or that of the system. */
export function colorMode(): ColorMode {
  const chosen = localStorage.getItem(KEY);
  if (chosen === "light" || chosen === "dark") return chosen;
  return systemIsDark().matches ? "dark" : "light";
}

export function chooseColorMode(mode: ColorMode): void {
  localStorage.setItem(KEY, mode);
  dispatchEvent(new Event(CHANGED));
}

/** Calls back with each change until the returned function is called. */
export function onColorMode(listener: () => void): () => void {
  const system = systemIsDark();
  system.addEventListener("change", listener);
  addEventListener(CHANGED, listener);
  return () => {
    system.removeEventListener("change", listener);
    removeEventListener(CHANGED, listener);
  };
}

export const useColorMode = (): ColorMode => useSyncExternalStore(onColorMode, colorMode);
