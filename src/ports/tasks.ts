import type { AdfDocument } from "../contract/adf";
import type { AccountId, IssueId, LineId, PageId, ProjectId } from "../domain/ids";
import type { Named } from "../domain/incident";
import type { FieldName } from "../domain/fields";
import type { TaskEdit } from "../domain/sync";
import type { Task, Transition } from "../domain/task";

/** What the project lets the app say when it creates a task. */
export type TaskForm = {
  readonly projectId: ProjectId;
  readonly issueTypeId: string;
  /** Fields that can be set, by id. */
  readonly fields: ReadonlySet<string>;
  /** Names of fields that have to be set, that have no default, and that the app cannot fill. */
  readonly missing: readonly string[];
  /** What Jira sets when nobody names a priority; undefined where it does not say. */
  readonly defaultPriority: Named | undefined;
  /** Whether the link to the incident can be part of the create call. */
  readonly offersLinks: boolean;
};

export type NewTask = {
  readonly summary: string;
  readonly description: AdfDocument;
  readonly owner: string | undefined;
  readonly due: string | undefined;
  readonly priority: string | undefined;
  readonly line: LineId;
  readonly property: FollowUpProperty;
};

/** Stored with the task in the call that creates it: the way back after a crash. */
export type FollowUpProperty = {
  readonly incident: string;
  readonly page: PageId;
  readonly line: LineId;
  readonly promised: string | undefined;
  readonly postponed: number;
  readonly priority: string | undefined;
};

export type CreatedTask = { readonly id: IssueId; readonly key: string; readonly line: LineId };

export type CreateOutcome =
  | { readonly kind: "created"; readonly task: CreatedTask; readonly left: readonly string[] }
  | { readonly kind: "refused"; readonly line: LineId; readonly reason: string }
  /** Jira asks to wait: nothing was made, and nothing is wrong. */
  | { readonly kind: "later"; readonly line: LineId };

export type TieTo = { readonly incidentKey: string; readonly linkType: string };

/** Tasks as one actor sees and changes them. */
export type Tasks = {
  /** Those that can be read, in no promised order. One that is missing was deleted or is not visible: nobody can tell which. */
  readonly read: (ids: readonly IssueId[]) => Promise<readonly Task[]>;
  /** By these keys, or by keys that issues had before they were moved. Keys of what is not there or not visible are missing. */
  readonly byKey: (keys: readonly string[]) => Promise<ReadonlyMap<string, FoundIssue>>;
  /** Whether a person may see an issue; false where Jira does not tell. */
  readonly maySee: (person: AccountId, issueKey: string) => Promise<boolean>;
  /** Writes the app's property on an issue that was there before its line. Throws `forbidden`, `not-found`. */
  readonly mark: (id: IssueId, property: FollowUpProperty) => Promise<void>;
  /** The first standard issue type of a project that is none of these; undefined when it has none. */
  readonly defaultType: (
    project: ProjectId,
    except: readonly string[],
  ) => Promise<Named | undefined>;
  /** What creating a task asks for there. Throws `not-found` when project or type are not there for this actor. */
  readonly form: (project: ProjectId, issueTypeId: string) => Promise<TaskForm>;
  /**
   * Creates up to 50 tasks in one call; part of them may be refused while the rest is made. A field that the project does not take is left
   * out and named in `left`. `tie` puts the link to the incident into the same call. Throws `unavailable` when nobody can say
   * what was made.
   */
  readonly create: (
    form: TaskForm,
    tasks: readonly NewTask[],
    tie: TieTo | undefined,
  ) => Promise<readonly CreateOutcome[]>;
  /** Tasks of this page that exist already, found by the incident's links and by search; search lags. */
  readonly ofPage: (page: PageId, incident: IssueId) => Promise<readonly FoundTask[]>;
  /** Links a task to its incident; asked again, it changes nothing. */
  readonly tie: (taskKey: string, tie: TieTo) => Promise<void>;
  /** Whether this actor may change this field of the task. Throws `not-found` when the task is not visible. */
  readonly mayChange: (id: IssueId, field: FieldName) => Promise<boolean>;
  /** Every way out of the present status, those among them that this actor may not take. */
  readonly transitions: (id: IssueId) => Promise<readonly Transition[]>;
  /** Throws `conflict` when the task moved meanwhile, `input-invalid` when Jira refuses, with its reason as subject. */
  readonly move: (id: IssueId, transition: string) => Promise<void>;
  readonly edit: (id: IssueId, edit: TaskEdit) => Promise<void>;
  readonly say: (id: IssueId, comment: AdfDocument) => Promise<void>;
};

/** An issue, its type where it is told, and the line and page that its property names: a hint that anybody can write. */
export type FoundIssue = Task & {
  readonly issueType: Named | undefined;
  readonly named: { readonly page: PageId; readonly line: LineId } | undefined;
};

export type FoundTask = CreatedTask & { readonly projectId: ProjectId; readonly tied: boolean };
