import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BrowserContext, Page } from "playwright-core";

/** Runs a walk; when it fails, the error also says which pages were open, and where their pictures are. */
export async function told<T>(context: BrowserContext, walk: () => Promise<T>): Promise<T> {
  try {
    return await walk();
  } catch (error) {
    const folder = mkdtempSync(path.join(tmpdir(), "postmortem-failed-"));
    const open = await Promise.all(context.pages().map((page, nth) => picture(page, folder, nth)));
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
    throw new Error(`${said}\n\nOpen were:\n${open.join("\n")}`, { cause: error });
  }
}

async function picture(page: Page, folder: string, nth: number): Promise<string> {
  const file = path.join(folder, `${nth}.png`);
  const shot = page.screenshot({ path: file, fullPage: true }).then(
    () => file,
    () => "no picture",
  );
  return `${page.url()} (${await shot})`;
}
