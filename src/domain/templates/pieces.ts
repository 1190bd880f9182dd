import type { AdfNode } from "../../contract/adf";
import {
  bulletList,
  cell,
  expand,
  heading,
  headerCell,
  paragraph,
  placeholder,
  row,
  strong,
  table,
  taskItem,
  taskList,
  text,
  type NonEmpty,
} from "../adf";
import { BLANK_LABEL, type BlankName } from "../blank";

/** Pieces that the templates share. All headings of a template are of level 2, so that the sections of a page are easy to find. */
export const section = (title: string): AdfNode => heading(2, title);

const token = (name: BlankName): string => `{{${name}}}`;

/** A paragraph to be written: the prompt goes away as soon as somebody types. */
export const prompt = (question: string): AdfNode => paragraph([placeholder(question)]);

/** A paragraph that stands for a blank. */
export const blank = (name: BlankName): AdfNode => paragraph(text(token(name)));

/** A bullet that begins with what it is about. */
const labelled = (label: string, question: string): readonly AdfNode[] => [
  ...strong(`${label}: `),
  placeholder(question),
];

/** Bullets to be written, each by its label. */
export const promptList = (
  prompts: NonEmpty<readonly [label: string, question: string]>,
): AdfNode => {
  const [[label, question], ...others] = prompts;
  return bulletList([
    labelled(label, question),
    ...others.map(([name, words]) => labelled(name, words)),
  ]);
};

const WIDTH = { name: 200, value: 560 } as const;

const fact = (name: BlankName): AdfNode =>
  row([
    headerCell([paragraph(strong(BLANK_LABEL[name]))], WIDTH.name),
    cell([blank(name)], WIDTH.value),
  ]);

/** The facts of the incident in two columns. */
export const factTable = ([first, ...others]: NonEmpty<BlankName>): AdfNode =>
  table([fact(first), ...others.map(fact)]);

/** A table to be written: a head, and rows of cells. */
export const questionTable = (
  head: NonEmpty<string>,
  rows: readonly NonEmpty<AdfNode>[],
): AdfNode => {
  const [first, ...others] = head;
  return table([row([columnHead(first), ...others.map(columnHead)]), ...rows.map(row)]);
};

const columnHead = (name: string): AdfNode => headerCell([paragraph(strong(name))]);

/** A cell to be written. */
export const promptCell = (question: string): AdfNode => cell([prompt(question)]);

/** What the issue said, folded away: it is there to be read, not to be repeated. */
export const issueText = (): AdfNode => expand("What the issue said", [blank("description")]);

/** The end of each template. A line that holds a prompt alone is blank, and becomes no task. */
export const followUps = (listId: string, lineId: string): readonly AdfNode[] => [
  section("Follow-ups"),
  taskList(listId, [taskItem(lineId, [placeholder("One step, @owner, a date, P1 to P4")])]),
];
