import type { AdfDocument, AdfNode } from "../contract/adf";
import { MODULE } from "../contract/keys";
import { mapNodes, paragraph, plainText, textAttribute, walk } from "./adf";
import { issueId, type IssueId } from "./ids";
import { normalHeading } from "./line";

export type Marker = {
  readonly appId: string;
  readonly environmentId: string;
  readonly incidentIds: readonly IssueId[];
  /** Which start made the page: a page is ours when the claim that we hold is written on it. */
  readonly claimId: string;
  /** Unique in the document. */
  readonly localId: string;
};

const TITLE = "Postmortem follow-ups";
const KEY_END = `/static/${MODULE.followUps}`;

/** The node of the follow-ups macro, by which a page is known to be ours. */
export function macroNode(marker: Marker): AdfNode {
  const extensionKey = `${marker.appId}/${marker.environmentId}${KEY_END}`;
  return {
    type: "extension",
    attrs: {
      extensionType: "com.atlassian.ecosystem",
      extensionKey,
      text: TITLE,
      layout: "default",
      localId: marker.localId,
      parameters: {
        layout: "extension",
        localId: marker.localId,
        extensionId: `ari:cloud:ecosystem::extension/${extensionKey}`,
        extensionTitle: TITLE,
        guestParams: { incidents: marker.incidentIds.join(","), claim: marker.claimId },
      },
    },
  };
}

/** The environment is part of the key, and a page outlives it: the end of the key decides. */
const isMacro = (node: AdfNode): boolean =>
  textAttribute(node, "extensionKey")?.endsWith(KEY_END) === true &&
  (node.content ?? []).length === 0;

type FoundMarker = { readonly incidentIds: readonly IssueId[]; readonly claimId: string };

/**
 * What the first marker of a document says, wherever it stands and whatever else Confluence wrote on it. Undefined when there is none;
 * a macro that somebody put in by hand names no claim, and is none.
 */
export function findMarker(document: AdfDocument): FoundMarker | undefined {
  const found: FoundMarker[] = [];
  walk(document, (node) => {
    if (isMacro(node)) found.push(...markerOf(node));
  });
  return found[0];
}

function markerOf(macro: AdfNode): readonly FoundMarker[] {
  const guest = valueAt(valueAt(macro.attrs, "parameters"), "guestParams");
  const claimId = words(valueAt(guest, "claim"));
  if (claimId === "") return [];
  const incidents = words(valueAt(guest, "incidents")).split(",");
  return [
    {
      claimId,
      incidentIds: incidents
        .map((id) => id.trim())
        .filter(Boolean)
        .map(issueId),
    },
  ];
}

function valueAt(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return new Map(Object.entries(value)).get(name);
}

/** Parameters made of digits alone can come back as numbers. */
const words = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

/**
 * The document with this macro as its only marker: in place of the first one that it has, else at the end of the section under a
 * follow-ups heading, else at its end.
 */
export function withMarker(
  document: AdfDocument,
  macro: AdfNode,
  headings: readonly string[] = ["Follow-ups"],
): AdfDocument {
  const older: AdfNode[] = [];
  const replaced = mapNodes(document, (node) => {
    if (!isMacro(node)) return node;
    older.push(node);
    return older.length === 1 ? macro : paragraph();
  });
  if (older.length > 0) return replaced;
  return { ...document, content: inserted(document.content, macro, headings) };
}

function inserted(
  content: readonly AdfNode[],
  macro: AdfNode,
  headings: readonly string[],
): readonly AdfNode[] {
  const wanted = new Set(headings.map(normalHeading));
  const start = content.findIndex((node) => isHeading(node, wanted));
  const level = content[start]?.attrs?.["level"];
  const next = content.findIndex((node, at) => at > start && endsSection(node, level));
  const end = start < 0 || next < 0 ? content.length : next;
  return [...content.slice(0, end), macro, ...content.slice(end)];
}

const isHeading = (node: AdfNode, wanted: ReadonlySet<string>): boolean =>
  node.type === "heading" && wanted.has(normalHeading(plainText(node.content ?? [])));

const endsSection = (node: AdfNode, level: unknown): boolean =>
  node.type === "heading" && Number(node.attrs?.["level"]) <= Number(level);
