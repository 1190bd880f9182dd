import type { ErrorCode } from "../contract/error-code";

type Sentence = (subject: string | undefined) => string;

const always =
  (words: string): Sentence =>
  () =>
    words;

const about =
  (before: string, without: string, after: string): Sentence =>
  (subject) =>
    `${subject === undefined ? without : `${before}${subject}`}${after}`;

/** What happened, to what, and what to do next. The text of an error itself never leaves the backend. */
const SAY: Readonly<Record<ErrorCode, Sentence>> = {
  "not-an-incident": about(
    "",
    "This issue",
    ", which settings don't count as an incident. Ask a Jira admin to add its type.",
  ),
  "not-resolved": about(
    "",
    "This incident",
    ", which is not resolved yet. Resolve the incident first.",
  ),
  "incident-not-found": always(
    "Couldn't read the incident: it was deleted, or you can't see it. Ask a project admin for access.",
  ),
  "wrong-incident": always(
    "This dialog belongs to another incident. Close it and start again from the incident.",
  ),
  "no-link-permission": about(
    "You can't link ",
    "You can't link this incident",
    " to a page. Ask a project admin for the Link issues permission.",
  ),
  "no-page-permission": always(
    "Couldn't create the page: you can't add pages in this space. Ask a space admin, or choose another space.",
  ),
  "place-not-found": always(
    "Couldn't create the page: the space or parent page is gone, or you can't see it. Choose another place.",
  ),
  "confluence-not-connected": always(
    "Confluence is not connected to this app, or you have no access to it. Ask a site admin to connect it in the app's settings, or to give you access.",
  ),
  "title-taken": about(
    "Another page is already called ",
    "Another page has this title",
    ". Choose another title.",
  ),
  "title-invalid": always("Give the page a title of at most 255 characters."),
  "unknown-template": always("This template is gone. Choose another one."),
  "status-not-available": always("A postmortem starts as Draft or In review."),
  "document-too-large": about(
    "The document is too large: ",
    "The document is too large",
    ". One call carries up to 500 KB. Make it shorter, or create the page first and edit it in Confluence.",
  ),
  "document-invalid": about(
    "Confluence can't store this document: ",
    "Confluence can't store this document",
    ". Nothing was written. Change that part, and try again.",
  ),
  "being-started": about(
    "",
    "Somebody",
    " is starting this postmortem right now. Try again in a few seconds.",
  ),
  "page-not-found": always("The page is gone, or you can't see it. Ask its owner for access."),
  "page-not-readable": always(
    "The app can't read this page. Give the app access, or lift the restriction.",
  ),
  "draft-open": always(
    "Somebody has changes on this page that are not published. Writing now can merge into them or drop them. Publish them first, or write anyway.",
  ),
  "not-a-postmortem": always("This page is no postmortem of this app."),
  "no-edit-permission": always("You can't edit this page. Ask its owner for access."),
  "no-task-permission": about(
    "You can't make this change to ",
    "You can't make this change to the task",
    " in Jira. Ask a project admin for the permission.",
  ),
  "needs-admin": always("Only Jira admins can change these settings."),
  "settings-invalid": about("", "These settings have problems.", ""),
  "settings-changed": always(
    "Somebody saved these settings meanwhile. Reload the page and make your changes again.",
  ),
  "record-full": always(
    "The app can't keep that much about one page. Make its follow-ups shorter, or put some of them on another page.",
  ),
  "input-invalid": about("That was refused: ", "That was refused", ". Check what you entered."),
  forbidden: always("You can't do that. Ask an admin for access."),
  "not-found": always("That is gone, or you can't see it."),
  "rate-limited": always("Atlassian asks to wait. Try again in a minute."),
  conflict: always("Somebody else changed this meanwhile. Try again."),
  unavailable: always(
    "Jira or Confluence didn't answer. Try again in a minute; nothing you entered is lost.",
  ),
  internal: always(
    "Something went wrong in the app. Try again; if it stays, tell your Jira admin.",
  ),
};

/** The sentence for people. */
export const sayTo = (code: ErrorCode, subject: string | undefined): string => SAY[code](subject);
