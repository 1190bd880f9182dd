import type { AdfDocument } from "../contract/adf";
import type { ParentView, SpaceView, Stage } from "../contract/views";
import type { Checkbox } from "../domain/checkbox";
import type { AccountId, PageId, SpaceId } from "../domain/ids";

export type Page = {
  readonly id: PageId;
  readonly spaceId: SpaceId;
  readonly title: string;
  readonly url: string;
  readonly status: "current" | "draft" | "archived" | "trashed";
  readonly version: number;
  /** Who saved this version, where Confluence says so. */
  readonly savedBy: AccountId | undefined;
  readonly document: AdfDocument;
};

/** A page that bears a title, with its body, so that its marker can be looked for. */
export type TitledPage = Pick<Page, "id" | "title" | "url" | "status"> & {
  readonly document: AdfDocument | undefined;
};

export type NewPage = {
  readonly spaceId: SpaceId;
  readonly parentId: PageId | undefined;
  readonly title: string;
  readonly document: AdfDocument;
  /** Only the person who creates it can see and edit it at first. */
  readonly hidden: boolean;
};

/** The pages that one actor sees. */
export type Pages = {
  /** The page as it is now, with its body. Undefined when it does not exist, is in the trash, or this actor may not see it. */
  readonly find: (id: PageId) => Promise<Page | undefined>;
  /** Whether there is such a page for this actor, be it in the trash. */
  readonly exists: (id: PageId) => Promise<boolean>;
  /** The current, archived or draft page of that space with exactly that title. */
  readonly findByTitle: (space: SpaceId, title: string) => Promise<TitledPage | undefined>;
  /** The ten pages of that space that were made last, newest first; none when the space is not visible. */
  readonly newest: (space: SpaceId) => Promise<readonly TitledPage[]>;
  /**
   * Throws `title-taken`, `no-page-permission`, `place-not-found`, `document-too-large`, `document-invalid`, `rate-limited`, and
   * `unavailable` when nobody can say whether the page was made.
   */
  readonly create: (page: NewPage) => Promise<Pick<Page, "id" | "title" | "url">>;
  /** Writes a body over the version that was read. Throws `conflict` when somebody was faster. */
  readonly write: (page: Page, document: AdfDocument, message: string) => Promise<void>;
  /** Whether somebody has typed on the page what nobody published. */
  readonly hasOpenDraft: (page: Page) => Promise<boolean>;
  /** Whether this actor may edit the page. */
  readonly mayEdit: (id: PageId) => Promise<boolean>;
};

export type PageMirror = {
  readonly incidents: readonly string[];
  readonly stage: Stage;
  readonly template: string;
};

export type PageMarks = {
  /** Puts the page's own property on it once; a second time changes nothing. */
  readonly mark: (id: PageId, mirror: PageMirror) => Promise<void>;
};

export type Spaces = {
  /** At most 1,000 spaces that this person sees. Throws `confluence-not-connected`. */
  readonly list: () => Promise<readonly SpaceView[]>;
  /** Undefined when the space is not visible. */
  readonly mayCreatePage: (id: SpaceId) => Promise<boolean | undefined>;
  /** At most 1,000 pages of the space, by title. */
  readonly parents: (id: SpaceId) => Promise<readonly ParentView[]>;
};

export type Checkboxes = {
  /** In the page's order where the service tells it; a new page's appear after a while. */
  readonly ofPage: (page: PageId) => Promise<readonly Checkbox[]>;
  /** Ticks or unticks without touching the page's body. Throws `no-edit-permission`, `not-found`. */
  readonly set: (id: string, done: boolean) => Promise<void>;
};
