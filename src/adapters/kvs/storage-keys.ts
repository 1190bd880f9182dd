import type { AccountId, IssueId, PageId, ProjectId } from "../../domain/ids";

/** Keys hold letters, digits, `:`, `.`, `_`, `-` and spaces; ids of accounts hold a colon, which is why they are never split out again. */
export const claimKey = (incident: IssueId): string => `claim:${incident}`;
export const ledgerKey = (page: PageId): string => `ledger:${page}`;
export const adoptionKey = (issue: IssueId): string => `adoption:${issue}`;
export const placeKey = (who: AccountId, project: ProjectId): string => `place:${project}:${who}`;
export const SETTINGS_KEY = "settings";
