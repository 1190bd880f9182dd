import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { AdfDocument, AdfNode } from "../../src/contract/adf";
import {
  bulletList,
  cell,
  documentOf,
  expand,
  heading,
  inlineCard,
  mention,
  panel,
  paragraph,
  placeholder,
  plainText,
  row,
  rule,
  status,
  strong,
  table,
  taskItem,
  taskList,
  text,
  walk,
} from "../../src/domain/adf";
import { checkDocument } from "../../src/domain/document";
import { quotedBlocks } from "../../src/domain/quote";
import { quotedLine } from "../../src/domain/quote-inline";
import { schemaErrors } from "../builders/valid-adf";
import { describeShared, sharedPath } from "../setup/shared";

const line = (words: string): AdfNode => paragraph(text(words));
const note = (words: string): AdfNode => paragraph(text(words, [{ type: "em" }]));
const item = (...content: readonly AdfNode[]): AdfNode => ({ type: "listItem", content });

describe("quotedBlocks", () => {
  it.each<[string, readonly AdfNode[], readonly AdfNode[]]>([
    ["a heading as a bold line", [heading(2, "Follow-ups")], [paragraph(strong("Follow-ups"))]],
    ["no line for an empty heading", [heading(2, "")], []],
    [
      "nodes of a heading that are no text",
      [{ type: "heading", content: [inlineCard("https://a.b")] }],
      [paragraph([inlineCard("https://a.b")])],
    ],
    [
      "tasks as bullets",
      [
        taskList("l", [
          taskItem("1", text("a")),
          taskItem("2", text("b"), "DONE"),
          taskItem("3", []),
        ]),
      ],
      [bulletList([text("☐ ").concat(text("a")), text("☑ ").concat(text("b"))])],
    ],
    [
      "tasks below tasks",
      [taskList("l", [taskItem("1", text("a")), taskList("m", [taskItem("2", text("b"))])])],
      [
        bulletList([
          [...text("☐ "), ...text("a")],
          [...text("☐ "), ...text("b")],
        ]),
      ],
    ],
    [
      "decisions as bullets",
      [{ type: "decisionList", content: [{ type: "decisionItem", content: text("a") }] }],
      [bulletList([text("a")])],
    ],
    [
      "nothing of empty lists and tables",
      ["taskList", "decisionList", "bulletList", "orderedList", "table", "panel", "blockquote"].map(
        (type) => ({ type }),
      ),
      [],
    ],
    [
      "lists",
      [{ type: "orderedList", attrs: { order: 3 }, content: [item(line("a"))] }],
      [{ type: "orderedList", attrs: { order: 3 }, content: [item(line("a"))] }],
    ],
    [
      "a list without a number",
      [{ type: "orderedList", attrs: { order: "x" }, content: [{ type: "listItem" }] }],
      [{ type: "orderedList", content: [item(paragraph())] }],
    ],
    [
      "a list that begins with a list",
      [{ type: "bulletList", content: [item(bulletList([text("a")]))] }],
      [{ type: "bulletList", content: [item(paragraph(), bulletList([text("a")]))] }],
    ],
    [
      "an expand as its title and its content",
      [expand("Logs", [line("a")]), expand("", [line("b")]), { type: "nestedExpand" }],
      [paragraph(strong("Logs")), line("a"), line("b")],
    ],
    [
      "code with its language",
      [
        {
          type: "codeBlock",
          attrs: { language: "sql", uniqueId: "x" },
          content: [...strong("a"), ...text("b")],
        },
      ],
      [{ type: "codeBlock", attrs: { language: "sql" }, content: text("ab") }],
    ],
    [
      "code without anything",
      [{ type: "codeBlock" }],
      [{ type: "codeBlock", attrs: {}, content: [] }],
    ],
    ["a rule", [{ type: "rule", attrs: { localId: "x" } }], [rule()]],
    ["a panel", [panel("warning", [line("a")])], [panel("warning", [line("a")])]],
    [
      "a panel of another kind as information",
      [{ type: "panel", attrs: { panelType: "custom", panelIcon: ":x:" }, content: [line("a")] }],
      [panel("info", [line("a")])],
    ],
    [
      "a quotation in a panel without its frame",
      [panel("note", [{ type: "blockquote", content: [line("a")] }])],
      [panel("note", [line("a")])],
    ],
    [
      "a table",
      [
        {
          type: "table",
          attrs: { width: 3 },
          content: [
            {
              type: "tableRow",
              content: [
                {
                  type: "tableHeader",
                  attrs: { colspan: 2, rowspan: 1, background: "red" },
                  content: [line("a")],
                },
              ],
            },
            { type: "tableRow" },
            row([cell([])]),
          ],
        },
      ],
      [
        {
          type: "table",
          attrs: { layout: "default" },
          content: [
            {
              type: "tableRow",
              content: [{ type: "tableHeader", attrs: { colspan: 2 }, content: [line("a")] }],
            },
            {
              type: "tableRow",
              content: [{ type: "tableCell", attrs: {}, content: [paragraph([])] }],
            },
          ],
        },
      ],
    ],
    [
      "a cell without content",
      [{ type: "table", content: [{ type: "tableRow", content: [{ type: "tableCell" }] }] }],
      [
        {
          type: "table",
          attrs: { layout: "default" },
          content: [
            {
              type: "tableRow",
              content: [{ type: "tableCell", attrs: {}, content: [paragraph()] }],
            },
          ],
        },
      ],
    ],
    [
      "an attachment as a note",
      [
        {
          type: "mediaSingle",
          content: [
            { type: "media", attrs: { alt: "graph.png" } },
            { type: "caption", content: text("Load") },
          ],
        },
      ],
      [note("Attachment in the issue: graph.png"), line("Load")],
    ],
    [
      "attachments without names",
      [{ type: "mediaGroup", content: [{ type: "media" }] }],
      [note("Attachment in the issue")],
    ],
    [
      "cards",
      [
        { type: "blockCard", attrs: { url: "https://a.b" } },
        { type: "embedCard", attrs: { url: "https://c.d" } },
      ],
      [paragraph([inlineCard("https://a.b")]), paragraph([inlineCard("https://c.d")])],
    ],
    [
      "a list of issues as a note",
      [{ type: "blockCard", attrs: { datasource: {} } }],
      [note("A list in the issue")],
    ],
    [
      "a part that we do not know as a note",
      [{ type: "extension" }],
      [note("A part of the issue that can be seen only there")],
    ],
    [
      "what is in a part that we do not know",
      [
        {
          type: "layoutSection",
          content: [
            { type: "layoutColumn", content: [line("a")] },
            { type: "future", content: text("b") },
          ],
        },
      ],
      [line("a"), line("b")],
    ],
    [
      "text among blocks in a paragraph of its own",
      [...text("a"), line("b")],
      [line("a"), line("b")],
    ],
    ["text without a paragraph", text("a"), [line("a")]],
    ["an empty paragraph", [{ type: "paragraph" }], [paragraph()]],
    [
      "an empty list of tasks below tasks",
      [taskList("l", [taskItem("1", text("a")), { type: "taskList" }])],
      [bulletList([[...text("☐ "), ...text("a")]])],
    ],
    ["a task without content", [{ type: "taskList", content: [{ type: "taskItem" }] }], []],
    ["nothing of nothing", [], []],
  ])("gives %s", (_, nodes, expected) => {
    expect(quotedBlocks(nodes)).toEqual(expected);
    expect(schemaErrors(documentOf(quotedBlocks(nodes)))).toEqual([]);
  });

  const inlineOf = (...content: readonly AdfNode[]): readonly AdfNode[] | undefined =>
    quotedBlocks([paragraph(content)])[0]?.content;
  const marked = (...marks: NonNullable<AdfNode["marks"]>): AdfNode => ({
    type: "text",
    text: "a",
    marks,
  });
  const link = (href: unknown) => ({ type: "link", attrs: { href } });

  it.each<[string, AdfNode, readonly AdfNode[]]>([
    ["a mention as text, so that nobody is notified", mention("id", "Ana"), text("@Ana")],
    ["a mention without a name", { type: "mention" }, text("@…")],
    [
      "an emoji",
      { type: "emoji", attrs: { shortName: ":x:", id: "274c", text: "❌", localId: "l" } },
      [{ type: "emoji", attrs: { shortName: ":x:", id: "274c", text: "❌" } }],
    ],
    [
      "an emoji with a name alone",
      { type: "emoji", attrs: { shortName: ":x:" } },
      [{ type: "emoji", attrs: { shortName: ":x:" } }],
    ],
    ["an emoji without a name", { type: "emoji", attrs: { text: "❌" } }, text("❌")],
    ["nothing of an empty emoji", { type: "emoji" }, []],
    [
      "a date",
      { type: "date", attrs: { timestamp: "1795219200000", localId: "l" } },
      [{ type: "date", attrs: { timestamp: "1795219200000" } }],
    ],
    ["nothing of a date that is none", { type: "date", attrs: { timestamp: "soon" } }, []],
    ["a lozenge", status("Done", "green"), [status("Done", "green")]],
    [
      "a lozenge of no colour",
      { type: "status", attrs: { text: "Done", color: "pink" } },
      [status("Done", "neutral")],
    ],
    ["nothing of an empty lozenge", { type: "status" }, []],
    [
      "a card",
      { type: "inlineCard", attrs: { url: "https://a.b", localId: "l" } },
      [inlineCard("https://a.b")],
    ],
    [
      "the text of a card that leads nowhere",
      inlineCard("javascript:alert(1)"),
      text("javascript:alert(1)"),
    ],
    ["nothing of a card of data", { type: "inlineCard", attrs: { data: {} } }, []],
    ["an attachment as text", { type: "mediaInline" }, text("(attachment in the issue)")],
    ["nothing of a prompt", placeholder("write"), []],
    [
      "what is in a node that we do not know",
      { type: "inlineExtension", content: text("a") },
      text("a"),
    ],
    ["nothing of a node without content", { type: "inlineExtension" }, []],
    ["nothing of a text node without text", { type: "text" }, []],
    [
      "marks that we know",
      marked({ type: "em" }, { type: "em" }, { type: "annotation" }),
      text("a", [{ type: "em" }]),
    ],
    [
      "code without what cannot stand beside it",
      marked({ type: "strong" }, { type: "code" }, link("https://a.b")),
      text("a", [{ type: "code" }, link("https://a.b")]),
    ],
    [
      "links without what Jira knows of them",
      marked({ type: "link", attrs: { href: "mailto:a@b.c", id: "x" } }),
      text("a", [link("mailto:a@b.c")]),
    ],
    ["no link to a script", marked(link("javascript:alert(1)")), text("a")],
    ["no link to nothing", marked({ type: "link" }, link(7)), text("a")],
    [
      "raised and lowered text",
      marked(
        { type: "subsup", attrs: { type: "sub" } },
        { type: "subsup", attrs: { type: "sup" } },
      ),
      text("a", [{ type: "subsup", attrs: { type: "sub" } }]),
    ],
    [
      "no text moved sideways",
      marked({ type: "subsup", attrs: { type: "left" } }, { type: "subsup" }),
      text("a"),
    ],
    [
      "colours",
      marked({ type: "textColor", attrs: { color: "#FF5630" } }),
      text("a", [{ type: "textColor", attrs: { color: "#FF5630" } }]),
    ],
    [
      "no styles as colours",
      marked({ type: "textColor", attrs: { color: "red;x" } }, { type: "textColor" }),
      text("a"),
    ],
  ])("gives %s", (_, node, expected) => {
    const content = inlineOf(...text("x"), node);

    expect(content).toEqual([...text("x"), ...expected]);
    expect(schemaErrors(documentOf([paragraph(content)]))).toEqual([]);
  });

  it("does not make code or bold text bold again", () => {
    const code = text("a", [{ type: "code" }]);

    expect(
      quotedBlocks([{ type: "heading", content: [...strong("b"), ...code] }, { type: "heading" }]),
    ).toEqual([paragraph([...strong("b"), ...code])]);
  });

  it("gives the words of nesting that nobody can read", () => {
    const deep = Array.from({ length: 500 }).reduce<AdfNode>(
      (inner) => ({ type: "blockquote", content: [inner] }),
      line("deep"),
    );

    const quoted = documentOf(quotedBlocks([deep]));

    expect(plainText(quoted.content)).toBe("deep");
    expect(schemaErrors(quoted)).toEqual([]);
  });

  it("gives tables in a list item as lines", () => {
    const inner = table([row([cell([line("a"), line("b")]), cell([line("c")])]), row([cell([])])]);
    const list = { type: "bulletList", content: [item(inner, rule(), panel("info", [line("d")]))] };

    expect(quotedBlocks([list])).toEqual([
      {
        type: "bulletList",
        content: [
          item(
            paragraph(["a", " · ", "b", " · ", "c"].flatMap((words) => text(words))),
            paragraph(),
            line("d"),
          ),
        ],
      },
    ]);
  });

  it("gives the words of blocks inside a line", () => {
    const odd = taskList("l", [
      {
        type: "blockTaskItem",
        attrs: { state: "TODO" },
        content: [line("a"), ...text("b"), rule(), line("c")],
      },
    ]);

    expect(plainText(quotedBlocks([odd]))).toBe("☐ a b c");
  });
});

