import { AppError } from "../../src/domain/app-error";
import { accountId, issueId, pageId } from "../../src/domain/ids";
import type { FoundIssue, Tasks } from "../../src/ports/tasks";
import { adoptTasks } from "../../src/usecases/adopt-tasks";
import { aLine, aTask } from "../builders/follow-ups";
import { aLedger, aRun, only, PAGE, recordsOf } from "../builders/ports";

const ISSUE = { key: "OPS-7", origin: "https://example.atlassian.net" };
const LINE = aLine({ issues: [ISSUE] });
const FOUND: FoundIssue = {
  ...aTask({ id: issueId("20007"), key: "OPS-7", summary: "Old ticket" }),
  issueType: { id: "10001", name: "Task" },
  named: undefined,
};
const OTHER_PAGE = pageId("70002");

/** A line names an issue that another page had before, and that Jira marks as `mark` says. */
function adopting(mark: Tasks["mark"]) {
  const { deps, run } = aRun({}, { lines: [LINE], savedBy: accountId("ana") });
  const records = recordsOf([], [run.ledger, aLedger({ page: OTHER_PAGE })]).ledgers;
  const ledgers = {
    ...records,
    holder: async () => ({ issue: FOUND.id, page: OTHER_PAGE, version: 1 }),
  };
  const tasks = only<Tasks>({
    byKey: async () => new Map([["OPS-7", FOUND]]),
    maySee: async () => true,
    mark,
  });
  return {
    work: () => adoptTasks({ ...deps, ledgers, tasks }, run, [{ line: LINE, issue: ISSUE }]),
    stored: async (page = PAGE) => ledgers.find(page),
  };
}

describe("taking an issue that a line names", () => {
  it("takes one that another page has given up, and leaves that page's record alone", async () => {
    const { work, stored } = adopting(async () => undefined);

    await work();

    expect((await stored())?.value.links).toMatchObject([
      { phase: "linked", task: { key: "OPS-7" }, adopted: "OPS-7" },
    ]);
    expect(await stored(OTHER_PAGE)).toMatchObject({ version: 1, value: { links: [] } });
  });

  it("leaves it, and says whom to ask, where the app may not edit it", async () => {
    const { work, stored } = adopting(async () => Promise.reject(new AppError("forbidden", "no")));

    await work();

    expect((await stored())?.value.links).toMatchObject([
      {
        phase: "refused",
        task: undefined,
        adopted: "OPS-7",
        problem: {
          code: "not-adopted",
          message:
            "The app can't edit OPS-7. Ask a Jira admin to give it access to the project, or remove the link.",
        },
      },
    ]);
  });

  it("keeps what is needed to mark it in the next run when Jira can't answer now", async () => {
    const { work, stored } = adopting(async () =>
      Promise.reject(new AppError("unavailable", "no answer")),
    );

    await expect(work()).rejects.toMatchObject({ code: "unavailable" });
    expect((await stored())?.value.links).toMatchObject([
      { phase: "linked", task: { key: "OPS-7" }, agreed: undefined },
    ]);
  });
});
