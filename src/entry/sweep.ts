import { logFor, wireSweep } from "../wiring";
import { toStatus } from "./guard";

/**
 * Hourly. What fails is tried again in the next hour.
 * @see https://developer.atlassian.com/platform/forge/events-reference/scheduled-trigger/
 */
export function sweep(): Promise<{ readonly statusCode: number }> {
  return toStatus(logFor("sweep"), () => wireSweep().sweep());
}
