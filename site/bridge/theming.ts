import type { ColorMode } from "./frame";

/** One theme's style sheet, with the attributes that Atlassian's pages give its element. */
export type ThemeStyle = {
  readonly id: string;
  readonly attrs: Readonly<Record<string, string>>;
  readonly css: string;
};

const THEME = "dark:dark light:light spacing:spacing typography:typography shape:shape";

/** Says on the frame's root which theme is active, as Jira and Confluence do. */
export function markTheme(frame: Document, colorMode: ColorMode): void {
  frame.documentElement.setAttribute("data-theme", THEME);
  frame.documentElement.setAttribute("data-color-mode", colorMode);
}

/** Puts the themes' design tokens into a frame, each once. */
export function addThemeStyles(frame: Document, styles: readonly ThemeStyle[]): void {
  for (const { id, attrs, css } of styles) {
    if (frame.head.querySelector(`style[data-host-theme="${id}"]`)) continue;
    const element = frame.createElement("style");
    for (const [name, value] of Object.entries(attrs)) element.setAttribute(name, value);
    element.setAttribute("data-host-theme", id);
    element.textContent = css;
    frame.head.append(element);
  }
}
