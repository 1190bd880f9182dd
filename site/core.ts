/** What every part of the local site shares. The site imports nothing of the app; it knows it by manifest and handlers only. */

/** Who makes a call: a person, or the app itself. */
export type Actor =
  | { readonly kind: "user"; readonly accountId: string }
  | { readonly kind: "app"; readonly accountId: string };

export type Product = "jira" | "confluence";

/** The site's only time. Nothing in the site reads the real one. */
export type Clock = {
  /** Milliseconds since the epoch, by the site's clock. */
  readonly now: () => number;
  /** Now as an ISO instant in UTC. */
  readonly iso: () => string;
  /** Runs `work` once when the clock has reached `dueMs`; kept in order of due time, then of arrival. */
  readonly at: (dueMs: number, name: string, work: () => Promise<void>) => void;
  /** Moves the clock forward, running what becomes due on the way, each at its own time. */
  readonly advance: (ms: number) => Promise<void>;
  /** What waits, soonest first. */
  readonly waiting: () => readonly { readonly dueMs: number; readonly name: string }[];
};

/** An event of a product, as Atlassian documents its payload. */
export type ProductEvent = {
  readonly eventType: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** True when the app's own call (as the app) caused it. */
  readonly selfGenerated: boolean;
};

export type Emit = (event: ProductEvent) => void;

/** The app's own account on the site: who `asApp()` acts as. */
export const APP_ACCOUNT_ID = "70121:00000000-0000-4000-8000-0000000000aa";

/** The site's address in links and contexts. */
export const SITE_URL = "https://local.atlassian.net";

/** The site's cloud id, as contexts name it. */
export const CLOUD_ID = "c0000000-0000-4000-8000-000000000001";

const READS_JSON = /(^|,)\s*(\*|application)\/(\*|json)\s*(;|,|$)/;

/** Whether somebody who asks with this `Accept` header takes JSON, which is all that the products answer. */
export const takesJson = (accept: string | null | undefined): boolean =>
  !accept || READS_JSON.test(accept);

/** What a product offers to the rest of the site. */
export type ProductFace = {
  /** Answers one REST request made by `actor`. Never throws: a failure is an answer. */
  readonly handle: (request: Request, actor: Actor) => Promise<Response>;
  /**
   * The scopes that a request needs, as alternatives: one of the lists has to be granted in full. An empty answer or no function:
   * the platform does not check scopes.
   */
  readonly neededScopes?: (method: string, path: string) => readonly (readonly string[])[];
};

/** What Jira tells the platform, for conditions and trigger filters. */
export type JiraFace = ProductFace & {
  /** The value of an issue property now, or at an earlier time (ms); undefined when the issue or the property is not there. */
  readonly issueProperty: (issueId: string, key: string, asOfMs?: number) => unknown;
  /** The value of a property of the app (`/rest/forge/1/app/properties/{key}`). */
  readonly appProperty: (key: string) => unknown;
  /**
   * What a Jira expression sees as `issue`: id (a number), key, summary, issueType {id, name}, status {id, name, category {id, key, name}},
   * resolution (null or {id, name}), project {id, key}; `properties` may be left out, the platform adds it. Undefined: no such issue.
   */
  readonly expressionIssue: (issueId: string) => Readonly<Record<string, unknown>> | undefined;
  readonly isAdmin: (accountId: string) => boolean;
  readonly projectProperty?: (projectId: string, key: string) => unknown;
};

/** What Confluence tells the platform, for conditions. */
export type ConfluenceFace = ProductFace & {
  /** The value of a content property, undefined when the page or the property is not there. */
  readonly contentProperty: (pageId: string, key: string) => unknown;
  /** Whether a person may view or edit a page; without it, page and space permission conditions are listed as problems. */
  readonly may?: (accountId: string, permission: string, pageId: string) => boolean;
};

/** One REST, storage or queue call that the app made, in order. */
export type RecordedCall = {
  readonly invocation: string;
  readonly product: Product | "kvs" | "queue";
  readonly method: string;
  /** Path with query, as sent. For kvs: the operation, such as `/api/v1/get`. */
  readonly path: string;
  readonly body: unknown;
  readonly actor: "user" | "app";
  readonly status: number;
  /** Rate-limit points that this call costs. */
  readonly points: number;
  /** Site time at which it was sent and answered, ms. */
  readonly sentAt: number;
  readonly answeredAt: number;
  /** From sending to answer by the site's stopwatch, ms; 0 on a site without one. */
  readonly tookMs: number;
  /** Position in the invocation's longest chain of calls that waited for each other, from 1. */
  readonly depth: number;
};

/**
 * What nobody outside Atlassian knows (platform facts, the list of what must be measured on a real site). The app has to be right
 * under each value. docs/open-questions.md has a row for each: what the app does, and the experiment that tells.
 */
