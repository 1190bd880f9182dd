import type { AdfNode } from "../../src/contract/adf";
import { withTaskLinks } from "../../src/domain/task-links";
import { doc, heading, item, list, words } from "../builders/follow-ups";
import { schemaErrors } from "../builders/valid-adf";

const URL = "https://example.atlassian.net/browse/OPS-1";
const CARD: AdfNode = { type: "inlineCard", attrs: { url: URL } };

const block = (...content: readonly AdfNode[]): AdfNode => ({
  type: "blockTaskItem",
  attrs: { localId: "a", state: "TODO" },
  content,
});
const paragraph = (...content: readonly AdfNode[]): AdfNode => ({ type: "paragraph", content });
const MACRO: AdfNode = {
  type: "extension",
  attrs: { extensionType: "com.atlassian.confluence.macro.core", extensionKey: "toc" },
};

describe("withTaskLinks", () => {
  it.each<[string, AdfNode, readonly AdfNode[]]>([
    [
      "after the words of an item",
      item("a", [words("Fix it")]),
      [words("Fix it"), words(" "), CARD],
    ],
    ["alone in an empty item", item("a", []), [CARD]],
    [
      "alone in an item without content",
      { type: "taskItem", attrs: { localId: "a", state: "TODO" } },
      [CARD],
    ],
    [
      "after the words of a block item",
      block(paragraph(words("Fix it"))),
      [paragraph(words("Fix it"), words(" "), CARD)],
    ],
    [
      "in the last paragraph of several",
      block(paragraph(words("Fix it")), paragraph(words("soon"))),
      [paragraph(words("Fix it")), paragraph(words("soon"), words(" "), CARD)],
    ],
    [
      "in the empty paragraph that a block item ends with",
      block(paragraph(words("Fix it")), { type: "paragraph" }),
      [paragraph(words("Fix it")), paragraph(CARD)],
    ],
    [
      "in a paragraph of its own after a macro",
      block(paragraph(words("Fix it")), MACRO),
      [paragraph(words("Fix it")), MACRO, paragraph(CARD)],
    ],
  ])("puts the card %s", (_, before, expected) => {
    const other = item("b", [words("Buy disks")]);
    const document = doc(heading("Follow-ups"), list(before, other));

    const after = withTaskLinks(document, new Map([[before, URL]]))!;

    expect(after.content[1]?.content).toEqual([{ ...before, content: expected }, other]);
    expect(schemaErrors(after)).toEqual([]);
  });

  it("gives nothing back when no line wants a link", () => {
    expect(withTaskLinks(doc(heading("Follow-ups")), new Map())).toBeUndefined();
  });
});
