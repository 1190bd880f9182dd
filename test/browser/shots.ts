import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Locator, Page } from "playwright-core";

const FOLDER = path.resolve(import.meta.dirname, "../../docs/images");

/** Writes a picture for the guides, when POSTMORTEM_SHOTS=1 asks for pictures; `around` is what has to be in it. */
export async function shoot(page: Page, name: string, around?: Locator): Promise<void> {
  if (process.env["POSTMORTEM_SHOTS"] !== "1") return;
  mkdirSync(FOLDER, { recursive: true });
  await around?.scrollIntoViewIfNeeded();
  await page.mouse.move(0, 0);
  await page.screenshot({
    path: path.join(FOLDER, `${name}.png`),
    animations: "disabled",
    caret: "hide",
  });
}
