import type { Browser, BrowserContext, Page } from "playwright-core";
import { openBrowser, visit } from "./browser";
import { serveCompany, type ServedSite } from "./local-site";
import { shoot } from "./shots";
import {
  appFrame,
  boardCard,
  FRAME,
  followUpRow,
  passMinutesUntil,
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

it("goes from a resolved incident to follow-ups that are done on both sides", async () => {
  const { context, page: jira, complaints } = await visit(browser, company.origin);

  await told(context, async () => {
    await jira.goto("/browse/OPS-11");
    await signInAs(jira, "Tom Okafor");
    await stopClock(jira);
    await startPostmortem(jira);
    const wiki = await createdPage(context, jira);
    await writeFollowUps(wiki);
    const [reports, alert] = await tasksOf(wiki);
    await finishOnTheBoard(jira, reports, alert);
    await finishOnThePage(wiki);
    await seeBothDone(jira, reports, alert);
  });

  expect(complaints).toEqual([]);
  await context.close();
});

/** In the dialog of the incident: choose a template, read the page as it will be, write into it. */
async function startPostmortem(jira: Page): Promise<void> {
  await jira.getByRole("button", { name: "More actions" }).click();
  const start = jira.getByRole("menuitem", { name: "Start postmortem" });
  await start.waitFor();
  await shoot(jira, "01-incident");
  await start.click();

  const dialog = appFrame(jira, FRAME.start);
  await dialog.getByRole("heading", { name: INCIDENT }).waitFor();
  await dialog.getByText("Full", { exact: true }).click();
  expect(await dialog.getByRole("radio", { name: "Full" }).isChecked()).toBe(true);
  await shoot(jira, "02-start-dialog");

  await dialog.getByRole("button", { name: "Preview" }).click();
  const preview = dialog.getByRole("region", { name: /^Preview/ });
  await preview.getByRole("heading", { name: "Contributing factors" }).waitFor();
  await preview.getByText("@Diego Ferreira").first().waitFor();
  await shoot(jira, "03-preview", dialog.getByRole("heading", { name: INCIDENT, level: 1 }));

  await dialog.getByRole("button", { name: "Edit" }).click();
  const editor = dialog.getByRole("region", { name: /^Edit before creating/ });
  await prompt(editor, "In a few sentences, written last").click();
  await jira.keyboard.type(SUMMARY);
  await editor.getByText(SUMMARY).waitFor();
  await shoot(jira, "04-edit");
}

async function createdPage(context: BrowserContext, jira: Page): Promise<Page> {
  const dialog = appFrame(jira, FRAME.start);
  await dialog.getByRole("button", { name: "Create postmortem" }).click();
  await dialog.getByText(/^Created “.+” and linked it to OPS-11\.$/).waitFor();
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
  await shoot(wiki, "06-page");
  return wiki;
}

/** In the page's editor: two lines, one with an owner and a priority. */
async function writeFollowUps(wiki: Page): Promise<void> {
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
}

/** The keys of the tasks that the two lines became. */
async function tasksOf(wiki: Page): Promise<readonly [string, string]> {
  const macro = appFrame(wiki, FRAME.macro);
  await passMinutesUntil(wiki, {
    settled: macro.getByRole("button", { name: "Sync now" }),
    there: macro.getByRole("img", { name: "0 of 2 done" }),
  });
  const reports = followUpRow(macro, REPORTS);
  const alert = followUpRow(macro, ALERT);
  await reports.getByRole("cell", { name: "Priya Nair", exact: true }).waitFor();
  await alert.getByRole("cell", { name: "Nobody yet" }).waitFor();
  return [await reports.getByRole("link").innerText(), await alert.getByRole("link").innerText()];
}

async function finishOnTheBoard(jira: Page, reports: string, alert: string): Promise<void> {
  await jira.getByRole("link", { name: "Jira", exact: true }).click();
  await jira.getByRole("link", { name: "Board of Operations" }).click();
  await boardCard(jira, "To do", reports).getByText(REPORTS).waitFor();
  await boardCard(jira, "To do", alert).getByText(ALERT).waitFor();
  await jira.getByRole("button", { name: `Move ${reports} to Done` }).click();
  await boardCard(jira, "Done", reports).waitFor();
  await shoot(jira, "08-board");
}

/** Back on the page the first line is ticked by now; the other one is ticked here. */
async function finishOnThePage(wiki: Page): Promise<void> {
  const macro = appFrame(wiki, FRAME.macro);
  await passMinutesUntil(wiki, {
    settled: macro.getByRole("button", { name: "Sync now" }),
    there: macro.getByRole("img", { name: "1 of 2 done" }),
  });
  await wiki.getByRole("button", { name: "Postmortem: draft · 1 of 2 done" }).waitFor();
  const [first, second] = [0, 1].map((nth) => wiki.getByRole("checkbox").nth(nth));
  expect(await first?.isChecked()).toBe(true);
  expect(await second?.isChecked()).toBe(false);
  await shoot(wiki, "09-agreed", macro.getByRole("button", { name: "Sync now" }));
  await second?.check();
}

async function seeBothDone(jira: Page, reports: string, alert: string): Promise<void> {
  await passMinutesUntil(jira, {
    settled: boardCard(jira, "Done", reports),
    there: boardCard(jira, "Done", alert),
  });
  await jira.goto("/browse/OPS-11");
  await appFrame(jira, FRAME.panel).getByRole("img", { name: "2 of 2 done" }).waitFor();
  await shoot(jira, "11-issue-panel");
}
