import { resolve } from "node:path";
import { serve, type ServerType } from "@hono/node-server";
import { makeAddresses } from "./addresses";
import { makeAutopilot } from "./autopilot";
import { type Keeper, makeKeeper } from "./keeper";
import { type LocalSite, snapshotOf } from "./local-site";
import type { Person } from "./person";
import { makeServer } from "./server";
import { makeSession } from "./session";
import type { StateFile } from "./state-file";

type Options = {
  readonly site: LocalSite;
  readonly people: readonly Person[];
  readonly root: string;
  readonly port: number;
  readonly stateFile: StateFile;
  /** Told what went wrong while the clock ran by itself. */
  readonly report: (error: unknown) => void;
};

export type RunningSite = {
  readonly origin: string;
  /** Saves everything and stops serving. */
  readonly stop: () => void;
};

const TICK_MS = 250;
const SAVE_MS = 1_000;

/** Whether the clock's next step runs something: then there is something to save. */
const isDue = ({ clock }: LocalSite): boolean => {
  const [next] = clock.waiting();
  return next !== undefined && next.dueMs <= clock.now() + TICK_MS;
};

function listen(options: Options, origin: string, keeper: Keeper): [ServerType, () => void] {
  const { site, people, root, port } = options;
  const autopilot = makeAutopilot(site.clock, () => performance.now());
  const server = makeServer({
    site,
    people,
    session: makeSession(people),
    addresses: makeAddresses(origin),
    autopilot,
    origin,
    root,
    webDir: resolve(root, "site/web/dist"),
    changed: keeper.changed,
    revision: keeper.revision,
  });
  const ticking = setInterval(() => {
    const due = isDue(site);
    autopilot
      .tick()
      .then(() => due && keeper.changed())
      .catch(options.report);
  }, TICK_MS);
  const saving = setInterval(keeper.flush, SAVE_MS);
  const stopTimers = (): void => {
    clearInterval(ticking);
    clearInterval(saving);
  };
  return [serve({ fetch: server.fetch, port, hostname: "127.0.0.1" }), stopTimers];
}

/** Serves a site on this machine only, lets real time drive its clock, and keeps it in its file. */
export function startServer(options: Options): Promise<RunningSite> {
  const { site, stateFile, port } = options;
  const origin = `http://127.0.0.1:${port}`;
  const save = (): void => stateFile.write(snapshotOf(site));
  const [server, stopTimers] = listen(options, origin, makeKeeper(save));
  return new Promise((done, failed) => {
    server.once("error", failed);
    server.once("listening", () => {
      const stop = (): void => {
        stopTimers();
        save();
        server.close();
      };
      done({ origin, stop });
    });
  });
}
