import type { AdfNode } from "../../../src/contract/adf";
import { cell, documentOf, headerCell, mention, paragraph, text } from "../../../src/domain/adf";
import { followUpsIn, weigh } from "../../../src/domain/recognise/recognise";
import { item, list, words } from "../../builders/follow-ups";
import { pageOf } from "../../builders/page-of";

const NO_SETTINGS = { headings: [] };
const textsIn = (...lines: readonly string[]) =>
  followUpsIn(pageOf(...lines), NO_SETTINGS).map(({ text }) => text);

const onlyIn = (...lines: readonly string[]) => {
  const [first, ...others] = followUpsIn(pageOf(...lines), NO_SETTINGS);
  expect(others).toEqual([]);
  return first!;
};

/** The rule or the reason for each item, in order. */
const verdictsIn = (...lines: readonly string[]) =>
  weigh(pageOf(...lines), NO_SETTINGS).map(({ verdict }) =>
    "rule" in verdict ? verdict.rule : verdict.reason,
  );

describe("what is proposed", () => {
  it("takes bullets, numbers, checkboxes and rows under a heading of promises", () => {
    const page = pageOf(
      "## What we will do",
      "- Alert on full disks",
      "1. Write the runbook",
      "[ ] Buy more disks",
      "| Task | Who |",
      "| Train the new colleagues | Ana |",
    );

    expect(followUpsIn(page, NO_SETTINGS).map(({ kind, text }) => [kind, text])).toEqual([
      ["bullet", "Alert on full disks"],
      ["numbered", "Write the runbook"],
      ["checkbox", "Buy more disks"],
      ["row", "Train the new colleagues"],
    ]);
  });

  it.each([
    ["under a heading", ["## Remediation", "- Alert on full disks"], "heading", "Remediation"],
    ["under a bold line", ["**Next steps**", "- Alert on full disks"], "heading", "Next steps"],
    [
      "after a sentence that introduces them",
      ["## Discussion", "To keep this from coming back, we will:", "- Alert on full disks"],
      "lead-in",
      "To keep this from coming back, we will:",
    ],
    [
      "after a sentence that points to them",
      ["## Discussion", "We are making the following changes.", "- Alert on full disks"],
      "lead-in",
      "We are making the following changes.",
    ],
    [
      "in a group of an unnamed section",
      ["## Notes from the call", "- Summary", "---", "- Actions:", "  - Alert on full disks"],
      "group",
      "Actions:",
    ],
    [
      "in a table for follow-ups",
      ["## Notes", "| Task | Owner | Due |", "| Alert on full disks | Ana | |"],
      "columns",
      "action, owner, due",
    ],
    [
      "beside lessons when it says what ought to be",
      ["## What went wrong", "- Disks should be watched"],
      "says-ought",
      "What went wrong",
    ],
    [
      "beside conclusions when it is an order",
      ["## Conclusion", "- Alert on full disks", "- The disk was full"],
      "is-order",
      "Conclusion",
    ],
  ])("says why: %s", (_, lines, rule, because) => {
    const proposal = onlyIn(...lines);

    expect([proposal.rule, proposal.because]).toEqual([rule, because]);
  });

  it("takes a heading of the settings at its word", () => {
    const page = pageOf("## Lo que haremos", "- Alertas de disco");

    expect(followUpsIn(page, { headings: ["lo que haremos:"] })).toMatchObject([
      { text: "Alertas de disco", rule: "heading" },
    ]);
  });
});

