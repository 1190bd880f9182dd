import { isDeepStrictEqual } from "node:util";
import type { AdfDocument, AdfNode } from "../../src/contract/adf";
import { mapNodes } from "../../src/domain/adf";
import { DEFAULT_SETTINGS } from "../../src/domain/settings";
import type { Ledger } from "../../src/ports/ledgers";
import { ledgerSchema } from "../../src/adapters/kvs/schemas";
import { identify } from "../../src/adapters/identify";
import { linesOf, type Line } from "../../src/domain/line";
import type { Link } from "../../src/domain/link";
import { findMarker } from "../../src/domain/marker";
import type { Page } from "../../site/confluence/model";
import type { Issue } from "../../site/jira/state";
import { documentOf, pagesOf, TASK_TYPE, type StorySite } from "../stories/story-site";

/** What people have of one postmortem. */
type Desk = {
  readonly incident: Issue;
  /** Lines that were cut out, last one last. */
  readonly cut: AdfNode[];
  /** What an open editor holds. */
  opened: AdfDocument | undefined;
  /** What the page said when a person touched it last. */
  written: AdfDocument | undefined;
};

/** A site with people on it, and what is remembered of what they did. */
export type World = {
  readonly story: StorySite;
  /** One for each incident. */
  readonly desks: Desk[];
  /** The postmortem that people work on. */
  desk: Desk;
  /** Pages that people made by copying a postmortem. */
  readonly copies: Set<string>;
  /** Tickets that people wrote, by id, with the lines that name them. */
  readonly tickets: Map<string, Set<string>>;
  /** When people changed the page, ms. */
  readonly editedAt: number[];
  /** How often each line left the page. */
  readonly removals: Map<string, number>;
  /** How often a line lost all that it can be known by. */
  readonly severed: Map<string, number>;
  /** How many times each line was on the page at once. */
  readonly most: Map<string, number>;
  /** What people last made of a line and of its task: done or not. */
  readonly ticked: Map<string, boolean>;
  readonly closed: Map<string, boolean>;
  /** What went wrong while it happened. */
  readonly trouble: string[];
};

export function newWorld(story: StorySite): World {
  const desk = newDesk(story.incident);
  return {
    story,
    desks: [desk],
    desk,
    copies: new Set(),
    tickets: new Map(),
    editedAt: [],
    removals: new Map(),
    severed: new Map(),
    most: new Map(),
    ticked: new Map(),
    closed: new Map(),
    trouble: [],
  };
}

export const newDesk = (incident: Issue): Desk => ({
  incident,
  cut: [],
  opened: undefined,
  written: undefined,
});

/** The pages that starts have made for an incident, copies aside. */
export const postmortemsOf = ({ story, copies }: World, { id: incident }: Issue): readonly Page[] =>
  pagesOf(story).filter(
    ({ id }) =>
      !copies.has(id) &&
      findMarker(documentOf(story, id))?.incidentIds.some((one) => one === incident),
  );

/** The page that people work on. */
export const pageOf = (world: World): Page | undefined =>
  postmortemsOf(world, world.desk.incident)[0];

export const tasksOf = ({ story }: World): readonly Issue[] =>
  Object.values(story.jira.state.issues).filter(({ issueTypeId }) => issueTypeId === TASK_TYPE);

/** By this a line and its task know each other in the eyes of the test: nobody rewords the first word. */
export const tokenOf = (text: string): string => /^[LT]\d+/u.exec(text)?.[0] ?? "";

export const linesOn = (document: AdfDocument): readonly Line[] =>
  linesOf(document, {
    headings: DEFAULT_SETTINGS.followUps.headings,
    priorities: Object.keys(DEFAULT_SETTINGS.followUps.priorities),
    identify,
  }).filter(({ listed }) => listed);

type SavedRecord = { readonly space: string; readonly value: { readonly record: unknown } };

/** What the app keeps in an entity of its storage. */
export const recordsOf = ({ story }: World, entity: string): readonly unknown[] =>
  (story.site.save().kvs as readonly SavedRecord[])
    .filter(({ space }) => space === `entity:${entity}`)
    .map(({ value }) => value.record);

export const ledgersOf = (world: World): readonly Ledger[] =>
  recordsOf(world, "ledger").map((record) => ledgerSchema.parse(record));

