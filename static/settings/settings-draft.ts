import type { IncidentRule, PlaceSetting, Settings, TaskTarget } from "../../src/contract/settings";
import type { ChoiceView, SettingsChoicesView } from "../../src/contract/views";
import { pageIdFrom } from "./page-id";

/** Stands for every project that has no row of its own. */
export const OTHERS = "*";

export type PlaceRow = {
  readonly project: string;
  readonly spaceId: string;
  /** The parent page as it was typed: its address or its id. */
  readonly parent: string;
};

export type TargetRow = {
  readonly project: string;
  readonly projectId: string | undefined;
  readonly issueType: string | undefined;
};

export type PriorityRow = { readonly token: string; readonly priority: string };

export type StatusRow = {
  readonly project: string;
  readonly done: string | undefined;
  readonly open: string | undefined;
};

/** The settings as a person edits them: rows in place of records, so that a row can be half finished. */
export type SettingsDraft = {
  readonly incident: IncidentRule;
  readonly places: readonly PlaceRow[];
  /** One heading a line. */
  readonly headings: string;
  readonly linkType: string;
  readonly wontDo: readonly string[];
  readonly targets: readonly TargetRow[];
  readonly priorities: readonly PriorityRow[];
  readonly statuses: readonly StatusRow[];
};

/** The id of a choice that settings name by id or by exact name; what the site does not have stays as it is. */
const idOf = (choices: readonly ChoiceView[], value: string): string =>
  choices.find(({ id, name }) => id === value || name === value)?.id ?? value;

/**
 * What nobody has saved yet are this app's usual names: of those, the draft has what the site has. What people saved it keeps in
 * full.
 */
export function draftOf(settings: Settings, choices: SettingsChoicesView): SettingsDraft {
  const { incident, places, followUps, version } = settings;
  const ids = (list: readonly ChoiceView[], values: readonly string[]): readonly string[] => {
    const named = values.map((value) => idOf(list, value));
    return version > 0 ? named : named.filter((value) => list.some(({ id }) => id === value));
  };
  return {
    incident: {
      issueTypes: ids(choices.issueTypes, incident.issueTypes),
      resolvedStatuses: ids(choices.statuses, incident.resolvedStatuses),
      severityField: incident.severityField,
    },
    places: Object.entries(places.byProject).map(([project, place]) => placeRow(project, place)),
    headings: followUps.headings.join("\n"),
    linkType: idOf(choices.linkTypes, followUps.linkType),
    wontDo: ids(choices.resolutions, followUps.wontDo),
    targets: Object.entries(followUps.byProject).map(([project, target]) =>
      targetRow(project, target),
    ),
    priorities: Object.entries(followUps.priorities).map(([token, priority]) => ({
      token,
      priority: idOf(choices.priorities, priority),
    })),
    statuses: Object.entries(followUps.statuses).map(([project, { done, open }]) => ({
      project,
      done: done === undefined ? undefined : idOf(choices.statuses, done),
      open: open === undefined ? undefined : idOf(choices.statuses, open),
    })),
  };
}

const placeRow = (project: string, { spaceId, parentId }: PlaceSetting): PlaceRow => ({
  project,
  spaceId,
  parent: parentId ?? "",
});

const targetRow = (project: string, { projectId, issueType }: TaskTarget): TargetRow => ({
  project,
  projectId,
  issueType,
});

/** What is saved of a draft that has no problems. `version` is the one that it was made from. */
export function settingsOf(draft: SettingsDraft, version: number): Settings {
  return {
    version,
    incident: draft.incident,
    places: {
      byProject: byProject(draft.places, ({ spaceId, parent }) => ({
        spaceId,
        parentId: pageIdFrom(parent),
      })),
    },
    followUps: {
      headings: linesOf(draft.headings),
      byProject: byProject(draft.targets, ({ projectId, issueType }) => ({ projectId, issueType })),
      linkType: draft.linkType,
      wontDo: draft.wontDo,
      priorities: Object.fromEntries(
        draft.priorities.map(({ token, priority }) => [token.trim(), priority]),
      ),
      statuses: byProject(draft.statuses, ({ done, open }) => ({
        ...(done === undefined ? {} : { done }),
        ...(open === undefined ? {} : { open }),
      })),
    },
  };
}

function byProject<Row extends { readonly project: string }, Value>(
  rows: readonly Row[],
  value: (row: Row) => Value,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(rows.map((row) => [row.project, value(row)]));
}

/** Each line that says something. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** True when saving would change something. */
export const differs = (one: SettingsDraft, other: SettingsDraft): boolean =>
  JSON.stringify(one) !== JSON.stringify(other);
