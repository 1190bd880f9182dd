import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import type { AdfDocument, AdfNode } from "../../src/contract/adf";
import { plainText, walk } from "../../src/domain/adf";
import { lineId } from "../../src/domain/ids";
import { checklistOf } from "../../src/domain/line";
import { splice } from "../../src/domain/splice";
import { withTaskLinks } from "../../src/domain/task-links";
import { doc, heading, item, list, words } from "../builders/follow-ups";
import { schemaErrors } from "../builders/valid-adf";
import { describeShared, sharedPath } from "../setup/shared";

const nodesOf = (document: AdfDocument): readonly AdfNode[] => {
  const nodes: AdfNode[] = [];
  document.content.forEach((one) => walk(one, (node) => nodes.push(node)));
  return nodes;
};

/** The same document, taken back to what it was by putting the old nodes in place of the new ones. */
const takenBack = (after: AdfDocument, changes: ReadonlyMap<AdfNode, AdfNode>): AdfDocument =>
  splice(after, new Map([...changes].map(([before, now]) => [now, [before]])));

describe("splice", () => {
  const unknown: AdfNode = {
    type: "somethingNew",
    attrs: { z: 1, a: { deep: [1, "two", null] } },
    marks: [{ type: "unheardOf", attrs: { why: "not" } }],
    content: [words("inside")],
  };
  const document = doc(heading("Follow-ups"), unknown, list(item("a", [words("one")])));

  it("gives back the same document when nothing changes", () => {
    expect(splice(document, new Map())).toBe(document);
  });

  it("puts none, one or several nodes in place of one, at any depth", () => {
    const [title, , tasks] = document.content;
    const inside = unknown.content![0]!;
    const after = splice(
      document,
      new Map([
        [title!, []],
        [inside, [words("more"), words("words")]],
      ]),
    );

    expect(after.content).toHaveLength(2);
    expect(JSON.stringify(after.content[0])).toBe(
      JSON.stringify(unknown).replace(
        '{"type":"text","text":"inside"}',
        '{"type":"text","text":"more"},{"type":"text","text":"words"}',
      ),
    );
    expect(after.content[1]).toBe(tasks);
  });

  it("keeps what a document has beside its content", () => {
    const odd: AdfDocument = { ...document, ...{ schema: "next" } };

    expect(splice(odd, new Map([[odd.content[0]!, []]]))).toMatchObject({ schema: "next" });
  });
});

/** Every document of the shared folder that Atlassian's schema finds valid. */
const FOLDERS = [
  ["adf", "valid"],
  ["adf", "real-confluence"],
  ["adf", "converter-fixtures"],
  ["postmortems", "adf"],
] as const;

function documents(): readonly (readonly [string, AdfDocument])[] {
  return FOLDERS.flatMap((folder) => {
    const root = sharedPath("data", ...folder);
    return readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".json"))
      .map((file) => [file, documentIn(readFileSync(path.join(root, file), "utf8"))] as const)
      .filter((one): one is readonly [string, AdfDocument] => one[1] !== undefined)
      .filter(([, document]) => schemaErrors(document).length === 0);
  });
}

/** The files hold documents, or pages that hold one as text. */
function documentIn(text: string): AdfDocument | undefined {
  const value = JSON.parse(text) as {
    type?: string;
    body?: { atlas_doc_format?: { value?: string } };
  };
  const inner = value.body?.atlas_doc_format?.value;
  const document: unknown = inner === undefined ? value : JSON.parse(inner);
  return (document as { type?: string }).type === "doc" ? (document as AdfDocument) : undefined;
}

describeShared("body writes on real documents", () => {
  const all = documents();

  it("have documents to be tried on", () => {
    expect(all.length).toBeGreaterThan(100);
  });

  it("change the chosen nodes and leave every other one as it was, to the byte", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.array(fc.nat(), { minLength: 1, maxLength: 6 }),
        ([, document], picks) => {
          const nodes = nodesOf(document);
          const chosen = new Set(picks.flatMap((pick) => nodes[pick % (nodes.length || 1)] ?? []));
          const changes = new Map([...chosen].map((node) => [node, { ...node, type: "changed" }]));
          const before = JSON.stringify(document);

          const after = splice(document, new Map([...changes].map(([a, b]) => [a, [b]])));

          expect(JSON.stringify(document)).toBe(before);
          expect(JSON.stringify(takenBack(after, changes))).toBe(before);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("put links into lines and nowhere else, and the document stays valid", () => {
    let lines = 0;
    for (const [file, document] of all) {
      const whole = withOwnLines(document);
      const items = checklistOf(whole, options(whole)).map((line) => line.item);
      const before = JSON.stringify(whole);
      const after = withTaskLinks(
        whole,
        new Map(items.map((one, n) => [one, `https://example.atlassian.net/browse/OPS-${n + 1}`])),
      )!;
      const changed = checklistOf(after, options(after)).map((line) => line.item);
      const back = takenBack(after, new Map(items.map((one, n) => [one, changed[n]!])));

      expect([file, JSON.stringify(back)]).toEqual([file, before]);
      expect([file, schemaErrors(after)]).toEqual([file, []]);
      lines += items.length;
    }
    expect(lines).toBeGreaterThan(2 * all.length);
  });

  /** Two lines under a heading, at the end of whatever people wrote. */
  const withOwnLines = (document: AdfDocument): AdfDocument => ({
    ...document,
    content: [
      ...document.content,
      heading("Follow-ups"),
      list(item("own-1", [words("one")]), item("own-2", [])),
    ],
  });

  /** All headings count, so that the documents' own checklists are lines too. */
  const options = (document: AdfDocument) => ({
    headings: nodesOf(document)
      .filter(({ type }) => type === "heading")
      .map((node) => plainText(node.content ?? [])),
    priorities: [],
    identify: lineId,
  });
});
