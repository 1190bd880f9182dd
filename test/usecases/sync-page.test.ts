import { AppError } from "../../src/domain/app-error";
import { lineId } from "../../src/domain/ids";
import type { IncidentMarks } from "../../src/ports/incidents";
import type { Ledger } from "../../src/ports/ledgers";
import type { Page, Pages } from "../../src/ports/pages";
import type { Tasks } from "../../src/ports/tasks";
import { makeSyncPage } from "../../src/usecases/sync-page";
import { aLink, aTask } from "../builders/follow-ups";
import { aPage, aRequest, aRun, INCIDENT, only, PAGE } from "../builders/ports";

type World = {
  readonly ledger: Partial<Ledger>;
  readonly page: Page | undefined;
  readonly tasks: Partial<Tasks>;
  readonly incidentMarks: Partial<IncidentMarks>;
};

const MARKS: Partial<IncidentMarks> = {
  mirror: async () => undefined,
  unlinkPage: async () => undefined,
};

function syncing({ ledger, page, tasks, incidentMarks }: Partial<World>) {
  const { deps } = aRun(ledger);
  const sync = makeSyncPage({
    ...deps,
    pages: only<Pages>({ find: async () => page, exists: async () => page !== undefined }),
    tasks: only<Tasks>({ read: async () => [], ...tasks }),
    incidentMarks: only<IncidentMarks>({ ...MARKS, ...incidentMarks }),
  });
  return { sync, kept: async () => (await deps.ledgers.find(PAGE))!.value };
}

/** The incident as a task is read. */
const incidentWith = (category: "new" | "done") =>
  aTask({ ...INCIDENT, status: { id: "1", name: "A status", category } });

describe("an incident that is open again", () => {
  const asked = aRequest({ reason: "asked" });

  it.each([
    ["is open", [incidentWith("new")], [], [INCIDENT.id]],
    ["is resolved again", [incidentWith("done")], [INCIDENT.id], []],
    ["was open again and can't be read now", [], [INCIDENT.id], [INCIDENT.id]],
    ["was resolved and can't be read now", [], [], []],
  ])("is told of when it %s", async (_, read, before, after) => {
    const { sync, kept } = syncing({
      ledger: { reopened: before },
      page: aPage(),
      tasks: { read: async () => read },
    });

    await sync(asked);

    expect((await kept()).reopened).toEqual(after);
  });
});

describe("a page that was deleted for good", () => {
  const deleted = aRequest({ reason: "deleted" });
  const links = [
    aLink({ problem: { code: "not-ticked", message: "Not listed yet." } }),
    aLink({ line: lineId("line-2"), localId: "local-2", phase: "removed" }),
    aLink({ line: lineId("line-3"), localId: "local-3", phase: "refused", task: undefined }),
  ];

  it("keeps its tasks as removed follow-ups, and forgets lines that have none", async () => {
    const { sync, kept } = syncing({ ledger: { links } });

    await sync(deleted);

    expect(await kept()).toMatchObject({
      gone: true,
      links: [
        { line: "line-1", phase: "removed", problem: undefined },
        { line: "line-2", phase: "removed" },
      ],
    });
  });

  it.each(["not-found", "forbidden"] as const)(
    "is put down also when the incident takes no news (%s)",
    async (code) => {
      const refused = async () => Promise.reject(new AppError(code, "no"));
      const { sync, kept } = syncing({ incidentMarks: { unlinkPage: refused, mirror: refused } });

      await sync(deleted);

      expect((await kept()).gone).toBe(true);
    },
  );

  it("is looked at again when Jira can't answer now", async () => {
    const { sync, kept } = syncing({
      incidentMarks: { unlinkPage: async () => Promise.reject(new AppError("unavailable", "no")) },
    });

    await expect(sync(deleted)).rejects.toMatchObject({ code: "unavailable" });
    expect((await kept()).gone).toBe(false);
  });
});
