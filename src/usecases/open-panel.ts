import type { FollowUpView, IssuePanelView } from "../contract/views";
import type { Settings } from "../contract/settings";
import { isIncident, isResolved } from "../domain/incident";
import type { IssueId } from "../domain/ids";
import { todayIn } from "../domain/moment";
import { followUpsOf, oneFollowUp, progressOf, type FollowUpInput } from "../domain/progress";
import { checklistOf, type Line, type LineOptions } from "../domain/line";
import type { Task } from "../domain/task";
import type { Claims } from "../ports/claims";
import type { Clock } from "../ports/clock";
import type { Incidents } from "../ports/incidents";
import type { Ledger, Ledgers, Stored } from "../ports/ledgers";
import type { Pages } from "../ports/pages";
import type { SettingsStore } from "../ports/settings-store";
import type { Tasks } from "../ports/tasks";
import { postmortemOf } from "./open-start";
import { followUpOf, type FollowUp } from "./follow-up-of";
import { lineOptions, readTasks, readTasksAndIncidents } from "./sync-run";

type Deps = {
  readonly incidents: Incidents;
  readonly pages: Pages;
  readonly tasks: Tasks;
  readonly claims: Claims;
  readonly ledgers: Ledgers;
  readonly settings: SettingsStore;
  readonly clock: Clock;
  readonly identify: LineOptions["identify"];
};

/**
 * What the panel on an issue shows, read as the person who looks, on the day it is in their time zone: its postmortem when the issue is an
 * incident, the promise behind it when it is a task. Throws `rate-limited`, `unavailable`.
 */
export const makeOpenPanel =
  (deps: Deps) =>
  async (issue: IssueId, timeZone: string): Promise<IssuePanelView> => {
    const asked = { ...deps, today: todayIn(timeZone, deps.clock.now()) };
    const [claim, followUp] = await Promise.all([deps.claims.find(issue), followUpOf(deps, issue)]);
    const own = claim?.page === undefined ? undefined : await deps.ledgers.find(claim.page);
    if (own?.value.gone === false) return incidentPanel(asked, own.value, issue);
    return followUp === undefined ? nonePanel(deps, issue, own) : taskPanel(asked, followUp);
  };

type Asked = Deps & { readonly today: string };

type Looked = {
  readonly input: FollowUpInput;
  readonly pageHidden: boolean;
  readonly shown: (view: FollowUpView) => FollowUpView;
};

/** `reading` brings the tasks to show; every link of the ledger has a say in which line is whose. */
async function look(
  deps: Asked,
  ledger: Ledger,
  reading: Promise<readonly Task[]>,
): Promise<Looked> {
  const { today } = deps;
  const settings = await deps.settings.get();
  const [page, tasks] = await Promise.all([deps.pages.find(ledger.page), reading]);
  const lines = page === undefined ? [] : linesIn(deps, settings, page.document);
  return {
    input: { links: ledger.links, lines, tasks, settings, today },
    pageHidden: page === undefined,
    shown: page === undefined ? withoutText : (view) => view,
  };
}

const linesIn = (
  { identify }: Deps,
  settings: Settings,
  document: Parameters<typeof checklistOf>[0],
): readonly Line[] => checklistOf(document, lineOptions(settings, identify));

/** A person who may not read the page does not get its words from us. */
const withoutText = (view: FollowUpView): FollowUpView => ({
  ...view,
  text: view.task?.summary ?? "",
  conflicts: [],
  problem: undefined,
});

/** The counts are those of the follow-ups below them, and not what the ledger has for everybody. */
async function incidentPanel(deps: Asked, ledger: Ledger, issue: IssueId): Promise<IssuePanelView> {
  const reading = readTasks(deps.tasks, ledger.links);
  const { input, pageHidden, shown } = await look(deps, ledger, reading);
  const followUps = followUpsOf(input).map(shown);
  const reopened = ledger.reopened.includes(issue);
  const postmortem = { ...postmortemOf(ledger), progress: progressOf(followUps) };
  return { kind: "incident", postmortem, followUps, reopened, pageHidden };
}

/** Reads the one task and the incidents alone. Of an incident or a page that this person may not see, not even the name is told. */
async function taskPanel(deps: Asked, { ledger, link }: FollowUp): Promise<IssuePanelView> {
  const reading = readTasksAndIncidents(deps.tasks, { ...ledger, links: [link] });
  const { input, pageHidden, shown } = await look(deps, ledger, reading);
  return {
    kind: "task",
    incidents: ledger.incidents.flatMap(({ id }) =>
      input.tasks
        .filter((seen) => seen.id === id)
        .map(({ key, summary, url }) => ({ key, summary, url })),
    ),
    page: pageHidden ? undefined : { title: ledger.title, url: ledger.url },
    followUp: shown(oneFollowUp(link, input)),
    agreedAt: ledger.agreedAt,
    promised: link.promised,
  };
}

/** Says whether a postmortem is due here, and by which rule. `lost` is the one that was deleted for good. */
async function nonePanel(
  deps: Deps,
  issue: IssueId,
  lost: Stored<Ledger> | undefined,
): Promise<IssuePanelView> {
  const settings = await deps.settings.get();
  const read = await deps.incidents.get(issue, settings.incident.severityField);
  const due = isIncident(read, settings.incident) && isResolved(read, settings.incident);
  const deleted = lost === undefined ? [] : [LOST];
  const reason = [...deleted, ...(due ? ["This incident is resolved."] : [])].join(" ");
  return { kind: "none", due, reason: reason === "" ? undefined : reason };
}

const LOST = "The page of its postmortem was deleted for good; its tasks stay in Jira.";