describe("which section an item stands in", () => {
  it.each([
    [
      "promises below lessons",
      ["## Lessons learned", "### Action items", "- Alert on full disks"],
      ["heading"],
    ],
    [
      "groups below promises",
      ["## Action items", "### Detection", "- Alert on full disks", "### Storage", "- Buy disks"],
      ["heading", "heading"],
    ],
    [
      "unnamed groups on the level of promises",
      [
        "## Action items",
        "## Storage",
        "- Buy disks",
        "## People",
        "- Train",
        "## Impact",
        "- All",
      ],
      ["heading", "heading", "other-heading"],
    ],
    [
      "an unnamed section after promises in prose",
      ["## Action items", "Ana buys disks.", "## For the author", "- Move this page"],
      ["no-heading"],
    ],
    [
      "promises named by a bare line",
      ["## Detection", "A colleague told us.", "---", "Action items", "- Alert on full disks"],
      ["heading"],
    ],
    [
      "a sentence that only mentions promises",
      ["## Detection", "We had no action items.", "- Disks were full"],
      ["other-heading"],
    ],
    [
      "an unnamed section after promises",
      ["## Action items", "- Buy disks", "## Storage", "- 12 disks of 4 TB"],
      ["heading", "no-heading"],
    ],
    [
      "causes below promises",
      [
        "## Prevention",
        "The outage was caused by:",
        "- Full disks",
        "From now on:",
        "- Clean the disks",
      ],
      ["other-heading", "heading"],
    ],
    [
      "a timeline below promises",
      ["## Follow-ups", "### Timeline", "- The page was published"],
      ["other-heading"],
    ],
    [
      "a section of a higher level ends promises",
      ["### Action items", "- Buy disks", "## Participants", "- Ana"],
      ["heading", "other-heading"],
    ],
    ["a title", ["# Follow-up on the outage", "- Disks were full"], ["no-heading"]],
    [
      "advice to readers",
      ["## What should you do?", "Our recommendations are to:", "- Change your password"],
      ["for-readers"],
    ],
    [
      "a table below the timeline",
      ["## Timeline", "| When | What | Who |", "| Monday | Alert fired | Ana |"],
      ["other-heading"],
    ],
    [
      "a table of times",
      ["## Actions", "| Time | Action | Who |", "| 12:10 | Restart | Ana |"],
      [],
    ],
    [
      "a table with days first",
      ["## Actions", "| Date | Action | Who |", "| Monday | Restart | Ana |"],
      [],
    ],
    [
      "what went well among improvements",
      ["## Improvements", "### What went well", "- Fast detection"],
      ["other-heading"],
    ],
  ])("knows %s", (_, lines, verdicts) => {
    expect(verdictsIn(...lines)).toEqual(verdicts);
  });

  it("reads the title of an expand as a heading", () => {
    const page = pageOf("- Alert on full disks");
    const expand = (title?: string) => ({
      ...page,
      content: [
        { type: "expand", ...(title !== undefined && { attrs: { title } }), content: page.content },
      ],
    });

    expect(followUpsIn(expand("Next steps"), NO_SETTINGS)).toHaveLength(1);
    expect(followUpsIn(expand(), NO_SETTINGS)).toEqual([]);
  });

  it("reads the first cell of a row as a heading of the lists in it", () => {
    const bullets = pageOf("- Alert on full disks").content;
    const cells = ["Follow-up tasks", ""].map((words, at) => ({
      type: "tableCell",
      content: [...pageOf(words).content, ...(at === 1 ? bullets : [])],
    }));
    const table = { type: "table", content: [{ type: "tableRow", content: cells }] };

    expect(followUpsIn({ type: "doc", version: 1, content: [table] }, NO_SETTINGS)).toMatchObject([
      { text: "Alert on full disks", rule: "group" },
    ]);
  });

  it("takes a heading that bears no level for one of the lowest", () => {
    const [promises, bullets] = pageOf("## Action items", "- Alert on full disks").content;
    const group = { type: "heading", content: text("Storage") };

    expect(
      followUpsIn(documentOf([promises!, group, bullets!]), NO_SETTINGS).map(({ rule }) => rule),
    ).toEqual(["heading"]);
  });

  it("leaves quotations to whom they quote", () => {
    const { content } = pageOf("- Alert on full disks");
    const [heading] = pageOf("## Action items").content;

    expect(
      followUpsIn(
        { type: "doc", version: 1, content: [heading!, { type: "blockquote", content }] },
        NO_SETTINGS,
      ),
    ).toEqual([]);
  });
});

