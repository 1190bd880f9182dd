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
  /** The value of an issue property, undefined when the issue or the property is not there. */
  readonly issueProperty: (issueId: string, key: string) => unknown;
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
  /** Position in the invocation's longest chain of calls that waited for each other, from 1. */
  readonly depth: number;
};

/**
 * What nobody outside Atlassian knows (platform facts, the list of what must be measured on a real site). The app has to be right
 * under each value.
 */
export type Profile = {
  /** What `localId` of the tasks API holds: the task item's ADF `localId`, or a number of its own. */
  readonly taskIds: "adf-local-id" | "number";
  /** Does the create screen of issues offer linked issues (`update.issuelinks`)? */
  readonly createScreenOffersLinks: boolean;
  /** Can the app read pages whose view restriction does not name it? */
  readonly appSeesRestrictedPages: boolean;
  /** Does completing a task through the API make a page version and an `updated:page` event? */
  readonly taskUpdateMakesVersion: boolean;
  /** Do `created:task` events fire for pages made through the API? */
  readonly taskEventsForApiPages: boolean;
  /** Is a link that was made in the create call there with the first read? */
  readonly createdLinksVisibleAtOnce: boolean;
  /** How long until search sees a change, ms. */
  readonly searchLagMs: number;
  /** How long until an event is delivered, ms. */
  readonly eventDelayMs: number;
  /** How long until a page's new tasks appear in the tasks API, ms. */
  readonly taskLagMs: number;
};

export const DEFAULT_PROFILE: Profile = {
  taskIds: "adf-local-id",
  createScreenOffersLinks: true,
  appSeesRestrictedPages: false,
  taskUpdateMakesVersion: true,
  taskEventsForApiPages: true,
  createdLinksVisibleAtOnce: true,
  searchLagMs: 5_000,
  eventDelayMs: 2_000,
  taskLagMs: 1_000,
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
