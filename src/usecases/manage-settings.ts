import type { IncidentRule, Settings, TaskTarget } from "../contract/settings";
import type { ChoiceView, RuleTrialView, SettingsChoicesView, SpaceView } from "../contract/views";
import { AppError } from "../domain/app-error";
import { projectId, type ProjectId } from "../domain/ids";
import { isIncident, isResolved } from "../domain/incident";
import { problemsOf } from "../domain/settings";
import type { Administration, RuleMirror } from "../ports/administration";
import type { Incidents } from "../ports/incidents";
import type { Log } from "../ports/log";
import type { Spaces } from "../ports/pages";
import type { SettingsStore } from "../ports/settings-store";

type Deps = {
  readonly administration: Administration;
  readonly spaces: Spaces;
  readonly incidents: Incidents;
  readonly settings: SettingsStore;
  readonly rule: RuleMirror;
  readonly log: Log;
};

export type ManageSettings = {
  readonly open: () => Promise<{
    readonly settings: Settings;
    readonly choices: SettingsChoicesView;
  }>;
  readonly issueTypes: (project: ProjectId) => Promise<readonly ChoiceView[]>;
  readonly tryRule: (rule: IncidentRule) => Promise<RuleTrialView>;
  readonly save: (settings: Settings) => Promise<Settings>;
};

/** What admins do with settings. Everything throws `needs-admin` for people whom Jira does not call administrators. */
export const makeManageSettings = (deps: Deps): ManageSettings => {
  const asAdmin = async <T>(work: () => Promise<T>): Promise<T> => {
    if (await deps.administration.mayAdminister()) return work();
    throw new AppError("needs-admin", "settings need the permission to administer Jira");
  };
  return {
    open: () => asAdmin(() => open(deps)),
    issueTypes: (project) => asAdmin(() => deps.administration.issueTypes(project)),
    tryRule: (rule) => asAdmin(() => tryRule(deps, rule)),
    save: (settings) => asAdmin(() => save(deps, settings)),
  };
};

async function open({
  settings,
  administration,
  spaces,
}: Deps): Promise<{ readonly settings: Settings; readonly choices: SettingsChoicesView }> {
  const [now, choices, seen] = await Promise.all([
    settings.get(),
    administration.choices(),
    spacesIfConnected(spaces),
  ]);
  return { settings: now, choices: { ...choices, spaces: seen } };
}

/** Settings open without Confluence too: there is just no space to choose. */
async function spacesIfConnected(spaces: Spaces): Promise<readonly SpaceView[]> {
  try {
    return await spaces.list();
  } catch (error) {
    if (error instanceof AppError && error.code === "confluence-not-connected") return [];
    throw error;
  }
}

async function tryRule({ incidents }: Deps, rule: IncidentRule): Promise<RuleTrialView> {
  const recent = await incidents.recent();
  const matching = recent.filter((issue) => isIncident(issue, rule) && isResolved(issue, rule));
  return {
    matching: matching.length,
    looked: recent.length,
    examples: matching.slice(0, 5).map(({ key, url, summary }) => ({ key, url, summary })),
  };
}

async function save(deps: Deps, settings: Settings): Promise<Settings> {
  const problems = problemsOf(settings);
  if (problems.length > 0) {
    throw new AppError("settings-invalid", "settings have problems", {
      subject: problems.join(" "),
    });
  }
  const named = await withNames(deps.administration, settings);
  const saved = await deps.settings.save(named);
  await publishOrLater(deps, saved.incident);
  deps.log.info("settings-saved", { version: saved.version });
  return saved;
}

/** The settings are saved by now, and count. Where Jira does not take the button's rule, the sweep tells it again. */
async function publishOrLater({ rule, log }: Deps, incident: IncidentRule): Promise<void> {
  try {
    await rule.publish(incident);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log.info("rule-not-published", { code: error.code });
  }
}

/** Writes down what people call projects and types, so that the dialog need not ask Jira each time. */
async function withNames(administration: Administration, settings: Settings): Promise<Settings> {
  const targets = Object.entries(settings.followUps.byProject);
  if (targets.length === 0) return settings;
  const { projects } = await administration.choices();
  const named = await Promise.all(
    targets.map(async ([key, target]) => {
      const project = projects.find(({ id }) => id === target.projectId)?.name;
      return [key, { ...target, ...(await namesOf(administration, target, project)) }] as const;
    }),
  );
  return {
    ...settings,
    followUps: { ...settings.followUps, byProject: Object.fromEntries(named) },
  };
}

async function namesOf(
  administration: Administration,
  { projectId: project, issueType }: TaskTarget,
  projectName: string | undefined,
): Promise<Partial<TaskTarget>> {
  if (project === undefined) return {};
  const types = issueType === undefined ? [] : await administration.issueTypes(projectId(project));
  const type = types.find(({ id }) => id === issueType)?.name;
  return {
    ...(projectName === undefined ? {} : { projectName }),
    ...(type === undefined ? {} : { issueTypeName: type }),
  };
}
