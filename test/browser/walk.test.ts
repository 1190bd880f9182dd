import type { Browser, BrowserContext, FrameLocator, Page } from "playwright-core";
import { brokenContracts } from "../contract/watch";
import { hasShared } from "../setup/shared";
import { barriers, barriersInBoth } from "./accessibility";
import { openBrowser, visit } from "./browser";
import { serveCompany, type ServedSite } from "./local-site";
import { shoot } from "./shots";
import {
  appFrame,
  boardCard,
  FRAME,
  followUpRow,
  oneMinuteLater,
  openStartDialog,
  prompt,
  signInAs,
  stopClock,
} from "./steps";
import { told } from "./told";

/** OPS-11, an hour of Black Friday week. */
const INCIDENT = "Checkout times out for customers in the EU";
/** What the walk writes. */
const SUMMARY = "Nobody in the European shop could pay between 08:52 and 09:58 UTC.";
const REPORTS = "Let reports read from the replica only";
const ALERT = "Alert at 80 % of the connection pool";

/** Notes what keeps people from using a frame of a page, by its title, in light and in dark. */
type Look = (surface: string, page: Page, frame: string) => Promise<void>;

let company: ServedSite;
let browser: Browser;

beforeAll(async () => {
  company = await serveCompany();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  company.stop();
});

/**
 * The whole main path, once: what is costly to come by is looked at where the walk comes by it. Every surface keeps Forge's policy, stays on
 * its host and can be used by everybody.
 */
it("goes from a resolved incident to follow-ups that are done on both sides", async () => {
  const { context, page: jira, complaints } = await visit(browser, company.origin);
  const found: string[] = [];
  const look: Look = async (surface, page, frame) => {
    found.push(...(await barriersInBoth(page, frame)).map((barrier) => `${surface}: ${barrier}`));
  };

  await told(context, async () => {
    await jira.goto("/browse/OPS-11");
    await signInAs(jira, "Tom Okafor");
    await stopClock(jira);
    await startPostmortem(jira, look);
    const wiki = await createdPage({ context, jira, look });
    await writeFollowUps(wiki, look);
    const [reports, alert] = await createTasks(wiki, look);
    await finishOnTheBoard(jira, reports, alert);
    await finishOnThePage(wiki, look);
    await seeBothDone(jira, alert);
    await throughTheIssues({ jira, look, task: alert });
    await throughTheSettings(jira, look);
  });

  expect({ complaints, found }).toEqual({ complaints: [], found: [] });
  await context.close();
}, 600_000);

/** In the dialog of the incident: choose a template, read the page as it will be, write into it. */
async function startPostmortem(jira: Page, look: Look): Promise<void> {
  await jira.getByRole("button", { name: "More actions" }).click();
  const start = jira.getByRole("menuitem", { name: "Start postmortem" });
  await start.waitFor();
  await shoot(jira, "01-incident");
  await start.click();

  const dialog = appFrame(jira, FRAME.start);
  await dialog.getByText("Full", { exact: true }).click();
  await dialog.getByRole("radio", { name: "Full", checked: true }).waitFor();
  await dialog.getByText("The title is free.").waitFor();
  await look("Start dialog", jira, FRAME.start);
  await shoot(jira, "02-start-dialog");

  await dialog.getByRole("button", { name: "Preview" }).click();
  const preview = dialog.getByRole("region", { name: /^Preview/ });
  await preview.getByRole("heading", { name: "Contributing factors" }).waitFor();
  await preview.getByText("@Diego Ferreira").first().waitFor();
  await look("Preview", jira, FRAME.start);
  await shoot(jira, "03-preview", dialog.getByRole("heading", { name: INCIDENT, level: 1 }));

  await dialog.getByRole("button", { name: "Edit" }).click();
  const editor = dialog.getByRole("region", { name: /^Edit before creating/ });
  await prompt(editor, "In a few sentences, written last").click();
  await jira.keyboard.type(SUMMARY);
  await editor.getByText(SUMMARY).waitFor();
  await look("Editor", jira, FRAME.start);
  await shoot(jira, "04-edit");
}

