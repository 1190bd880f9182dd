import { AppError } from "../../src/domain/app-error";
import { issueId, lineId } from "../../src/domain/ids";
import type { Link } from "../../src/domain/link";
import type { SyncRequest } from "../../src/ports/sync-queue";
import type { Tasks } from "../../src/ports/tasks";
import { AT_ONCE, tieTasks } from "../../src/usecases/tie-tasks";
import { aLink, PROJECT } from "../builders/follow-ups";
import { aRequest, aRun, only, PAGE } from "../builders/ports";

const loose = (number: number, more: Partial<Link> = {}): Link =>
  aLink({
    line: lineId(`line-${number}`),
    task: { id: issueId(`${number}`), key: `OPS-${number}`, projectId: PROJECT },
    tied: false,
    ...more,
  });

const REFUSED: Link["problem"] = { code: "not-tied", message: "Jira did not link it." };

/** A page with these links, whose tasks are linked to the incident as `tie` says. */
function tying(links: readonly Link[], tie: Tasks["tie"], reason: SyncRequest["reason"] = "asked") {
  const { deps, run, queue } = aRun({ links }, { request: aRequest({ reason }) });
  return {
    queue,
    work: () => tieTasks({ ...deps, tasks: only<Tasks>({ tie }) }, run, []),
    kept: async () => (await deps.ledgers.find(PAGE))!.value.links,
  };
}

const answering =
  (error: Error, key: string): Tasks["tie"] =>
  async (asked) => {
    if (asked === key) throw error;
  };

describe("linking tasks to their incident", () => {
  it("says which one Jira did not link and why, and links the rest", async () => {
    const error = new AppError("input-invalid", "no", { subject: "Linking is switched off" });
    const { work, kept, queue } = tying([loose(1), loose(2)], answering(error, "OPS-1"));

    await work();

    const [first, second] = await kept();
    expect(first).toMatchObject({
      tied: false,
      problem: {
        code: "not-tied",
        message:
          "Jira did not link OPS-1 to INC-12: Linking is switched off. Link them in Jira by hand.",
      },
    });
    expect(second).toMatchObject({ tied: true, problem: undefined });
    expect(queue.queued).toEqual([]);
  });

  it("says it without a reason when Jira gives none", async () => {
    const { work, kept } = tying([loose(1)], answering(new AppError("forbidden", "no"), "OPS-1"));

    await work();

    expect((await kept())[0]?.problem?.message).toBe(
      "Jira did not link OPS-1 to INC-12. Link them in Jira by hand.",
    );
  });

  it.each([
    [undefined, 30],
    [120, 120],
    [3600, 900],
  ])(
    "waits as long as Jira asks (%s seconds), up to a quarter of an hour",
    async (asked, delay) => {
      const error = new AppError("rate-limited", "wait", { retryAfterSeconds: asked });
      const { work, kept, queue } = tying([loose(1), loose(2)], answering(error, "OPS-2"));

      await work();

      expect((await kept()).map(({ tied }) => tied)).toEqual([true, false]);
      expect(queue.queued).toMatchObject([{ page: PAGE, reason: "tie", delay }]);
    },
  );

  it("makes a few links at once and leaves the others to the next run", async () => {
    const links = Array.from({ length: AT_ONCE + 1 }, (_, at) => loose(at));
    const { work, kept, queue } = tying(links, async () => undefined);

    await work();

    expect((await kept()).filter(({ tied }) => !tied)).toHaveLength(1);
    expect(queue.queued).toMatchObject([{ page: PAGE, reason: "tie" }]);
  });

  it.each<[SyncRequest["reason"], boolean]>([
    ["asked", true],
    ["swept", true],
    ["event", false],
    ["tie", false],
  ])("tries a refused one again only when somebody looks again: %s", async (reason, tied) => {
    const { work, kept } = tying([loose(1, { problem: REFUSED })], async () => undefined, reason);

    await work();

    expect((await kept())[0]).toMatchObject({ tied, problem: tied ? undefined : REFUSED });
  });

  it("leaves what else is wrong with a follow-up as it was", async () => {
    const problem: Link["problem"] = { code: "not-ticked", message: "Not listed yet." };
    const { work, kept } = tying([loose(1, { problem })], async () => undefined);

    await work();

    expect((await kept())[0]).toMatchObject({ tied: true, problem });
  });

  it("writes nothing down at a bug", async () => {
    const { work, kept } = tying([loose(1), loose(2)], answering(new TypeError("a bug"), "OPS-2"));

    await expect(work()).rejects.toThrow("a bug");
    expect((await kept()).map(({ tied }) => tied)).toEqual([false, false]);
  });
});
