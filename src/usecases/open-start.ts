import type { PlaceSetting, Settings } from "../contract/settings";
import type {
  PlaceView,
  PostmortemView,
  SpaceView,
  StageView,
  StartView,
  TaskTargetView,
  TemplateView,
} from "../contract/views";
import { AppError } from "../domain/app-error";
import { valuesOf } from "../domain/blanks";
import { recommendTemplate } from "../domain/recommend";
import type { AccountId, IssueId } from "../domain/ids";
import { projectId } from "../domain/ids";
import type { Incident } from "../domain/incident";
import { placeFor, taskTargetFor } from "../domain/settings";
import { fillTemplate } from "../domain/template";
import { BUILT_IN_TEMPLATES } from "../domain/templates/built-in";
import { proposeTitle } from "../domain/title";
import type { Claims } from "../ports/claims";
import type { Clock } from "../ports/clock";
import type { Incidents } from "../ports/incidents";
import type { Ledger, Ledgers } from "../ports/ledgers";
import type { Pages, Spaces } from "../ports/pages";
import type { Places, SettingsStore } from "../ports/settings-store";
import type { Tasks } from "../ports/tasks";
import { makeCheckPlace } from "./check-place";
import { viewOfIncident } from "./incident-view";
import { readIncident } from "./read-incident";

type Deps = {
  readonly incidents: Incidents;
  readonly pages: Pages;
  readonly spaces: Spaces;
  readonly tasks: Tasks;
  readonly claims: Claims;
  readonly ledgers: Ledgers;
  readonly settings: SettingsStore;
  readonly places: Places;
  readonly clock: Clock;
};

export type StartQuestion = {
  readonly incident: IssueId;
  readonly person: AccountId;
  /** IANA name. */
  readonly timeZone: string;
};

/**
 * Everything the dialog shows first, read as the person who asks; nothing is created. Throws `not-an-incident`, `not-resolved`,
 * `incident-not-found`, `confluence-not-connected`, `rate-limited`, `unavailable`.
 */
export const makeOpenStart =
  (deps: Deps) =>
  async (question: StartQuestion): Promise<StartView> => {
    const settings = await deps.settings.get();
    const [incident, mayLink, claim, spaces] = await Promise.all([
      readIncident(deps.incidents, question.incident, settings),
      deps.incidents.mayLink(question.incident),
      deps.claims.find(question.incident),
      deps.spaces.list(),
    ]);
    const ledger = claim?.page === undefined ? undefined : await deps.ledgers.find(claim.page);
    if (ledger?.value.gone === false) return existing(incident, ledger.value);
    return ready(deps, { incident, mayLink, spaces, settings, question });
  };

const existing = (incident: Incident, ledger: Ledger): StartView => ({
  kind: "existing",
  incident: viewOfIncident(incident),
  postmortem: postmortemOf(ledger),
});

/** What people are told of a postmortem, from the ledger alone. */
export const postmortemOf = (ledger: Ledger): PostmortemView => ({
  pageId: ledger.page,
  url: ledger.url,
  title: ledger.title,
  stage: ledger.stage,
  startedBy: ledger.startedBy,
  startedAt: ledger.startedAt,
  progress: ledger.mirrored,
  problem: ledger.problem,
});

type Ready = {
  readonly incident: Incident;
  readonly mayLink: boolean;
  readonly spaces: readonly SpaceView[];
  readonly settings: Settings;
  readonly question: StartQuestion;
};

async function ready(deps: Deps, found: Ready): Promise<StartView> {
  const { incident, spaces, settings, question } = found;
  const title = proposeTitle(incident);
  const named = placeFor(settings, incident.project.id);
  const place =
    named === undefined
      ? choosePlace(spaces, await lastPlace(deps, found), "The page used last")
      : choosePlace(spaces, named, "The page that settings name");
  const [check, tasks] = await Promise.all([
    place === undefined
      ? undefined
      : makeCheckPlace(deps)({ spaceId: place.spaceId, title, key: incident.key }),
    taskTarget(deps.tasks, incident, settings),
  ]);
  return {
    kind: "ready",
    incident: viewOfIncident(incident),
    title,
    templates: templatesFor(incident, {
      timeZone: question.timeZone,
      title,
      now: nowOf(deps),
      severityField: settings.incident.severityField,
    }),
    stages: STAGES,
    spaces,
    place,
    check,
    tasks,
    notes: notesFor(found),
  };
}