describe("what is kept out", () => {
  const under = (...lines: readonly string[]) => verdictsIn("## Action items", ...lines);

  it.each([
    ["None", "says-nothing"],
    ["N/A", "says-nothing"],
    ["No action items identified", "says-nothing"],
    ["TBD", "says-nothing"],
    ["特になし", "says-nothing"],
    ["Keine weiteren Maßnahmen geplant", "says-nothing"],
    ["<action item>", "placeholder"],
    ["{{ summary }} [link to github issue]", "placeholder"],
    ["[Insert action item here]", "placeholder"],
    ["Action item 1", "placeholder"],
    ["... another item", "placeholder"],
    ["…", "placeholder"],
    ["_List the follow-ups with their owners_", "instruction"],
  ])("keeps out %j (%s)", (text, reason) => {
    expect(under(`- ${text}`)).toEqual([reason]);
  });

  it.each([
    "{{ Back up the database }} [link to github issue]",
    "_Really_ test the backups",
    "#2127",
    "[Issue](https://example.com/org/repo/issues/12)",
    "Nothing may be deployed without a test",
    "List all clusters in the inventory",
  ])("keeps %j", (text) => {
    expect(under(`- ${text}`)).toEqual(["heading"]);
  });

  it("keeps out a checklist about the document", () => {
    expect(
      under(
        "[x] Sections above are filled out",
        "[ ] Incident title is cleaned up",
        "[ ] All done",
      ),
    ).toEqual(["about-document", "about-document", "about-document"]);
    expect(
      under("[ ] The report has been reviewed", "[ ] Buy disks", "[ ] Write a report"),
    ).toEqual(["about-document", "heading", "heading"]);
  });

  it("keeps out a list of moments", () => {
    expect(under("- 12:30 disk full", "- [12:40] disk swapped", "- all well")).toEqual([
      "timeline",
      "timeline",
      "timeline",
    ]);
  });

  it("keeps out the legend of a table", () => {
    const verdicts = under(
      "- P0 - before the next release",
      "- P1: some day",
      "| Action | Priority |",
      "| Alert on full disks | P0 |",
      "| Buy disks | P1 |",
    );

    expect(verdicts).toEqual(["legend", "legend", "heading", "heading"]);
  });

  it("keeps out lessons, principles, and what was only regretted", () => {
    expect(
      verdictsIn(
        "## What went wrong",
        "- Nobody watched the disks",
        "- Disks should have been watched",
        "- This should be automated",
        "- Disks should never be full",
        "- Every disk needs an owner",
        "- The restore needs to be tested",
        "- We needed three hours",
        "- We really need an alert",
        "- We should have known",
        "- It was slow because we must wait for the tests",
        "- Disks were full (they should be empty)",
        "- Test everything",
        "[ ] Test the restore",
      ),
    ).toEqual([
      "lesson",
      "lesson",
      "says-ought",
      "lesson",
      "lesson",
      "says-ought",
      "lesson",
      "says-ought",
      "lesson",
      "lesson",
      "lesson",
      "lesson",
      "is-order",
    ]);
  });

  it.each([
    ["## Lessons learned", "- Alerts should page somebody", "lesson"],
    ["## Lessons learned", "[ ] Alerts should page somebody", "says-ought"],
    ["## Lessons and action items", "- Alerts should page somebody", "says-ought"],
    ["## Lessons learned", "- The alert should page somebody", "says-ought"],
    ["## Takeaways", "- There should be an alert", "says-ought"],
    ["## Takeaways", "- We need an alert", "says-ought"],
    ["## What went wrong", "- Alerts should page somebody", "says-ought"],
  ])("tells maxims from wishes: %s, %s (%s)", (heading, item, verdict) => {
    expect(verdictsIn(heading, item)).toEqual([verdict]);
  });
});

describe("items in items", () => {
  it("takes what explains a follow-up as a detail", () => {
    expect(
      verdictsIn(
        "## Action items",
        "- Alert on full disks",
        "  - At 80 percent of",
        "    - All disks of the shop",
        "- Buy disks",
      ),
    ).toEqual(["heading", "detail", "detail", "heading"]);
  });

  it.each([
    ["Storage:", "heading"],
    ["**Storage**", "heading"],
    ["**Review:**", "heading"],
    ["Improvements", "group"],
  ])("takes %j as the name of a group", (name, rule) => {
    expect(verdictsIn("## Action items", `- ${name}`, "  - Buy disks", "  - Add an alert")).toEqual(
      ["group-name", rule, rule],
    );
  });

  it.each(["**Alert on full disks**", "**Health of the disks**"])(
    "takes %j as a follow-up when what follows only lists things",
    (name) => {
      expect(verdictsIn("## Action items", `- ${name}`, "  - Free space", "  - Age")).toEqual([
        "heading",
        "detail",
        "detail",
      ]);
    },
  );

  it("takes a sentence that ends open as a follow-up when what follows only lists things", () => {
    expect(
      verdictsIn(
        "## Action items",
        "- We plan to add alerts around these:",
        "  - Disks",
        "  - CPU",
      ),
    ).toEqual(["heading", "detail", "detail"]);
  });

  it("takes checkboxes below a follow-up as follow-ups", () => {
    expect(verdictsIn("## Action items", "[ ] Alert on full disks", "  [ ] Page the team")).toEqual(
      ["heading", "below-item"],
    );
  });

  it("takes checkboxes that are only indented as follow-ups like the others", () => {
    const [heading] = pageOf("## Action items").content;
    const indented = list(
      list(item("a", [words("Alert on full disks")])),
      item("b", [words("Buy disks")]),
    );

    expect(
      weigh(documentOf([heading!, indented]), NO_SETTINGS).map(
        ({ item: { text: said, path }, verdict }) => [said, path, verdict],
      ),
    ).toEqual([
      ["Alert on full disks", [1, 0, 0], { rule: "heading", because: "Action items" }],
      ["Buy disks", [1, 1], { rule: "heading", because: "Action items" }],
    ]);
  });

  it("takes bullets right after a number as its details", () => {
    expect(verdictsIn("## Action items", "1. Alert on full disks", "- At 80 percent")).toEqual([
      "heading",
      "detail",
    ]);
  });

  it("takes numbers right after a bullet that ends open as what it holds", () => {
    expect(verdictsIn("- Actions:", "1. Alert on full disks", "2. Buy disks")).toEqual([
      "group-name",
      "group",
      "group",
    ]);
  });

  it("gives a follow-up the ticket below it, and takes further tickets as further follow-ups", () => {
    const issue = (number: number) => `https://example.com/org/repo/issues/${number}`;

    expect(
      followUpsIn(
        pageOf(
          "## Action items",
          "- Alert on full disks",
          `  - ${issue(1)}`,
          `- Buy disks ${issue(2)}`,
          `  - ${issue(3)}`,
        ),
        NO_SETTINGS,
      ).map(({ text, tickets }) => [text, tickets]),
    ).toEqual([
      ["Alert on full disks", [issue(1)]],
      [`Buy disks ${issue(2)}`, [issue(2)]],
      [issue(3), [issue(3)]],
    ]);
  });
});

