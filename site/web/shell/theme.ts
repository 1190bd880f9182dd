import { getThemeStyles } from "@atlaskit/tokens/get-theme-styles";
import { addThemeStyles, markTheme, type ThemeStyle } from "../../bridge/theming";
import { colorMode, onColorMode } from "./color-mode";

let styles: Promise<readonly ThemeStyle[]> | undefined;

/** The design tokens of both colour modes; attributes of the page's root say which one holds. */
function themeStyles(): Promise<readonly ThemeStyle[]> {
  styles ??= getThemeStyles({
    colorMode: "auto",
    light: "light",
    dark: "dark",
    spacing: "spacing",
    typography: "typography",
    shape: "shape",
    motion: "motion",
  });
  return styles;
}

/** Puts a page into the chosen colour mode, now and with every change until the returned function is called. */
export async function wearTheme(page: Document): Promise<() => void> {
  addThemeStyles(page, await themeStyles());
  markTheme(page, colorMode());
  return onColorMode(() => markTheme(page, colorMode()));
}
