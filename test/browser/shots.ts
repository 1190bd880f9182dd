import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import { wear } from "./color-mode";

const FOLDER = path.resolve(import.meta.dirname, "../../docs/images");

/** Writes two pictures for the guides, in light and in dark, when POSTMORTEM_SHOTS=1 asks for pictures; `around` is what has to be in them. */
export async function shoot(page: Page, name: string, around?: Locator): Promise<void> {
  if (process.env["POSTMORTEM_SHOTS"] !== "1") return;
  mkdirSync(FOLDER, { recursive: true });
  await around?.scrollIntoViewIfNeeded();
  await page.mouse.move(0, 0);
  await wear(page, "dark");
  await write(page, `${name}-dark`);
  await wear(page, "light");
  await write(page, name);
}

const write = (page: Page, name: string): Promise<unknown> =>
  page.screenshot({
    path: path.join(FOLDER, `${name}.png`),
    animations: "disabled",
    caret: "hide",
  });
