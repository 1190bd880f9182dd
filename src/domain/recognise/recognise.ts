import type { AdfDocument, AdfNode } from "../../contract/adf";
import type { ProposalView } from "../../contract/views";
import { plainText } from "../adf";
import type { Person } from "../incident";
import { normalHeading } from "../line";
import type { Candidate, Kind, Path, Scope } from "./candidate";
import { dayIn, factsOf, inlineOf, isDoneCell, isOnlyTickets, tidy, type Facts } from "./facts";
import { candidatesOf } from "./gather";
import {
  isAboutDocument,
  isInstruction,
  isMaxim,
  isOrder,
  isPlaceholder,
  saysDoneInWords,
  saysNothing,
  saysOught,
} from "./item";
import type { Sense } from "./sense";
import { LANGUAGES } from "./languages";
import type { Words } from "./words";

/** Why an item is proposed. */
export type Rule = ProposalView["rule"];

/** Why an item is not proposed. */
export type Reason =
  | "no-heading"
  | "other-heading"
  | "for-readers"
  | "lesson"
  | "says-nothing"
  | "placeholder"
  | "instruction"
  | "about-document"
  | "timeline"
  | "legend"
  | "group-name"
  | "detail";

/** An item that reads like a follow-up. */
export type Proposal = {
  readonly kind: Kind;
  readonly path: Path;
  readonly text: string;
  /** The inline nodes that say it. */
  readonly own: readonly AdfNode[];
  readonly done: boolean;
  readonly owner: Person | undefined;
  /** The owner in the author's words, when nobody is mentioned. */
  readonly ownerWords: string | undefined;
  readonly due: string | undefined;
  readonly tickets: readonly string[];
  readonly rule: Rule;
  /** The words of the document that the rule goes by; empty when they are the item's own. */
  readonly because: string;
};

export type Verdict =
  | { readonly rule: Rule; readonly because: string }
  | { readonly reason: Reason; readonly because: string };

/** Headings of the settings count as those of promises in any language; languages are all that the app knows unless others are given. */
export type RecogniseOptions = {
  readonly headings: readonly string[];
  readonly languages?: readonly Words[];
};

type Weighed = { readonly item: Candidate; readonly verdict: Verdict };

/** Every item of the document with the rule that proposes it or the reason that keeps it out. */
export function weigh(
  document: AdfDocument,
  { headings, languages = LANGUAGES }: RecogniseOptions,
): readonly Weighed[] {
  const weighed: Weighed[] = [];
  for (const found of candidatesOf(document, languages)) {
    const item = withSettings(found, headings);
    const parent = item.parent === undefined ? undefined : weighed[item.parent];
    weighed.push({ item, verdict: verdictOn(item, parent, languages) });
  }
  return weighed;
}

/** The items that read like follow-ups, in document order. */
export function followUpsIn(document: AdfDocument, options: RecogniseOptions): readonly Proposal[] {
  const weighed = weigh(document, options);
  return weighed.flatMap(({ item, verdict }, index) => {
    if (!("rule" in verdict)) return [];
    const below = weighed.filter((one) => one.item.parent === index && isTicketOf(one));
    return [
      proposalOf(
        item,
        verdict,
        below.map((one) => one.item),
      ),
    ];
  });
}

/** A ticket in the list below an item is the item's own, when it is not proposed itself. */
const isTicketOf = ({ item, verdict }: Weighed): boolean =>
  "reason" in verdict && verdict.reason === "detail" && isOnlyTickets(item.text);

/** A heading that settings name is one of promises, whatever its words say. */
function withSettings(item: Candidate, headings: readonly string[]): Candidate {
  const wanted = new Set(headings.map(normalHeading));
  const scopes = item.scopes.map((scope): Scope =>
    wanted.has(normalHeading(scope.words)) ? { ...scope, sense: "promise" } : scope,
  );
  return { ...item, scopes };
}

function verdictOn(
  item: Candidate,
  parent: Weighed | undefined,
  languages: readonly Words[],
): Verdict {
  const reason = ownReason(item, languages);
  if (reason !== undefined) return { reason, because: nearest(item.scopes)?.words ?? "" };
  return parent !== undefined && belongs(parent) ? nested(item, parent) : byScope(item, languages);
}

/** Whether an item is a follow-up or explains one. */
const belongs = ({ verdict }: Weighed): boolean => "rule" in verdict || verdict.reason === "detail";

/** What keeps an item out wherever it stands. */
function ownReason(item: Candidate, languages: readonly Words[]): Reason | undefined {
  if (item.names) return "group-name";
  if (item.list !== "plain") return item.list;
  if (item.kind === "checkbox" && isAboutDocument(item.text, languages)) return "about-document";
  return factsOf(item.own).tickets.length > 0 ? undefined : emptyReason(item, languages);
}

