import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { PageApi } from "../../../src/contract/api";
import type { PageView } from "../../../src/contract/views";
import type { Calls } from "../../../static/calls";
import { BylineScreen } from "../../../static/page-panel/byline-screen";
import { FollowUpsScreen } from "../../../static/page-panel/follow-ups-screen";
import { SurroundingsProvider } from "../../../static/ui/surroundings";
import { aConflict, aFollowUp, aPage, aProposal, failure, ok } from "../builders";

const calls = (view: PageView, answers: Partial<Calls<PageApi>> = {}): Calls<PageApi> => ({
  openPage: () => Promise.resolve(ok(view)),
  syncNow: () => Promise.resolve(ok({ queued: true })),
  decide: () => Promise.resolve(ok({ queued: true })),
  putTaskLinks: () => Promise.resolve(ok({ written: 1, overDraft: false })),
  turnIntoFollowUps: () => Promise.resolve(ok({ turned: 1, there: 0, left: 0, overDraft: false })),
  ...answers,
});

const newLine = {
  takes: undefined,
  line: "n1",
  text: "Document the rollback",
  owner: { accountId: "u2", name: "Bo Lindqvist" },
  due: "2026-12-01",
  priority: "High",
};

it("the macro creates tasks too, after showing what they will be", async () => {
  const asked: string[] = [];
  const syncNow: Calls<PageApi>["syncNow"] = () => {
    asked.push("sync");
    return Promise.resolve(ok({ queued: true }));
  };
  render(<FollowUpsScreen calls={calls(aPage({ newLines: [newLine] }), { syncNow })} />);

  expect(await screen.findByText("Document the rollback")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Create 1 task" }));

  expect(asked).toEqual(["sync"]);
});

describe("the byline's dialog", () => {
  it("shows new lines as they were understood, and creates their tasks", async () => {
    const asked: string[] = [];
    const syncNow: Calls<PageApi>["syncNow"] = () => {
      asked.push("sync");
      return Promise.resolve(ok({ queued: true }));
    };
    render(<BylineScreen calls={calls(aPage({ newLines: [newLine] }), { syncNow })} />);

    expect(await screen.findByText("Document the rollback")).toBeTruthy();
    expect(screen.getByText("High priority")).toBeTruthy();
    expect(screen.getByText("as Task in Operations")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Create 1 task" }));

    expect(asked).toEqual(["sync"]);
    expect((await screen.findByRole("status")).textContent).toBe(
      "Bringing page and tasks together…",
    );
  });

  it("says who can help when no project takes the follow-ups", async () => {
    render(<BylineScreen calls={calls(aPage({ newLines: [newLine], target: undefined }))} />);

    expect(await screen.findByText(/Ask a Jira admin/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: /Create/ })).toBeNull();
  });

  it("puts task links into lines for those who can edit the page", async () => {
    render(<BylineScreen calls={calls(aPage())} />);

    await userEvent.click(await screen.findByRole("button", { name: "Put task links into lines" }));

    expect(await screen.findByText("Wrote 1 link. Reload the page to see them.")).toBeTruthy();
  });

  it("warns of changes that nobody published before it writes, and tells of them after", async () => {
    const asked: boolean[] = [];
    const putTaskLinks: Calls<PageApi>["putTaskLinks"] = ({ overDraft }) => {
      asked.push(overDraft);
      return Promise.resolve(
        overDraft
          ? ok({ written: 2, overDraft })
          : { ok: false, code: "draft-open", message: "Somebody has changes." },
      );
    };
    render(<BylineScreen calls={calls(aPage(), { putTaskLinks })} />);

    await userEvent.click(await screen.findByRole("button", { name: "Put task links into lines" }));
    expect((await screen.findByRole("alert")).textContent).toContain("Somebody has changes.");
    await userEvent.click(screen.getByRole("button", { name: "Put task links in anyway" }));

    expect(await screen.findByText(/Changes that nobody had published were open/)).toBeTruthy();
    expect(asked).toEqual([false, true]);
  });

  it("says which line takes an issue that is there already", async () => {
    const linked = { ...newLine, line: "n2", text: "OPS-7", takes: "OPS-7" };
    const { rerender } = render(
      <BylineScreen calls={calls(aPage({ newLines: [newLine, linked] }))} />,
    );

    expect(await screen.findByText("takes OPS-7, creates nothing")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Create 1 task" })).toBeTruthy();
    rerender(<BylineScreen key="other" calls={calls(aPage({ newLines: [linked] }))} />);
    expect(await screen.findByRole("button", { name: "Take 1 linked issue" })).toBeTruthy();
  });

  it("does not offer to those who cannot edit what they cannot do", async () => {
    render(<BylineScreen calls={calls(aPage({ canEdit: false }))} />);

    await screen.findByRole("button", { name: "Sync now" });

    expect(screen.queryByRole("button", { name: "Put task links into lines" })).toBeNull();
  });

  it("says that a copy makes no tasks", async () => {
    render(<BylineScreen calls={calls({ kind: "copy", originalUrl: "https://x/1" })} />);

    expect(await screen.findByText("This page is a copy")).toBeTruthy();
    expect(screen.getByRole("link", { name: "Open the original" })).toBeTruthy();
  });
});

describe("the macro on the page", () => {
  it("shows every follow-up with its state in words, problems first", async () => {
    const followUps = [
      aFollowUp({ line: "a", text: "Later" }),
      aFollowUp({ line: "b", text: "Hidden", state: "not-visible", problem: "Ask the admin." }),
    ];
    render(<FollowUpsScreen calls={calls(aPage({ followUps }))} />);

    const rows = await screen.findAllByRole("row");

    expect(rows.map((row) => row.textContent)).toEqual([
      "StateFollow-upTaskOwnerDue",
      expect.stringMatching(/^Not visibleHidden.*Ask the admin\./),
      expect.stringMatching(/^OpenLater.*OPS-40/),
    ]);
  });

  it("shows Jira's words where they are others than the page's", async () => {
    const followUps = [
      aFollowUp({ line: "a", text: "Alert sooner" }),
      aFollowUp({ line: "b", text: "Alert later", conflicts: [aConflict({ field: "summary" })] }),
      aFollowUp({ line: "c" }),
    ];
    render(<FollowUpsScreen calls={calls(aPage({ followUps }))} />);

    await screen.findByText("Alert sooner");

    expect(screen.getAllByText("In Jira: Alert on queue depth")).toHaveLength(1);
  });

  it("says that lists read like follow-ups, and where they are turned into some", async () => {
    render(<FollowUpsScreen calls={calls(aPage({ proposals: [aProposal()] }))} />);

    expect(await screen.findByText(/^1 item reads like a follow-up\. .*page's title/)).toBeTruthy();
  });

  it("is read again, on the reader's day, when another frame has changed something", async () => {
    const views = [aPage({ newLines: [newLine] }), aPage()];
    const zones: string[] = [];
    const openPage: Calls<PageApi>["openPage"] = ({ timeZone }) => {
      zones.push(timeZone);
      return Promise.resolve(ok(views.shift() ?? aPage()));
    };
    const listeners = new Set<() => void>();
    const host = {
      open: () => undefined,
      close: () => undefined,
      refresh: () => undefined,
      tell: () => undefined,
      onTold: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    render(
      <SurroundingsProvider value={{ host, reader: { locale: "en-GB", timeZone: "Asia/Tokyo" } }}>
        <FollowUpsScreen calls={calls(aPage(), { openPage })} />
      </SurroundingsProvider>,
    );
    await screen.findByText("Document the rollback");

    act(() => listeners.forEach((listener) => listener()));

    await waitFor(() => expect(screen.queryByText("Document the rollback")).toBeNull());
    expect(zones).toEqual(["Asia/Tokyo", "Asia/Tokyo"]);
  });

  it("keeps the table in view when a sync cannot be queued", async () => {
    const syncNow = () => Promise.resolve(failure());
    render(<FollowUpsScreen calls={calls(aPage(), { syncNow })} />);

    await userEvent.click(await screen.findByRole("button", { name: "Sync now" }));

    expect((await screen.findByRole("alert")).textContent).toContain(failure().message);
    expect(screen.getByText("Alert on queue depth")).toBeTruthy();
  });

  it("shows both values of a conflict, and takes the choice for one of them", async () => {
    const chosen: unknown[] = [];
    const decide: Calls<PageApi>["decide"] = (choice) => {
      chosen.push(choice);
      return Promise.resolve(ok({ queued: true }));
    };
    const followUps = [aFollowUp({ conflicts: [aConflict()] })];
    render(<FollowUpsScreen calls={calls(aPage({ followUps }), { decide })} />);

    const group = await screen.findByRole("group", { name: "The due date differs" });
    expect(group.textContent).toContain("The page says 1 Dec 2026, Jira says 8 Dec 2026.");
    await userEvent.click(screen.getByRole("button", { name: /Use Jira's.*due date/ }));

    expect(chosen).toEqual([{ line: "line-1", field: "due", side: "jira", seen: "both days" }]);
  });

  it("tries again what could not be synced, says why nothing was done, and that the incident is open", async () => {
    const asked: string[] = [];
    const syncNow: Calls<PageApi>["syncNow"] = () => {
      asked.push("sync");
      return Promise.resolve(ok({ queued: true }));
    };
    const resolution = "Duplicate";
    const followUps = [
      aFollowUp({ state: "not-synced", problem: "The workflow has no way.", canRetry: true }),
      aFollowUp({
        line: "2",
        state: "wont-do",
        task: { ...aFollowUp().task!, resolution },
      }),
    ];
    const incidents = [{ key: "INC-12", url: "https://x/INC-12", reopened: true }];
    render(<FollowUpsScreen calls={calls(aPage({ followUps, incidents }), { syncNow })} />);

    await userEvent.click(await screen.findByRole("button", { name: /^Try again/ }));

    expect(asked).toEqual(["sync"]);
    expect(screen.getByText("The workflow has no way.")).toBeTruthy();
    expect(screen.getByText("Duplicate")).toBeTruthy();
    expect(screen.getByText(/^INC-12 is open again\./)).toBeTruthy();
  });
});
