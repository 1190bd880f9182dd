import { resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { seedConfluence } from "./company/confluence";
import { COMPANY_START, seedJira } from "./company/jira";
import { PEOPLE } from "./company/people";
import { BUILDS, isStale, runBuild } from "./server/builds";
import { countAsIncidents } from "./server/count-as-incidents";
import { importFiles } from "./server/import-files";
import { type LocalSite, openLocalSite } from "./server/local-site";
import { type RunningSite, startServer } from "./server/start";
import { makeStateFile, type StateFile } from "./server/state-file";

type Options = {
  readonly port: number;
  readonly import: readonly string[];
  readonly reset: boolean;
  readonly build: boolean;
};

const ROOT = resolve(__dirname, "..");

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new InvalidArgumentError("A port is a number from 1 to 65535.");
}

function buildPages(): void {
  for (const build of BUILDS) {
    if (!isStale(ROOT, build)) continue;
    console.log(`Building ${build.folder} (once, until its sources change) …`);
    runBuild(ROOT, build);
  }
}

function openCompany(stateFile: StateFile): LocalSite {
  const saved = stateFile.read();
  const site = openLocalSite({
    root: ROOT,
    saved,
    schedules: true,
    stopwatch: () => performance.now(),
    ...(saved ? {} : { startAt: COMPANY_START }),
  });
  if (!saved) {
    seedJira(site.jira);
    seedConfluence(site.confluence);
  }
  return site;
}

function sayWhere({ origin }: RunningSite): void {
  console.log(`
A local Jira and Confluence with the app in them:

  ${origin}

Open a resolved incident, press ••• and Start postmortem. Choose at the top right who you are, move the
clock, and read under "What happened" what the app did. Stop with Ctrl+C; the next start goes on from here,
\`npm start -- --reset\` starts over.
`);
}

/** Imported issues count as incidents, whatever their types are called: that is what they are imported for. */
async function importIssues(site: LocalSite, files: readonly string[]): Promise<void> {
  const before = new Set(Object.keys(site.jira.state.issueTypes));
  importFiles(site.jira, files).forEach((line) => console.log(line));
  const { issueTypes } = site.jira.state;
  const types = Object.values(issueTypes).filter(({ id, subtask }) => !before.has(id) && !subtask);
  const admin = PEOPLE.find((person) => person.admin);
  if (admin === undefined) return;
  const added = await countAsIncidents(
    site,
    admin.accountId,
    types.map(({ name }) => name),
  );
  if (added.length > 0) console.log(`Counted as incidents from now on: ${added.join(", ")}`);
}

async function main(options: Options): Promise<void> {
  const stateFile = makeStateFile(resolve(ROOT, ".site/state.json"));
  if (options.reset) stateFile.remove();
  if (options.build) buildPages();
  const site = openCompany(stateFile);
  if (options.import.length > 0) await importIssues(site, options.import);
  const report = (error: unknown): void => console.error(error);
  const { port } = options;
  const running = await startServer({ site, people: PEOPLE, root: ROOT, port, stateFile, report });
  sayWhere(running);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      running.stop();
      process.exit(0);
    });
  }
}

void new Command("npm start --")
  .description("Serves a local Jira and Confluence with the app installed, on this machine only.")
  .option("--port <number>", "where to serve", portOf, 7780)
  .option("--import <files...>", "adds real Jira issues from JSON files", [])
  .option("--reset", "forgets everything and starts over", false)
  .option("--no-build", "serves the pages as they were built last")
  .action(main)
  .parseAsync()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
