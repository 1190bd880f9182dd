import type { InvocationError } from "@forge/events";
import { logFor, wireSweep } from "../wiring";
import { toRetry } from "./guard";

/** Hourly. What fails is tried again in the next hour. */
export function sweep(): Promise<InvocationError | undefined> {
  return toRetry(logFor("sweep"), () => wireSweep().sweep());
}
