import type { AdfDocument } from "./adf";
import type { Reply } from "./reply";
import type { IncidentRule, Settings } from "./settings";
import type {
  ChoiceView,
  ConflictView,
  CreatedView,
  LinksWrittenView,
  IssuePanelView,
  PageView,
  ParentView,
  PersonView,
  PlaceCheckView,
  PreviewView,
  RuleTrialView,
  SettingsChoicesView,
  Stage,
  StartView,
  TurnedView,
} from "./views";

/** The IANA name of the reader's time zone, such as "Europe/Berlin". Unknown names fall back to UTC. */
type InTimeZone = { readonly timeZone: string };

/**
 * The incident that the screen shows. The module's context decides; if both are there and differ, the call is refused.
 */
type ForIncident = { readonly incidentId: string };

export type PlaceInput = {
  readonly spaceId: string;
  readonly parentId: string | undefined;
  readonly title: string;
};

export type PreviewInput = InTimeZone & {
  readonly templateId: string;
  readonly stage: Stage;
  readonly title: string;
};

export type CreateInput = ForIncident &
  PreviewInput & {
    readonly spaceId: string;
    readonly parentId: string | undefined;
    /** The document as the person edited it; undefined when it was not edited. */
    readonly document: AdfDocument | undefined;
  };

/** What the dialog of the issue action may ask. */
export type StartApi = {
  /** Everything the dialog shows first. Nothing is created. */
  openStart: (input: InTimeZone) => Reply<StartView>;
  /** May this person create a page there, and is the title free? */
  checkPlace: (input: PlaceInput) => Reply<PlaceCheckView>;
  /** Pages of a space that the postmortem can stand under, by title; at most 250. */
  listParents: (input: { readonly spaceId: string }) => Reply<readonly ParentView[]>;
  preview: (input: PreviewInput) => Reply<PreviewView>;
  /** One page, however often this is asked. */
  create: (input: CreateInput) => Reply<CreatedView>;
  /** People who can be mentioned, by a part of their name. */
  findPeople: (input: { readonly query: string }) => Reply<readonly PersonView[]>;
};

/** A choice between the two values of a conflict. */
export type ChoiceInput = Pick<ConflictView, "field" | "seen"> & {
  /** Whose value holds. `page`: the task gets the page's. `jira`: Jira's is agreed on; of the page the checkbox alone follows. */
  readonly side: "page" | "jira";
};

/** What the panel on an issue may ask. */
export type IssueApi = {
  openPanel: (input: InTimeZone) => Reply<IssuePanelView>;
  /** On a task: queues one sync of its page, for whoever may edit the task or the page. */
  syncNow: () => Reply<{ readonly queued: true }>;
  /** On a task. Refused with `conflict` when the two values are others by now. */
  decide: (input: ChoiceInput) => Reply<{ readonly queued: true }>;
};

export type TurnInput = {
  /** Names of proposals. */
  readonly keys: readonly string[];
  /** Whether the person knows that unpublished changes are open, and wants it nevertheless. */
  readonly overDraft: boolean;
};

/** What the byline dialog and the macro on a page may ask. */
export type PageApi = {
  openPage: (input: InTimeZone) => Reply<PageView>;
  /** Queues one sync of this page. The answer says that it was queued, not that it is done. */
  syncNow: () => Reply<{ readonly queued: true }>;
  /** Refused with `conflict` when the two values are others by now. */
  decide: (input: ChoiceInput & { readonly line: string }) => Reply<{ readonly queued: true }>;
  /** Writes each task's link into its line, as the person who asks. Over changes that nobody published only when told so: else `draft-open`. */
  putTaskLinks: (input: { readonly overDraft: boolean }) => Reply<LinksWrittenView>;
  /**
   * Makes checklist lines of the proposals with these keys, as the person who asks. What does not read the same on the page any more is left.
   * Over changes that nobody published only when told so: else `draft-open`. `document-invalid` when Confluence does not take the page.
   */
  turnIntoFollowUps: (input: TurnInput) => Reply<TurnedView>;
};

/** What the settings page may ask. Every function is refused to people who do not administer Jira. */
export type AdminApi = {
  openSettings: () => Reply<{ readonly settings: Settings; readonly choices: SettingsChoicesView }>;
  /** Issue types that can be created in a project. */
  listIssueTypes: (input: { readonly projectId: string }) => Reply<readonly ChoiceView[]>;
  /** How many of the last 50 issues would be resolved incidents under this rule. */
  tryRule: (input: { readonly rule: IncidentRule }) => Reply<RuleTrialView>;
  saveSettings: (input: { readonly settings: Settings }) => Reply<Settings>;
};
