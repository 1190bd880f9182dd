import type { Browser, BrowserContext, Page } from "playwright-core";
import { barriers } from "./accessibility";
import { openBrowser, visit } from "./browser";
import { serveCompany, type ServedSite } from "./local-site";
import { shoot } from "./shots";
import {
  appFrame,
  FRAME,
  followUpRow,
  openStartDialog,
  passMinutesUntil,
  prompt,
  signInAs,
  stopClock,
} from "./steps";
import { told } from "./told";

const LINE = "Check the mail queues after a move";

/** Looks at a frame of a page, by its title, and notes what is wrong with the surface. */
type Look = (surface: string, page: Page, frame: string) => Promise<void>;

let browser: Browser;
let company: ServedSite;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
});

beforeEach(async () => {
  company = await serveCompany();
});

afterEach(() => {
  company.stop();
});

it.each(["light", "dark"] as const)(
  "keeps Forge's policy, stays on its host and can be used by everybody, in %s",
  async (mode) => {
    const { context, page, complaints } = await visit(browser, company.origin, mode);
    const found: string[] = [];
    const look: Look = async (surface, where, frame) => {
      found.push(...(await barriers(where, frame)).map((barrier) => `${surface}: ${barrier}`));
    };

    await told(context, async () => {
      await page.goto("/browse/OPS-4");
      await stopClock(page);
      const wiki = await throughTheDialog({ context, page, look, mode });
      const task = await throughThePage({ page: wiki, look, mode });
      await throughTheIssues({ page, look }, task);
      await throughTheSettings({ page, look, mode });
    });

    expect({ complaints, found }).toEqual({ complaints: [], found: [] });
    await context.close();
  },
);

type Round = {
  readonly page: Page;
  readonly look: Look;
  readonly mode: "light" | "dark";
};

async function throughTheDialog(
  round: Round & { readonly context: BrowserContext },
): Promise<Page> {
  const { context, page, look, mode } = round;
  const dialog = await openStartDialog(page);
  await dialog.getByText("Full", { exact: true }).click();
  await dialog.getByText("The title is free.").waitFor();
  await look("Start dialog", page, FRAME.start);
  if (mode === "dark") await shoot(page, "dark-start-dialog");

  await dialog.getByRole("button", { name: "Preview" }).click();
  await dialog.getByText("@Priya Nair").first().waitFor();
  await look("Preview", page, FRAME.start);

  await dialog.getByRole("button", { name: "Edit", exact: true }).click();
  await dialog.getByRole("textbox", { name: "The document" }).waitFor();
  await look("Editor", page, FRAME.start);

  await dialog.getByRole("button", { name: "Create postmortem" }).click();
  const open = dialog.getByRole("button", { name: "Open page" });
  await open.waitFor();
  await look("Created", page, FRAME.start);
  const opened = context.waitForEvent("page");
  await open.click();
  return opened;
}

/** Gives the key of the task that a line of the page became. */
async function throughThePage({ page, look, mode }: Round): Promise<string> {
  const macro = appFrame(page, FRAME.macro);
  await macro.getByText(/^No follow-ups yet/).waitFor();
  await look("Empty macro", page, FRAME.macro);

  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await prompt(page.getByRole("article", { name: /^Editing / }), "One step, @owner").click();
  await page.keyboard.type(`${LINE} P3`);
  await page.getByRole("button", { name: "Publish" }).click();
  await macro.getByRole("heading", { name: "1 new line" }).waitFor();
  await look("Macro with a new line", page, FRAME.macro);
  const byline = await openByline(page);
  await byline.getByRole("button", { name: "Create 1 task" }).waitFor();
  await look("Byline dialog with a new line", page, FRAME.byline);

  await page.reload();
  const sync = macro.getByRole("button", { name: "Sync now" });
  await passMinutesUntil(page, { settled: sync, there: macro.getByRole("table") });
  await look("Macro", page, FRAME.macro);
  if (mode === "dark") await shoot(page, "dark-page", sync);

  const later = await openByline(page);
  await later.getByRole("button", { name: "Put task links into lines" }).waitFor();
  await look("Byline dialog", page, FRAME.byline);
  return followUpRow(macro, LINE).getByRole("link").innerText();
}

async function openByline(page: Page): Promise<ReturnType<typeof appFrame>> {
  await page.getByRole("button", { name: /^Postmortem: draft/ }).click();
  return appFrame(page, FRAME.byline);
}

async function throughTheIssues({ page, look }: Omit<Round, "mode">, task: string): Promise<void> {
  const panel = appFrame(page, FRAME.panel);
  await page.goto("/browse/OPS-4");
  await panel.getByRole("img", { name: "0 of 1 done" }).waitFor();
  await look("Panel of an incident", page, FRAME.panel);

  const dialog = await openStartDialog(page);
  await dialog.getByRole("button", { name: "Open page" }).waitFor();
  await look("Start dialog of an incident that has a postmortem", page, FRAME.start);

  await page.goto(`/browse/${task}`);
  await panel.getByText(LINE, { exact: true }).waitFor();
  await look("Panel of a task", page, FRAME.panel);
}

async function throughTheSettings({ page, look, mode }: Round): Promise<void> {
  await signInAs(page, "Mara Lindqvist");
  await page.goto("/jira");
  await page.getByRole("link", { name: "Postmortems", exact: true }).click();
  const settings = appFrame(page, FRAME.settings);
  await settings.getByText(/of the last \d+ issues/).waitFor();
  await look("Settings: what is an incident", page, FRAME.settings);
  if (mode === "light") await shoot(page, "10-settings");

  for (const section of ["Follow-ups", "Where pages go"]) {
    await settings.getByRole("button", { name: section, exact: true }).click();
    await settings.getByRole("heading", { name: section, exact: true }).waitFor();
    await look(`Settings: ${section}`, page, FRAME.settings);
  }
}

it("notices what it looks for", async () => {
  const { context, page, complaints } = await visit(browser, company.origin);
  await page.goto("/jira/settings/apps/postmortem-settings");
  const settings = appFrame(page, FRAME.settings);
  await settings.getByText(/of the last \d+ issues/).waitFor();
  const thrown = context.waitForEvent("weberror");
  const refused = context.waitForEvent("console", (message) => message.type() === "error");
  const past = page.waitForRequest("**/rest/api/3/myself");
  const asked = page.waitForRequest("http://elsewhere.invalid/");

  await settings.locator("body").evaluate((body) => {
    body.append(document.createElement("button"));
    new Image().src = "http://refused.invalid/";
    void fetch("/rest/api/3/myself");
    setTimeout(() => {
      throw new Error("planted");
    });
  });
  await page.evaluate(() => void fetch("http://elsewhere.invalid/").catch(() => undefined));
  await Promise.all([thrown, refused, asked, past]);

  const found = await barriers(page, FRAME.settings);

  expect(complaints.join("\n")).toMatch(/Policy violated on .*: img-src http:\/\/refused\.invalid/);
  expect(complaints.join("\n")).toMatch(/Request to another host: GET http:\/\/elsewhere\.invalid/);
  expect(complaints.join("\n")).toMatch(/Request past the bridge: GET .*\/rest\/api\/3\/myself/);
  expect(complaints.join("\n")).toMatch(/Uncaught in .*: Error: planted/);
  expect(found.join("\n")).toContain("button-name");
  await context.close();
});
