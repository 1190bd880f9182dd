import { asApp, asUser, getAppContext } from "@forge/api";
import { kvs } from "@forge/kvs";
import { identify } from "./adapters/identify";
import { confluenceCheckboxes } from "./adapters/confluence/checkboxes";
import { confluencePageMarks } from "./adapters/confluence/page-marks";
import { confluencePages } from "./adapters/confluence/pages";
import { confluenceSpaces } from "./adapters/confluence/spaces";
import { jiraAdministration, jiraRuleMirror } from "./adapters/jira/administration";
import { browseUrl, type Site } from "./adapters/jira/browse-url";
import { jiraIncidentMarks } from "./adapters/jira/incident-marks";
import { jiraIncidents } from "./adapters/jira/incidents";
import { jiraPeople } from "./adapters/jira/people";
import { findSite } from "./adapters/jira/site-url";
import { jiraTasks } from "./adapters/jira/tasks";
import { kvsClaims } from "./adapters/kvs/claims";
import { kvsLedgers } from "./adapters/kvs/ledgers";
import { kvsPlaces } from "./adapters/kvs/places";
import { kvsSettings } from "./adapters/kvs/settings-store";
import { consoleLog } from "./adapters/log/console-log";
import { forgeSyncQueue } from "./adapters/queue/sync-queue";
import type { Send } from "./adapters/request-json";
import type { Incidents, People } from "./ports/incidents";
import type { Log } from "./ports/log";
import type { Spaces } from "./ports/pages";
import { makeBylineTitle } from "./usecases/byline-title";
import { makeCheckPlace } from "./usecases/check-place";
import { makeDecide, makeDecideOnTask, makeRetryTask } from "./usecases/decide";
import { makeManageSettings, type ManageSettings } from "./usecases/manage-settings";
import { makeOpenPage } from "./usecases/open-page";
import { makeOpenPanel } from "./usecases/open-panel";
import { makeOpenStart } from "./usecases/open-start";
import { makePreviewPostmortem } from "./usecases/preview-postmortem";
import { makePutTaskLinks } from "./usecases/put-task-links";
import { makeRequestSync, makeSyncNow } from "./usecases/request-sync";
import { makeStartPostmortem } from "./usecases/start-postmortem";
import { makeSweep } from "./usecases/sweep";
import { makeSyncPage } from "./usecases/sync-page";
import { makeTellIncident } from "./usecases/tell-incident";
import { makeTurnIntoFollowUps } from "./usecases/turn-into-follow-ups";

type Actor = { readonly jira: Send; readonly confluence: Send };

/** The person who pressed something. Works in resolvers only. */
function person(): Actor {
  const user = asUser();
  return {
    jira: (route, init) => user.requestJira(route, init),
    confluence: (route, init) => user.requestConfluence(route, init),
  };
}

/** The app itself: what it does in the background, and marks that it keeps for itself. */
function app(): Actor {
  const self = asApp();
  return {
    jira: (route, init) => self.requestJira(route, init),
    confluence: (route, init) => self.requestConfluence(route, init),
  };
}

/** What does not depend on who acts. */
const common = (where: string) => ({
  log: consoleLog(where),
  clock: { now: () => Date.now() },
  claims: kvsClaims(kvs),
  ledgers: kvsLedgers(kvs),
  settings: kvsSettings(kvs),
  places: kvsPlaces(kvs),
  queue: forgeSyncQueue(),
  identify,
  newId: () => crypto.randomUUID(),
});

/** What settings look like when they come from outside: from storage, or from the settings page. */
export { ruleSchema, settingsSchema } from "./adapters/settings-schema";

/** What a screen's context tells of the site; undefined where it does not. */
export type SiteUrl = string | undefined;

const siteOf = (actor: Actor, url: SiteUrl): Promise<Site> =>
  url === undefined ? findSite(actor.jira) : Promise.resolve({ url });

const appIdentity = (): { readonly appId: string; readonly environmentId: string } => {
  const { appAri, environmentAri } = getAppContext();
  return { appId: appAri.appId, environmentId: environmentAri.environmentId };
};

export const logFor = (where: string): Log => consoleLog(where);

export type StartUses = {
  readonly openStart: ReturnType<typeof makeOpenStart>;
  readonly checkPlace: ReturnType<typeof makeCheckPlace>;
  readonly parents: Spaces["parents"];
  readonly preview: ReturnType<typeof makePreviewPostmortem>;
  readonly startPostmortem: ReturnType<typeof makeStartPostmortem>;
  readonly findPeople: People["find"];
};

