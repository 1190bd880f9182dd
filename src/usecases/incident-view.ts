import type { IncidentView } from "../contract/views";
import { durationBetween, resolvedAt } from "../domain/duration";
import type { Incident } from "../domain/incident";

/** What the screens show of an incident. */
export function viewOfIncident(incident: Incident): IncidentView {
  const end = resolvedAt(incident);
  return {
    id: incident.id,
    key: incident.key,
    url: incident.url,
    summary: incident.summary,
    severity: incident.severity,
    priority: incident.priority,
    durationMs: durationBetween(incident.created, end),
    createdAt: incident.created,
    resolvedAt: end,
    restrictedTo: incident.restrictedTo,
  };
}
