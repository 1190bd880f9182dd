import type { Actor } from "../core";

/** A node of a document, as the Atlassian Document Format writes it. */
export type AdfNode = {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly AdfNode[];
  readonly text?: string;
  readonly marks?: readonly unknown[];
};

export type AdfDocument = AdfNode & { readonly type: "doc"; readonly version: 1 };

export type User = {
  readonly accountId: string;
  readonly accountType: "atlassian" | "app";
  readonly displayName: string;
  readonly active: boolean;
  /** IANA name. */
  readonly timeZone: string;
  /** May administer Confluence as a whole. */
  readonly siteAdmin: boolean;
  /** The "Can use" permission; people without it are refused everywhere. */
  readonly canUse: boolean;
};

/** What somebody may do in a space. Nothing counts without `view`. */
export type Grant = "view" | "create" | "edit" | "delete" | "admin";

export type Space = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly type: "global" | "personal";
  readonly status: "current" | "archived";
  readonly homepageId: string | null;
  readonly authorId: string;
  /** ISO instant. */
  readonly createdAt: string;
  /** What everybody who can use Confluence may do here. */
  readonly everyone: readonly Grant[];
  /** What single people may do besides, by account id. */
  readonly grants: Readonly<Record<string, readonly Grant[]>>;
  /** What the app may do here; empty where the space keeps apps out. */
  readonly app: readonly Grant[];
};

export type PageStatus = "current" | "draft" | "trashed" | "archived";

export type PageVersion = {
  readonly number: number;
  readonly title: string;
  readonly body: AdfDocument;
  readonly message: string;
  readonly minorEdit: boolean;
  readonly authorId: string;
  /** ISO instant. */
  readonly createdAt: string;
};

/** What people typed and did not publish yet; all editors of a page share it. */
export type Draft = {
  readonly title: string;
  readonly body: AdfDocument;
  readonly authorId: string;
  readonly updatedAt: string;
};

export type Property = {
  readonly id: string;
  readonly key: string;
  readonly value: unknown;
  readonly version: {
    readonly number: number;
    readonly message: string;
    readonly minorEdit: boolean;
    readonly authorId: string;
    readonly createdAt: string;
  };
};

/** A label, with the instants (ms) since when and until when the page bears it. */
export type Label = {
  readonly id: string;
  readonly name: string;
  readonly since: number;
  readonly until?: number;
};

export type Page = {
  readonly id: string;
  readonly spaceId: string;
  readonly parentId: string | null;
  readonly status: PageStatus;
  readonly subtype: "live" | null;
  readonly title: string;
  readonly authorId: string;
  readonly ownerId: string;
  readonly lastOwnerId: string | null;
  readonly createdAt: string;
  /** Order among siblings. */
  readonly position: number;
  /** Oldest first, never empty. */
  readonly versions: readonly PageVersion[];
  readonly draft: Draft | null;
  /** Who may view; null: whoever may view the space. Children inherit it. */
  readonly viewers: readonly string[] | null;
  /** Who may edit; null: whoever may edit in the space. */
  readonly editors: readonly string[] | null;
  readonly properties: readonly Property[];
  /** None without it. */
  readonly labels?: readonly Label[];
  /** Number on the page of every task item that was ever on it, by its local id. */
  readonly taskNumbers: Readonly<Record<string, number>>;
};

export type Task = {
  readonly id: string;
  /** Number on its page, from 1. */
  readonly number: number;
  /** The task item's `localId`. */
  readonly uuid: string;
  readonly pageId: string;
  readonly done: boolean;
  /** The task item's inline content. */
  readonly body: readonly AdfNode[];
  readonly assignee: string | null;
  /** ISO instant (UTC midnight) of the first date in the item. */
  readonly dueAt: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly completedBy: string | null;
  readonly completedAt: string | null;
};

/** A saved body whose tasks the tasks API does not know yet. */
export type PendingTasks = {
  readonly pageId: string;
  readonly dueMs: number;
  readonly body: AdfDocument;
  readonly author: Actor;
  /** Whether tasks that come up first here were written by REST. */
  readonly viaApi: boolean;
};

/** What search knows of a page. */
export type SearchEntry = {
  readonly pageId: string;
  readonly title: string;
  readonly text: string;
  readonly spaceId: string;
  readonly parentId: string | null;
  readonly status: PageStatus;
  readonly properties: Readonly<Record<string, unknown>>;
};

/** A content property that the app's manifest makes searchable by a name of its own. */
export type SearchAlias = {
  readonly alias: string;
  readonly propertyKey: string;
  readonly path: string;
};

/** Everything Confluence remembers, as plain JSON: it can be saved and given back to `createConfluence`. */
export type ConfluenceState = {
  baseUrl: string;
  lastId: number;
  users: Record<string, User>;
  spaces: Record<string, Space>;
  pages: Record<string, Page>;
  tasks: Record<string, Task>;
  pendingTasks: PendingTasks[];
  searchIndex: Record<string, SearchEntry>;
  pendingSearch: { readonly dueMs: number; readonly entry: SearchEntry }[];
  searchAliases: SearchAlias[];
  appProperties: Record<string, unknown>;
};

/** A Confluence without people and spaces. */
export const emptyState = (baseUrl: string): ConfluenceState => ({
  baseUrl,
  lastId: 65_536,
  users: {},
  spaces: {},
  pages: {},
  tasks: {},
  pendingTasks: [],
  searchIndex: {},
  pendingSearch: [],
  searchAliases: [],
  appProperties: {},
});
