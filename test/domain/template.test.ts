import fc from "fast-check";
import type { AdfNode } from "../../src/contract/adf";
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
  strong,
  table,
  taskItem,
  taskList,
  text,
} from "../../src/domain/adf";
import type { BlankValues } from "../../src/domain/blank";
import { fillTemplate, type FilledTemplate, type Template } from "../../src/domain/template";
import { schemaErrors } from "../builders/valid-adf";

const aTemplate = (body: readonly AdfNode[]): Template => ({
  id: "own",
  name: "Own",
  purpose: "For tests",
  minutes: 1,
  body,
});

const fill = (body: readonly AdfNode[], values: BlankValues = {}): FilledTemplate =>
  fillTemplate(aTemplate(body), values);

const inline = (...nodes: readonly AdfNode[]) => ({ kind: "inline", nodes }) as const;
const blocks = (...nodes: readonly AdfNode[]) => ({ kind: "block", nodes }) as const;
const said = (words: string) => inline(...text(words));
const line = (words: string): AdfNode => paragraph(text(words));

describe("fillTemplate, inside a text", () => {
  it("replaces a token by its nodes and keeps the marks around it", () => {
    const body = [paragraph(text("On {{summary}}!", [{ type: "em" }]))];

    const { document } = fill(body, { summary: inline(...strong("Checkout")) });

    expect(document.content).toEqual([
      paragraph([
        ...text("On ", [{ type: "em" }]),
        ...text("Checkout", [{ type: "strong" }, { type: "em" }]),
        ...text("!", [{ type: "em" }]),
      ]),
    ]);
  });

  it("lets a value's own mark hold where both have one of a kind", () => {
    const link = (href: string) => ({ type: "link", attrs: { href } });
    const body = [paragraph(text("{{summary}}", [link("https://outer.example")]))];
    const summary = inline(...text("a", [link("https://inner.example")]));

    const { document } = fill(body, { summary });

    expect(document.content).toEqual([paragraph(text("a", [link("https://inner.example")]))]);
  });

  it("drops marks that cannot stand beside code", () => {
    const body = [paragraph(text("{{summary}}", [{ type: "code" }]))];

    const { document } = fill(body, { summary: inline(...strong("a"), ...text("b")) });

    expect(document.content).toEqual([
      paragraph(["a", "b"].flatMap((one) => text(one, [{ type: "code" }]))),
    ]);
    expect(schemaErrors(document)).toEqual([]);
  });

  it("puts no marks on nodes that take none", () => {
    const body = [paragraph(text("{{incident}} {{assignee}}", [{ type: "strong" }]))];
    const values = {
      incident: inline(inlineCard("https://a.b/c")),
      assignee: inline(mention("id", "Ana")),
    };

    const { document } = fill(body, values);

    expect(document.content).toEqual([
      paragraph([inlineCard("https://a.b/c"), ...strong(" "), mention("id", "Ana")]),
    ]);
  });

  it.each(["{{summary}}", "{{ Summary }}", "{{SUMMARY}}"])("knows the token %s", (token) => {
    expect(plainText(fill([line(token)], { summary: said("a") }).document.content)).toBe("a");
  });

  it.each(["{{unknown}}", "{{}}", "{summary}", "{{sum mary}}", "{{constructor}}", "{{__proto__}}"])(
    "leaves %s as it is written",
    (written) => {
      const body = [line(written)];

      const { document, total } = fill(body, { summary: said("a") });

      expect(document.content).toEqual(body);
      expect(total).toBe(0);
    },
  );

  it("does not search values for tokens", () => {
    const values = { summary: said("{{title}}"), title: said("{{summary}}") };

    const { document, total } = fill([line("{{summary}} {{title}}")], values);

    expect(plainText(document.content)).toBe("{{title}} {{summary}}");
    expect(total).toBe(2);
  });

  it("writes plain text into code", () => {
    const body = [{ type: "codeBlock", content: text("at {{created}} {{severity}} {{unknown}}") }];

    const { document } = fill(body, { created: inline(...strong("noon")) });

    expect(document.content).toEqual([
      { type: "codeBlock", content: text("at noon Severity: not known yet {{unknown}}") },
    ]);
  });

  it("writes blocks into a sentence, a heading or a task as a line of text", () => {
    const values = { timeline: blocks(line("a"), rule(), bulletList([text("b"), []])) };
    const body = [
      line("First {{timeline}}."),
      heading(2, "{{timeline}}"),
      taskList("list", [taskItem("one", text("{{timeline}}"))]),
    ];

    const { document } = fill(body, values);

    expect(document.content.map((node) => plainText([node]))).toEqual(["First a b.", "a b", "a b"]);
    expect(schemaErrors(document)).toEqual([]);
  });
});

