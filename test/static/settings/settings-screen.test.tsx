import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { AdminApi } from "../../../src/contract/api";
import type { Settings } from "../../../src/contract/settings";
import type { Calls } from "../../../static/calls";
import { SettingsScreen } from "../../../static/settings/settings-screen";
import { failure, ok } from "../builders";
import { choices, settings } from "./builders";

const calls = (answers: Partial<Calls<AdminApi>> = {}): Calls<AdminApi> => ({
  openSettings: () => Promise.resolve(ok({ settings, choices })),
  listIssueTypes: () => Promise.resolve(ok([{ id: "3", name: "Task" }])),
  tryRule: () => Promise.resolve(ok({ matching: 12, looked: 50, examples: [] })),
  saveSettings: ({ settings: saved }) => Promise.resolve(ok({ ...saved, version: 4 })),
  ...answers,
});

describe("the settings page", () => {
  it("shows what the rule would find, once choosing rests", async () => {
    jest.useFakeTimers();
    render(<SettingsScreen calls={calls()} />);
    await screen.findByRole("button", { name: "Follow-ups" });

    await act(async () => jest.advanceTimersByTimeAsync(600));

    expect(screen.getByText("12 of the last 50 issues would be resolved incidents.")).toBeTruthy();
    jest.useRealTimers();
  });

  it("saves a section as a whole", async () => {
    const saved: Settings[] = [];
    const saveSettings: Calls<AdminApi>["saveSettings"] = (input) => {
      saved.push(input.settings);
      return Promise.resolve(ok({ ...input.settings, version: 4 }));
    };
    render(<SettingsScreen calls={calls({ saveSettings })} />);

    await userEvent.click(await screen.findByRole("button", { name: "Follow-ups" }));
    await userEvent.type(screen.getByRole("textbox", { name: /Headings/ }), "\nNext steps");
    await userEvent.click(screen.getByRole("button", { name: "Save changes" }));

    expect(await screen.findByText("Saved.")).toBeTruthy();
    expect(saved.map(({ version, followUps }) => [version, followUps.headings])).toEqual([
      [3, ["Follow-ups", "Next steps"]],
    ]);
  });

  it("says what is wrong beside it, and saves nothing", async () => {
    render(<SettingsScreen calls={calls({ saveSettings: () => Promise.resolve(failure()) })} />);

    await userEvent.click(await screen.findByRole("button", { name: "Follow-ups" }));
    await userEvent.clear(screen.getByRole("textbox", { name: /Headings/ }));
    await userEvent.click(screen.getByRole("button", { name: "Save changes" }));

    expect(await screen.findByText("Name at least one heading.")).toBeTruthy();
    expect(document.activeElement?.id).toBe("headings");
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("asks before changes are lost with the section", async () => {
    render(<SettingsScreen calls={calls()} />);
    await userEvent.click(await screen.findByRole("button", { name: "Follow-ups" }));
    await userEvent.type(screen.getByRole("textbox", { name: /Headings/ }), "!");

    await userEvent.click(screen.getByRole("button", { name: "Where pages go" }));
    await userEvent.click(await screen.findByRole("button", { name: "Stay here" }));

    expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: /Headings/ }).value).toBe(
      "Follow-ups!",
    );
  });

  it("offers for a ticked line only statuses that are done, and for an unticked one only others", async () => {
    render(<SettingsScreen calls={calls()} />);
    await userEvent.click(await screen.findByRole("button", { name: "Follow-ups" }));
    const offered = async (label: string) => {
      await userEvent.click(screen.getByRole("combobox", { name: label }));
      const names = screen.getAllByRole("option").map(({ textContent }) => textContent);
      await userEvent.keyboard("{Escape}");
      return names;
    };

    expect(await offered("Ticked line")).toEqual(["By status category", "Done"]);
    expect(await offered("Unticked again")).toEqual(["By status category", "Mitigated"]);
  });

  it("offers nothing to try again to those who may not change settings", async () => {
    const openSettings = () =>
      Promise.resolve(failure({ code: "needs-admin", message: "Ask a Jira admin." }));
    render(<SettingsScreen calls={calls({ openSettings })} />);

    expect(await screen.findByText("Ask a Jira admin.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
  });

  it("offers to load what somebody else saved in between", async () => {
    const saveSettings = () => Promise.resolve(failure({ code: "settings-changed" }));
    render(<SettingsScreen calls={calls({ saveSettings })} />);
    await userEvent.click(await screen.findByRole("button", { name: "Follow-ups" }));
    await userEvent.type(screen.getByRole("textbox", { name: /Headings/ }), "!");

    await userEvent.click(screen.getByRole("button", { name: "Save changes" }));

    expect(await screen.findByRole("button", { name: "Load the newer settings" })).toBeTruthy();
  });
});
