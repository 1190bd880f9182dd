import type { Settings } from "../contract/settings";
import type { PreviewView, Stage } from "../contract/views";
import { AppError } from "../domain/app-error";
import { valuesOf } from "../domain/blanks";
import type { IssueId } from "../domain/ids";
import type { Incident } from "../domain/incident";
import { fillTemplate } from "../domain/template";
import { findTemplate } from "../domain/templates/built-in";
import type { Clock } from "../ports/clock";
import type { Incidents } from "../ports/incidents";
import type { SettingsStore } from "../ports/settings-store";
import { readIncident } from "./read-incident";

export type RenderOptions = {
  readonly templateId: string;
  readonly stage: Stage;
  readonly title: string;
  /** IANA name. */
  readonly timeZone: string;
};

export type RenderWith = {
  readonly settings: Settings;
  /** ISO instant. */
  readonly now: string;
};

/** The template filled with the incident. Throws `unknown-template`. */
export function renderPostmortem(
  incident: Incident,
  options: RenderOptions,
  { settings, now }: RenderWith,
): PreviewView {
  const template = findTemplate(options.templateId);
  if (template === undefined) throw new AppError("unknown-template", "no template has this id");
  const { timeZone, stage, title } = options;
  const { severityField } = settings.incident;
  const { document, filled, total, open } = fillTemplate(
    template,
    valuesOf(incident, { timeZone, stage, title, now, severityField }),
  );
  return { document, blanks: { filled, total, open } };
}

type Deps = {
  readonly incidents: Incidents;
  readonly settings: SettingsStore;
  readonly clock: Clock;
};

/** The page as it would be. Reads only. Throws `unknown-template` and what reading the incident throws. */
export const makePreviewPostmortem =
  ({ incidents, settings, clock }: Deps) =>
  async (incident: IssueId, options: RenderOptions): Promise<PreviewView> => {
    const saved = await settings.get();
    const read = await readIncident(incidents, incident, saved);
    const now = new Date(clock.now()).toISOString();
    return renderPostmortem(read, options, { settings: saved, now });
  };
