import { AppError } from "../../src/domain/app-error";
import { issueId } from "../../src/domain/ids";
import type { RuleMirror } from "../../src/ports/administration";
import type { Pages, TitledPage } from "../../src/ports/pages";
import { makeSweep } from "../../src/usecases/sweep";
import { CLAIM_MS } from "../../src/usecases/start-postmortem";
import {
  aClaim,
  aLedger,
  aPage,
  aQueue,
  CLOCK,
  INCIDENT,
  LOG,
  markedBy,
  NOW,
  only,
  PAGE,
  recordsOf,
  settingsOf,
  type Records,
} from "../builders/ports";

/** A start whose run died. */
const DEAD = aClaim({ claimedAt: NOW - CLAIM_MS - 1 });
/** Another one, which the sweep comes to later. */
const OTHER = aClaim({
  ...DEAD,
  id: "claim-2",
  incident: { ...INCIDENT, id: issueId("10013"), key: "INC-13" },
  title: "Search down",
});

const MADE: TitledPage = aPage({ document: markedBy("claim-1") });

/** The pages of the space: none, unless told otherwise. */
const pagesWith = (newest: Pages["newest"]): Pages =>
  only<Pages>({ findByTitle: async () => undefined, newest });

function sweeping(records: Records, pages: Pages = pagesWith(async () => [])) {
  const queue = aQueue();
  const told: string[] = [];
  const errors: string[] = [];
  const sweep = makeSweep({
    ...records,
    pages,
    queue,
    tell: async (claim) => {
      told.push(claim.incident.key);
      return [];
    },
    settings: settingsOf(),
    rule: only<RuleMirror>({}),
    clock: CLOCK,
    log: { ...LOG, error: (event) => errors.push(event) },
  });
  return { sweep, queue, told, errors };
}

describe("the sweep", () => {
  it("finishes a start whose run died after it made the page", async () => {
    const records = recordsOf([DEAD]);
    const { sweep, queue, told } = sweeping(
      records,
      pagesWith(async () => [MADE]),
    );

    await sweep();

    expect((await records.claims.find(INCIDENT.id))?.page).toBe(PAGE);
    expect((await records.ledgers.find(PAGE))?.value).toMatchObject({
      title: MADE.title,
      incidents: [INCIDENT],
    });
    expect(told).toEqual(["INC-12"]);
    expect(queue.queued).toMatchObject([{ page: PAGE, reason: "swept" }]);
  });

  it("gives the incident free when its run died before it made the page", async () => {
    const records = recordsOf([DEAD]);
    const { sweep, queue } = sweeping(records);

    await sweep();

    expect(await records.claims.find(INCIDENT.id)).toBeUndefined();
    expect(queue.queued).toEqual([]);
  });

  it("leaves a start alone that may still be under way", async () => {
    const young = aClaim({ claimedAt: NOW - CLAIM_MS });
    const records = recordsOf([young]);

    await sweeping(records).sweep();

    expect(await records.claims.find(INCIDENT.id)).toEqual(young);
  });

  it("leaves the page to a person who pressed the button while it looked", async () => {
    const records = recordsOf([DEAD]);
    const theirs = { ...DEAD, generation: 2, claimedAt: NOW };
    const { sweep, queue, told, errors } = sweeping(
      records,
      pagesWith(async () => {
        await records.claims.replace(theirs, 1);
        return [MADE];
      }),
    );

    await sweep();

    expect(await records.claims.find(INCIDENT.id)).toEqual(theirs);
    expect(await records.ledgers.find(PAGE)).toBeUndefined();
    expect([told, queue.queued, errors]).toEqual([[], [], []]);
  });

  it("finishes one start although another one can't be finished now", async () => {
    const records = recordsOf([DEAD, OTHER]);
    const settle = records.claims.settle;
    const claims = {
      ...records.claims,
      settle: async (...[claim, ledger]: Parameters<typeof settle>) => {
        if (claim.id === DEAD.id) throw new AppError("unavailable", "the store is down");
        await settle(claim, ledger);
      },
    };
    const { sweep, told, errors } = sweeping(
      { ...records, claims },
      pagesWith(async () => [MADE, aPage({ document: markedBy("claim-2") })]),
    );

    await sweep();

    expect(told).toEqual(["INC-13"]);
    expect(errors).toEqual(["start-not-finished"]);
    expect(await records.claims.find(DEAD.incident.id)).toEqual(DEAD);
  });

  it("fails for all to see at a bug", async () => {
    const { sweep } = sweeping(
      recordsOf([DEAD]),
      pagesWith(async () => Promise.reject(new TypeError("a bug"))),
    );

    await expect(sweep()).rejects.toThrow("a bug");
  });

  it("does nothing for a start that was finished or given up meanwhile: the list lags", async () => {
    const done = aClaim({ ...DEAD, phase: "linked", page: PAGE });
    const records = recordsOf([done]);
    const claims = {
      ...records.claims,
      unfinished: async () => [INCIDENT.id, issueId("given-up")],
    };
    const { sweep, told } = sweeping({ ...records, claims });

    await sweep();

    expect(told).toEqual([]);
    expect(await records.claims.find(INCIDENT.id)).toEqual(done);
  });

  it("tells the incident of a page that nobody could tell it of before", async () => {
    const records = recordsOf([aClaim({ phase: "created", page: PAGE })], [aLedger()]);
    const { sweep, told } = sweeping(records);

    await sweep();

    expect(told).toEqual(["INC-12"]);
  });

  it.each([
    ["names no page", undefined],
    ["names a page that no record knows", PAGE],
  ])("skips a start that %s, and looks after the others", async (_, page) => {
    const records = recordsOf([aClaim({ phase: "created", page }), OTHER]);
    const { sweep, told } = sweeping(records);

    await sweep();

    expect(told).toEqual([]);
    expect(await records.claims.find(OTHER.incident.id)).toBeUndefined();
  });
});
