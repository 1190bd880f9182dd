declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type IssueId = Id<"Issue">;
export type PageId = Id<"Page">;
export type SpaceId = Id<"Space">;
export type ProjectId = Id<"Project">;
export type AccountId = Id<"Account">;
/** The identity of a line on its page: the hash of what the page calls it. Safe in a storage key. */
export type LineId = Id<"Line">;

/** The only casts to an id. Adapters and entries use them on text that came from outside. */
export const issueId = (raw: string): IssueId => raw as IssueId;
export const pageId = (raw: string): PageId => raw as PageId;
export const spaceId = (raw: string): SpaceId => raw as SpaceId;
export const projectId = (raw: string): ProjectId => raw as ProjectId;
export const accountId = (raw: string): AccountId => raw as AccountId;
export const lineId = (raw: string): LineId => raw as LineId;
