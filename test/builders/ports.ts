import type { AdfDocument } from "../../src/contract/adf";
import type { Settings } from "../../src/contract/settings";
import { AppError } from "../../src/domain/app-error";
import { issueId, pageId, spaceId } from "../../src/domain/ids";
import { macroNode } from "../../src/domain/marker";
import { DEFAULT_SETTINGS } from "../../src/domain/settings";
import type { Claim, Claims } from "../../src/ports/claims";
import type { Clock } from "../../src/ports/clock";
import type { Ledger, Ledgers } from "../../src/ports/ledgers";
import type { Log } from "../../src/ports/log";
import type { Page } from "../../src/ports/pages";
import type { SettingsStore } from "../../src/ports/settings-store";
import type { SyncQueue, SyncRequest } from "../../src/ports/sync-queue";
import type { Run, SyncDeps } from "../../src/usecases/sync-run";
import { aPerson } from "./an-incident";
import { doc, LINE_OPTIONS, PROJECT } from "./follow-ups";

/** A port, of which a test gives what is asked of it. Whatever else is asked fails, for it is no function. */
export const only = <Port>(part: Partial<Port>): Port => part as Port;

export const NOW = Date.parse("2026-11-21T16:00:00.000Z");
export const CLOCK: Clock = { now: () => NOW };
export const LOG: Log = { info: () => undefined, error: () => undefined };

export const PAGE = pageId("70001");
export const SPACE = spaceId("60001");
export const INCIDENT = { id: issueId("10012"), key: "INC-12", projectId: PROJECT };

export const settingsOf = (settings: Settings = DEFAULT_SETTINGS): SettingsStore =>
  only<SettingsStore>({ get: async () => settings });

export const withFollowUps = (followUps: Partial<Settings["followUps"]>): Settings => ({
  ...DEFAULT_SETTINGS,
  followUps: { ...DEFAULT_SETTINGS.followUps, ...followUps },
});

export const aLedger = (overrides: Partial<Ledger> = {}): Ledger => ({
  page: PAGE,
  claimId: "claim-1",
  title: "Checkout down",
  url: "https://example.atlassian.net/wiki/spaces/OPS/pages/70001",
  incidents: [INCIDENT],
  template: "brief",
  stage: "draft",
  startedBy: aPerson(),
  startedAt: "2026-11-21T15:50:00.000Z",
  links: [],
  agreedAt: undefined,
  readAt: undefined,
  mirrored: undefined,
  reopened: [],
  problem: undefined,
  gone: false,
  ...overrides,
});

export const aClaim = (overrides: Partial<Claim> = {}): Claim => ({
  id: "claim-1",
  generation: 1,
  incident: INCIDENT,
  owner: aPerson(),
  claimedAt: NOW,
  spaceId: SPACE,
  title: "Checkout down",
  template: "brief",
  stage: "draft",
  phase: "claimed",
  page: undefined,
  ...overrides,
});

export const aPage = (overrides: Partial<Page> = {}): Page => ({
  id: PAGE,
  spaceId: SPACE,
  title: "Checkout down",
  url: "https://example.atlassian.net/wiki/spaces/OPS/pages/70001",
  status: "current",
  version: 1,
  savedBy: undefined,
  document: doc(),
  ...overrides,
});

/** A document that bears the marker of this claim of the incident. */
export const markedBy = (claimId: string): AdfDocument =>
  doc(
    macroNode({
      appId: "app",
      environmentId: "environment",
      incidentIds: [INCIDENT.id],
      claimId,
      localId: "marker",
    }),
  );

export type Records = { readonly claims: Claims; readonly ledgers: Ledgers };

/** Claims and ledgers in memory, with the conditional writes that their ports promise. */
export function recordsOf(
  claimed: readonly Claim[] = [],
  written: readonly Ledger[] = [],
): Records {
  const claims = new Map(claimed.map((claim) => [claim.incident.id, claim]));
  const ledgers = new Map(written.map((value) => [value.page, { value, version: 1 }]));
  const isOf = (claim: Claim, generation: number): boolean =>
    claims.get(claim.incident.id)?.generation === generation;
  const write = (value: Ledger, version: number) => {
    if ((ledgers.get(value.page)?.version ?? 0) !== version) throw lost();
    const next = { value, version: version + 1 };
    ledgers.set(value.page, next);
    return next;
  };
  return {
    claims: {
      find: async (incident) => claims.get(incident),
      take: async (claim) => {
        if (claims.has(claim.incident.id)) return false;
        claims.set(claim.incident.id, claim);
        return true;
      },
      replace: async (claim, generation) => {
        if (!isOf(claim, generation)) return false;
        claims.set(claim.incident.id, claim);
        return true;
      },
      settle: async (claim, ledger) => {
        if (!isOf(claim, claim.generation)) throw lost();
        write(ledger, 0);
        claims.set(claim.incident.id, claim);
      },
      release: async (claim) => {
        if (isOf(claim, claim.generation)) claims.delete(claim.incident.id);
      },
      unfinished: async () => [...claims.keys()],
    },
    ledgers: {
      find: async (page) => ledgers.get(page),
      save: async (ledger, version) => write(ledger, version),
      holder: async (issue) => ({ issue, page: undefined, version: 0 }),
      take: async (ledger, version, { givingUp }) => {
        givingUp.forEach((other) => write(other.value, other.version));
        return write(ledger, version);
      },
      watched: async () => [...ledgers.keys()],
    },
  };
}

const lost = (): AppError => new AppError("conflict", "somebody was faster");

/** A queue that keeps what is pushed, with its delay. */
export function aQueue(): SyncQueue & {
  readonly queued: (SyncRequest & { readonly delay: number })[];
} {
  const queued: (SyncRequest & { readonly delay: number })[] = [];
  return {
    queued,
    push: async (requests, delay) => {
      queued.push(...requests.map((request) => ({ ...request, delay })));
    },
  };
}

export const aRequest = (overrides: Partial<SyncRequest> = {}): SyncRequest => ({
  page: PAGE,
  reason: "event",
  deleted: undefined,
  by: undefined,
  vouched: [],
  at: NOW,
  ...overrides,
});

/** A run of a page whose ledger is the only one, and what it runs with. */
export function aRun(
  ledger: Partial<Ledger> = {},
  more: Partial<Run> = {},
): { readonly run: Run; readonly queue: ReturnType<typeof aQueue>; readonly deps: SyncDeps } {
  const value = aLedger(ledger);
  const queue = aQueue();
  const deps = only<SyncDeps>({
    ledgers: recordsOf([], [value]).ledgers,
    settings: settingsOf(more.settings),
    queue,
    clock: CLOCK,
    log: LOG,
    identify: LINE_OPTIONS.identify,
  });
  const run: Run = {
    settings: DEFAULT_SETTINGS,
    request: aRequest(),
    savedBy: undefined,
    lines: [],
    tasks: [],
    stored: { value, version: 1 },
    ledger: value,
    ...more,
  };
  return { run, queue, deps };
}
