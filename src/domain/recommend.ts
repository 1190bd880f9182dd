import { formatDuration, resolvedAt } from "./duration";
import type { Incident } from "./incident";
import { millisOf } from "./moment";

export type Recommendation = { readonly id: "brief" | "full"; readonly reason: string };

const LONG_MS = 4 * 60 * 60 * 1000;

/** A grade of 0, 1 or 2 is grave wherever people count severities: SEV-1, S2, P1, Sev0. */
const isGrave = (grade: string): boolean => /(?<!\d)[012](?!\d)/u.test(grade);

/** The template that fits an incident: the full analysis when it was grave or long, else the brief one. */
export function recommendTemplate(incident: Incident): Recommendation {
  const { severity } = incident;
  if (severity !== undefined && isGrave(severity)) {
    return { id: "full", reason: `its severity is ${severity}` };
  }
  const start = millisOf(incident.created);
  const end = millisOf(resolvedAt(incident));
  if (start === undefined || end === undefined) {
    return { id: "full", reason: "covers every part of an analysis" };
  }
  const lasted = end - start;
  return lasted >= LONG_MS
    ? { id: "full", reason: `it lasted ${formatDuration(lasted)}` }
    : { id: "brief", reason: `it was over after ${formatDuration(lasted)}` };
}
