import type { Browser, BrowserContext, FrameLocator, Locator, Page } from "playwright-core";
import { openBrowser, visit } from "./browser";
import { serveCompany, type ServedSite } from "./local-site";
import { appFrame, FRAME, openStartDialog, prompt } from "./steps";
import { told } from "./told";

let browser: Browser;
let company: ServedSite;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  company = await serveCompany();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  company.stop();
});

beforeEach(async () => {
  ({ context, page } = await visit(browser, company.origin));
  await page.goto("/browse/OPS-4");
});

afterEach(async () => {
  await context.close();
});

async function openEditor(dialog: FrameLocator): Promise<Locator> {
  await dialog.getByText("Full", { exact: true }).click();
  await dialog.getByRole("button", { name: "Preview" }).click();
  await dialog.getByRole("button", { name: "Edit", exact: true }).click();
  const editor = dialog.getByRole("region", { name: /^Edit before creating/ });
  await editor.getByRole("heading", { name: "Follow-ups" }).waitFor();
  return editor;
}

type Place = { readonly x: number; readonly y: number };

const placeOf = async (locator: Locator): Promise<Place | undefined> => {
  const box = await locator.boundingBox();
  return box === null ? undefined : { x: box.x, y: box.y };
};

it.each([
  ["wide", 1360],
  ["narrow", 400],
])("stays where it is, with its buttons in view, on a %s screen", (_, width) =>
  told(context, async () => {
    await page.setViewportSize({ width, height: 900 });
    const dialog = await openStartDialog(page);
    const create = dialog.getByRole("button", { name: "Create postmortem" });
    await create.waitFor();
    const before = await placeOf(create);

    await dialog.getByRole("button", { name: "Preview" }).click();
    await dialog.getByRole("heading", { name: "Preview" }).waitFor();

    expect(await placeOf(create)).toEqual(before);
    expect(await dialog.locator("html").evaluate((html) => html.scrollTop)).toBe(0);
    expect(await dialog.locator("html").evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(
      width,
    );
  }),
);

it("fits tables into the editor, and offers to reset the document once a person has changed it", () =>
  told(context, async () => {
    const dialog = await openStartDialog(page);
    const reset = dialog.getByRole("button", { name: "Reset" });
    const editor = await openEditor(dialog);
    const table = editor.locator(".pm-table-wrapper").first();
    expect(await table.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
    await prompt(editor, "In a few sentences").click();
    expect(await reset.count()).toBe(0);

    await page.keyboard.type("Mails were sent twice.");
    await reset.click();
    await dialog.getByRole("alertdialog").getByRole("button", { name: "Reset" }).click();

    await dialog.getByRole("heading", { name: "Preview" }).waitFor();
    expect(await dialog.getByText("Mails were sent twice.").count()).toBe(0);
    expect(await reset.count()).toBe(0);
  }));

it("keeps the editor's toolbar in view at the end of the document", () =>
  told(context, async () => {
    const dialog = await openStartDialog(page);
    const editor = await openEditor(dialog);
    const bold = editor.getByRole("button", { name: /^Bold/ });
    const before = await placeOf(bold);

    await editor.getByRole("heading", { name: "Follow-ups" }).click();
    await page.keyboard.press("Control+End");

    expect((await placeOf(bold))?.y).toBeCloseTo(before?.y ?? 0, 0);
  }));

it("is used from the menu to the end with the keyboard alone", () =>
  told(context, async () => {
    const dialog = appFrame(page, FRAME.start);
    const focused = dialog.locator(":focus");
    await page.getByRole("button", { name: "More actions" }).focus();
    await page.keyboard.press("Enter");
    await page
      .getByRole("menuitem", { name: "Start postmortem" })
      .and(page.locator(":focus"))
      .waitFor();
    await page.keyboard.press("Enter");
    const template = dialog.getByRole("radio", { checked: true, name: "Brief" });
    await template.and(focused).waitFor();

    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    expect(await focused.getAttribute("name")).toBe("title");
    await page.keyboard.press("Escape");

    await page.locator(`iframe[title="${FRAME.start}"]`).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "More actions" }).and(page.locator(":focus")).waitFor();
  }));