describe("quotedLine", () => {
  it("names nobody", () => {
    expect(quotedLine([paragraph([mention("id", "Ana"), ...text(" restarts")])], 300)).toEqual([
      ...text("someone"),
      ...text(" restarts"),
    ]);
  });

  it("is one line", () => {
    const body = [paragraph([...text("a"), { type: "hardBreak" }, ...text("b")]), line("c")];

    expect(plainText(quotedLine(body, 300))).toBe("a b c");
  });

  it.each([
    ["abcdef", 6, "abcdef"],
    ["abcdefg", 6, "abcdef…"],
    ["abcde😀", 6, "abcde…"],
  ])("of %j at most %d characters: %j", (words, length, expected) => {
    expect(plainText(quotedLine([line(words)], length))).toBe(expected);
  });

  it("leaves out a node that does not fit", () => {
    const body = [paragraph([...text("see "), inlineCard("https://a.b/c"), ...text("!")])];

    expect(quotedLine(body, 8)).toEqual([...text("see "), ...text("…")]);
  });
});

describeShared("quotedBlocks of real documents", () => {
  const documents = ["valid", "invalid", "real-confluence"].flatMap((folder) => {
    const directory = sharedPath("data", "adf", folder);
    return readdirSync(directory).map((name) => {
      const raw: unknown = JSON.parse(readFileSync(path.join(directory, name), "utf8"));
      return [`${folder}/${name}`, raw] as const;
    });
  });

  const readable = documents.flatMap(([name, raw]) => {
    try {
      return [[name, checkDocument(raw)] as const];
    } catch {
      return [];
    }
  });

  it("has documents to try", () => {
    expect(readable.length).toBeGreaterThan(100);
  });

  it.each(readable)("is valid in the document and in a cell: %s", (_, document: AdfDocument) => {
    const quoted = quotedBlocks(document.content);

    expect(schemaErrors(documentOf(quoted))).toEqual([]);
    walk(documentOf(quoted), ({ type }) =>
      expect(type).not.toMatch(/^(heading|task|media|mention)/u),
    );
  });
});
