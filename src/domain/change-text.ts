import type { Change } from "./incident";

/** What a row of the timeline is about, the most telling first. */
export const ROW_KINDS = [
  "created",
  "resolved",
  "reopened",
  "status",
  "severity",
  "priority",
  "assigned",
  "scope",
  "linked",
  "comment",
] as const;

export type RowKind = (typeof ROW_KINDS)[number];

type ToldChange = { readonly kind: RowKind; readonly words: string };

/**
 * What a change means for the story of an incident, without saying who made it; undefined for changes that tell nothing of it, such as
 * rank, sprint or an edited text. `severityField` is the id or the name of the field that settings call the severity.
 */
export function tellChange(
  change: Change,
  severityField: string | undefined,
): ToldChange | undefined {
  const from = (change.from ?? "").trim();
  const to = (change.to ?? "").trim();
  if (from === to) return undefined;
  if ([change.field, change.fieldName].some((one) => one === severityField))
    return told("severity", moved("Severity", from, to));
  const tell =
    BY_FIELD.get(change.field.toLowerCase()) ?? BY_NAME.get(change.fieldName.toLowerCase());
  return tell?.(from, to);
}

type Tell = (from: string, to: string) => ToldChange;

const told = (kind: RowKind, words: string): ToldChange => ({ kind, words });

function moved(name: string, from: string, to: string): string {
  if (from === "") return `${name}: ${to}`;
  return to === "" ? `${name} removed (was ${from})` : `${name}: ${from} → ${to}`;
}

const listed = (name: string, from: string, to: string): string =>
  to === "" ? `${name} removed: ${from}` : `${name} added: ${to}`;

const move =
  (kind: RowKind, name: string): Tell =>
  (from, to) =>
    told(kind, moved(name, from, to));

const list =
  (kind: RowKind, name: string): Tell =>
  (from, to) =>
    told(kind, from !== "" && to !== "" ? moved(name, from, to) : listed(name, from, to));

const resolution: Tell = (_from, to) =>
  to === "" ? told("reopened", "Resolution removed") : told("resolved", `Resolved as ${to}`);

/** Roles, not names: a timeline says what happened. */
const assignee: Tell = (from, to) => {
  if (to === "") return told("assigned", "Unassigned");
  return told("assigned", from === "" ? "Assigned" : "Assigned to somebody else");
};

/** Jira writes "This issue is caused by INC-7". */
const link: Tell = (from, to) =>
  told("linked", listed("Link", from, to).replace(/: This issue /u, ": "));

/** By the id of a field, in small letters, or by its name where Jira gives no id. */
const BY_FIELD: ReadonlyMap<string, Tell> = new Map([
  ["status", move("status", "Status")],
  ["resolution", resolution],
  ["priority", move("priority", "Priority")],
  ["assignee", assignee],
  ["issuetype", move("scope", "Issue type")],
  ["components", list("scope", "Component")],
  ["component", list("scope", "Component")],
  ["versions", list("scope", "Affected version")],
  ["version", list("scope", "Affected version")],
  ["fixversions", list("scope", "Fix version")],
  ["fix version", list("scope", "Fix version")],
  ["link", link],
  ["remoteissuelink", link],
]);

/** Fields that Jira Service Management and most sites have under these names. */
const BY_NAME: ReadonlyMap<string, Tell> = new Map([
  ["severity", move("severity", "Severity")],
  ["urgency", move("severity", "Urgency")],
  ["impact", move("severity", "Impact")],
  ["major incident", move("severity", "Major incident")],
  ["affected services", list("scope", "Affected services")],
]);
