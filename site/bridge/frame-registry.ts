import type { CallBridge } from "./call-bridge";

export type FrameRegistry = {
  /** The bridge of the frame whose window asks. Throws for a window that is no frame of this page. */
  readonly connect: (source: unknown) => CallBridge;
  /** Gives a frame its bridge until the returned function is called. */
  readonly add: (windowOf: () => unknown, callBridge: CallBridge) => () => void;
};

/** Which bridge belongs to which frame of a page. */
export function makeFrameRegistry(): FrameRegistry {
  const frames = new Map<() => unknown, CallBridge>();
  return {
    connect: (source) => {
      for (const [windowOf, callBridge] of frames) if (windowOf() === source) return callBridge;
      throw new Error("This window is no frame of the page");
    },
    add: (windowOf, callBridge) => {
      frames.set(windowOf, callBridge);
      return () => void frames.delete(windowOf);
    },
  };
}
