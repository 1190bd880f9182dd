import type { Link } from "../../src/domain/link";
import type { Incident } from "../../src/domain/incident";
import type { Task } from "../../src/domain/task";
import type { Claim } from "../../src/ports/claims";
import type { Incidents } from "../../src/ports/incidents";
import type { Ledger } from "../../src/ports/ledgers";
import type { Page, Pages } from "../../src/ports/pages";
import type { Tasks } from "../../src/ports/tasks";
import { makeOpenPanel } from "../../src/usecases/open-panel";
import { anIncident } from "../builders/an-incident";
import { aLink, aTask, LINE_OPTIONS } from "../builders/follow-ups";
import {
  aClaim,
  aLedger,
  CLOCK,
  INCIDENT,
  only,
  PAGE,
  recordsOf,
  settingsOf,
} from "../builders/ports";

type World = {
  readonly claims: readonly Claim[];
  readonly ledgers: readonly Ledger[];
  readonly page: Page | undefined;
  readonly tasks: readonly Task[];
  readonly incident: Incident;
};

const open = ({ claims = [], ledgers = [], page, tasks = [], incident }: Partial<World>) =>
  makeOpenPanel({
    ...recordsOf(claims, ledgers),
    incidents: only<Incidents>({
      followUpPage: async () => undefined,
      get: async () => incident ?? anIncident(),
    }),
    pages: only<Pages>({ find: async () => page }),
    tasks: only<Tasks>({ read: async () => tasks }),
    settings: settingsOf(),
    clock: CLOCK,
    identify: LINE_OPTIONS.identify,
  })(INCIDENT.id, "UTC");

const STARTED = aClaim({ phase: "linked", page: PAGE });
const LINKS: readonly Link[] = [aLink({ text: "A secret line" })];

describe("the panel of an incident whose page a person can't read", () => {
  it.each([
    ["the task alone", [aTask({ summary: "Add an alert" })], "Add an alert"],
    ["nothing of a task that they can't see either", [], ""],
  ])("shows %s, and no word of the page", async (_, tasks, text) => {
    const panel = await open({ claims: [STARTED], ledgers: [aLedger({ links: LINKS })], tasks });

    expect(panel).toMatchObject({ kind: "incident", pageHidden: true, followUps: [{ text }] });
    expect(JSON.stringify(panel)).not.toContain("secret");
  });
});

describe("the panel of an issue without a postmortem", () => {
  const OPEN = { id: "1", name: "Open", category: "new" } as const;
  const gone = { claims: [STARTED], ledgers: [aLedger({ gone: true })] };
  const LOST = "The page of its postmortem was deleted for good; its tasks stay in Jira.";

  it.each<[string, Partial<World>, boolean, string | undefined]>([
    ["a resolved incident", {}, true, "This incident is resolved."],
    ["an open incident", { incident: anIncident({ status: OPEN }) }, false, undefined],
    [
      "an issue that is no incident",
      { incident: anIncident({ issueType: { id: "10001", name: "Task" } }) },
      false,
      undefined,
    ],
    ["a resolved incident whose page is gone", gone, true, `${LOST} This incident is resolved.`],
    [
      "an open incident whose page is gone",
      { ...gone, incident: anIncident({ status: OPEN }) },
      false,
      LOST,
    ],
  ])("says whether one is due, and why: %s", async (_, world, due, reason) => {
    expect(await open(world)).toEqual({ kind: "none", due, reason });
  });
});
