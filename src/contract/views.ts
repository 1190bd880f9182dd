import type { AdfDocument } from "./adf";

/** The stage of the analysis. */
export type Stage = "draft" | "in-review" | "published";

export type PersonView = {
  readonly accountId: string;
  readonly name: string;
};

/** How many follow-ups are in each state. Only `done` counts as done. */
export type Progress = {
  readonly total: number;
  readonly done: number;
  readonly inProgress: number;
  readonly open: number;
  readonly overdue: number;
  readonly wontDo: number;
  readonly unknown: number;
};

/**
 * `waiting`: the task is being created. `not-synced`: page and task could not be brought together, `problem` says why.
 * `removed`: the line left the page, its task stays. The three states in which a task cannot be read as an open or
 * closed one (`moved`, `deleted`, `not-visible`) never count as done.
 */
export type FollowUpState =
  | "waiting"
  | "open"
  | "in-progress"
  | "done"
  | "wont-do"
  | "moved"
  | "deleted"
  | "not-visible"
  | "removed"
  | "not-synced";

export type TaskView = {
  readonly key: string;
  readonly url: string;
  readonly summary: string;
  readonly statusName: string;
  /** Why it was closed, in Jira's word. */
  readonly resolution: string | undefined;
};

/** A value of a field as it stands on one side. */
export type ValueView =
  | { readonly kind: "nothing" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "person"; readonly person: PersonView }
  /** A calendar day, YYYY-MM-DD. */
  | { readonly kind: "day"; readonly day: string }
  /** A line's checkbox. */
  | { readonly kind: "ticked"; readonly ticked: boolean };

export type FieldView = "done" | "summary" | "owner" | "due" | "priority";

/** A field that was changed on the page and in Jira, apart. Nothing changes until a person chooses. */
export type ConflictView = {
  readonly field: FieldView;
  readonly page: ValueView;
  readonly jira: ValueView;
  /** Goes back with the choice, so that a choice between values that have changed since is not taken. */
  readonly seen: string;
};

export type FollowUpView = {
  readonly line: string;
  /** The words of the line without owner, date and priority. */
  readonly text: string;
  readonly state: FollowUpState;
  readonly task: TaskView | undefined;
  readonly owner: PersonView | undefined;
  /** A calendar day, YYYY-MM-DD. */
  readonly due: string | undefined;
  readonly overdue: boolean;
  /** Jira's name for it; while nobody can read the task, the line's token. */
  readonly priority: string | undefined;
  readonly postponed: number;
  readonly conflicts: readonly ConflictView[];
  /** What is wrong and what to do about it, for people. */
  readonly problem: string | undefined;
  /** Whether bringing page and task together once more may solve the problem. */
  readonly canRetry: boolean;
};

/** A line that has no task yet and will get one. */
export type NewLineView = {
  readonly line: string;
  readonly text: string;
  /** The key of the issue that the line links to: it becomes the task, and none is created. */
  readonly takes: string | undefined;
  readonly owner: PersonView | undefined;
  readonly due: string | undefined;
  readonly priority: string | undefined;
};

/* ---- Start postmortem ---- */

export type IncidentView = {
  readonly id: string;
  readonly key: string;
  readonly url: string;
  readonly summary: string;
  readonly severity: string | undefined;
  readonly priority: string | undefined;
  /** From created to resolved, in milliseconds. */
  readonly durationMs: number | undefined;
  /** ISO instants with zone. */
  readonly createdAt: string;
  readonly resolvedAt: string | undefined;
  /** The name of the security level that hides this incident from some people. */
  readonly restrictedTo: string | undefined;
};

export type PostmortemView = {
  readonly pageId: string;
  readonly url: string;
  readonly title: string;
  readonly stage: Stage;
  readonly startedBy: PersonView | undefined;
  /** ISO instant with zone. */
  readonly startedAt: string | undefined;
  /** In a panel by what its reader sees, on the reader's day; in the dialog by what the app saw last, overdue what is so in every time zone. */
  readonly progress: Progress | undefined;
  /** Why the page could not be brought together with its tasks, in sentences. */
  readonly problem?: string | undefined;
};

export type BlanksView = {
  readonly filled: number;
  readonly total: number;
  /** The names of those that stay open, as people read them. */
  readonly open: readonly string[];
};

export type TemplateView = {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
  /** About how long it takes to write, in minutes. */
  readonly minutes: number;
  readonly blanks: BlanksView;
  /** Why this one is recommended; undefined when it is not. */
  readonly recommended: string | undefined;
};

export type StageView = {
  readonly stage: Stage;
  readonly available: boolean;
  /** What this stage needs before it can be chosen. */
  readonly needs: string | undefined;
};

export type SpaceView = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
};

export type ParentView = {
  readonly id: string;
  readonly title: string;
};

export type PlaceView = {
  readonly spaceId: string;
  readonly parent: ParentView | undefined;
};

/** What is known of a place and a title before anything is created. */
export type PlaceCheckView = {
  readonly canCreate: boolean;
  /** Why not, for people. */
  readonly refusal: string | undefined;
  readonly title:
    | { readonly kind: "free" }
    | { readonly kind: "taken"; readonly url: string | undefined; readonly free: string }
    | { readonly kind: "unknown" };
};

/** Where the follow-ups will go, and what stands in their way. */
export type TaskTargetView = {
  readonly projectName: string;
  readonly issueTypeName: string;
  /** Names of fields that the project asks for and that the app cannot fill. */
  readonly missingFields: readonly string[];
};

