import type { Page } from "playwright-core";

/** Puts a page and the frames in it into a colour mode, as the system of its reader would, and waits until the colours are those of the mode. */
export async function wear(page: Page, mode: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme: mode });
  await Promise.all(
    page
      .frames()
      .map((frame) => frame.locator(`html[data-color-mode="${mode}"]`).evaluate(restOfColors)),
  );
}

/** Colours fade from one mode into the other: what is between them is nobody's. */
async function restOfColors(html: Element): Promise<void> {
  const fading = html.ownerDocument
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().iterations === 1);
  await Promise.allSettled(fading.map(({ finished }) => finished));
}