describe("what a proposal knows", () => {
  it.each([
    ["- Buy disks (Done!)", true],
    ["- ✅ Buy disks", true],
    ["- Buy disks ✅", true],
    ["- DONE: buy disks", true],
    ["- Buy disks – done", true],
    ["- ~~Buy disks~~", true],
    ["- [x] Buy disks", true],
    ["- [ ] Buy disks", false],
    ["[x] Buy disks", true],
    ["[ ] Buy disks", false],
    ["- We have bought and added disks", false],
    ["- We've already added disks", true],
    ["- Increased the disks", true],
    ["- Increased disk space", false],
    ["- Sent disks to all", true],
    ["- Buy disks (when done, tell us)", false],
    ["- Platten kaufen (erledigt)", true],
    ["- ディスクを増やす（完了）", true],
    ["- 【已完成】扩容磁盘", true],
    ["- Buy disks", false],
  ])("reads whether it is done: %j, %s", (line, done) => {
    expect(onlyIn("## Action items", line).done).toBe(done);
  });

  it("takes what stands under a heading of things done as done", () => {
    expect(onlyIn("## Remediation", "### Immediate actions (completed)", "- Disks").done).toBe(
      true,
    );
  });

  it("reads a row by its columns", () => {
    const row = onlyIn(
      "## Action items",
      "| Action item | Owner | Due date | Jira | Status |",
      "| Alert on full disks | Ana | 2026-12-01 | OPS-7 | Closed |",
    );

    expect(row).toMatchObject({
      text: "Alert on full disks",
      done: true,
      ownerWords: "Ana",
      due: "2026-12-01",
      tickets: ["OPS-7"],
    });
  });

  it("takes who is mentioned in the column of owners as the owner, and not the words beside", () => {
    const [heading] = pageOf("## Action items").content;
    const head = ["Action item", "Owner", "Due date"].map((name) =>
      headerCell([paragraph(text(name))]),
    );
    const row = [
      [paragraph(text("Alert on full disks"))],
      [paragraph([mention("id-ana", "Ana"), ...text(" with Omar")])],
      [paragraph(text("1 December 2026"))],
    ].map((blocks) => cell(blocks));
    const table = {
      type: "table",
      content: [head, row].map((content) => ({ type: "tableRow", content })),
    };

    expect(followUpsIn(documentOf([heading!, table]), NO_SETTINGS)).toMatchObject([
      {
        text: "Alert on full disks",
        owner: { accountId: "id-ana", name: "Ana" },
        ownerWords: undefined,
        due: "2026-12-01",
      },
    ]);
  });

  it("takes the longest cell when no column says what is to be done", () => {
    expect(textsIn("## Action items", "| No. | Thing |", "| 1 | Alert on full disks |")).toEqual([
      "Alert on full disks",
    ]);
  });

  it("says where it stands", () => {
    expect(onlyIn("## Action items", "Owners below.", "- None", "- Buy disks").path).toEqual([
      2, 1,
    ]);
  });
});

