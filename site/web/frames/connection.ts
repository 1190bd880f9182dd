import { makeEventBus } from "../../bridge/event-bus";
import { makeFrameRegistry } from "../../bridge/frame-registry";
import { CLOCK_OFFSET, CONNECT } from "../../bridge/frame-script";

/** The frames of this page, and the events between them. */
export const frames = makeFrameRegistry();
export const frameEvents = makeEventBus();

/** Lets frames find their bridge. Called once, before there is any frame. */
export function acceptFrames(): void {
  Object.assign(globalThis, { [CONNECT]: frames.connect });
}

/** Tells the frames what time it is on the site. */
export function setFrameClock(now: string): void {
  Object.assign(globalThis, { [CLOCK_OFFSET]: Date.parse(now) - Date.now() });
}
