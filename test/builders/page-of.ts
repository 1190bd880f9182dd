import type { AdfDocument, AdfMark, AdfNode } from "../../src/contract/adf";
import { cell, documentOf, headerCell, heading, paragraph, text } from "../../src/domain/adf";

type Draft = { type: string; attrs?: Record<string, unknown>; content: (Draft | AdfNode)[] };

const LIST = /^( *)(?:(-)|(\d+\.)|(\[[ x]\])) (.*)$/u;

/** "**bold**", "_italic_" and "[words](address)" are marks, as in Markdown. */
function inline(raw: string): readonly AdfNode[] {
  return raw
    .split(/(\*\*[^*]+\*\*|~~[^~]+~~|_[^_]+_|\[[^\]]+\]\([^)]+\))/u)
    .flatMap((part) => text(...markedIn(part)));
}

function markedIn(part: string): [string, AdfMark[]] {
  const link = /^\[([^\]]+)\]\(([^)]+)\)$/u.exec(part);
  if (link !== null) return [link[1]!, [{ type: "link", attrs: { href: link[2] } }]];
  const mark = (
    [
      ["**", "strong"],
      ["~~", "strike"],
      ["_", "em"],
    ] as const
  ).find(([sign]) => part.startsWith(sign) && part.endsWith(sign) && part.length > 2 * sign.length);
  if (mark === undefined) return [part, []];
  return [part.slice(mark[0].length, -mark[0].length), [{ type: mark[1] }]];
}

const TYPES = ["bulletList", "orderedList", "taskList"] as const;

function addItem(into: (Draft | AdfNode)[], line: RegExpExecArray, ids: () => string): void {
  const [, indent = "", bullet, number, box, words = ""] = line;
  const type = TYPES[[bullet, number, box].findIndex((one) => one !== undefined)]!;
  const last = into.at(-1) as Draft | undefined;
  if (indent !== "" && last !== undefined) {
    const item = last.content.at(-1) as Draft;
    // A nested task list stands beside its item, any other list in it.
    const nested = last.type === "taskList" && type === "taskList" ? last : item;
    const rest = LIST.exec(line[0].slice(2))!;
    const beside = nested.content.at(-1) as Draft;
    if (nested !== last || beside.type === "taskList") {
      addItem(nested.content, rest, ids);
      return;
    }
    const inner: Draft[] = [];
    addItem(inner, rest, ids);
    last.content.push(...inner);
    return;
  }
  const content = [...inline(words)];
  const item: Draft =
    type === "taskList"
      ? {
          type: "taskItem",
          attrs: { localId: ids(), state: box === "[x]" ? "DONE" : "TODO" },
          content,
        }
      : { type: "listItem", content: [paragraph(content)] };
  if (last?.type === type) last.content.push(item);
  else
    into.push({ type, ...(type === "taskList" && { attrs: { localId: ids() } }), content: [item] });
}

function addRow(into: (Draft | AdfNode)[], line: string): void {
  const last = into.at(-1);
  const make = last?.type === "table" ? cell : headerCell;
  const cells = line.split("|").slice(1, -1);
  const row: Draft = {
    type: "tableRow",
    content: cells.map((words) => make([paragraph(inline(words.trim()))])),
  };
  if (last?.type === "table") (last as Draft).content.push(row);
  else into.push({ type: "table", content: [row] });
}

/**
 * A document out of lines: "## heading", "- bullet", "1. number", "[ ] checkbox", "| row |" (the first row holds the heads), "---" for
 * a rule, two spaces before a nested item, anything else a paragraph.
 */
export function pageOf(...lines: readonly string[]): AdfDocument {
  const content: (Draft | AdfNode)[] = [];
  let count = 0;
  const ids = (): string => `id-${(count += 1)}`;
  for (const line of lines) {
    const title = /^(#+) (.*)$/u.exec(line);
    const item = LIST.exec(line);
    if (title !== null) content.push(heading(title[1]!.length as 2, title[2]!));
    else if (item !== null) addItem(content, item, ids);
    else if (line.startsWith("|")) addRow(content, line);
    else if (line === "---") content.push({ type: "rule" });
    else content.push(paragraph(inline(line)));
  }
  return documentOf(content);
}
