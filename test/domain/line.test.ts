import type { AdfNode } from "../../src/contract/adf";
import { hasText, linesOf } from "../../src/domain/line";
import { doc, heading, item, LINE_OPTIONS, list, words } from "../builders/follow-ups";

const find = (...content: readonly AdfNode[]) => linesOf(doc(...content), LINE_OPTIONS);

const texts = (...content: readonly AdfNode[]) => find(...content).map(({ text }) => text);

const mention = (id: string, name: string): AdfNode => ({
  type: "mention",
  attrs: { id, text: `@${name}` },
});

const date = (timestamp: string): AdfNode => ({ type: "date", attrs: { timestamp } });

const paragraph = (...content: readonly AdfNode[]): AdfNode => ({ type: "paragraph", content });

describe("linesOf", () => {
  it("finds the checklist items under a follow-ups heading and no others", () => {
    const found = texts(
      heading("Timeline"),
      list(item("a", [words("before")])),
      heading("Follow-ups"),
      list(item("b", [words("one")]), item("c", [words("two")])),
      heading("Lessons"),
      list(item("d", [words("after")])),
    );

    expect(found).toEqual(["one", "two"]);
  });

  it.each(["follow ups", "FOLLOW-UPS:", "Follow‑ups", " Action items ", "Next steps…"])(
    "takes %j for the heading",
    (title) => {
      expect(texts(heading(title), list(item("a", [words("one")])))).toEqual(["one"]);
    },
  );

  it("keeps the section open under headings of a lower level", () => {
    const found = texts(
      heading("Follow-ups", 2),
      heading("Prevent", 3),
      list(item("a", [words("one")])),
      heading("Detect", 3),
      list(item("b", [words("two")])),
      heading("Appendix", 1),
      list(item("c", [words("three")])),
    );

    expect(found).toEqual(["one", "two"]);
  });

  it("keeps the outer section open when a follow-ups heading stands in it", () => {
    const found = texts(
      heading("Follow-ups", 2),
      heading("Action items", 3),
      list(item("a", [words("one")])),
      heading("Later", 3),
      list(item("b", [words("two")])),
    );

    expect(found).toEqual(["one", "two"]);
  });

  it("looks into panels, tables, expands, layouts and list items", () => {
    const inside = (type: string, ...content: readonly AdfNode[]): AdfNode => ({ type, content });
    const found = texts(
      heading("Follow-ups"),
      inside("panel", list(item("a", [words("panel")]))),
      inside("expand", list(item("b", [words("expand")]))),
      inside("layoutSection", inside("layoutColumn", list(item("c", [words("layout")])))),
      inside("table", inside("tableRow", inside("tableCell", list(item("d", [words("table")]))))),
      inside("bulletList", inside("listItem", list(item("e", [words("list")])))),
    );

    expect(found).toEqual(["panel", "expand", "layout", "table", "list"]);
  });

  it("finds a heading that stands inside a layout column", () => {
    const column: AdfNode = {
      type: "layoutColumn",
      content: [heading("Follow-ups"), list(item("a", [words("one")]))],
    };

    expect(texts({ type: "layoutSection", content: [column] })).toEqual(["one"]);
  });

  it("reads nested lists and block items in document order", () => {
    const block: AdfNode = {
      type: "blockTaskItem",
      attrs: { localId: "c", state: "TODO" },
      content: [paragraph(words("three"))],
    };

    const found = texts(
      heading("Follow-ups"),
      list(item("a", [words("one")]), list(item("b", [words("two")]), block)),
    );

    expect(found).toEqual(["one", "two", "three"]);
  });

  it("reads owner, date and priority out of a line and leaves the words", () => {
    const [line] = find(
      heading("Follow-ups"),
      list(
        item(
          "a",
          [
            words("Add an alert for the queue "),
            mention("u1", "Ana"),
            words(" and "),
            mention("u2", "Omar"),
            words(" by "),
            date("1796083200000"),
            words(" (p2)"),
          ],
          "DONE",
        ),
      ),
    );

    expect(line).toMatchObject({
      summary: "Add an alert for the queue and by",
      done: true,
      owner: { accountId: "u1", name: "Ana" },
      others: [{ accountId: "u2", name: "Omar" }],
      due: "2026-12-01",
      priority: "P2",
      position: 0,
    });
  });

  it.each([
    ["P1 fix it", "P1", "fix it"],
    ["fix it [P3]", "P3", "fix it"],
    ["fix HTTP2 and MP3 support", undefined, "fix HTTP2 and MP3 support"],
    ["P4: then P1", "P4", "then P1"],
  ])("finds the priority in %j", (text, priority, summary) => {
    const [line] = find(heading("Follow-ups"), list(item("a", [words(text)])));

    expect({ priority: line?.priority, summary: line?.summary }).toEqual({ priority, summary });
  });

  it("collects the addresses of cards and links", () => {
    const [line] = find(
      heading("Follow-ups"),
      list(
        item("a", [
          { type: "inlineCard", attrs: { url: "https://x.test/browse/OPS-1" } },
          {
            type: "text",
            text: "see",
            marks: [{ type: "link", attrs: { href: "https://y.test" } }],
          },
          { type: "inlineCard", attrs: { data: {} } },
        ]),
      ),
    );

    expect(line?.urls).toEqual(["https://x.test/browse/OPS-1", "https://y.test"]);
  });

  it.each(["", "soon", "NaN", "9e99"])("takes no date out of the timestamp %j", (timestamp) => {
    const [line] = find(heading("Follow-ups"), list(item("a", [words("x"), date(timestamp)])));

    expect(line?.due).toBe(timestamp === "" ? "1970-01-01" : undefined);
  });

  it("tells apart items that a paste gave the same id", () => {
    const found = find(
      heading("Follow-ups"),
      list(item("a", [words("one")]), item("a", [words("two")]), item("a", [words("three")])),
    );

    expect(found.map(({ id }) => id)).toEqual(["a", "a-2", "a-3"]);
  });

  it("knows an item without an id by its words", () => {
    const nameless: AdfNode = {
      type: "taskItem",
      attrs: { state: "TODO" },
      content: [words("one")],
    };

    expect(find(heading("Follow-ups"), list(nameless))[0]?.id).toBe("text:one");
  });

  it("survives nodes without content or attributes", () => {
    expect(
      find({ type: "heading" }, heading("Follow-ups"), { type: "panel" }, { type: "taskList" }),
    ).toEqual([]);
    expect(find(heading("Follow-ups"), list({ type: "taskItem" }, { type: "rule" }))).toHaveLength(
      1,
    );
  });
});

describe("hasText", () => {
  it.each([
    ["Add an alert", true],
    ["مراقبة", true],
    ["", false],
    ["— …", false],
    ["🔥", false],
  ])("%j: %s", (text, expected) => {
    const [line] = find(heading("Follow-ups"), list(item("a", text === "" ? [] : [words(text)])));

    expect(line !== undefined && hasText(line)).toBe(expected);
  });
});
