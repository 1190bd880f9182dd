import type { Progress } from "../contract/views";
import { AppError } from "../domain/app-error";
import type { IssueId } from "../domain/ids";
import type { Claim, Claims } from "../ports/claims";
import type { IncidentMarks } from "../ports/incidents";
import type { Ledger } from "../ports/ledgers";
import type { Log } from "../ports/log";
import type { PageMarks } from "../ports/pages";

type Deps = {
  readonly claims: Claims;
  readonly incidentMarks: IncidentMarks;
  readonly pageMarks: PageMarks;
  readonly log: Log;
};

export type TellIncident = (claim: Claim, ledger: Ledger) => Promise<readonly string[]>;

const NO_PROGRESS: Progress = {
  total: 0,
  done: 0,
  inProgress: 0,
  open: 0,
  overdue: 0,
  wontDo: 0,
  unknown: 0,
};

/**
 * Tells incident and page about each other: the incident's property, its link to the page, the page's property. Safe to run again. Gives
 * sentences about what could not be told now; the sweep tries these again. Throws nothing that is expected: the page exists by then.
 */
export const makeTellIncident =
  (deps: Deps): TellIncident =>
  async (claim, ledger) => {
    const pending = await tellAll(deps, claim.incident.id, ledger);
    if (pending.length === 0 && claim.phase !== "linked") {
      await deps.claims.replace({ ...claim, phase: "linked" }, claim.generation);
    }
    return pending;
  };

async function tellAll(
  { incidentMarks, pageMarks, log }: Deps,
  incident: IssueId,
  ledger: Ledger,
): Promise<readonly string[]> {
  const { page, url, title, stage, template } = ledger;
  const progress = ledger.mirrored ?? NO_PROGRESS;
  const told = [
    attempt(
      "The incident will show its postmortem in a while.",
      incidentMarks.mirror(incident, { page, stage, startedAt: ledger.startedAt, progress }),
    ),
    attempt(
      "The incident will get its link to the page in a while.",
      incidentMarks.linkPage(incident, { id: page, url, title }),
    ),
    attempt(
      "The page will show its incident in a while.",
      pageMarks.mark(page, { incidents: ledger.incidents.map(({ key }) => key), stage, template }),
    ),
  ];
  const outcomes = await Promise.all(told);
  const failed = outcomes.filter((one) => one !== undefined);
  failed.forEach(({ code }) => log.info("incident-not-told", { incident, page, code }));
  return failed.map(({ sentence }) => sentence);
}

type Untold = { readonly sentence: string; readonly code: string };

/** What is expected to fail is tried again later; a bug is thrown. */
async function attempt(sentence: string, work: Promise<void>): Promise<Untold | undefined> {
  const [outcome] = await Promise.allSettled([work]);
  if (outcome.status === "fulfilled") return undefined;
  if (outcome.reason instanceof AppError) return { sentence, code: outcome.reason.code };
  throw outcome.reason;
}
