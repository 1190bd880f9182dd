import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactElement } from "react";
import type { IssueApi } from "../../../src/contract/api";
import type { ConflictView, IssuePanelView } from "../../../src/contract/views";
import type { Calls } from "../../../static/calls";
import { IssueScreen } from "../../../static/issue-panel/issue-screen";
import { openOnes } from "../../../static/issue-panel/open-ones";
import { SurroundingsProvider, useSurroundings } from "../../../static/ui/surroundings";
import { aConflict, aFollowUp, aPostmortem, failure, ok } from "../builders";

const calls = (
  openPanel: Calls<IssueApi>["openPanel"],
  answers: Partial<Calls<IssueApi>> = {},
): Calls<IssueApi> => ({
  openPanel,
  syncNow: () => Promise.resolve(ok({ queued: true })),
  decide: () => Promise.resolve(ok({ queued: true })),
  ...answers,
});

const show = (view: IssuePanelView, answers: Partial<Calls<IssueApi>> = {}): void => {
  render(<IssueScreen calls={calls(() => Promise.resolve(ok(view)), answers)} />);
};

describe("openOnes", () => {
  it("lists at most five of those that are not over, and counts the rest", () => {
    const open = Array.from({ length: 7 }, (_, index) => aFollowUp({ line: `line-${index}` }));

    const { listed, more } = openOnes([aFollowUp({ state: "done" }), ...open]);

    expect(listed).toHaveLength(5);
    expect(more).toBe(2);
  });
});

describe("the panel on an issue", () => {
  it("says where a postmortem is started, and why it is due", async () => {
    show({ kind: "none", due: true, reason: "SEV-2 incidents get a postmortem." });

    expect(await screen.findByText("A postmortem is due")).toBeTruthy();
    expect(screen.getByText("SEV-2 incidents get a postmortem.")).toBeTruthy();
    expect(screen.getByText(/choose Start postmortem/)).toBeTruthy();
  });

  it("shows the postmortem and its open follow-ups", async () => {
    show({
      kind: "incident",
      postmortem: aPostmortem(),
      followUps: [aFollowUp(), aFollowUp({ line: "2", text: "Over", state: "done" })],
      reopened: false,
      pageHidden: false,
    });

    expect(await screen.findByRole("link", { name: "Postmortem: Checkout down" })).toBeTruthy();
    expect(screen.getByRole("img", { name: "3 of 5 done" })).toBeTruthy();
    expect(screen.getByText("Alert on queue depth")).toBeTruthy();
    expect(screen.queryByText("Over")).toBeNull();
  });

  it("says whom to ask when the page is hidden", async () => {
    show({
      kind: "incident",
      postmortem: { ...aPostmortem(), progress: undefined },
      followUps: [],
      reopened: false,
      pageHidden: true,
    });

    expect(await screen.findByText(/ask Ana Ruiz for access/)).toBeTruthy();
    expect(screen.queryByText(/Write checklist lines/)).toBeNull();
  });

  it("shows the promise behind a task, and what is wrong with it", async () => {
    show({
      kind: "task",
      incidents: [{ key: "INC-12", url: "https://x/INC-12", summary: "Checkout down" }],
      page: { title: "Postmortem", url: "https://x/77" },
      followUp: aFollowUp({
        overdue: true,
        postponed: 2,
        problem: "The task is done, the line is not.",
      }),
      agreedAt: "2026-11-21T14:10:00.000Z",
      promised: "2026-11-01",
    });

    expect(await screen.findByText("1 Nov 2026")).toBeTruthy();
    expect(screen.getByText(/postponed 2 times/)).toBeTruthy();
    expect(screen.getByText("The task is done, the line is not.")).toBeTruthy();
  });

  it("says on a task what its reader may not see, and claims nothing of it", async () => {
    show({
      kind: "task",
      incidents: [],
      page: undefined,
      followUp: aFollowUp({}),
      agreedAt: "2026-11-21T14:10:00.000Z",
      promised: undefined,
    });

    expect(await screen.findByText("Follow-up of an incident that you can't see")).toBeTruthy();
    expect(screen.getByText(/^You can't see its page\./)).toBeTruthy();
    expect(screen.queryByText("Page and task agree.")).toBeNull();
  });

  it("takes a choice on a task, and shows anew what was refused because it had changed", async () => {
    const chosen: unknown[] = [];
    const decide: Calls<IssueApi>["decide"] = (choice) => {
      chosen.push(choice);
      return Promise.resolve(failure({ code: "conflict", message: "Somebody was faster." }));
    };
    const owner = { kind: "person", person: { accountId: "u2", name: "Bo Lindqvist" } } as const;
    const conflict = aConflict({ field: "owner", page: owner, jira: { kind: "nothing" } });
    const task = (conflicts: readonly ConflictView[]) =>
      ok({
        kind: "task",
        incidents: [],
        page: { title: "Postmortem", url: "https://x/77" },
        followUp: aFollowUp({ conflicts }),
        agreedAt: "2026-11-21T14:10:00.000Z",
        promised: undefined,
      } as const);
    const views = [task([conflict]), task([])];
    render(
      <IssueScreen calls={calls(() => Promise.resolve(views.shift() ?? failure()), { decide })} />,
    );

    expect(await screen.findByText(/The page says Bo Lindqvist, Jira says nothing\./)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: /Use the page's.*owner/ }));

    expect(chosen).toEqual([{ field: "owner", side: "page", seen: "both days" }]);
    expect((await screen.findByRole("alert")).textContent).toContain("Somebody was faster.");
    expect(await screen.findByText("Page and task agree.")).toBeTruthy();
  });

  it("can be tried again, and asks by the reader's day", async () => {
    const replies = [failure(), ok({ kind: "none", due: false, reason: undefined } as const)];
    const zones: string[] = [];
    const openPanel: Calls<IssueApi>["openPanel"] = ({ timeZone }) => {
      zones.push(timeZone);
      return Promise.resolve(replies.shift() ?? failure());
    };
    render(<InTokyo screen={<IssueScreen calls={calls(openPanel)} />} />);

    await userEvent.click(await screen.findByRole("button", { name: "Try again" }));

    expect(await screen.findByText("No postmortem yet")).toBeTruthy();
    expect(zones).toEqual(["Asia/Tokyo", "Asia/Tokyo"]);
  });
});

function InTokyo(props: { readonly screen: ReactElement }): ReactElement {
  const reader = { ...useSurroundings().reader, timeZone: "Asia/Tokyo" };
  return (
    <SurroundingsProvider value={{ ...useSurroundings(), reader }}>
      {props.screen}
    </SurroundingsProvider>
  );
}
