import type { AdfNode } from "../../src/contract/adf";
import { checklistOf, hasText, linesOf } from "../../src/domain/line";
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

  const only = (...content: readonly AdfNode[]) =>
    find(heading("Follow-ups"), list(item("a", content)))[0]!;

  const marked = (text: string, href: string, ...more: readonly string[]): AdfNode => ({
    type: "text",
    text,
    marks: [{ type: "link", attrs: { href } }, ...more.map((type) => ({ type }))],
  });
  const ISSUE = "https://x.test/browse/OPS-1";
  const lozenge: AdfNode = { type: "status", attrs: { text: "P1", color: "red", localId: "s" } };
  const emoji: AdfNode = { type: "emoji", attrs: { shortName: ":fire:", text: "🔥" } };

  it.each<[string, AdfNode[], string, boolean]>([
    ["only a card of an issue", [{ type: "inlineCard", attrs: { url: ISSUE } }], "", false],
    [
      "a card that holds what it answered",
      [{ type: "inlineCard", attrs: { data: { url: ISSUE } } }],
      "",
      false,
    ],
    ["only an issue's address", [words(ISSUE)], "", false],
    ["an issue's key with a link", [words("Fix "), marked("OPS-1", ISSUE)], "Fix", true],
    [
      "words with a link to an issue",
      [marked("Fix the alert", ISSUE, "strong")],
      "Fix the alert",
      true,
    ],
    ["only another address", [words("https://y.test/a")], "https://y.test/a", true],
    ["only a lozenge", [lozenge], "", false],
    ["a lozenge and words", [lozenge, words(" Fix it")], "Fix it", true],
    ["only an emoji", [emoji], "🔥", false],
    ["only an emoji that is spelt", [{ type: "emoji", attrs: { shortName: ":fire:" } }], "", false],
    ["an emoji among words", [words("Fix "), emoji, words(" alert")], "Fix 🔥 alert", true],
    ["only a mention", [mention("u1", "Ana")], "", false],
    ["only a date", [date("1796083200000")], "", false],
    [
      "right-to-left words",
      [mention("u1", "ليلى"), words(" أضف تنبيهًا للقائمة")],
      "أضف تنبيهًا للقائمة",
      true,
    ],
    [
      "marked words",
      [{ type: "text", text: "Fix", marks: [{ type: "code" }] }, words(" it")],
      "Fix it",
      true,
    ],
    ["words over two lines", [words("Fix"), { type: "hardBreak" }, words("it")], "Fix it", true],
    [
      "a node that nobody knows",
      [words("Fix it "), { type: "fancy", attrs: { x: 1 } }],
      "Fix it",
      true,
    ],
    [
      "a picture that leads to an issue",
      [
        {
          type: "mediaInline",
          attrs: { id: "m", collection: "c" },
          marks: [{ type: "link", attrs: { href: ISSUE } }],
        },
        words(" Fix the alert"),
      ],
      "Fix the alert",
      true,
    ],
    ["nothing", [], "", false],
  ])("of %s says what a task could be made of", (_, content, summary, says) => {
    const line = only(...content);

    expect([line.summary, hasText(line)]).toEqual([summary, says]);
  });

  it("takes the first of several mentions and dates, also from inside marks and blocks", () => {
    const block: AdfNode = {
      type: "blockTaskItem",
      attrs: { localId: "a", state: "TODO" },
      content: [
        paragraph(words("Ask "), { ...mention("u1", "Ana"), marks: [{ type: "strong" }] }),
        paragraph(mention("u2", "Omar"), date("1796083200000"), date("1796169600000")),
      ],
    };
    const [line] = find(heading("Follow-ups"), list(block));

    expect(line).toMatchObject({
      summary: "Ask",
      owner: { accountId: "u1" },
      others: [{ accountId: "u2" }],
      due: "2026-12-01",
    });
  });

  it("reads on past an empty paragraph of a block item", () => {
    const block: AdfNode = {
      type: "blockTaskItem",
      attrs: { localId: "a", state: "TODO" },
      content: [{ type: "paragraph" }, paragraph(words("Fix it"))],
    };

    expect(texts(heading("Follow-ups"), list(block))).toEqual(["Fix it"]);
  });

  it("knows an owner whose mention does not say the name", () => {
    const line = only({ type: "mention", attrs: { id: "u1" } }, words(" Fix it"));

    expect(line).toMatchObject({ owner: { accountId: "u1", name: "" }, summary: "Fix it" });
  });

  it("finds a priority in a lozenge", () => {
    expect(only(lozenge, words(" Fix it")).priority).toBe("P1");
  });

  it("does not list items that stand elsewhere, but knows them", () => {
    const all = checklistOf(
      doc(
        list(item("a", [words("before")])),
        heading("Follow-ups"),
        list(item("b", [words("one")])),
      ),
      LINE_OPTIONS,
    );

    expect(all.map(({ text, listed }) => [text, listed])).toEqual([
      ["before", false],
      ["one", true],
    ]);
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
