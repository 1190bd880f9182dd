import fc from "fast-check";
import type { AdfNode } from "../../src/contract/adf";
import {
  bulletList,
  cell,
  dateNode,
  documentOf,
  expand,
  hardBreak,
  headerCell,
  heading,
  inlineCard,
  mapNodes,
  mention,
  panel,
  paragraph,
  placeholder,
  plainText,
  replaceNodes,
  row,
  rule,
  status,
  strong,
  table,
  taskItem,
  taskList,
  text,
  textAttribute,
  walk,
} from "../../src/domain/adf";
import { schemaErrors } from "../builders/valid-adf";

const everyNode = (words: string): readonly AdfNode[] => [
  heading(2, words),
  paragraph(),
  paragraph([
    ...text(words, [{ type: "em" }]),
    ...strong(words),
    mention("account", words),
    dateNode("2026-11-21"),
    inlineCard("https://example.atlassian.net/browse/INC-12"),
    status(`x${words}`, "green"),
    placeholder(words),
    hardBreak(),
  ]),
  bulletList([text(words), []]),
  table([row([headerCell([], 100), cell([paragraph(text(words))])]), row([cell([])])]),
  taskList("list", [taskItem("one", text(words)), taskItem("two", [], "DONE")]),
  panel("info", []),
  panel("warning", [paragraph(text(words))]),
  expand(words, []),
  rule(),
];

describe("builders of nodes", () => {
  it("make valid documents of any text", () => {
    const anyText = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("", "<b>", "&", "\u0000"),
    );
    fc.assert(
      fc.property(anyText, (words) => {
        expect(schemaErrors(documentOf(everyNode(words)))).toEqual([]);
      }),
    );
  });

  it("make no text node of an empty text", () => {
    expect(text("")).toEqual([]);
  });

  it("leave out characters that Confluence cannot store", () => {
    expect(text("a\u0000b\u0008c\uD800d\uFFFEe 😀\n")).toEqual([
      { type: "text", text: "abcde 😀\n" },
    ]);
  });

  it("write a day as midnight UTC, as text", () => {
    expect(dateNode("2026-11-21").attrs).toEqual({ timestamp: "1795219200000" });
  });

  it("refuse a day that is none", () => {
    expect(() => dateNode("soon")).toThrow(RangeError);
  });
});

describe("walk", () => {
  it("visits a node before what is in it, in document order", () => {
    const seen: string[] = [];

    walk(documentOf([bulletList([text("a")]), rule()]), (node) => seen.push(node.type));

    expect(seen).toEqual(["doc", "bulletList", "listItem", "paragraph", "text", "rule"]);
  });
});

describe("plainText", () => {
  it.each<[string, readonly AdfNode[], string]>([
    ["text", text("a"), "a"],
    ["the name of a mention", [mention("id", "Ana")], "@Ana"],
    ["nothing for a mention without a name", [{ type: "mention", attrs: { id: "x" } }], ""],
    ["the day of a date", [dateNode("2026-11-21")], "2026-11-21"],
    [
      "the day of a date that is a number",
      [{ type: "date", attrs: { timestamp: 0 } }],
      "1970-01-01",
    ],
    ["nothing for a date without a time", [{ type: "date" }], ""],
    ["nothing for a time out of range", [{ type: "date", attrs: { timestamp: "9e99" } }], ""],
    ["an emoji", [{ type: "emoji", attrs: { shortName: ":x:", text: "❌" } }], "❌"],
    ["the name of an emoji without text", [{ type: "emoji", attrs: { shortName: ":x:" } }], ":x:"],
    ["the address of a card", [inlineCard("https://a.b/c")], "https://a.b/c"],
    ["the words of a lozenge", [status("Done", "green")], "Done"],
    ["nothing for a prompt", [placeholder("write here")], ""],
    ["a line break", [...text("a"), hardBreak(), ...text("b")], "a\nb"],
    ["blocks on lines of their own", [paragraph(text("a")), paragraph(text("b"))], "a\nb"],
    ["nothing for nodes that hold nothing", [{ type: "extension" }], ""],
    ["nothing for a type named like a property of objects", [{ type: "constructor" }], ""],
    ["nothing for a text node without text", [{ type: "text" }], ""],
  ])("gives %s", (_, nodes, expected) => {
    expect(plainText(nodes)).toBe(expected);
  });
});

describe("mapNodes", () => {
  const document = documentOf([paragraph(text("a")), bulletList([text("b"), text("c")]), rule()]);

  it("gives the same document when nothing changes", () => {
    expect(mapNodes(document, (node) => node)).toBe(document);
  });

  it("keeps the objects of what is untouched", () => {
    const changed = mapNodes(document, (node) =>
      node.text === "c" ? { type: "text", text: "d" } : node,
    );

    expect(plainText(changed.content)).toBe("a\nb\nd\n");
    expect(changed.content[0]).toBe(document.content[0]);
    expect(changed.content[1]?.content?.[0]).toBe(document.content[1]?.content?.[0]);
    expect(changed.content[2]).toBe(document.content[2]);
  });
});

describe("replaceNodes", () => {
  it("replaces a node by none or by several", () => {
    const after = replaceNodes([rule(), paragraph(text("a"))], (node) =>
      node.type === "rule" ? [] : [node, node],
    );

    expect(plainText(after)).toBe("aa\naa");
  });
});

describe("textAttribute", () => {
  it("gives texts only", () => {
    const node: AdfNode = { type: "x", attrs: { a: "1", b: 2 } };

    expect([textAttribute(node, "a"), textAttribute(node, "b")]).toEqual(["1", undefined]);
    expect(textAttribute({ type: "x" }, "a")).toBeUndefined();
  });
});