/** The editor leaves the content of an empty paragraph out, and other programs that of any node. */
describe("nodes that hold nothing", () => {
  const hollow = (type: string, ...content: readonly AdfNode[]): AdfNode =>
    content.length === 0 ? { type } : { type, content };
  const said = (content: readonly AdfNode[]) => [paragraph(content)];
  const headed = (...names: readonly string[]) =>
    hollow("tableRow", ...names.map((name) => headerCell(said(text(name)))));
  const rowOf = (...cells: readonly string[]) =>
    hollow("tableRow", ...cells.map((one) => cell(said(text(one)))));
  const section = (...content: readonly AdfNode[]) => [
    ...pageOf("## Action items").content,
    ...content,
    ...pageOf("- Buy disks").content,
  ];
  const bullet = hollow("listItem", ...said(text("Train people")));

  it.each<[string, readonly AdfNode[], readonly string[]]>([
    ["a paragraph", [hollow("paragraph")], []],
    ["a heading", [hollow("heading")], []],
    ["a panel", [hollow("panel")], []],
    ["a list", [hollow("bulletList"), hollow("paragraph")], []],
    [
      "an item",
      [hollow("bulletList", hollow("listItem"), bullet), hollow("paragraph")],
      ["Train people"],
    ],
    [
      "an item that holds an empty paragraph",
      [hollow("bulletList", hollow("listItem", hollow("paragraph")), bullet)],
      ["Train people"],
    ],
    [
      "an item that is only a command",
      [hollow("bulletList", hollow("listItem", hollow("codeBlock", ...text("df -h"))), bullet)],
      ["Train people"],
    ],
    ["a table", [hollow("table")], []],
    ["a row", [hollow("table", hollow("tableRow"), rowOf("", "Hi"))], []],
    [
      "a row below heads",
      [hollow("table", headed("Task", "Who"), hollow("tableRow"), rowOf("Train people", "Ana"))],
      ["Train people"],
    ],
    [
      "a row that is shorter than its heads",
      [hollow("table", headed("Who", "Task"), rowOf("Ana"), rowOf("Omar", "Train people"))],
      ["Ana", "Train people"],
    ],
    [
      "a head",
      [
        hollow(
          "table",
          hollow("tableRow", hollow("tableHeader"), headerCell(said(text("Task")))),
          rowOf("1", "Train people"),
        ),
      ],
      ["Train people"],
    ],
    [
      "the cell of what is to be done",
      [
        hollow(
          "table",
          headed("Who", "Task"),
          hollow("tableRow", cell(said(text("Ana"))), hollow("tableCell")),
          rowOf("Omar", "Train people"),
        ),
      ],
      ["Train people"],
    ],
    [
      "a cell of a table without a column for what is to be done",
      [
        hollow(
          "table",
          headed("No.", "Thing"),
          hollow("tableRow", hollow("tableCell"), cell(said(text("Train people")))),
        ),
      ],
      ["Train people"],
    ],
    [
      "a cell for tickets",
      [
        hollow(
          "table",
          headed("Task", "Ticket"),
          hollow("tableRow", cell(said(text("Train people"))), hollow("tableCell")),
        ),
      ],
      ["Train people"],
    ],
  ])("hides no other follow-up: %s", (_, content, others) => {
    const found = followUpsIn(documentOf(section(...content)), NO_SETTINGS);

    expect(found.map((one) => [one.text, one.tickets])).toEqual(
      [...others, "Buy disks"].map((one) => [one, []]),
    );
  });

  it("leaves a numbered list after an empty one by itself", () => {
    const [heading, numbers] = pageOf("## Action items", "1. Buy disks").content;

    expect(
      weigh(documentOf([heading!, hollow("bulletList"), numbers!]), NO_SETTINGS).map(
        ({ item: { path, parent } }) => [path, parent],
      ),
    ).toEqual([[[2, 0], undefined]]);
  });

  it("explains nothing by the empty cells of the table that follows", () => {
    const [heading, bullets] = pageOf("## Action items", "- Buy disks", "- P0").content;
    const table = hollow("table", hollow("tableRow"), hollow("tableRow", hollow("tableCell")));

    expect(
      weigh(documentOf([heading!, bullets!, table]), NO_SETTINGS).map(({ item: one }) => [
        one.text,
        one.list,
      ]),
    ).toEqual([
      ["Buy disks", "plain"],
      ["P0", "plain"],
    ]);
  });
});
