import type { Browser, Page } from "playwright-core";
import type { AdfDocument, AdfNode } from "../../src/contract/adf";
import { MODULE } from "../../src/contract/keys";
import type { Reply } from "../../src/contract/reply";
import type { CreatedView } from "../../src/contract/views";
import { issueId } from "../../src/domain/ids";
import { macroNode } from "../../src/domain/marker";
import { diegoFerreira, maraLindqvist } from "../../site/company/people";
import { openBrowser, visit } from "./browser";
import { serveCompany, type ServedSite } from "./local-site";
import { told } from "./told";

const say = (text: string): AdfNode => ({ type: "text", text });
const paragraph = (...content: readonly AdfNode[]): AdfNode => ({ type: "paragraph", content });
const heading = (level: number, text: string): AdfNode => ({
  type: "heading",
  attrs: { level },
  content: [say(text)],
});
const mention = (id: string, name: string): AdfNode => ({
  type: "mention",
  attrs: { id, text: `@${name}`, accessLevel: "" },
});
const day: AdfNode = { type: "date", attrs: { timestamp: "1796083200000" } };
const cell = (type: string, colwidth: number, ...content: readonly AdfNode[]): AdfNode => ({
  type,
  attrs: { colwidth: [colwidth] },
  content,
});
const row = (...content: readonly AdfNode[]): AdfNode => ({ type: "tableRow", content });
const task = (localId: string, state: string, ...content: readonly AdfNode[]): AdfNode => ({
  type: "taskItem",
  attrs: { localId, state },
  content,
});

const macro = macroNode({
  appId: "6b3f2a52-3c1d-4d0e-9b5a-0f4f5c6a7d81",
  environmentId: "local",
  incidentIds: [issueId("100260")],
  claimId: "claim-1",
  localId: "5d2c1a90-7e4b-4f7a-9c11-6a1f0f4b8e21",
});

/** One of everything that a postmortem holds, as Confluence keeps it. */
const EVERYTHING: readonly AdfNode[] = [
  heading(2, "Summary"),
  paragraph({
    type: "placeholder",
    attrs: { text: "In a few sentences, written last: what stopped working?" },
  }),
  paragraph(
    say("It began with "),
    { type: "text", text: "a report", marks: [{ type: "strong" }] },
    say(" and "),
    {
      type: "text",
      text: "its log",
      marks: [{ type: "link", attrs: { href: "https://logs.example.com/a?b=c#d" } }],
    },
    say(", "),
    { type: "status", attrs: { text: "Resolved", color: "green", localId: "s-1", style: "" } },
    say(" on "),
    day,
    say(" by "),
    mention(diegoFerreira.accountId, diegoFerreira.name),
    say(": "),
    { type: "inlineCard", attrs: { url: "https://example.com/browse/INC-1" } },
    say(" "),
  ),
  {
    type: "panel",
    attrs: { panelType: "warning" },
    content: [paragraph(say("Customers see an error."))],
  },
  {
    type: "expand",
    attrs: { title: "What the issue said" },
    content: [
      paragraph(say("As it was.")),
      { type: "codeBlock", attrs: { language: "sql" }, content: [say("select 1;\n  -- twice")] },
    ],
  },
  {
    type: "table",
    attrs: {
      isNumberColumnEnabled: false,
      layout: "default",
      localId: "7d0a6f6e-1f25-4b53-8d60-d0d0a3f6b111",
    },
    content: [
      row(
        cell("tableHeader", 180, paragraph({ ...say("Time"), marks: [{ type: "strong" }] })),
        cell(
          "tableHeader",
          580,
          paragraph({ ...say("What happened"), marks: [{ type: "strong" }] }),
        ),
      ),
      row(
        cell("tableCell", 180, paragraph(say("06:21 GMT-3"))),
        cell("tableCell", 580, paragraph(say("Incident created")), {
          type: "nestedExpand",
          attrs: { title: "More" },
          content: [paragraph(say("Status: Open → Investigating"))],
        }),
      ),
      row({
        type: "tableCell",
        attrs: { colspan: 2, colwidth: [180, 580], background: "#fffae6" },
        content: [paragraph(say("Both columns"))],
      }),
    ],
  },
  {
    type: "bulletList",
    content: [{ type: "listItem", content: [paragraph(say("One thing")), bullets("Below it")] }],
  },
  { type: "rule" },
  heading(2, "Follow-ups"),
  {
    type: "taskList",
    attrs: { localId: "b5e3d7c8-41fa-4c26-8e0d-93a7f2c45b21" },
    content: [
      task(
        "e94a6c1f-2b87-4f35-9d60-18c5b7e03a32",
        "DONE",
        say("Alert before the pool is full "),
        mention(maraLindqvist.accountId, maraLindqvist.name),
        say(" "),
        day,
        say(" P2 "),
        { type: "inlineCard", attrs: { url: "https://example.com/browse/INC-2" } },
        say(" "),
      ),
      task("31b1f3a2-9d1c-4a66-b1de-5a4b7d0c9f10", "TODO", say("Move reports")),
      {
        type: "taskList",
        attrs: { localId: "b5e3d7c8-41fa-4c26-8e0d-93a7f2c45b22" },
        content: [task("31b1f3a2-9d1c-4a66-b1de-5a4b7d0c9f11", "TODO", say("and say so"))],
      },
      task("31b1f3a2-9d1c-4a66-b1de-5a4b7d0c9f12", "TODO", {
        type: "placeholder",
        attrs: { text: "One step, @owner, a date, P1 to P4" },
      }),
    ],
  },
  macro,
];

