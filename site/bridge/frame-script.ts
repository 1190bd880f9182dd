/** Where the page around the frames keeps the one function that connects a frame's window to its bridge. */
export const CONNECT = "__connectForgeFrame";

/**
 * The first script of every frame: it gives the app's own `@forge/bridge` the function that it looks for while it loads. It is
 * a file of its own since the frame's content security policy allows no inline scripts.
 */
export const FRAME_SCRIPT = `globalThis.__bridge = {
  callBridge: (command, data) => window.parent.${CONNECT}(window)(command, data),
};
`;
