import type { AdfNode } from "../contract/adf";
import type { Stage } from "../contract/views";
import {
  bulletList,
  dateNode,
  inlineCard,
  mention,
  plainText,
  status,
  storable,
  text,
  type StatusColor,
} from "./adf";
import type { BlankName, BlankValue, BlankValues } from "./blank";
import { durationBetween, firstResponse, formatDuration, resolvedAt } from "./duration";
import type { Incident, Instant, LinkedIssue, Person, Status, StatusCategory } from "./incident";
import { dayIn, formatMoment } from "./moment";
import { quotedBlocks } from "./quote";
import { timelineOf } from "./timeline";
import { timelineTable } from "./timeline-table";

export type BlankOptions = {
  /** IANA name; an unknown one stands for UTC. */
  readonly timeZone: string;
  readonly stage: Stage;
  readonly title: string;
  readonly now: Instant;
  /** The id of the field that settings call the severity. */
  readonly severityField?: string | undefined;
};

/** What is known of an incident, for every blank. What is not known is undefined, so that the blank stays open. */
export function valuesOf(incident: Incident, options: BlankOptions): BlankValues {
  return {
    ...aboutIssue(incident),
    ...aboutPeople(incident),
    ...aboutTime(incident, options),
    description: description(incident),
    linkedIssues: linkList(incident.links),
    timeline: timeline(incident, options),
    title: words(options.title),
    stage: inline([STAGES[options.stage]]),
  } satisfies Record<BlankName, BlankValue | undefined>;
}

type Known<Name extends BlankName> = Readonly<Record<Name, BlankValue | undefined>>;

const inline = (nodes: readonly AdfNode[]): BlankValue | undefined =>
  nodes.length === 0 ? undefined : { kind: "inline", nodes };

const blocks = (nodes: readonly AdfNode[]): BlankValue => ({ kind: "block", nodes });

const words = (known: string | undefined): BlankValue | undefined =>
  inline(text((known ?? "").trim()));

const list = (names: readonly string[]): BlankValue | undefined => words(names.join(", "));

const STAGES: Readonly<Record<Stage, AdfNode>> = {
  draft: status("Draft", "yellow"),
  "in-review": status("In review", "blue"),
  published: status("Published", "green"),
};

const COLORS: Readonly<Record<StatusCategory, StatusColor>> = {
  new: "neutral",
  indeterminate: "blue",
  done: "green",
  undefined: "neutral",
};

function lozenge({ name, category }: Status): BlankValue | undefined {
  const shown = storable(name).trim();
  return shown === "" ? undefined : inline([status(shown, COLORS[category])]);
}

const aboutIssue = (
  incident: Incident,
): Known<
  | "incident"
  | "summary"
  | "project"
  | "issueType"
  | "status"
  | "resolution"
  | "priority"
  | "severity"
  | "components"
  | "labels"
  | "affectedVersions"
> => ({
  incident: inline([inlineCard(incident.url)]),
  summary: words(incident.summary),
  project: words(incident.project.name),
  issueType: words(incident.issueType.name),
  status: lozenge(incident.status),
  resolution: words(incident.resolution?.name),
  priority: words(incident.priority),
  severity: words(incident.severity),
  components: list(incident.components),
  labels: list(incident.labels) ?? words("None"),
  affectedVersions: list(incident.affectedVersions),
});

const person = (one: Person | undefined): BlankValue | undefined =>
  one && inline(one.isOutside === true ? text(one.name) : [mention(one.accountId, one.name)]);

const aboutPeople = (incident: Incident): Known<"reporter" | "assignee"> => ({
  reporter: person(incident.reporter),
  assignee: person(incident.assignee),
});

function aboutTime(
  incident: Incident,
  { timeZone, now }: BlankOptions,
): Known<"created" | "firstResponse" | "resolved" | "timeToRespond" | "timeToResolve" | "today"> {
  const { created } = incident;
  const response = firstResponse(incident);
  const end = resolvedAt(incident);
  const day = dayIn(now, timeZone);
  return {
    created: moment(created, timeZone),
    firstResponse: moment(response, timeZone),
    resolved: moment(end, timeZone),
    timeToRespond: lasting(durationBetween(created, response)),
    timeToResolve: lasting(durationBetween(created, end)),
    today: day === undefined ? undefined : inline([dateNode(day)]),
  };
}

const moment = (at: Instant | undefined, timeZone: string): BlankValue | undefined =>
  words(at && formatMoment(at, timeZone));

const lasting = (ms: number | undefined): BlankValue | undefined =>
  words(ms === undefined ? undefined : formatDuration(ms));

function description(incident: Incident): BlankValue | undefined {
  const quoted = quotedBlocks(incident.description);
  return plainText(quoted).trim() === "" ? undefined : blocks(quoted);
}

const MOST_LINKS = 50;

/** How the incident relates to each linked issue, with a card of it. That there is none is known too. */
function linkList(links: readonly LinkedIssue[]): BlankValue | undefined {
  const [first, ...others] = links.slice(0, MOST_LINKS).map(linkItem);
  if (first === undefined) return words("None");
  const more = links.length - MOST_LINKS;
  return blocks([
    bulletList([first, ...others, ...(more > 0 ? [text(`and ${more} more, in the issue`)] : [])]),
  ]);
}

const linkItem = ({ relation, url, summary }: LinkedIssue): readonly AdfNode[] => [
  ...text(`${relation} `),
  inlineCard(url),
  ...text(` ${summary}`),
];

function timeline(incident: Incident, options: BlankOptions): BlankValue | undefined {
  const rows = timelineOf(incident, options.severityField);
  return rows.length === 0 ? undefined : blocks([timelineTable(rows, options.timeZone)]);
}
