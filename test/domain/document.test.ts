import type { AdfNode } from "../../src/contract/adf";
import {
  bulletList,
  documentOf,
  paragraph,
  plainText,
  rule,
  taskItem,
  taskList,
  text,
} from "../../src/domain/adf";
import { AppError } from "../../src/domain/app-error";
import { checkDocument, documentBytes, withTaskIds } from "../../src/domain/document";

const nested = (depth: number): AdfNode =>
  Array.from({ length: depth }).reduce<AdfNode>(
    (inner) => ({ type: "blockquote", content: [inner] }),
    paragraph(text("deep")),
  );

const failureOf = (work: () => unknown): AppError => {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error("it did not fail as expected");
};

describe("documentBytes", () => {
  it("counts the bytes of UTF-8, not the characters", () => {
    const empty = documentBytes(documentOf([paragraph(text("a"))]));

    expect(documentBytes(documentOf([paragraph(text("€"))]))).toBe(empty + 2);
  });
});

describe("checkDocument", () => {
  it.each<[string, unknown]>([
    ["an empty document", documentOf([])],
    ["nodes that we do not know", documentOf([{ type: "futureNode", attrs: { a: [1, null] } }])],
    ["marks", documentOf([paragraph(text("a", [{ type: "link", attrs: { href: "x" } }]))])],
    ["nesting that people write", documentOf([nested(90)])],
  ])("takes %s as it is", (_, document) => {
    expect(checkDocument(document)).toBe(document);
  });

  it.each<[string, unknown, string]>([
    ["no object", "doc", "it is no document"],
    ["nothing", null, "it is no document"],
    ["a list", [], "it is no document"],
    ["another type", { type: "page", version: 1, content: [] }, "it is no document"],
    ["another version", { type: "doc", version: 2, content: [] }, "it is no document"],
    ["no content", { type: "doc", version: 1 }, "content is no list"],
    ["a node that is text", { ...documentOf([]), content: ["<p>"] }, "content/0 is no node"],
    ["a node without type", { ...documentOf([]), content: [{}] }, "content/0 is no node"],
    [
      "an empty text node",
      documentOf([paragraph([{ type: "text", text: "" }])]),
      "content/0/content/0 is a text node without text",
    ],
    ["text on another node", documentOf([{ type: "rule", text: "a" }]), "content/0 has text"],
    [
      "attributes in a list",
      { ...documentOf([]), content: [{ type: "rule", attrs: [] }] },
      "content/0 has attributes",
    ],
    [
      "marks that are no list",
      { ...documentOf([]), content: [{ type: "rule", marks: {} }] },
      "content/0 has marks",
    ],
    [
      "a mark without type",
      { ...documentOf([]), content: [{ type: "rule", marks: [{}] }] },
      "content/0 has marks",
    ],
    [
      "a mark with a text as attributes",
      { ...documentOf([]), content: [{ type: "rule", marks: [{ type: "em", attrs: "x" }] }] },
      "content/0 has marks",
    ],
    [
      "children that are no list",
      { ...documentOf([]), content: [{ type: "rule", content: {} }] },
      "content/0/content is no list",
    ],
    ["nesting that nobody writes", documentOf([nested(200)]), "nested deeper than 100 levels"],
  ])("refuses %s and says where", (_, document, reason) => {
    const failure = failureOf(() => checkDocument(document));

    expect(failure.code).toBe("document-invalid");
    expect(failure.message).toContain(reason);
  });

  it("says nothing of what people wrote", () => {
    const secret = { ...documentOf([]), content: [{ type: "", text: "secret" }] };

    expect(failureOf(() => checkDocument(secret)).message).not.toContain("secret");
  });
});

describe("withTaskIds", () => {
  const counting = (): (() => string) => {
    let count = 0;
    return () => `new-${++count}`;
  };
  const idsOf = (nodes: readonly AdfNode[]): readonly unknown[] =>
    nodes.flatMap((node) => [node.attrs?.["localId"] ?? [], ...idsOf(node.content ?? [])].flat());

  it("gives the same document when every id is there", () => {
    const document = documentOf([taskList("list", [taskItem("one", text("a"))]), rule()]);

    expect(withTaskIds(document, counting())).toBe(document);
  });

  it("gives new ids to lists and items without one", () => {
    const document = documentOf([
      bulletList([text("x")]),
      { type: "taskList", content: [{ type: "taskItem", attrs: { state: "DONE" } }] },
      taskList("", [taskItem("one", [])]),
    ]);

    const { content } = withTaskIds(document, counting());

    expect(idsOf(content)).toEqual(["new-2", "new-1", "new-3", "one"]);
    expect(content[1]?.content?.[0]?.attrs).toEqual({ state: "DONE", localId: "new-1" });
    expect(content[0]).toBe(document.content[0]);
  });

  it("leaves the first of two equal ids to its line", () => {
    const document = documentOf([
      taskList("list", [taskItem("one", text("first")), taskItem("one", text("copy"))]),
    ]);

    const { content } = withTaskIds(document, counting());

    expect(idsOf(content)).toEqual(["list", "one", "new-1"]);
    expect(plainText(content)).toBe(plainText(document.content));
  });
});