export async function wireStart(url: SiteUrl): Promise<StartUses> {
  const user = person();
  const self = app();
  const site = await siteOf(user, url);
  const deps = {
    ...common("start"),
    incidents: jiraIncidents(user.jira, site),
    people: jiraPeople(user.jira),
    tasks: jiraTasks(user.jira, site),
    pages: confluencePages(user.confluence),
    spaces: confluenceSpaces(user.confluence),
    incidentMarks: jiraIncidentMarks(self.jira),
    pageMarks: confluencePageMarks(user.confluence),
    app: appIdentity(),
  };
  return {
    openStart: makeOpenStart(deps),
    checkPlace: makeCheckPlace(deps),
    parents: deps.spaces.parents,
    preview: makePreviewPostmortem(deps),
    startPostmortem: makeStartPostmortem({ ...deps, tell: makeTellIncident(deps) }),
    findPeople: deps.people.find,
  };
}

export type IssueUses = {
  readonly openPanel: ReturnType<typeof makeOpenPanel>;
  readonly decide: ReturnType<typeof makeDecideOnTask>;
  readonly retry: ReturnType<typeof makeRetryTask>;
};

export async function wireIssue(url: SiteUrl): Promise<IssueUses> {
  const user = person();
  const site = await siteOf(user, url);
  const deps = {
    ...common("issue"),
    incidents: jiraIncidents(user.jira, site),
    tasks: jiraTasks(user.jira, site),
    pages: confluencePages(user.confluence),
  };
  return {
    openPanel: makeOpenPanel(deps),
    decide: makeDecideOnTask(deps),
    retry: makeRetryTask(deps),
  };
}

export type PageUses = {
  readonly openPage: ReturnType<typeof makeOpenPage>;
  readonly syncNow: ReturnType<typeof makeSyncNow>;
  readonly decide: ReturnType<typeof makeDecide>;
  readonly putTaskLinks: ReturnType<typeof makePutTaskLinks>;
  readonly turnIntoFollowUps: ReturnType<typeof makeTurnIntoFollowUps>;
};

export async function wirePage(url: SiteUrl): Promise<PageUses> {
  const user = person();
  const site = await siteOf(user, url);
  const deps = {
    ...common("page"),
    tasks: jiraTasks(user.jira, site),
    pages: confluencePages(user.confluence),
    browse: (key: string) => browseUrl(site, key),
  };
  return {
    openPage: makeOpenPage(deps),
    syncNow: makeSyncNow(deps),
    decide: makeDecide(deps),
    putTaskLinks: makePutTaskLinks(deps),
    turnIntoFollowUps: makeTurnIntoFollowUps(deps),
  };
}

export async function wireAdmin(url: SiteUrl): Promise<ManageSettings> {
  const user = person();
  return makeManageSettings({
    ...common("admin"),
    administration: jiraAdministration(user.jira),
    spaces: confluenceSpaces(user.confluence),
    incidents: jiraIncidents(user.jira, await siteOf(user, url)),
    rule: jiraRuleMirror(app().jira),
  });
}

export function wireByline(): { readonly bylineTitle: ReturnType<typeof makeBylineTitle> } {
  return { bylineTitle: makeBylineTitle(common("byline")) };
}

export type EventUses = {
  readonly requestSync: ReturnType<typeof makeRequestSync>;
  readonly pagesOf: Incidents["pagesOf"];
};

export const wireEvents = (): EventUses => ({
  requestSync: makeRequestSync(common("events")),
  pagesOf: jiraIncidents(app().jira, NOWHERE).pagesOf,
});

/** In the background the site's address is asked for only where it decides something: what is shown to people is read in a screen. */
const NOWHERE: Site = { url: "" };

export function wireSync(): { readonly syncPage: ReturnType<typeof makeSyncPage> } {
  const self = app();
  return {
    syncPage: makeSyncPage({
      ...common("sync"),
      tasks: jiraTasks(self.jira, NOWHERE),
      pages: confluencePages(self.confluence),
      checkboxes: confluenceCheckboxes(self.confluence),
      incidentMarks: jiraIncidentMarks(self.jira),
      siteUrl: async () => (await findSite(self.jira)).url,
    }),
  };
}

export function wireSweep(): { readonly sweep: ReturnType<typeof makeSweep> } {
  const self = app();
  const deps = {
    ...common("sweep"),
    pages: confluencePages(self.confluence),
    incidentMarks: jiraIncidentMarks(self.jira),
    pageMarks: confluencePageMarks(self.confluence),
    rule: jiraRuleMirror(self.jira),
  };
  return { sweep: makeSweep({ ...deps, tell: makeTellIncident(deps) }) };
}
