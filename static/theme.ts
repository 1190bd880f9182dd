import { view } from "@forge/bridge";

const THEMES =
  "dark:dark light:light spacing:spacing typography:typography shape:shape motion:motion";

/**
 * Wears the product's theme, and follows it. Where the product says only "dark" or "light" and brings no design tokens,
 * they are loaded here.
 */
export async function wearTheme(): Promise<void> {
  await view.theme.enable().catch(() => undefined);
  const page = document.documentElement;
  page.dataset["colorMode"] ??= prefersDark() ? "dark" : "light";
  if (hasTokens(page)) return;
  const { addTokens } = await import("./tokens");
  await addTokens();
  page.dataset["theme"] ??= THEMES;
}

const prefersDark = (): boolean => matchMedia("(prefers-color-scheme: dark)").matches;

const hasTokens = (page: HTMLElement): boolean =>
  getComputedStyle(page).getPropertyValue("--ds-surface") !== "";