describe("fillTemplate, in place of a paragraph", () => {
  const everything = blocks(
    line("text"),
    bulletList([text("bullet")]),
    rule(),
    { type: "codeBlock", content: text("code") },
    { type: "blockquote", content: [line("quote")] },
    panel("info", [rule(), line("panel")]),
    table([row([cell([line("left"), line("below")]), cell([line("right")])])]),
  );
  const blank = line(" {{description}} ");

  it.each<[string, (inner: AdfNode) => AdfNode]>([
    ["the document", (inner) => inner],
    ["an expand", (inner) => expand("More", [inner])],
    [
      "a nested expand",
      (inner) => expand("More", [{ type: "nestedExpand", attrs: {}, content: [inner] }]),
    ],
    ["a cell", (inner) => table([row([cell([inner])])])],
    ["a head cell", (inner) => table([row([{ type: "tableHeader", content: [inner] }])])],
    ["a panel", (inner) => panel("note", [inner])],
    ["a quotation", (inner) => ({ type: "blockquote", content: [inner] })],
    [
      "a list item",
      (inner) => ({ type: "bulletList", content: [{ type: "listItem", content: [inner] }] }),
    ],
    [
      "a column",
      (inner) => ({
        type: "layoutSection",
        content: [1, 2].map(() => ({
          type: "layoutColumn",
          attrs: { width: 50 },
          content: [inner],
        })),
      }),
    ],
    [
      "an extension",
      (inner) => ({
        type: "bodiedExtension",
        attrs: { extensionKey: "k", extensionType: "t" },
        content: [inner],
      }),
    ],
    [
      "a task of blocks",
      (inner) =>
        taskList("list", [
          { type: "blockTaskItem", attrs: { localId: "one", state: "TODO" }, content: [inner] },
        ]),
    ],
    [
      "something that we do not know",
      (inner) => ({
        type: "bodiedSyncBlock",
        attrs: { resourceId: "r", localId: "l" },
        content: [inner],
      }),
    ],
  ])("keeps all words in %s, and the document valid", (_, around) => {
    const { document, filled } = fill([around(blank)], { description: everything });

    expect(filled).toBe(1);
    expect(schemaErrors(document)).toEqual([]);
    for (const words of ["text", "bullet", "code", "quote", "panel", "left", "below", "right"]) {
      expect(plainText(document.content)).toContain(words);
    }
  });

  it("puts the blocks in place of the paragraph", () => {
    expect(fill([rule(), blank, rule()], { description: everything }).document.content).toEqual([
      rule(),
      ...everything.nodes,
      rule(),
    ]);
  });

  it("starts a list item with text", () => {
    const body = [{ type: "bulletList", content: [{ type: "listItem", content: [blank] }] }];
    const list = bulletList([text("a")]);

    const { document } = fill(body, { description: blocks(list) });

    expect(document.content[0]?.content?.[0]?.content).toEqual([paragraph(), list]);
    expect(schemaErrors(document)).toEqual([]);
  });

  it("leaves an empty paragraph where nothing can stand", () => {
    const body = [{ type: "blockquote", content: [blank] }];

    const { document } = fill(body, { description: blocks(rule()) });

    expect(document.content).toEqual([{ type: "blockquote", content: [paragraph()] }]);
  });

  it("keeps the paragraph of an inline value", () => {
    expect(fill([line("{{summary}}")], { summary: said("a") }).document.content).toEqual([
      line("a"),
    ]);
  });
});

describe("fillTemplate, counting", () => {
  it("counts each blank once and names those that stay open, in order", () => {
    const body = [
      line("{{severity}} {{summary}}"),
      line("{{timeline}}"),
      heading(2, "{{Summary}}"),
    ];

    const { filled, total, open, document } = fill(body, { summary: said("a") });

    expect({ filled, total, open }).toEqual({
      filled: 1,
      total: 3,
      open: ["Severity", "Timeline"],
    });
    expect(document.content[1]).toEqual(paragraph([placeholder("Timeline: not known yet")]));
  });
});

describe("fillTemplate, whatever is written", () => {
  const words = fc.oneof(
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.constantFrom(
      "",
      "<",
      "&amp;",
      "@all",
      "{{summary}}",
      "{{x}}",
      "שלום",
      "👩‍🚒",
      "]]>",
      "\u202Eevil",
    ),
  );
  const others = fc
    .array(words)
    .map((all) => all.flatMap((one) => text(one.replaceAll("{{", "{"))));

  it("keeps nodes without tokens as they are", () => {
    fc.assert(
      fc.property(others, words, (nodes, value) => {
        const body = [paragraph(nodes), line("{{summary}}"), bulletList([nodes]), rule()];

        const { content } = fill(body, { summary: said(value) }).document;

        expect([content[0], content[2], content[3]]).toEqual([body[0], body[2], body[3]]);
      }),
    );
  });

  it("gives a valid document that says the value and nothing else", () => {
    fc.assert(
      fc.property(words, words, (before, value) => {
        const prefix = before.replaceAll("{", "");
        const body = [line(`${prefix}{{title}}`), table([row([cell([line("{{title}}")])])])];

        const { document } = fill(body, { title: said(value) });

        const [kept] = text(value);
        expect(plainText(document.content.slice(1))).toBe(kept?.text ?? "");
        expect(schemaErrors(document)).toEqual([]);
      }),
    );
  });
});

describe("documentOf", () => {
  it("is what a template without blanks is filled to", () => {
    const body = [line("a")];

    expect(fill(body)).toEqual({ document: documentOf(body), filled: 0, total: 0, open: [] });
  });
});