export type StartView =
  | {
      readonly kind: "existing";
      readonly incident: IncidentView;
      readonly postmortem: PostmortemView;
    }
  | {
      readonly kind: "ready";
      readonly incident: IncidentView;
      readonly title: string;
      readonly templates: readonly TemplateView[];
      readonly stages: readonly StageView[];
      readonly spaces: readonly SpaceView[];
      /** Where settings say, or the place used last for the project, or the first space that the person sees. */
      readonly place: PlaceView | undefined;
      readonly check: PlaceCheckView | undefined;
      readonly tasks: TaskTargetView | undefined;
      /** What people should know before they start, in sentences. */
      readonly notes: readonly string[];
    };

export type PreviewView = {
  readonly document: AdfDocument;
  readonly blanks: BlanksView;
};

/** `existing`: somebody was faster, or an earlier run had already made it. */
export type CreatedView = {
  readonly kind: "created" | "existing";
  readonly pageId: string;
  readonly url: string;
  readonly title: string;
  /** What could not be finished now and will be by itself, in sentences. */
  readonly pending: readonly string[];
};

/* ---- On an issue ---- */

export type IssuePanelView =
  | { readonly kind: "none"; readonly due: boolean; readonly reason: string | undefined }
  | {
      readonly kind: "incident";
      readonly postmortem: PostmortemView;
      readonly followUps: readonly FollowUpView[];
      /** Whether the incident is open again, so that its postmortem may no longer hold. */
      readonly reopened: boolean;
      /** True when the page cannot be read by this person: then `followUps` come from Jira alone. */
      readonly pageHidden: boolean;
    }
  | {
      readonly kind: "task";
      /** Those that this person may see. */
      readonly incidents: readonly {
        readonly key: string;
        readonly url: string;
        readonly summary: string;
      }[];
      /** Undefined when this person may not read the page. */
      readonly page: { readonly title: string; readonly url: string } | undefined;
      readonly followUp: FollowUpView;
      /** When page and tasks were last brought together; ISO instant. */
      readonly agreedAt: string | undefined;
      /** The day that the line promised first, YYYY-MM-DD. */
      readonly promised: string | undefined;
    };

/* ---- On the page ---- */

/** An item that reads like a follow-up, as it is understood. */
export type ProposalView = {
  /** What names it when it is to be turned into a line. */
  readonly key: string;
  readonly text: string;
  /** It bears a mark that says so: its line will be ticked, and makes no task. */
  readonly done: boolean;
  readonly owner: { readonly accountId: string; readonly name: string } | undefined;
  /** The owner in the author's words, when nobody is mentioned. */
  readonly ownerWords: string | undefined;
  /** The due date, YYYY-MM-DD. */
  readonly due: string | undefined;
  /** Why it is proposed: by what stands above it, by the columns of its table, or by its own words. */
  readonly rule:
    "heading" | "lead-in" | "group" | "columns" | "says-ought" | "is-order" | "below-item";
  /** The words of the page that the rule goes by. */
  readonly because: string;
  /** The item stays as it is, and a line with its words is added to the follow-ups. */
  readonly staysBeside: boolean;
};

export type TurnedView = {
  /** How many items became lines. */
  readonly turned: number;
  /** How many stood in lines already: somebody was faster, or an earlier press had its effect although its answer was lost. */
  readonly there: number;
  /** How many did not read the same any more. */
  readonly left: number;
  /** Whether changes that nobody published were open: Confluence merged them, or dropped them. */
  readonly overDraft: boolean;
};

export type PageView =
  | { readonly kind: "not-a-postmortem" }
  /** A copy of a postmortem page: its lines make no tasks. */
  | { readonly kind: "copy"; readonly originalUrl: string | undefined }
  | {
      readonly kind: "postmortem";
      readonly title: string;
      readonly stage: Stage;
      readonly incidents: readonly {
        readonly key: string;
        readonly url: string;
        /** Whether it is open again, so that this postmortem may no longer hold. */
        readonly reopened: boolean;
      }[];
      readonly progress: Progress;
      readonly followUps: readonly FollowUpView[];
      readonly newLines: readonly NewLineView[];
      /** Items of lists and tables that read like follow-ups and are no lines yet, in document order. */
      readonly proposals: readonly ProposalView[];
      /** Where the new lines will go; undefined when settings name no project that can take them. */
      readonly target:
        { readonly projectName: string; readonly issueTypeName: string | undefined } | undefined;
      /** When page and tasks were last brought together; ISO instant. */
      readonly agreedAt: string | undefined;
      /** What keeps page and board from agreeing, in sentences. */
      readonly problems: readonly string[];
      readonly canEdit: boolean;
    };

export type LinksWrittenView = {
  readonly written: number;
  /** Whether changes that nobody published were open: Confluence merged them, or dropped them. */
  readonly overDraft: boolean;
};

/* ---- Settings ---- */

export type ChoiceView = {
  readonly id: string;
  readonly name: string;
};

/** A status by whether it can mean done, and whether it can mean open; statuses of one name may be of both kinds. */
export type StatusChoiceView = ChoiceView & { readonly done: boolean; readonly open: boolean };

export type ProjectChoiceView = ChoiceView & { readonly key: string };

export type SettingsChoicesView = {
  readonly issueTypes: readonly ChoiceView[];
  readonly statuses: readonly StatusChoiceView[];
  readonly resolutions: readonly ChoiceView[];
  readonly priorities: readonly ChoiceView[];
  readonly linkTypes: readonly ChoiceView[];
  readonly projects: readonly ProjectChoiceView[];
  readonly spaces: readonly SpaceView[];
  readonly fields: readonly ChoiceView[];
};

export type RuleTrialView = {
  readonly matching: number;
  readonly looked: number;
  readonly examples: readonly {
    readonly key: string;
    readonly url: string;
    readonly summary: string;
  }[];
};
