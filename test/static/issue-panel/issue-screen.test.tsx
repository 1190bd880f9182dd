import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { IssuePanelView } from "../../../src/contract/views";
import { IssueScreen } from "../../../static/issue-panel/issue-screen";
import { openOnes } from "../../../static/issue-panel/open-ones";
import { aFollowUp, aPostmortem, failure, ok } from "../builders";

const show = (view: IssuePanelView): void => {
  render(<IssueScreen calls={{ openPanel: () => Promise.resolve(ok(view)) }} />);
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
      pageHidden: false,
    });

    expect(await screen.findByRole("link", { name: "Postmortem: Checkout down" })).toBeTruthy();
    expect(screen.getByRole("img", { name: "3 of 5 done" })).toBeTruthy();
    expect(screen.getByText("Alert on queue depth")).toBeTruthy();
    expect(screen.queryByText("Over")).toBeNull();
  });

  it("says whom to ask when the page is hidden", async () => {
    show({ kind: "incident", postmortem: aPostmortem(), followUps: [], pageHidden: true });

    expect(await screen.findByText(/ask Ana Ruiz for access/)).toBeTruthy();
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
      promised: "2026-11-01",
    });

    expect(await screen.findByText("1 Nov 2026")).toBeTruthy();
    expect(screen.getByText(/postponed 2 times/)).toBeTruthy();
    expect(screen.getByText("The task is done, the line is not.")).toBeTruthy();
  });

  it("can be tried again", async () => {
    const replies = [failure(), ok({ kind: "none", due: false, reason: undefined } as const)];
    render(
      <IssueScreen calls={{ openPanel: () => Promise.resolve(replies.shift() ?? failure()) }} />,
    );

    await userEvent.click(await screen.findByRole("button", { name: "Try again" }));

    expect(await screen.findByText("No postmortem yet")).toBeTruthy();
  });
});
