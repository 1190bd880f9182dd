import type { Settings } from "../../src/contract/settings";
import { AppError } from "../../src/domain/app-error";
import { DEFAULT_SETTINGS } from "../../src/domain/settings";
import type { Administration, RuleMirror } from "../../src/ports/administration";
import type { Incidents } from "../../src/ports/incidents";
import type { Spaces } from "../../src/ports/pages";
import type { SettingsStore } from "../../src/ports/settings-store";
import { makeManageSettings } from "../../src/usecases/manage-settings";
import { LOG, only, withFollowUps } from "../builders/ports";

type World = {
  readonly spaces: Spaces["list"];
  readonly publish: RuleMirror["publish"];
};

const OPERATIONS = { id: "60001", key: "OPS", name: "Operations" };

/** An admin's site with one project and one space. */
function managing({ spaces, publish }: Partial<World> = {}) {
  let stored: Settings = DEFAULT_SETTINGS;
  const settings: SettingsStore = {
    get: async () => stored,
    save: async (wanted) => (stored = { ...wanted, version: wanted.version + 1 }),
  };
  const manage = makeManageSettings({
    administration: only<Administration>({
      mayAdminister: async () => true,
      choices: async () => ({
        ...{ issueTypes: [], statuses: [], resolutions: [], priorities: [], linkTypes: [] },
        projects: [{ id: "10000", key: "OPS", name: "Operations" }],
        fields: [],
      }),
      issueTypes: async () => [{ id: "10001", name: "Task" }],
    }),
    spaces: only<Spaces>({ list: spaces ?? (async () => [OPERATIONS]) }),
    incidents: only<Incidents>({}),
    settings,
    rule: { publish: publish ?? (async () => undefined) },
    log: LOG,
  });
  return { ...manage, stored: () => stored };
}

const failing = (error: Error) => async () => Promise.reject(error);

describe("opening settings", () => {
  it("shows them with the spaces to choose from", async () => {
    const { settings, choices } = await managing().open();

    expect(settings).toEqual(DEFAULT_SETTINGS);
    expect(choices.spaces).toEqual([OPERATIONS]);
  });

  it("shows them without spaces while Confluence is not connected", async () => {
    const spaces = failing(new AppError("confluence-not-connected", "not connected"));

    expect((await managing({ spaces }).open()).choices.spaces).toEqual([]);
  });

  it("says so when Confluence can't answer, for nobody shall save an empty choice", async () => {
    const spaces = failing(new AppError("unavailable", "no answer"));

    await expect(managing({ spaces }).open()).rejects.toMatchObject({ code: "unavailable" });
  });
});

describe("saving settings", () => {
  it.each<[string, Settings["followUps"]["byProject"][string], object]>([
    [
      "project and type",
      { projectId: "10000", issueType: "10001" },
      { projectName: "Operations", issueTypeName: "Task" },
    ],
    [
      "a project without a type",
      { projectId: "10000", issueType: undefined },
      { projectName: "Operations" },
    ],
    ["a type of the incident's own project", { projectId: undefined, issueType: "10001" }, {}],
    ["what Jira no longer offers", { projectId: "10009", issueType: "10009" }, {}],
  ])("writes down what people call %s, where Jira says", async (_, target, names) => {
    const { save, stored } = managing();

    await save(withFollowUps({ byProject: { "*": target } }));

    expect(stored().followUps.byProject["*"]).toEqual({ ...target, ...names });
  });

  it("keeps them when Jira does not take the button's rule: the sweep tells it again", async () => {
    const { save, stored } = managing({ publish: failing(new AppError("unavailable", "no")) });

    expect((await save(DEFAULT_SETTINGS)).version).toBe(1);
    expect(stored().version).toBe(1);
  });

  it("hides no bug", async () => {
    const { save } = managing({ publish: failing(new TypeError("a bug")) });

    await expect(save(DEFAULT_SETTINGS)).rejects.toThrow("a bug");
  });
});
