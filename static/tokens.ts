import { getThemeStyles } from "@atlaskit/tokens/get-theme-styles";

/** Adds the design tokens of both colour modes to the page; which one holds is said by attributes of `html`. */
export async function addTokens(): Promise<void> {
  const themes = await getThemeStyles({
    colorMode: "auto",
    light: "light",
    dark: "dark",
    spacing: "spacing",
    typography: "typography",
    shape: "shape",
    motion: "motion",
  });
  for (const theme of themes) {
    const style = document.createElement("style");
    style.dataset["theme"] = theme.id;
    style.textContent = theme.css;
    document.head.append(style);
  }
}