async function createdPage(walk: {
  readonly context: BrowserContext;
  readonly jira: Page;
  readonly look: Look;
}): Promise<Page> {
  const { context, jira, look } = walk;
  const dialog = appFrame(jira, FRAME.start);
  await dialog.getByRole("button", { name: "Create postmortem" }).click();
  await dialog.getByText(/^Created “.+” and linked it to OPS-11\.$/).waitFor();
  await look("Created", jira, FRAME.start);
  await shoot(jira, "05-created");

  const opened = context.waitForEvent("page");
  await dialog.getByRole("button", { name: "Open page" }).click();
  const wiki = await opened;
  await wiki.getByText(SUMMARY).waitFor();
  await appFrame(wiki, FRAME.macro)
    .getByText(/^No follow-ups yet/)
    .waitFor();
  await wiki.getByRole("button", { name: "Postmortem: draft", exact: true }).waitFor();
  await jira.locator(`iframe[title="${FRAME.start}"]`).waitFor({ state: "detached" });
  await look("Empty macro", wiki, FRAME.macro);
  await shoot(wiki, "06-page", wiki.getByRole("button", { name: "Edit", exact: true }));
  return wiki;
}

/** In the page's editor: two lines, one with an owner and a priority. */
async function writeFollowUps(wiki: Page, look: Look): Promise<void> {
  await wiki.getByRole("button", { name: "Edit", exact: true }).click();
  const editor = wiki.getByRole("article", { name: /^Editing / });
  await prompt(editor, "One step, @owner").click();
  await wiki.keyboard.type(`${REPORTS} P2 @Pri`);
  await wiki.getByRole("option", { name: /^User Priya Nair/ }).click();
  await editor.getByText("@Priya Nair").waitFor();
  await wiki.keyboard.press("Enter");
  await wiki.keyboard.type(ALERT);
  await editor.getByText(ALERT).waitFor();
  await shoot(wiki, "07-lines");

  await editor.getByRole("button", { name: "Publish" }).click();
  await appFrame(wiki, FRAME.macro).getByRole("heading", { name: "2 new lines" }).waitFor();
  await look("Macro with new lines", wiki, FRAME.macro);
}

/** By keyboard in the byline's dialog. Gives the keys of the tasks that the two lines become. */
async function createTasks(wiki: Page, look: Look): Promise<readonly [string, string]> {
  const byline = wiki.getByRole("button", { name: /^Postmortem: draft/ });
  const dialog = appFrame(wiki, FRAME.byline);
  const create = dialog.getByRole("button", { name: "Create 2 tasks" });
  await byline.press("Enter");
  await create.waitFor();
  await look("Byline's dialog with new lines", wiki, FRAME.byline);
  await shoot(wiki, "08-byline");

  const queued = answerTo(wiki, "/site/api/invoke", "syncNow");
  await create.press("Enter");
  await queued;
  await company.site.settle();
  await dialog.getByText("Page and tasks were brought together.").waitFor();
  await look("Byline's dialog", wiki, FRAME.byline);
  await dialog.getByRole("button", { name: "Close" }).press("Escape");
  await wiki.locator(`iframe[title="${FRAME.byline}"]`).waitFor({ state: "detached" });

  // The macro heard of it from the dialog: nobody has loaded the page again.
  return tasksIn(appFrame(wiki, FRAME.macro));
}

async function tasksIn(macro: FrameLocator): Promise<readonly [string, string]> {
  await macro.getByRole("img", { name: "0 of 2 done" }).waitFor();
  const reports = followUpRow(macro, REPORTS);
  const alert = followUpRow(macro, ALERT);
  await reports.getByRole("cell", { name: "Priya Nair", exact: true }).waitFor();
  await alert.getByRole("cell", { name: "Nobody yet" }).waitFor();
  return [await reports.getByRole("link").innerText(), await alert.getByRole("link").innerText()];
}

/** The answer to a POST whose body names something. */
const answerTo = (page: Page, address: string, named: string): Promise<unknown> =>
  page.waitForResponse((answer) => {
    const request = answer.request();
    return answer.url().endsWith(address) && (request.postData() ?? "").includes(named);
  });

/** A minute later search knows what was done, and nothing is under way any more. */
async function restAMinute(page: Page): Promise<void> {
  await oneMinuteLater(page);
  await company.site.settle();
}

async function finishOnTheBoard(jira: Page, reports: string, alert: string): Promise<void> {
  await restAMinute(jira);
  await jira.getByRole("link", { name: "Jira", exact: true }).click();
  await jira.getByRole("link", { name: "Board of Operations" }).click();
  await boardCard(jira, "To do", reports).getByText(REPORTS).waitFor();
  await boardCard(jira, "To do", alert).getByText(ALERT).waitFor();
  await jira.getByRole("button", { name: `Move ${reports} to Done` }).click();
  await boardCard(jira, "Done", reports).waitFor();
  await shoot(jira, "09-board");
  await restAMinute(jira);
}

