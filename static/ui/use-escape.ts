import { useEffect, useRef } from "react";

/** Calls `onEscape` for an Escape that nothing on the screen has used: an open menu or the editor takes it first. */
export function useEscape(onEscape: () => void): void {
  const latest = useRef(onEscape);
  useEffect(() => {
    latest.current = onEscape;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && !event.defaultPrevented && !isInEditor(event.target)) {
        latest.current();
      }
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}

const isInEditor = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("[contenteditable=true]") !== null;
