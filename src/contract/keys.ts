/** Names that manifest.yml says too; a test holds the two together. */
export const MODULE = {
  start: "start-postmortem",
  issueContext: "postmortem-on-issue",
  byline: "postmortem-byline",
  followUps: "postmortem-follow-ups",
  admin: "postmortem-settings",
} as const;

export const QUEUE = { sync: "sync" } as const;

/** Issue property of an incident: which page is its postmortem, and how far it is. */
export const INCIDENT_PROPERTY = "postmortem_incident";

/** Issue property of a task: which line of which page it came from. */
export const FOLLOW_UP_PROPERTY = "postmortem_follow_up";

/** Content property of a postmortem page. Letters, digits and underscore only. */
export const PAGE_PROPERTY = "postmortem_page";

/** App property that mirrors what settings call an incident, for the display condition of the action. */
export const RULE_PROPERTY = "postmortem_rule";

/** What one call from a screen may carry. @see https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/ */
export const MAX_CALL_BYTES = 500 * 1024;
