import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { readExamples } from "../../bench/recognition";
import type { AdfDocument, AdfNode } from "../../src/contract/adf";
import {
  cell,
  documentOf,
  headerCell,
  heading,
  mention,
  paragraph,
  plainText,
  row,
  table,
  text,
  walk,
} from "../../src/domain/adf";
import { lineId } from "../../src/domain/ids";
import { linesOf, type LineOptions } from "../../src/domain/line";
import { keysOf, proposalsIn } from "../../src/domain/proposals";
import { DEFAULT_SETTINGS } from "../../src/domain/settings";
import { turnIntoLines } from "../../src/domain/turn-into-lines";
import { pageOf } from "../builders/page-of";
import { schemaErrors } from "../builders/valid-adf";
import { describeShared, sharedPath } from "../setup/shared";

const OPTIONS: LineOptions = {
  headings: DEFAULT_SETTINGS.followUps.headings,
  priorities: [],
  identify: lineId,
};

const turned = (document: AdfDocument, isChosen: (text: string) => boolean = () => true) => {
  let count = 0;
  const chosen = proposalsIn(document, OPTIONS).filter(({ text }) => isChosen(text));
  const newId = () => `new-${(count += 1)}`;
  return {
    chosen,
    after: turnIntoLines(document, chosen, { headings: OPTIONS.headings, newId }),
  };
};

/** A document in words: "h2 Title", "* bullet", "1 number", "[ ] line", nested ones indented. */
function drawn({ content }: AdfDocument): readonly string[] {
  const signs: Readonly<Record<string, string>> = { bulletList: "*", orderedList: "1" };
  const draw = (node: AdfNode, indent: string, sign: string): readonly string[] => {
    const inner = node.content ?? [];
    const own = plainText(inner.filter(({ type }) => !type.endsWith("List")));
    const lists = inner.filter(({ type }) => type.endsWith("List"));
    const below = lists.flatMap((list) => draw(list, `${indent}  `, ""));
    if (node.type === "heading") return [`h${node.attrs!["level"] as number} ${own}`];
    if (node.type === "taskItem")
      return [`${indent}[${node.attrs!["state"] === "DONE" ? "x" : " "}] ${own}`];
    if (node.type === "listItem") return [`${indent}${sign} ${own}`, ...below];
    if (node.type.endsWith("List")) {
      const order = node.attrs?.["order"] as number | undefined;
      return inner.flatMap((child, at) =>
        draw(child, indent, order === undefined ? (signs[node.type] ?? "") : `${order + at}`),
      );
    }
    return [own];
  };
  return content.flatMap((node) => draw(node, "", ""));
}

const after = (lines: readonly string[], isChosen?: (text: string) => boolean) =>
  drawn(turned(pageOf(...lines), isChosen).after);

