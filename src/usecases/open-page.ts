import type { NewLineView, PageView } from "../contract/views";
import type { Settings } from "../contract/settings";
import { findMarker } from "../domain/marker";
import type { PageId } from "../domain/ids";
import { checklistOf, type Line, type LineOptions } from "../domain/line";
import { matchLines } from "../domain/match";
import { proposalsIn, proposalViews } from "../domain/proposals";
import { todayIn } from "../domain/moment";
import { followUpsOf, progressOf } from "../domain/progress";
import { taskTargetFor } from "../domain/settings";
import { planSync, type Adoption, type SyncInput } from "../domain/sync";
import type { Claims } from "../ports/claims";
import type { Clock } from "../ports/clock";
import type { Ledger, Ledgers } from "../ports/ledgers";
import type { Page, Pages } from "../ports/pages";
import type { SettingsStore } from "../ports/settings-store";
import type { Tasks } from "../ports/tasks";
import { issueId } from "../domain/ids";
import { incidentLinks, lineOptions, readTasks } from "./sync-run";

type Deps = {
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
 * What byline and macro show of a page, read as the person who looks, on the day it is in their time zone. A task that this person may not
 * see is unknown to this view. Throws `rate-limited`, `unavailable`.
 */
export const makeOpenPage =
  (deps: Deps) =>
  async (id: PageId, timeZone: string): Promise<PageView> => {
    const [stored, settings, page] = await Promise.all([
      deps.ledgers.find(id),
      deps.settings.get(),
      deps.pages.find(id),
    ]);
    if (page === undefined) return { kind: "not-a-postmortem" };
    if (stored === undefined) return copyOrNothing(deps, page);
    const today = todayIn(timeZone, deps.clock.now());
    return postmortem(deps, { ledger: stored.value, settings, page, today });
  };

/** Our marker on a page that the ledger does not know: a copy. */
async function copyOrNothing({ claims, ledgers }: Deps, page: Page): Promise<PageView> {
  const marker = findMarker(page.document);
  const incident = marker?.incidentIds[0];
  if (incident === undefined) return { kind: "not-a-postmortem" };
  const claim = await claims.find(issueId(incident));
  const original = claim?.page === undefined ? undefined : await ledgers.find(claim.page);
  return {
    kind: "copy",
    originalUrl: original?.value.gone === false ? original.value.url : undefined,
  };
}

type Found = {
  readonly ledger: Ledger;
  readonly settings: Settings;
  readonly page: Page;
  readonly today: string;
};

async function postmortem(deps: Deps, found: Found): Promise<PageView> {
  const { ledger, settings, page, today } = found;
  const options = lineOptions(settings, deps.identify);
  const lines = checklistOf(page.document, options);
  const [tasks, canEdit] = await Promise.all([
    readTasks(deps.tasks, ledger.links),
    deps.pages.mayEdit(page.id),
  ]);
  const { links } = ledger;
  const followUps = followUpsOf({ links, lines, tasks, settings, today });
  const { fresh, adopt } = planSync({
    lines,
    links,
    tasks,
    settings,
    incidents: incidentLinks({ ...ledger, url: page.url }),
    retryRefused: false,
    asked: true,
  });
  return {
    kind: "postmortem",
    title: page.title,
    stage: ledger.stage,
    incidents: ledger.incidents.map(({ id, key }) => ({
      key,
      url: deps.browse(key),
      reopened: ledger.reopened.includes(id),
    })),
    progress: progressOf(followUps),
    followUps,
    newLines: [...fresh.map(newLine), ...adopt.map(takenLine)],
    proposals: proposalViews(proposalsIn(page.document, options)),
    target: targetOf(ledger, settings),
    agreedAt: ledger.agreedAt,
    problems: [...problemOf(ledger), ...strays({ links, lines, settings })],
    canEdit,
  };
}

const problemOf = ({ problem }: Ledger): readonly string[] =>
  problem === undefined ? [] : [problem];

/** Lines that keep their tasks where new lines would make none. */
function strays({
  links,
  lines,
  settings,
}: Pick<SyncInput, "links" | "lines" | "settings">): readonly string[] {
  const count = [...matchLines(lines, links).values()].filter(({ listed }) => !listed).length;
  if (count === 0) return [];
  const heading = settings.followUps.headings.slice(0, 1).join("");
  return [
    `${count === 1 ? "One follow-up stands" : `${count} follow-ups stand`} under no follow-ups heading. Nothing is lost, but new lines there make no tasks. Put them under a heading such as “${heading}”.`,
  ];
}

const takenLine = ({ line, issue }: Adoption): NewLineView => ({
  ...newLine(line),
  text: line.summary === "" ? issue.key : line.summary,
  takes: issue.key,
});

const newLine = ({ id, summary, owner, due, priority }: Line): NewLineView => ({
  line: id,
  text: summary,
  takes: undefined,
  owner,
  due,
  priority,
});

const targetOf = (
  { incidents }: Ledger,
  settings: Settings,
): { readonly projectName: string; readonly issueTypeName: string | undefined } | undefined =>
  incidents.map(({ key, projectId }) => {
    const { projectName, issueTypeName } = taskTargetFor(settings, projectId);
    return { projectName: projectName ?? `the project of ${key}`, issueTypeName };
  })[0];
