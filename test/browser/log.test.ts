import type { Browser, Locator, Page } from "playwright-core";
import { openBrowser, visit } from "./browser";
import { serveCompany, type ServedSite } from "./local-site";
import { openStartDialog } from "./steps";
import { told } from "./told";

let browser: Browser;
let company: ServedSite;

beforeAll(async () => {
  company = await serveCompany();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  company.stop();
});

const cellsOf = (row: Locator): Promise<readonly string[]> => row.locator("th, td").allInnerTexts();

/** Every row of a table, by its cells; the first one names the columns. */
const rowsOf = async (table: Locator): Promise<readonly (readonly string[])[]> =>
  Promise.all((await table.getByRole("row").all()).map(cellsOf));

/** Opens the start dialog of an issue, then, in the log, the run that filled it. */
async function costOfTheDialog(page: Page, key: string): Promise<Locator> {
  await page.goto(`/browse/${key}`);
  const dialog = await openStartDialog(page);
  await dialog.getByRole("button", { name: "Create postmortem" }).waitFor();
  await page.reload();
  await page.getByRole("link", { name: "What the app did here, and what it cost" }).click();
  const run = page.getByRole("listitem").filter({ hasText: "start · openStart" });
  await run.locator("summary").click();
  return run;
}

it("leads from an issue to what the app did there, and what each call cost", async () => {
  const { context, page } = await visit(browser, company.origin);

  await told(context, async () => {
    const run = await costOfTheDialog(page, "OPS-4");
    const table = run.getByRole("table", { name: "Calls of start · openStart" });
    const [columns, ...rows] = await rowsOf(table);

    const { jira, callsOf, invocations } = company.site;
    const { id } = Object.values(jira.state.issues).find(({ key }) => key === "OPS-4")!;
    const calls = callsOf(invocations().find(({ asked }) => asked === "openStart")!.id);
    const callTo = (start: string) => calls.find(({ path }) => path.startsWith(start))!;
    const [stored, read] = [callTo("/api/v1/entity/get"), callTo(`/rest/api/3/issue/${id}?`)];
    const time = ({ tookMs }: (typeof calls)[number]): string => `${Math.round(tookMs)} ms`;
    expect(columns).toEqual(["Step", "Call", "As", "Scopes", "Status", "Points", "Time"]);
    expect(rows).toHaveLength(calls.length);
    expect(rows).toContainEqual([
      "1",
      `kvs POST ${stored.path}`,
      "app",
      "storage:app",
      "404",
      "0",
      time(stored),
    ]);
    // A point for the call, and one for the issue that it read.
    expect(rows).toContainEqual([
      "2",
      `jira GET ${read.path}`,
      "user",
      "read:jira-work",
      "200",
      "2",
      time(read),
    ]);
    const points = rows.reduce((sum, row) => sum + Number(row[5]), 0);
    const summary = await run.locator("summary").innerText();
    expect(summary).toMatch(new RegExp(` · ${points} points · \\d+ ms$`, "u"));
  });
  await context.close();
});
