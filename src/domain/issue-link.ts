/** An address that leads to a Jira issue, on this site or another. */
export type IssueLink = {
  /** In capital letters, as Jira writes it: "OPS-12". */
  readonly key: string;
  /** Scheme and host of the site: "https://example.atlassian.net". */
  readonly origin: string;
};

const KEY = String.raw`([A-Za-z][A-Za-z0-9_]+-[1-9]\d*)`;
const ORIGIN = String.raw`^(https?://[^/?#\s]+)`;
/** What stands before the key: a queue and the portal of a service project put their own number there. */
const BEFORE = String.raw`(?:browse|issues|queues/[a-z]+/\d+|portal/\d+)`;
/** The address of an issue itself, behind whatever path the site lies. */
const ISSUE = new RegExp(String.raw`${ORIGIN}(?:/[^?#\s]*)?/${BEFORE}/${KEY}/?(?:[?#]\S*)?$`, "u");
/** A board or a list with one issue opened beside it. */
const BESIDE = new RegExp(String.raw`${ORIGIN}/\S*[?&]selectedIssue=${KEY}(?:[&#]\S*)?$`, "u");

/** The issue that an address leads to; undefined when it leads elsewhere. */
export function issueLinkOf(url: string): IssueLink | undefined {
  const [, origin, key] = ISSUE.exec(url) ?? BESIDE.exec(url) ?? [];
  return origin === undefined || key === undefined
    ? undefined
    : { key: key.toUpperCase(), origin: origin.toLowerCase() };
}

/** The scheme and host of an address; the whole of it when it has none. */
export const originOf = (url: string): string =>
  (/^https?:\/\/[^/?#\s]+/iu.exec(url)?.[0] ?? url).toLowerCase();

/** An address in running text ends before the punctuation that follows it. */
const ADDRESS = /https?:\/\/[^\s<>"]*[^\s<>"'.,;:!?()[\]{}]/gu;

/** The addresses that somebody wrote as plain words. */
export const addressesIn = (text: string): readonly string[] => text.match(ADDRESS) ?? [];

/** The words without addresses of issues. */
export const withoutIssueLinks = (text: string): string =>
  text.replace(ADDRESS, (url) => (issueLinkOf(url) === undefined ? url : " "));
