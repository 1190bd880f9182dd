import type { FrameLocator, Locator, Page } from "playwright-core";

/** The frame of one of the app's modules, by the title that its product gives it. */
export const appFrame = (page: Page, title: string): FrameLocator =>
  page.frameLocator(`iframe[title="${title}"]`);

export const FRAME = {
  start: "Start postmortem",
  panel: "Postmortem",
  byline: "Postmortem",
  macro: "Postmortem follow-ups",
  settings: "Postmortems",
} as const;

/** Signs somebody in with the switch at the top; the page is loaded again for them. */
export async function signInAs(page: Page, name: string): Promise<void> {
  const people = page.getByRole("combobox", { name: "Signed in as" });
  const wanted = people.locator("option", { hasText: name });
  await wanted.waitFor({ state: "attached" });
  const accountId = await wanted.getAttribute("value");
  const loaded = page.waitForEvent("load");
  await people.selectOption(accountId);
  await loaded;
  await people.locator("option:checked", { hasText: name }).waitFor({ state: "attached" });
}

/** Opens the app's dialog from the menu of the incident that the page shows. */
export async function openStartDialog(page: Page): Promise<FrameLocator> {
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Start postmortem" }).click();
  return appFrame(page, FRAME.start);
}

/** Keeps the site's clock where it is, so that only `oneMinuteLater` moves it. */
export async function stopClock(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Stop the clock" }).click();
  await page.getByRole("button", { name: "Let the clock run" }).waitFor();
}

/** Presses "+1 min" and waits until everything that became due is done. */
export async function oneMinuteLater(page: Page): Promise<void> {
  const moved = page.waitForResponse(
    (answer) => answer.url().endsWith("/site/api/clock") && answer.request().method() === "POST",
  );
  await page.getByRole("button", { name: "Advance the clock by 1 minute" }).click();
  await moved;
}

/** An issue on a project's board, in the column where it has to be. */
export const boardCard = (page: Page, column: string, key: string): Locator =>
  page
    .getByRole("region", { name: column, exact: true })
    .getByRole("listitem", { name: key, exact: true });

/** A follow-up in the app's table. */
export const followUpRow = (frame: FrameLocator, text: string): Locator =>
  frame.getByRole("row").filter({ hasText: text });

/** A prompt in the editor: it is drawn from an attribute, so it is no text of the page. */
export const prompt = (editor: Locator, start: string): Locator =>
  editor.locator(`[data-placeholder^="${start}"]`);
