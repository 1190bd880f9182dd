import type { Settings } from "../contract/settings";
import { AppError } from "../domain/app-error";
import { isIncident, isResolved, type Incident } from "../domain/incident";
import type { IssueId } from "../domain/ids";
import type { Incidents } from "../ports/incidents";

/**
 * The incident as the person who asks sees it, checked against the settings. Throws `not-an-incident`, `not-resolved`, and what reading
 * throws.
 */
export async function readIncident(
  incidents: Incidents,
  id: IssueId,
  settings: Settings,
): Promise<Incident> {
  const incident = await incidents.get(id, settings.incident.severityField);
  if (!isIncident(incident, settings.incident)) {
    throw new AppError("not-an-incident", "the issue's type is no incident by settings", {
      subject: `${incident.key} is a ${incident.issueType.name}`,
    });
  }
  if (!isResolved(incident, settings.incident)) {
    throw new AppError("not-resolved", "the incident is not resolved by settings", {
      subject: `${incident.key} is in ${incident.status.name}`,
    });
  }
  return incident;
}