const lastPlace = ({ places }: Deps, { question, incident }: Ready) =>
  places.remembered(question.person, incident.project.id);

const nowOf = ({ clock }: Deps): string => new Date(clock.now()).toISOString();

/** A parent page is named by what is known of it: its title would cost a request. */
function choosePlace(
  spaces: readonly SpaceView[],
  wanted: PlaceSetting | undefined,
  parentName: string,
): PlaceView | undefined {
  const space = spaces.find(({ id }) => id === wanted?.spaceId) ?? spaces[0];
  if (space === undefined) return undefined;
  const parentId = space.id === wanted?.spaceId ? wanted.parentId : undefined;
  const parent = parentId === undefined ? undefined : { id: parentId, title: parentName };
  return { spaceId: space.id, parent };
}

const STAGES: readonly StageView[] = [
  { stage: "draft", available: true, needs: undefined },
  { stage: "in-review", available: true, needs: undefined },
  {
    stage: "published",
    available: false,
    needs: "A postmortem is published after its review. Start with Draft or In review.",
  },
];

function templatesFor(
  incident: Incident,
  about: Omit<Parameters<typeof valuesOf>[1], "stage">,
): readonly TemplateView[] {
  const values = valuesOf(incident, { ...about, stage: "draft" });
  const recommended = recommendTemplate(incident);
  return BUILT_IN_TEMPLATES.map((template) => {
    const { filled, total, open } = fillTemplate(template, values);
    const { id, name, purpose, minutes } = template;
    return {
      id,
      name,
      purpose,
      minutes,
      blanks: { filled, total, open },
      recommended: recommended.id === id ? recommended.reason : undefined,
    };
  });
}

/**
 * Where tasks will go, as far as the person may see: the app makes them, so that who may not create issues there may start nevertheless.
 */
async function taskTarget(
  tasks: Tasks,
  incident: Incident,
  settings: Settings,
): Promise<TaskTargetView | undefined> {
  try {
    return await readTaskTarget(tasks, incident, settings);
  } catch (error) {
    if (error instanceof AppError && NOT_SHOWN.has(error.code)) return undefined;
    throw error;
  }
}

const NOT_SHOWN: ReadonlySet<string> = new Set(["not-found", "forbidden", "input-invalid"]);

/** What the project asks for is read when settings name the issue type, so that opening stays cheap. */
async function readTaskTarget(
  tasks: Tasks,
  incident: Incident,
  settings: Settings,
): Promise<TaskTargetView | undefined> {
  const target = taskTargetFor(settings, incident.project.id);
  const project =
    target.projectId === undefined ? incident.project.id : projectId(target.projectId);
  const projectName = target.projectName ?? incident.project.name;
  if (target.issueType !== undefined) {
    const form = await tasks.form(project, target.issueType);
    return {
      projectName,
      issueTypeName: target.issueTypeName ?? target.issueType,
      missingFields: form.missing,
    };
  }
  const type = await tasks.defaultType(project, settings.incident.issueTypes);
  return type && { projectName, issueTypeName: type.name, missingFields: [] };
}

function notesFor({ incident, mayLink, spaces }: Ready): readonly string[] {
  return [
    ...(mayLink
      ? []
      : [
          `You can't link ${incident.key} to a page. Ask a project admin for the Link issues permission.`,
        ]),
    ...(spaces.length === 0
      ? ["You don't see any Confluence space. Ask a Confluence admin for access to one."]
      : []),
    ...(incident.restrictedTo === undefined
      ? []
      : [
          `${incident.key} is restricted to ${incident.restrictedTo}. The page will be visible to you alone until you share it.`,
        ]),
  ];
}
