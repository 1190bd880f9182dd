import type { Ledger } from "../../src/ports/ledgers";
import { makeBylineTitle } from "../../src/usecases/byline-title";
import { aLedger, INCIDENT, PAGE, recordsOf } from "../builders/ports";

const progress = { total: 3, done: 1, inProgress: 1, open: 1, overdue: 0, wontDo: 0, unknown: 0 };
const NONE = { total: 0, done: 0, inProgress: 0, open: 0, overdue: 0, wontDo: 0, unknown: 0 };

const titleOf = (...ledgers: readonly Ledger[]) => makeBylineTitle(recordsOf([], ledgers))(PAGE);

describe("the byline under a page's title", () => {
  it.each<[string, Partial<Ledger>]>([
    ["Postmortem: draft", { mirrored: undefined }],
    ["Postmortem: in review", { mirrored: NONE, stage: "in-review" }],
    ["Postmortem: draft · 1 of 3 done", { mirrored: progress }],
    ["Postmortem: draft · 1 of 3 done · 2 overdue", { mirrored: { ...progress, overdue: 2 } }],
    [
      "Postmortem: published · incident open again",
      { stage: "published", reopened: [INCIDENT.id] },
    ],
  ])("reads “%s”", async (title, ledger) => {
    expect(await titleOf(aLedger(ledger))).toMatchObject({ title });
  });

  it("is not there on a page that is no postmortem", async () => {
    expect(await titleOf()).toBeUndefined();
  });
});