/** What is no text of an author. */
function emptyReason({ text, own }: Candidate, languages: readonly Words[]): Reason | undefined {
  if (saysNothing(text, languages)) return "says-nothing";
  if (isPlaceholder(text, languages)) return "placeholder";
  return isItalic(own) && isInstruction(text, languages) ? "instruction" : undefined;
}

const isItalic = (own: Candidate["own"]): boolean =>
  own.every(({ text, marks }) => text === undefined || marks?.some(({ type }) => type === "em"));

/** What is nested in a follow-up explains it, unless it has a checkbox of its own or is one ticket more than the follow-up names. */
function nested(item: Candidate, parent: Weighed): Verdict {
  const because = parent.item.text;
  const isMore = isOnlyTickets(item.text) && factsOf(parent.item.own).tickets.length > 0;
  return item.kind === "checkbox" || isMore
    ? { rule: "below-item", because }
    : { reason: "detail", because };
}

/**
 * The nearest words above the item that say what it is. What only groups, or says "perhaps", yields to promises above it; the sentence
 * before a list does not overrule a heading under which there are none.
 */
function nearest(scopes: readonly Scope[]): Scope | undefined {
  const said = scopes.filter(({ sense }) => sense !== "neutral");
  const last = said.at(-1);
  if (last === undefined) return undefined;
  const above = nearest(said.slice(0, -1));
  return above !== undefined && gives(last, above.sense) ? above : last;
}

const gives = ({ from, sense }: Scope, above: Sense): boolean =>
  above === "promise"
    ? YIELDS.has(sense)
    : CLOSED.has(above) && (from === "lead-in" || from === "table");

const YIELDS: ReadonlySet<Sense> = new Set(["incident", "done", "perhaps"]);
const CLOSED: ReadonlySet<Sense> = new Set(["never", "readers"]);

function byScope(item: Candidate, languages: readonly Words[]): Verdict {
  const scope = nearest(item.scopes);
  if (scope === undefined) return { reason: "no-heading", because: "" };
  const because = scope.words;
  if (scope.sense === "promise") return { rule: RULES[scope.from], because };
  if (scope.sense === "perhaps") return byWords(item, because, { languages, order: true });
  if (scope.sense === "lesson")
    return byWords(item, because, { languages, order: item.kind === "checkbox" });
  return { reason: scope.sense === "readers" ? "for-readers" : "other-heading", because };
}

const RULES: Readonly<Record<Scope["from"], Rule>> = {
  heading: "heading",
  "lead-in": "lead-in",
  item: "group",
  row: "group",
  table: "columns",
};

type Wording = {
  readonly languages: readonly Words[];
  /** Whether an order counts. A lesson is worded like one too, but only one with a checkbox is meant to be done. */
  readonly order: boolean;
};

function byWords({ text }: Candidate, because: string, { languages, order }: Wording): Verdict {
  const isMeant = order || !isMaxim(text, because, languages);
  if (isMeant && saysOught(text, languages)) return { rule: "says-ought", because };
  if (order && isOrder(text, languages)) return { rule: "is-order", because };
  return { reason: "lesson", because };
}

type Chosen = { readonly rule: Rule; readonly because: string };

function proposalOf(
  item: Candidate,
  { rule, because }: Chosen,
  below: readonly Candidate[],
): Proposal {
  const { kind, path, text, own } = item;
  const facts = factsOf([...item.own, ...below.flatMap(({ own }) => own)]);
  const under = item.scopes.some(({ sense }) => sense === "done");
  const { owner, ownerWords, due, tickets } = withCells(facts, item);
  const done = [
    item.ticked,
    facts.done,
    under,
    isDoneRow(item),
    saysDoneInWords(text, LANGUAGES),
  ].some(Boolean);
  return { kind, path, text, own, done, owner, ownerWords, due, tickets, rule, because };
}

const cellText = (cell: AdfNode | undefined): string => tidy(plainText(cell?.content ?? []));

const isDoneRow = ({ cells }: Candidate): boolean =>
  cells?.status !== undefined &&
  (isDoneCell(cellText(cells.status)) || factsOf(inlineOf([cells.status])).done);

/** What the other cells of a row say, where the item itself says nothing. */
function withCells(facts: Facts, { cells }: Candidate): Facts {
  if (cells === undefined) return facts;
  const owner = factsOf(contentOf(cells.owner)).owner;
  const named = cellText(cells.owner) || facts.ownerWords;
  const due = factsOf(contentOf(cells.due)).due ?? dayIn(cellText(cells.due));
  return {
    ...facts,
    owner: facts.owner ?? owner,
    ownerWords: owner === undefined ? named : undefined,
    due: facts.due ?? due,
    tickets: [...new Set([...facts.tickets, ...ticketsOf(cells.tickets)])],
  };
}

const contentOf = (cell: AdfNode | undefined): readonly AdfNode[] => inlineOf(cell?.content ?? []);

const ticketsOf = (cells: Candidate["own"]): readonly string[] =>
  cells.flatMap((cell) => factsOf(inlineOf(cell.content ?? [])).tickets);
