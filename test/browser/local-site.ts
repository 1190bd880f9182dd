import { existsSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { seedConfluence } from "../../site/company/confluence";
import { COMPANY_START, seedJira } from "../../site/company/jira";
import { PEOPLE } from "../../site/company/people";
import { BUILDS } from "../../site/server/builds";
import { openLocalSite, type LocalSite } from "../../site/server/local-site";
import { startServer } from "../../site/server/start";
import { watched } from "../contract/watch";
import { loadApp } from "../setup/load-app";

const ROOT = path.resolve(import.meta.dirname, "../..");

export type ServedSite = {
  /** Such as "http://127.0.0.1:41234". */
  readonly origin: string;
  readonly site: LocalSite;
  readonly stop: () => void;
};

/**
 * Serves the example company on a free port, with the pages as they were built last, and keeps nothing on disk. What goes wrong
 * while the clock runs by itself ends up in `troubles`. Throws when the pages are not built.
 */
export async function serveCompany(troubles: unknown[] = []): Promise<ServedSite> {
  assertBuilt();
  const site = openLocalSite({
    root: ROOT,
    saved: undefined,
    startAt: COMPANY_START,
    schedules: true,
    stopwatch: () => performance.now(),
    loadApp,
    watch: watched,
  });
  seedJira(site.jira);
  seedConfluence(site.confluence);
  const { origin, stop } = await startServer({
    site,
    people: PEOPLE,
    root: ROOT,
    port: await freePort(),
    stateFile: { read: () => undefined, write: () => undefined, remove: () => undefined },
    report: (error) => troubles.push(error),
  });
  return { origin, site, stop };
}

function assertBuilt(): void {
  for (const { folder } of BUILDS) {
    const page = path.resolve(ROOT, folder, "dist/index.html");
    if (!existsSync(page)) {
      throw new Error(`${folder} is not built. Run \`npm run build\`, then the browser tests.`);
    }
  }
}

/** A port that nobody listened on a moment ago. */
function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((done, failed) => {
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => done(port));
    });
  });
}
