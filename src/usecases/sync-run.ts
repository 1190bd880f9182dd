import type { Settings } from "../contract/settings";
import type { AccountId, IssueId } from "../domain/ids";
import { originOf, type IssueLink } from "../domain/issue-link";
import type { LineOptions, Line } from "../domain/line";
import { hasTask, type Link } from "../domain/link";
import { same } from "../domain/same";
import type { Task } from "../domain/task";
import type { Clock } from "../ports/clock";
import type { IncidentMarks } from "../ports/incidents";
import type { Ledger, Ledgers, Stored } from "../ports/ledgers";
import type { Log } from "../ports/log";
import type { Checkboxes, Pages } from "../ports/pages";
import type { SettingsStore } from "../ports/settings-store";
import type { SyncQueue, SyncRequest } from "../ports/sync-queue";
import type { Tasks } from "../ports/tasks";

export type SyncDeps = {
  readonly pages: Pages;
  readonly tasks: Tasks;
  readonly checkboxes: Checkboxes;
  readonly ledgers: Ledgers;
  readonly settings: SettingsStore;
  readonly incidentMarks: IncidentMarks;
  readonly queue: SyncQueue;
  readonly clock: Clock;
  readonly log: Log;
  readonly identify: LineOptions["identify"];
  /** Jira's own address. */
  readonly siteUrl: () => Promise<string>;
};

/** What one run knows. Each step gives the run as it is after it. */
export type Run = {
  readonly settings: Settings;
  readonly request: SyncRequest;
  /** Who saved the version that was read. */
  readonly savedBy: AccountId | undefined;
  readonly lines: readonly Line[];
  /** Tasks as they were read, and as this run left them. */
  readonly tasks: readonly Task[];
  /** The ledger as it is stored, with its version. */
  readonly stored: Stored<Ledger>;
  /** The ledger as it shall be. */
  readonly ledger: Ledger;
};

export const withLinks = (run: Run, links: readonly Link[]): Run => ({
  ...run,
  ledger: { ...run.ledger, links },
});

/** Writes the ledger when it differs from what is stored. Throws `conflict` when another run was faster. */
export async function save(deps: Pick<SyncDeps, "ledgers">, run: Run): Promise<Run> {
  if (same(run.ledger, run.stored.value)) return run;
  const stored = await deps.ledgers.save(run.ledger, run.stored.version);
  return { ...run, stored, ledger: stored.value };
}

/** The settings by which the lines of a document are found. */
export const lineOptions = (
  settings: Settings,
  identify: LineOptions["identify"],
): LineOptions => ({
  headings: settings.followUps.headings,
  priorities: Object.keys(settings.followUps.priorities),
  identify,
});

/** The page's incidents as people link to them, on the site of the page. */
export const incidentLinks = ({
  incidents,
  url,
}: Pick<Ledger, "incidents" | "url">): readonly IssueLink[] =>
  incidents.map(({ key }) => ({ key, origin: originOf(url) }));

/** The tasks of these links that can be read. */
export function readTasks(
  tasks: Pick<Tasks, "read">,
  links: readonly Link[],
): Promise<readonly Task[]> {
  const ids = taskIds(links);
  return ids.length === 0 ? Promise.resolve([]) : tasks.read(ids);
}

/** The same, and the page's incidents with them: Jira is asked once for all. */
export const readTasksAndIncidents = (
  tasks: Pick<Tasks, "read">,
  { links, incidents }: Ledger,
): Promise<readonly Task[]> => tasks.read([...taskIds(links), ...incidents.map(({ id }) => id)]);

const taskIds = (links: readonly Link[]): readonly IssueId[] =>
  links
    .filter(({ phase }) => phase === "linked" || phase === "removed")
    .filter(hasTask)
    .map(({ task }) => task.id);
