import type { FollowUpView, IssuePanelView } from "../contract/views";
import type { Settings } from "../contract/settings";
import { isIncident, isResolved } from "../domain/incident";
import type { IssueId } from "../domain/ids";
import { followUpsOf } from "../domain/progress";
import { checklistOf, type Line, type LineOptions } from "../domain/line";
import type { Claims } from "../ports/claims";
import type { Clock } from "../ports/clock";
import type { Incidents } from "../ports/incidents";
import type { Ledger, Ledgers } from "../ports/ledgers";
import type { Pages } from "../ports/pages";
import type { SettingsStore } from "../ports/settings-store";
import type { Tasks } from "../ports/tasks";
import { postmortemOf } from "./open-start";
import { lineOptions, readTasks } from "./sync-run";

type Deps = {
  readonly incidents: Incidents;
  readonly pages: Pages;
  readonly tasks: Tasks;
  readonly claims: Claims;
  readonly ledgers: Ledgers;
  readonly settings: SettingsStore;
  readonly clock: Clock;
  readonly browse: (key: string) => string;
  readonly identify: LineOptions["identify"];
};

/**
 * What the panel on an issue shows, read as the person who looks: its postmortem when the issue is an incident, the promise behind it when
 * it is a task. Throws `rate-limited`, `unavailable`.
 */
export const makeOpenPanel =
  (deps: Deps) =>
  async (issue: IssueId): Promise<IssuePanelView> => {
    const [claim, hinted] = await Promise.all([
      deps.claims.find(issue),
      deps.incidents.followUpPage(issue),
    ]);
    const own = claim?.page === undefined ? undefined : await deps.ledgers.find(claim.page);
    if (own !== undefined) return incidentPanel(deps, own.value);
    const of = hinted === undefined ? undefined : await deps.ledgers.find(hinted);
    const task = of?.value.links.find((link) => link.task?.id === issue);
    if (of !== undefined && task !== undefined) {
      return taskPanel(deps, { ...of.value, links: [task] });
    }
    return nonePanel(deps, issue);
  };

async function look(
  deps: Deps,
  ledger: Ledger,
): Promise<{ readonly followUps: readonly FollowUpView[]; readonly pageHidden: boolean }> {
  const settings = await deps.settings.get();
  const [page, tasks] = await Promise.all([
    deps.pages.find(ledger.page),
    readTasks(deps.tasks, ledger.links),
  ]);
  const lines = page === undefined ? [] : linesIn(deps, settings, page.document);
  const today = new Date(deps.clock.now()).toISOString().slice(0, 10);
  const followUps = followUpsOf({ links: ledger.links, lines, tasks, settings, today });
  return {
    followUps: page === undefined ? followUps.map(withoutText) : followUps,
    pageHidden: page === undefined,
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

async function incidentPanel(deps: Deps, ledger: Ledger): Promise<IssuePanelView> {
  const { followUps, pageHidden } = await look(deps, ledger);
  return { kind: "incident", postmortem: postmortemOf(ledger), followUps, pageHidden };
}

async function taskPanel(deps: Deps, ledger: Ledger): Promise<IssuePanelView> {
  const { followUps } = await look(deps, ledger);
  const [followUp] = followUps;
  if (followUp === undefined) return { kind: "none", due: false, reason: undefined };
  return {
    kind: "task",
    incidents: ledger.incidents.map(({ key }) => ({ key, url: deps.browse(key), summary: "" })),
    page: { title: ledger.title, url: ledger.url },
    followUp,
    promised: ledger.links[0]?.promised,
  };
}

/** Says whether a postmortem is due here, and by which rule. */
async function nonePanel(deps: Deps, issue: IssueId): Promise<IssuePanelView> {
  const settings = await deps.settings.get();
  const read = await deps.incidents.get(issue, settings.incident.severityField);
  const due = isIncident(read, settings.incident) && isResolved(read, settings.incident);
  return { kind: "none", due, reason: due ? "This incident is resolved." : undefined };
}