const isList = (node: AdfNode | undefined): boolean => node?.type === "taskList";

const placeOf = ({ content }: AdfDocument): number =>
  content.findIndex((node) => node.type === "heading" && node.content?.[0]?.text === "Follow-ups") +
  1;

/** The checklist items under the heading. */
export function itemsOf(document: AdfDocument): readonly AdfNode[] {
  const list = document.content[placeOf(document)];
  return isList(list) ? (list?.content ?? []) : [];
}

export function withItems(document: AdfDocument, items: readonly AdfNode[]): AdfDocument {
  const { content } = document;
  const at = placeOf(document);
  const list = { type: "taskList", attrs: { localId: "follow-ups" }, content: items };
  const rest = content.slice(isList(content[at]) ? at + 1 : at);
  return {
    ...document,
    content: [...content.slice(0, at), ...(items.length === 0 ? [] : [list]), ...rest],
  };
}

/** The document with a plain list at its end, under a heading of the author's own. */
export function withBullets(document: AdfDocument, lines: readonly string[]): AdfDocument {
  const heading = { type: "heading", attrs: { level: 2 }, content: [textOf("What we will do")] };
  const list = { type: "bulletList", content: lines.map(bulletOf) };
  return { ...document, content: [...document.content, heading, list] };
}

const textOf = (text: string): AdfNode => ({ type: "text", text });

const bulletOf = (text: string): AdfNode => ({
  type: "listItem",
  content: [{ type: "paragraph", content: [textOf(text)] }],
});

const isCard = (node: AdfNode | undefined): boolean => node?.type === "inlineCard";

/** Without what the app may write: ticks, and the links of tasks at the ends of lines. */
const asWritten = (document: AdfDocument): AdfDocument =>
  mapNodes(document, (node) => {
    if (node.type !== "taskItem") return node;
    const { content = [], attrs } = node;
    const end = isCard(content.at(-1)) ? -2 : content.length;
    return { ...node, attrs: { ...attrs, state: "" }, content: content.slice(0, end) };
  });

/** Compares the pages with what people wrote last. */
export function compareText(world: World): void {
  for (const desk of world.desks) {
    const [page] = postmortemsOf(world, desk.incident);
    if (page === undefined || desk.written === undefined) continue;
    const now = documentOf(world.story, page.id);
    if (!isDeepStrictEqual(asWritten(now), asWritten(desk.written)))
      world.trouble.push("The app changed what people wrote on the page");
    desk.written = now;
  }
}

const count = (lines: readonly Line[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { text } of lines) counts.set(tokenOf(text), (counts.get(tokenOf(text)) ?? 0) + 1);
  return counts;
};

const more = (counts: Map<string, number>, token: string): void =>
  void counts.set(token, (counts.get(token) ?? 0) + 1);

/**
 * A line that lost its id and its words between two looks of the app. Nobody can tell it from a line that was taken out and another one that was
 * written, and so it counts: the old task stays and is told, and the line may get a new one.
 */
function isSevered(line: Line, links: readonly Link[]): boolean {
  const its = links.filter(({ text }) => tokenOf(text) === tokenOf(line.text));
  return (
    its.length > 0 && !its.some((one) => one.localId === line.localId || one.text === line.text)
  );
}

/** Notes what a person changed on the page. */
export function noteEdit(world: World, before: AdfDocument, after: AdfDocument): void {
  const [old, now] = [linesOn(before), linesOn(after)];
  const counts = count(now);
  for (const [token, times] of counts)
    world.most.set(token, Math.max(times, world.most.get(token) ?? 0));
  for (const token of new Set(old.map(({ text }) => tokenOf(text))))
    if (!counts.has(token)) more(world.removals, token);
  const links = ledgersOf(world).flatMap((ledger) => ledger.links);
  for (const { text } of now.filter((line) => isSevered(line, links))) {
    more(world.severed, tokenOf(text));
    more(world.removals, tokenOf(text));
  }
  const was = new Map(old.map(({ text, done }) => [tokenOf(text), done]));
  for (const { text, done } of now)
    if (was.get(tokenOf(text)) !== done) world.ticked.set(tokenOf(text), done);
  world.desk.written = after;
  world.editedAt.push(world.story.site.clock.now());
}
