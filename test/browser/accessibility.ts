import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { wear } from "./color-mode";

const SEVERE = new Set<string | null | undefined>(["serious", "critical"]);

/** What keeps people from using one of the app's frames, in dark and in light. The page is in light afterwards. */
export async function barriersInBoth(page: Page, frameTitle: string): Promise<readonly string[]> {
  await wear(page, "dark");
  const dark = await barriers(page, frameTitle);
  await wear(page, "light");
  return [...dark.map((one) => `in dark: ${one}`), ...(await barriers(page, frameTitle))];
}

/** What keeps people from using one of the app's frames, a few lines each; nothing when all is well. */
export async function barriers(page: Page, frameTitle: string): Promise<readonly string[]> {
  const selector = `iframe[title="${frameTitle}"]`;
  await giveBackground(page, selector);
  const { violations } = await new AxeBuilder({ page })
    .include([selector, "html"])
    .withTags(["wcag2a", "wcag2aa"])
    .analyze();
  await page.locator(selector).evaluate(takeBackground);
  return violations
    .filter(({ impact }) => SEVERE.has(impact))
    .flatMap(({ id, impact, help, nodes }) =>
      nodes
        .filter(({ target }) => !followsCaret(id, target))
        .map(({ target, html, failureSummary = "" }) =>
          [
            `${help} (${id}, ${impact ?? "?"})`,
            `  at ${target.join(" > ")}: ${html}`,
            `  ${failureSummary.replace(/\s+/g, " ")}`,
          ].join("\n"),
        ),
    );
}

/** A wide table in Atlassian's editor: the caret, which every key moves, scrolls it. */
const followsCaret = (rule: string, target: readonly unknown[]): boolean =>
  rule === "scrollable-region-focusable" && String(target.at(-1)).endsWith(".pm-table-wrapper");

function takeBackground(frame: Element): void {
  if (!(frame instanceof HTMLIFrameElement)) return;
  frame.contentDocument?.documentElement.style.removeProperty("background-color");
}

/** The app's frames are transparent, and what stands behind a frame is unknown in it: contrast is measured on what is really there. */
async function giveBackground(page: Page, selector: string): Promise<void> {
  await page.locator(selector).evaluate((frame: HTMLIFrameElement) => {
    const colorOf = (element: Element): string => getComputedStyle(element).backgroundColor;
    let behind: Element | null = frame;
    while (behind !== null && colorOf(behind) === "rgba(0, 0, 0, 0)") behind = behind.parentElement;
    const root = frame.contentDocument?.documentElement;
    if (root && behind !== null) root.style.backgroundColor = colorOf(behind);
  });
}
