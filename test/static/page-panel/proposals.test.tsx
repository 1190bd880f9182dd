import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { PageApi } from "../../../src/contract/api";
import type { ProposalView, TurnedView } from "../../../src/contract/views";
import { placeWords, reasonWords } from "../../../static/page-panel/proposal-words";
import { Proposals } from "../../../static/page-panel/proposals";
import type { Calls } from "../../../static/calls";
import { aProposal, failure, ok } from "../builders";

const turnedView = (change: Partial<TurnedView>): TurnedView => ({
  turned: 0,
  there: 0,
  left: 0,
  overDraft: false,
  ...change,
});

const TWO = [
  aProposal(),
  aProposal({ key: "bullet:train", text: "Train people", ownerWords: "Bo", due: "2026-12-01" }),
];

const shown = (
  turnIntoFollowUps: Calls<PageApi>["turnIntoFollowUps"],
  proposals: readonly ProposalView[] = TWO,
  canEdit = true,
) => {
  const calls: Calls<PageApi> = {
    openPage: () => Promise.resolve(failure()),
    syncNow: () => Promise.resolve(failure()),
    decide: () => Promise.resolve(failure()),
    putTaskLinks: () => Promise.resolve(failure()),
    turnIntoFollowUps,
  };
  const told: string[] = [];
  render(
    <Proposals
      calls={calls}
      proposals={proposals}
      canEdit={canEdit}
      onTurned={() => told.push("turned")}
    />,
  );
  return told;
};

const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

describe("the proposals", () => {
  it("say why each item is proposed and how it was understood", () => {
    shown(() => Promise.resolve(failure()));

    expect(screen.getByRole("heading").textContent).toBe("2 items read like follow-ups");
    expect(screen.getByText("Bo (mention them to make them the owner)")).toBeTruthy();
    expect(screen.getAllByText(/Stands under “Remediation”\. Becomes a line/)).toHaveLength(2);
  });

  it("turn those that are ticked, and say so", async () => {
    const asked: (readonly string[])[] = [];
    const told = shown(({ keys }) => {
      asked.push(keys);
      return Promise.resolve(ok(turnedView({ turned: 1 })));
    });

    await userEvent.click(screen.getByRole("checkbox", { name: "Buy disks" }));
    await press("Turn 1 item into a follow-up");

    expect(asked).toEqual([["bullet:train"]]);
    expect((await screen.findByRole("status")).textContent).toContain(
      "Turned 1 item into a follow-up. Reload",
    );
    expect(told).toEqual(["turned"]);
  });

  it("say what had changed meanwhile", async () => {
    shown(() => Promise.resolve(ok(turnedView({ turned: 2, left: 1 }))));

    await press("Turn 2 items into follow-ups");

    expect((await screen.findByRole("status")).textContent).toContain(
      "Turned 2 items into follow-ups. 1 item had changed on the page",
    );
  });

  it("say that nothing was turned, and ask for nothing more", async () => {
    const told = shown(() => Promise.resolve(ok(turnedView({ left: 2 }))));

    await press("Turn 2 items into follow-ups");

    expect(await screen.findByText(/Nothing was turned/)).toBeTruthy();
    expect(told).toEqual([]);
  });

  it("say that the lines are there when an earlier press wrote them", async () => {
    const told = shown(() => Promise.resolve(ok(turnedView({ there: 2 }))));

    await press("Turn 2 items into follow-ups");

    expect((await screen.findByRole("status")).textContent).toContain(
      "2 items are follow-ups on the page already. Reload",
    );
    expect(screen.queryByText(/Nothing was turned/)).toBeNull();
    expect(told).toEqual(["turned"]);
  });

  it("warn of changes that nobody published before they write, and tell of them after", async () => {
    const asked: boolean[] = [];
    shown(({ overDraft }) => {
      asked.push(overDraft);
      return Promise.resolve(
        overDraft
          ? ok(turnedView({ turned: 2, overDraft }))
          : { ok: false, code: "draft-open", message: "Somebody has changes." },
      );
    });

    await press("Turn 2 items into follow-ups");
    expect((await screen.findByRole("alert")).textContent).toContain("Somebody has changes.");
    await press("Turn 2 items into follow-ups anyway");

    expect(await screen.findByText(/Changes that nobody had published were open/)).toBeTruthy();
    expect(asked).toEqual([false, true]);
  });

  it("keep what was chosen when it fails", async () => {
    shown(() => Promise.resolve(failure()));
    await userEvent.click(screen.getByRole("checkbox", { name: "Buy disks" }));

    await press("Turn 1 item into a follow-up");

    expect((await screen.findByRole("alert")).textContent).toContain(failure().message);
    expect(screen.getByRole<HTMLInputElement>("checkbox", { name: "Buy disks" }).checked).toBe(
      false,
    );
  });

  it("ask for at least one item", async () => {
    const asked: unknown[] = [];
    shown(
      (input) => {
        asked.push(input);
        return Promise.resolve(failure());
      },
      [aProposal({ done: true })],
    );
    await userEvent.click(screen.getByRole("checkbox", { name: "Buy disks" }));

    await press("Turn 0 items into follow-ups");

    expect(screen.getByText("Choose at least one item.")).toBeTruthy();
    expect(asked).toEqual([]);
  });

  it("offer nothing to press to those who cannot edit the page", () => {
    shown(() => Promise.resolve(failure()), TWO, false);

    expect(screen.queryByRole("button")).toBeNull();
    expect(screen.queryByRole("checkbox")).toBeNull();
    expect(screen.getByText("Who may edit this page can turn them into follow-ups.")).toBeTruthy();
  });
});

it.each([
  ["heading", "Stands under “Actions”."],
  ["lead-in", "Follows “Actions”"],
  ["group", "Belongs to “Actions”."],
  ["columns", "Stands in a table with columns for follow-ups."],
  ["says-ought", "Says under “Actions” what should be done."],
  ["is-order", "Says under “Actions” what to do."],
  ["below-item", "Stands below “Actions”."],
] as const)("the rule %s reads %j", (rule, words) => {
  expect(reasonWords({ rule, because: "Actions" })).toBe(words);
});

it("an item that stays says that a line is added", () => {
  expect(placeWords({ staysBeside: true })).toBe(
    "Stays where it is; a line with its words is added.",
  );
});