describe("turnIntoLines", () => {
  it("turns bullets into lines where they stand, ticked where they are done", () => {
    expect(after(["## Action items", "- Buy disks", "- Add an alert (Done)", "Thanks"])).toEqual([
      "h2 Action items",
      "[ ] Buy disks",
      "[x] Add an alert (Done)",
      "Thanks",
    ]);
  });

  it("puts a follow-ups heading above lines under a heading of the author's own", () => {
    expect(after(["## What we will do", "We met.", "1. Buy disks", "## Thanks", "- Ana"])).toEqual([
      "h2 What we will do",
      "We met.",
      "h3 Follow-ups",
      "[ ] Buy disks",
      "h2 Thanks",
      "* Ana",
    ]);
  });

  it("keeps what was not chosen in its list, numbers go on counting", () => {
    expect(
      after(
        ["## Action items", "1. Buy disks", "1. None", "1. Train people", "1. Add an alert"],
        (text) => text !== "Train people",
      ),
    ).toEqual(["h2 Action items", "[ ] Buy disks", "2 None", "3 Train people", "[ ] Add an alert"]);
  });

  it("keeps details below their line and the names of groups above theirs", () => {
    expect(
      after([
        "## Action items",
        "- Storage:",
        "  - Buy disks",
        "  - Add an alert",
        "- Train people",
        "  - in Berlin",
        "- Write a runbook",
      ]),
    ).toEqual([
      "h2 Action items",
      "Storage:",
      "[ ] Buy disks",
      "[ ] Add an alert",
      "[ ] Train people",
      "* in Berlin",
      "[ ] Write a runbook",
    ]);
  });

  it("keeps marks, links and mentions, and adds the due date that stands in words", () => {
    const before = pageOf(
      "## Actions",
      "- **Buy** [disks](https://example.com) by 2026-12-01 (all)",
    );

    const [, list] = turned(before).after.content;

    const own = before.content[1]!.content![0]!.content![0]!.content!;
    expect(list!.content![0]!.content).toEqual([
      ...own,
      { type: "text", text: " " },
      { type: "date", attrs: { timestamp: String(Date.UTC(2026, 11, 1)) } },
    ]);
    expect(linesOf(turned(before).after, OPTIONS)).toMatchObject([{ due: "2026-12-01" }]);
  });

  it("takes a box that stands there as text for a box", () => {
    expect(after(["## Actions", "- [x] Buy disks"])).toEqual(["h2 Actions", "[x] Buy disks"]);
  });

  it("leaves a table as it is and puts its lines under the follow-ups heading", () => {
    const before = pageOf(
      "## Remediation",
      "| Task | Owner | Due | Ticket |",
      "| Buy disks | Ana | 2026-12-01 | https://example.com/browse/OPS-7 |",
      "## Follow-ups",
      "[ ] Train people",
      "## Thanks",
    );

    const result = turned(before).after;

    expect(drawn(result).slice(-4)).toEqual([
      "h2 Follow-ups",
      "[ ] Train people",
      "[ ] Buy disks https://example.com/browse/OPS-7 2026-12-01",
      "h2 Thanks",
    ]);
    expect(result.content[1]).toBe(before.content[1]);
  });

  it("gives the line of a row the owner and the tickets of its other cells", () => {
    const before = documentOf([
      heading(2, "Remediation"),
      table([
        row([
          headerCell([paragraph(text("Task"))]),
          headerCell([paragraph(text("Owner"))]),
          headerCell([paragraph(text("Ticket"))]),
        ]),
        row([
          cell([paragraph(text("Buy disks"))]),
          cell([paragraph([mention("id-ana", "Ana")])]),
          cell([paragraph(text("OPS-7"))]),
        ]),
        row([
          cell([paragraph([...text("Train "), mention("id-omar", "Omar")])]),
          cell([paragraph([mention("id-omar", "Omar")])]),
          cell([paragraph()]),
        ]),
      ]),
    ]);

    const result = turned(before).after;

    expect(drawn(result).slice(-3)).toEqual([
      "h2 Follow-ups",
      "[ ] Buy disks @Ana OPS-7",
      "[ ] Train @Omar",
    ]);
    expect(linesOf(result, OPTIONS)).toMatchObject([
      { summary: "Buy disks OPS-7", owner: { accountId: "id-ana", name: "Ana" }, others: [] },
      { summary: "Train", owner: { accountId: "id-omar", name: "Omar" }, others: [] },
    ]);
    expect(schemaErrors(result)).toEqual([]);
  });

  it("puts lines of their own at the end when there is no follow-ups heading", () => {
    expect(after(["## What went wrong", "- We need disks (OPS-7)", "- Luck"])).toEqual([
      "h2 What went wrong",
      "* We need disks (OPS-7)",
      "* Luck",
      "h2 Follow-ups",
      "[ ] We need disks (OPS-7)",
    ]);
  });

  it("does not let a checkbox that nobody chose come under the heading", () => {
    const page = ["## To do", "[ ] Buy disks", "[ ] Train people", "Then", "[ ] Add an alert"];

    expect(after(page, (text) => text !== "Train people")).toEqual([
      "h2 To do",
      "[ ] Train people",
      "Then",
      "h3 Follow-ups",
      "[ ] Buy disks",
      "[ ] Add an alert",
    ]);
  });

  it("ends the follow-ups where the next heading of the author begins", () => {
    expect(after(["## To do", "- Buy disks", "#### Notes", "[ ] The report is finished"])).toEqual([
      "h2 To do",
      "h4 Follow-ups",
      "[ ] Buy disks",
      "h4 Notes",
      "[ ] The report is finished",
    ]);
  });

  it.each([
    ["a level below the author's heading", "#### What we will do", "h5 Follow-ups"],
    ["on the lowest level below one of the lowest", "###### What we will do", "h6 Follow-ups"],
  ])("puts the heading %s", (_, above, expected) => {
    expect(after([above, "- Buy disks"])).toEqual([
      above.replace(/^(#+)/u, (marks) => `h${marks.length}`),
      expected,
      "[ ] Buy disks",
    ]);
  });

  it("turns checkboxes below a checkbox into lines below its line", () => {
    const page = pageOf(
      "## What we will do",
      "[ ] Buy disks",
      "  [x] Ask for offers",
      "  [ ] Compare them",
      "[ ] Train people",
    );

    const { after: result, chosen } = turned(page);

    expect(chosen).toHaveLength(4);
    expect(drawn(result)).toEqual([
      "h2 What we will do",
      "h3 Follow-ups",
      "[ ] Buy disks",
      "[x] Ask for offers",
      "[ ] Compare them",
      "[ ] Train people",
    ]);
    expect(schemaErrors(result)).toEqual([]);
  });

  it("calls the heading Follow-ups when the settings name none", () => {
    const page = pageOf("## What we will do", "- Buy disks");

    const result = turnIntoLines(page, proposalsIn(page, OPTIONS), {
      headings: [],
      newId: () => "new",
    });

    expect(drawn(result)).toEqual(["h2 What we will do", "h3 Follow-ups", "[ ] Buy disks"]);
  });

  it("does not begin a list with one that was nested", () => {
    const page = pageOf("## To do", "[ ] Buy disks", "  [ ] The report is finished");

    const { content } = turned(page).after;

    expect(drawn(turned(page).after)).toEqual([
      "h2 To do",
      "[ ] The report is finished",
      "h3 Follow-ups",
      "[ ] Buy disks",
    ]);
    expect(content.map(({ type }) => type)).toEqual(["heading", "taskList", "heading", "taskList"]);
  });

  it("finds lists in panels and cells", () => {
    const { content } = pageOf("### To do", "- Buy disks");
    const cell = { type: "tableCell", content };
    const page: AdfDocument = {
      type: "doc",
      version: 1,
      content: [
        { type: "panel", attrs: { panelType: "info" }, content },
        { type: "table", content: [{ type: "tableRow", content: [cell] }] },
      ],
    };

    const result = turned(page).after;

    expect(linesOf(result, OPTIONS)).toHaveLength(2);
    expect(schemaErrors(result)).toEqual([]);
  });

  it("gives the same document when nothing is chosen", () => {
    const page = pageOf("## To do", "- Buy disks");

    expect(turned(page, () => false).after).toEqual(page);
  });
});

describe("proposalsIn", () => {
  it("leaves out what is a line already, there or with the same words elsewhere", () => {
    const page = pageOf(
      "## Action items",
      "[ ] Buy disks, ten of them",
      "## What we will do",
      "- Buy disks",
      "- Train people",
    );

    expect(proposalsIn(page, OPTIONS).map(({ text }) => text)).toEqual(["Train people"]);
  });
});

it("proposes what was left out again, and not what explains a line", () => {
  const page = pageOf("## To do", "- Buy disks", "  - 4 TB each", "- Train people");
  const { after: result } = turned(page, (text) => text === "Buy disks");

  expect(drawn(result)).toContain("* 4 TB each");
  expect(proposalsIn(result, OPTIONS).map(({ text }) => text)).toEqual(["Train people"]);
});

describe("keysOf", () => {
  it("tells equal items apart", () => {
    const page = pageOf("## To do", "- Buy disks", "- buy disks!", "1. Buy disks");

    expect(keysOf(proposalsIn(page, OPTIONS))).toEqual([
      "bullet:buydisks",
      "bullet:buydisks#2",
      "numbered:buydisks",
    ]);
  });
});

const textsIn = (document: AdfDocument): readonly string[] => {
  const texts: string[] = [];
  for (const node of document.content)
    walk(node, (one) => {
      if (one.text !== undefined) texts.push(one.text);
    });
  return texts;
};

const nodesIn = (document: AdfDocument): ReadonlySet<AdfNode> => {
  const nodes = new Set<AdfNode>();
  for (const node of document.content) walk(node, (one) => nodes.add(one));
  return nodes;
};

describeShared("turnIntoLines on real documents", () => {
  const folder = sharedPath("data/postmortems");
  const templates = readdirSync(path.join(folder, "templates")).map((file) => ({
    file,
    document: pageOf(
      ...readFileSync(path.join(folder, "templates", file), "utf8")
        .split("\n")
        .filter((line) => line.trim() !== ""),
    ),
  }));

  it.each([...readExamples(folder), ...templates])(
    "makes every proposal of $file a line and changes nothing else",
    ({ document }) => {
      const { chosen, after: result } = turned(document);
      const before = linesOf(document, OPTIONS);
      const inPlace = chosen.flatMap(({ path: [first] }) => (first === undefined ? [] : [first]));

      expect(linesOf(result, OPTIONS)).toHaveLength(before.length + chosen.length);
      const again = keysOf(proposalsIn(result, OPTIONS));
      expect(again.filter((key) => keysOf(chosen).includes(key))).toEqual([]);
      if (schemaErrors(document).length === 0) expect(schemaErrors(result)).toEqual([]);
      const words = textsIn(result).join(" ");
      for (const text of textsIn(document)) expect(words).toContain(text);
      const kept = nodesIn(result);
      document.content.forEach((node, at) => {
        if (!inPlace.includes(at)) expect(kept.has(node)).toBe(true);
      });
    },
  );
});
