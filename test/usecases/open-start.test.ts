import type { PlaceSetting, Settings } from "../../src/contract/settings";
import type { SpaceView } from "../../src/contract/views";
import { AppError } from "../../src/domain/app-error";
import { accountId } from "../../src/domain/ids";
import type { Incident } from "../../src/domain/incident";
import { DEFAULT_SETTINGS } from "../../src/domain/settings";
import type { Incidents } from "../../src/ports/incidents";
import type { Pages, Spaces } from "../../src/ports/pages";
import type { Places } from "../../src/ports/settings-store";
import type { TaskForm, Tasks } from "../../src/ports/tasks";
import { makeOpenStart } from "../../src/usecases/open-start";
import { anIncident } from "../builders/an-incident";
import { PROJECT } from "../builders/follow-ups";
import { CLOCK, INCIDENT, only, recordsOf, settingsOf, withFollowUps } from "../builders/ports";

const space = (id: string): SpaceView => ({ id, key: `S${id}`, name: `Space ${id}` });

type World = {
  readonly incident: Incident;
  readonly mayLink: boolean;
  readonly spaces: readonly SpaceView[];
  readonly last: PlaceSetting | undefined;
  readonly settings: Settings;
  readonly tasks: Partial<Tasks>;
};

/** The dialog of a resolved incident, before a person who may do everything unless told otherwise. */
async function opening(world: Partial<World> = {}) {
  const { incident, mayLink, spaces, last, settings, tasks }: World = {
    incident: anIncident(),
    mayLink: true,
    spaces: [space("1"), space("2")],
    last: undefined,
    settings: DEFAULT_SETTINGS,
    tasks: { defaultType: async () => ({ id: "10001", name: "Task" }) },
    ...world,
  };
  const view = await makeOpenStart({
    ...recordsOf(),
    incidents: only<Incidents>({ get: async () => incident, mayLink: async () => mayLink }),
    pages: only<Pages>({ findByTitle: async () => undefined }),
    spaces: only<Spaces>({ list: async () => spaces, mayCreatePage: async () => true }),
    tasks: only<Tasks>(tasks),
    settings: settingsOf(settings),
    places: only<Places>({ remembered: async () => last }),
    clock: CLOCK,
  })({ incident: INCIDENT.id, person: accountId("ana"), timeZone: "UTC" });
  if (view.kind !== "ready") throw new Error("the incident has no postmortem");
  return view;
}

describe("what people should know before they start", () => {
  it.each<[string, Partial<World>, readonly string[]]>([
    ["nothing", {}, []],
    [
      "that they may not link the incident",
      { mayLink: false },
      ["You can't link INC-12 to a page. Ask a project admin for the Link issues permission."],
    ],
    [
      "that they see no space",
      { spaces: [] },
      ["You don't see any Confluence space. Ask a Confluence admin for access to one."],
    ],
    [
      "that the incident is not for everybody",
      { incident: anIncident({ restrictedTo: "Security team" }) },
      [
        "INC-12 is restricted to Security team. The page will be visible to you alone until you share it.",
      ],
    ],
  ])("is %s", async (_, world, notes) => {
    expect((await opening(world)).notes).toEqual(notes);
  });
});

describe("the place that is proposed", () => {
  const named = (spaceId: string): Settings => ({
    ...DEFAULT_SETTINGS,
    places: { byProject: { "*": { spaceId, parentId: "9" } } },
  });

  it.each<[string, Partial<World>, object | undefined]>([
    ["the first space that the person sees", {}, { spaceId: "1", parent: undefined }],
    [
      "the one used last",
      { last: { spaceId: "2", parentId: "8" } },
      { spaceId: "2", parent: { id: "8", title: "The page used last" } },
    ],
    [
      "the one that settings name",
      { settings: named("2"), last: { spaceId: "1", parentId: undefined } },
      { spaceId: "2", parent: { id: "9", title: "The page that settings name" } },
    ],
    [
      "another one, without its parent, when the named one can't be seen",
      { settings: named("3") },
      { spaceId: "1", parent: undefined },
    ],
    ["none where the person sees no space", { spaces: [] }, undefined],
  ])("is %s", async (_, world, place) => {
    const view = await opening(world);

    expect(view.place).toEqual(place);
    expect(view.check?.canCreate).toBe(place === undefined ? undefined : true);
  });
});

describe("where tasks will go", () => {
  const toProject = (more: object): Settings =>
    withFollowUps({ byProject: { "*": { projectId: "10005", issueType: "10001", ...more } } });
  const form: TaskForm = {
    projectId: PROJECT,
    issueTypeId: "10001",
    fields: new Set(),
    missing: ["Team"],
    defaultPriority: undefined,
    offersLinks: true,
  };

  it.each<[string, object, string]>([
    ["by name", { projectName: "Platform", issueTypeName: "Bug" }, "Bug"],
    ["by id where settings know no name of it", { projectName: "Platform" }, "10001"],
  ])("names the type that settings want %s, and what it asks for", async (_, names, type) => {
    const { tasks } = await opening({
      settings: toProject(names),
      tasks: { form: async () => form },
    });

    expect(tasks).toEqual({
      projectName: "Platform",
      issueTypeName: type,
      missingFields: ["Team"],
    });
  });

  it("is not shown where this person may not make issues, and they may start nevertheless", async () => {
    const refused = async () => Promise.reject(new AppError("forbidden", "no"));
    const view = await opening({ tasks: { defaultType: refused } });

    expect(view.tasks).toBeUndefined();
    expect(view.check?.canCreate).toBe(true);
  });

  it("fails with Jira when it can't answer now", async () => {
    const down = async () => Promise.reject(new AppError("unavailable", "no answer"));

    await expect(opening({ tasks: { defaultType: down } })).rejects.toMatchObject({
      code: "unavailable",
    });
  });
});
