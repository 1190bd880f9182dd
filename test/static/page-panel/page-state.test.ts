import {
  pageReducer,
  reopenedKeys,
  type PageAction,
  type PageState,
} from "../../../static/page-panel/page-state";
import { LOOKS } from "../../../static/ui/work";
import { aPage, failure, ok } from "../builders";

const run = (...actions: readonly PageAction[]): PageState =>
  actions.reduce(pageReducer, { kind: "loading" });

const opened: PageAction = { type: "opened", reply: ok(aPage()) };
const queued: PageAction = { type: "sync-queued", reply: ok({ queued: true }) };
const sameAgain: PageAction = { type: "looked", reply: ok(aPage()) };

describe("pageReducer", () => {
  it("shows a page that is no postmortem as what it is", () => {
    expect(run({ type: "opened", reply: ok({ kind: "not-a-postmortem" }) })).toEqual({
      kind: "other",
      view: { kind: "not-a-postmortem" },
    });
  });

  it("waits for a queued sync until page and tasks agree anew", () => {
    const agreed = aPage({ agreedAt: "2026-11-21T14:12:00.000Z", newLines: [] });

    const waiting = run(opened, { type: "sync-asked" }, queued, sameAgain);
    const done = pageReducer(waiting, { type: "looked", reply: ok(agreed) });

    expect(waiting).toMatchObject({ work: { kind: "syncing", looks: 1 } });
    expect(done).toEqual({ kind: "page", view: agreed, work: { kind: "synced" } });
  });

  it("goes on looking when a look fails", () => {
    const state = run(opened, queued, { type: "looked", reply: failure() });

    expect(state).toMatchObject({ kind: "page", work: { kind: "syncing", looks: 1 } });
  });

  it("says that it takes longer instead of looking for ever", () => {
    const looks = Array.from({ length: LOOKS }, () => sameAgain);

    expect(run(opened, queued, ...looks)).toMatchObject({ work: { kind: "late" } });
  });

  it("keeps the page in view when a sync could not be queued", () => {
    expect(run(opened, { type: "sync-queued", reply: failure() })).toMatchObject({
      kind: "page",
      work: { kind: "failed" },
    });
  });

  it("says how many links were written", () => {
    const state = run(
      opened,
      { type: "links-asked" },
      { type: "links-put", reply: ok({ written: 3, overDraft: false }) },
    );

    expect(state).toMatchObject({ work: { kind: "linked", written: 3 } });
  });

  it("shows the page as it is now beside a refusal, so that a person chooses anew", () => {
    const now = aPage({ followUps: [] });
    const refused = failure({ code: "conflict" });

    const state = run(
      opened,
      { type: "sync-asked" },
      { type: "sync-queued", reply: refused },
      { type: "refreshed", reply: ok(now) },
    );

    expect(state).toEqual({ kind: "page", view: now, work: { kind: "failed", failure: refused } });
  });
});

it("names the incidents that are open again", () => {
  const incident = { key: "INC-12", url: "https://x/INC-12" };
  const incidents = [
    { ...incident, reopened: true },
    { ...incident, key: "INC-13", reopened: false },
  ];

  expect(reopenedKeys(aPage({ incidents }))).toEqual(["INC-12"]);
});