function bullets(...items: readonly string[]): AdfNode {
  return {
    type: "bulletList",
    content: items.map((item) => ({ type: "listItem", content: [paragraph(say(item))] })),
  };
}

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

it("gives back one of everything as it was", async () => {
  const { confluence } = company.site;
  const { accountId } = maraLindqvist;
  const { spaceId } = Object.values(confluence.state.pages)[0]!;
  const document: AdfDocument = { type: "doc", version: 1, content: EVERYTHING };
  const { id } = confluence.people.createPage(accountId, { spaceId, title: "Trip", document });
  const { context, page } = await visit(browser, company.origin);

  await told(context, async () => {
    await page.goto(`/wiki/pages/editpage.action?pageId=${id}`);
    expect(await published(page)).toEqual(document);
  });

  await context.close();
});

it("gives back a page that the app made with nothing but defaults filled in", async () => {
  const id = await pageOfTheApp();
  const { context, page } = await visit(browser, company.origin);

  await told(context, async () => {
    const stored = await page.request.get(`/wiki/api/v2/pages/${id}?body-format=atlas_doc_format`);
    const { body } = (await stored.json()) as StoredPage;
    await page.goto(`/wiki/pages/editpage.action?pageId=${id}`);

    const before: unknown = JSON.parse(body.atlas_doc_format.value);
    expect(withoutDefaults(await published(page))).toEqual(withoutDefaults(before));
  });

  await context.close();
});

type StoredPage = { readonly body: { readonly atlas_doc_format: { readonly value: string } } };

/** Has the app make the full postmortem of OPS-11, and gives the page's id. */
async function pageOfTheApp(): Promise<string> {
  const { jira, confluence, invoke } = company.site;
  const issue = jira.admin.issue("OPS-11");
  const project = jira.state.projects[issue.projectId]!;
  const reply = (await invoke({
    module: MODULE.start,
    functionKey: "create",
    payload: {
      incidentId: issue.id,
      templateId: "full",
      stage: "draft",
      title: "Made by the app",
      timeZone: "Europe/Stockholm",
      spaceId: Object.values(confluence.state.pages)[0]!.spaceId,
    },
    accountId: maraLindqvist.accountId,
    extension: {
      type: "jira",
      issue: { id: issue.id, key: issue.key },
      project: { id: project.id, key: project.key },
    },
  })) as Reply<CreatedView>;
  if (!reply.ok) throw new Error(reply.message);
  return reply.value.pageId;
}

/** What Atlassian's editor writes into nodes that left it out; each table gets an id of its own. */
const DEFAULTS: Readonly<Record<string, (name: string, value: unknown) => boolean>> = {
  table: (name, value) => name === "localId" || (name === "isNumberColumnEnabled" && !value),
  status: (name, value) => (name === "localId" || name === "style") && value === "",
  mention: (name, value) => name === "accessLevel" && value === "",
};

function withoutDefaults(document: unknown): unknown {
  return JSON.parse(JSON.stringify(document), (_, value: unknown) => {
    if (!isNode(value)) return value;
    const isDefault = DEFAULTS[value.type] ?? (() => false);
    const attrs = Object.entries(value.attrs).filter(([name, one]) => !isDefault(name, one));
    return { ...value, attrs: Object.fromEntries(attrs) };
  });
}

type NodeWithAttrs = { readonly type: string; readonly attrs: Readonly<Record<string, unknown>> };

const isNode = (value: unknown): value is NodeWithAttrs =>
  typeof value === "object" && value !== null && "type" in value && "attrs" in value;

/** Presses *Publish* in a page's editor that nobody typed into, and gives the document that it sends. */
async function published(page: Page): Promise<unknown> {
  const sent = page.waitForRequest(
    (request) => request.method() === "POST" && request.url().endsWith("/edit"),
  );
  await page.getByRole("button", { name: "Publish" }).click();
  const { document } = (await sent).postDataJSON() as { readonly document: unknown };
  return document;
}