/** Back on the page the first line is ticked by now; the other one is ticked here. */
async function finishOnThePage(wiki: Page, look: Look): Promise<void> {
  const macro = appFrame(wiki, FRAME.macro);
  await wiki.reload();
  await macro.getByRole("img", { name: "1 of 2 done" }).waitFor();
  await wiki.getByRole("button", { name: "Postmortem: draft · 1 of 2 done" }).waitFor();
  const [first, second] = [0, 1].map((nth) => wiki.getByRole("checkbox").nth(nth));
  expect(await first?.isChecked()).toBe(true);
  expect(await second?.isChecked()).toBe(false);
  await look("Macro", wiki, FRAME.macro);
  await shoot(wiki, "10-agreed", macro.getByRole("button", { name: "Sync now" }));
  await fitsNarrow(wiki, FRAME.macro);
  const ticked = answerTo(wiki, "/tick", "localId");
  await second?.check();
  await ticked;
}

/** On a screen as narrow as a phone's nothing has to be scrolled sideways. */
async function fitsNarrow(page: Page, frame: string): Promise<void> {
  const wide = page.viewportSize();
  await page.setViewportSize({ width: 400, height: 900 });
  const hidden = await appFrame(page, frame)
    .locator(":is(html, body, .pm-table-box)")
    .evaluateAll((boxes) => boxes.map((box) => box.scrollWidth - box.clientWidth));
  expect(Math.max(...hidden)).toBe(0);
  if (wide !== null) await page.setViewportSize(wide);
}

async function seeBothDone(jira: Page, alert: string): Promise<void> {
  await restAMinute(jira);
  await jira.reload();
  await boardCard(jira, "Done", alert).waitFor();
  await jira.goto("/browse/OPS-11");
  await appFrame(jira, FRAME.panel).getByRole("img", { name: "2 of 2 done" }).waitFor();
  await shoot(jira, "11-issue-panel");
}

async function throughTheIssues(walk: {
  readonly jira: Page;
  readonly look: Look;
  readonly task: string;
}): Promise<void> {
  const { jira, look, task } = walk;
  const panel = appFrame(jira, FRAME.panel);
  await look("Panel of an incident", jira, FRAME.panel);

  const dialog = await openStartDialog(jira);
  await dialog.getByRole("button", { name: "Open page" }).waitFor();
  await look("Start dialog of an incident that has a postmortem", jira, FRAME.start);

  await jira.goto(`/browse/${task}`);
  await panel.getByText("Page and task agree.").waitFor();
  await look("Panel of a task", jira, FRAME.panel);
  await shoot(jira, "12-task-panel");
}

async function throughTheSettings(jira: Page, look: Look): Promise<void> {
  await signInAs(jira, "Mara Lindqvist");
  await jira.goto("/jira");
  await jira.getByRole("link", { name: "Postmortems", exact: true }).click();
  const settings = appFrame(jira, FRAME.settings);
  await settings.getByText(/of the last \d+ issues/).waitFor();
  await look("Settings: what is an incident", jira, FRAME.settings);
  await shoot(jira, "13-settings");

  for (const section of ["Follow-ups", "Where pages go"]) {
    await settings.getByRole("button", { name: section, exact: true }).press("Enter");
    await settings.getByRole("heading", { name: section, exact: true }).waitFor();
    await look(`Settings: ${section}`, jira, FRAME.settings);
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
  await page.evaluate(() => fetch("/rest/api/3/undocumented").then(() => undefined));
  await Promise.all([thrown, refused, asked, past]);

  const found = await barriers(page, FRAME.settings);

  expect(complaints.join("\n")).toMatch(/Policy violated on .*: img-src http:\/\/refused\.invalid/);
  expect(complaints.join("\n")).toMatch(/Request to another host: GET http:\/\/elsewhere\.invalid/);
  expect(complaints.join("\n")).toMatch(/Request past the bridge: GET .*\/rest\/api\/3\/myself/);
  expect(complaints.join("\n")).toMatch(/Uncaught in .*: Error: planted/);
  expect(found.join("\n")).toContain("button-name");
  const unknown = "GET /rest/api/3/undocumented is not documented";
  expect(await brokenContracts()).toEqual(hasShared() ? [unknown] : []);
  await context.close();
});
