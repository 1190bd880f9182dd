import { useEffect, type RefObject } from "react";
import { gapsOf, type FieldName, type FormState } from "./start-state";

const INPUT: Readonly<Record<FieldName, string>> = {
  template: "input[name=template]",
  title: "#title",
  place: "#space",
};

/** The focus starts at the first field; after *Create* it goes to the first field that has to be completed. */
export function useFirstFocus(root: RefObject<HTMLElement>, state: FormState): void {
  useEffect(() => {
    focusOn(root.current, "input[name=template]:checked");
  }, [root]);

  const gap = state.phase.kind === "incomplete" ? gapsOf(state.form)[0]?.field : undefined;
  useEffect(() => {
    if (gap !== undefined) focusOn(root.current, INPUT[gap]);
  }, [root, gap]);
}

const focusOn = (root: HTMLElement | null, selector: string): void =>
  root?.querySelector<HTMLElement>(selector)?.focus();