export type Profile = {
  /** What `localId` of the tasks API holds: the task item's ADF `localId`, or a number of its own. */
  readonly taskIds: "adf-local-id" | "number";
  /** Whether task events name the task item by its ADF `localId` (`uuid`), or by a number alone. */
  readonly taskEventUuids: boolean;
  /** What becomes of tasks when a body is written through the API: they stay, get new ids in the tasks API, or new local ids as well. */
  readonly writtenTasks: "kept" | "new-ids" | "new-local-ids";
  /** Does the create screen of issues offer linked issues (`update.issuelinks`)? */
  readonly createScreenOffersLinks: boolean;
  /** Can the app read pages whose view restriction does not name it? */
  readonly appSeesRestrictedPages: boolean;
  /** What a page answers to somebody who may not view it. */
  readonly hiddenPageStatus: 404 | 403;
  /** Does completing a task through the API make a page version and an `updated:page` event? */
  readonly taskUpdateMakesVersion: boolean;
  /** Does completing a task through the API make an `updated:task` event? */
  readonly taskUpdateTellsTask: boolean;
  /** Do `created:task` events fire for pages made through the API? */
  readonly taskEventsForApiPages: boolean;
  /** Do `created:task` events fire for what somebody types and has not published? */
  readonly taskEventsForDrafts: boolean;
  /** What Confluence answers to a version number that is not the next. */
  readonly versionConflictStatus: 409 | 400;
  /** What Confluence answers to a title that another page of the space has. */
  readonly takenTitleStatus: 400 | 409;
  /** How long until a new or renamed page is found by its title, ms. */
  readonly titleLagMs: number;
  /** How long until lists of content properties and of labels see a change, ms. */
  readonly propertyListLagMs: number;
  /** Whether the node of a Forge macro comes back as it was written, or with what Confluence adds: numbers for digits, ids of its own. */
  readonly macroNode: "as-written" | "rewritten";
  /** Is a link that was made in the create call there with the first read? */
  readonly createdLinksVisibleAtOnce: boolean;
  /** How long until search sees a change, ms. */
  readonly searchLagMs: number;
  /** Whether each search knows at least what the one before knew; else some answer from an older index, within the lag. */
  readonly searchIsMonotonic: boolean;
  /** How long until an event is delivered, ms. */
  readonly eventDelayMs: number;
  /** How long until a page's new tasks appear in the tasks API, ms. */
  readonly taskLagMs: number;
  /** How long until filters of triggers see a property that was set, ms. */
  readonly filterLagMs: number;
  /** Whether ids in contexts and events are numbers where the documentation shows both. */
  readonly idsAreNumbers: boolean;
  /** Whether contexts of modules name the site's address. */
  readonly contextHasSiteUrl: boolean;
  /** What `jiraExpression` display conditions do: they count, they see no properties of the app, or the module is shown anyway. */
  readonly displayExpressions: "evaluated" | "without-app-properties" | "ignored";
  /** How long after the installation the app's own calls are refused, ms. */
  readonly appRefusedForMs: number;
  /** With which status they are refused then. */
  readonly appRefusedStatus: 401 | 403;
  /** What storage answers when a condition of a transaction does not hold. */
  readonly failedCondition:
    "400 CONDITIONAL_CHECK_FAILED" | "409 TRANSACTION_CONFLICT" | "412 PRECONDITION_FAILED";
  /** How long a trigger's function may run, ms. */
  readonly triggerTimeoutMs: 25_000 | 55_000;
};

export const DEFAULT_PROFILE: Profile = {
  taskIds: "adf-local-id",
  taskEventUuids: true,
  writtenTasks: "kept",
  createScreenOffersLinks: true,
  appSeesRestrictedPages: false,
  hiddenPageStatus: 404,
  taskUpdateMakesVersion: true,
  taskUpdateTellsTask: true,
  taskEventsForApiPages: true,
  taskEventsForDrafts: false,
  versionConflictStatus: 409,
  takenTitleStatus: 400,
  titleLagMs: 0,
  propertyListLagMs: 1_000,
  macroNode: "as-written",
  createdLinksVisibleAtOnce: true,
  searchLagMs: 5_000,
  searchIsMonotonic: false,
  eventDelayMs: 2_000,
  taskLagMs: 1_000,
  filterLagMs: 0,
  idsAreNumbers: false,
  contextHasSiteUrl: true,
  displayExpressions: "evaluated",
  appRefusedForMs: 0,
  appRefusedStatus: 403,
  failedCondition: "400 CONDITIONAL_CHECK_FAILED",
  triggerTimeoutMs: 25_000,
};

/** A fault to inject into the app's calls; see `Faults` of the platform. */
export type Fault =
  | { readonly kind: "fail-before"; readonly status: number }
  | { readonly kind: "fail-after"; readonly status: number }
  /** The page of a proxy, in place of an answer: nothing happened, or it did. */
  | { readonly kind: "html"; readonly after?: boolean }
  | { readonly kind: "cut-json" }
  /** The connection breaks before the request arrives. */
  | { readonly kind: "network" }
  /** The connection breaks before the answer arrives. */
  | { readonly kind: "lost-answer" }
  /** The answer takes so much of the run's time, ms. */
  | { readonly kind: "slow"; readonly ms: number }
  | { readonly kind: "rate-limit"; readonly retryAfterSeconds: number }
  | { readonly kind: "kill-before" }
  | { readonly kind: "kill-after" };
