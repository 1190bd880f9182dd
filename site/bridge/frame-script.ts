/** Where the page around the frames keeps the one function that connects a frame's window to its bridge. */
export const CONNECT = "__connectForgeFrame";

/** Where it keeps how far the site's clock is ahead of the browser's, in ms. */
export const CLOCK_OFFSET = "__siteClockOffset";

/**
 * The first script of every frame: it gives the app's own `@forge/bridge` the function that it looks for while it loads, and lets
 * the frame's clock be the site's. It is a file of its own since the frame's content security policy allows no inline scripts.
 */
export const FRAME_SCRIPT = `globalThis.__bridge = {
  callBridge: (command, data) => window.parent.${CONNECT}(window)(command, data),
};
{
  const Browser = globalThis.Date;
  const now = () => Browser.now() + (window.parent.${CLOCK_OFFSET} ?? 0);
  globalThis.Date = class Date extends Browser {
    constructor(...given) {
      super(...(given.length === 0 ? [now()] : given));
    }
    static now() {
      return now();
    }
  };
}
`;
