import { commandsOf } from "./commands";
import type { EventBus } from "./event-bus";
import type { FrameHost } from "./frame";

export type CallBridge = (command: string, data?: unknown) => Promise<unknown>;

/**
 * The host's side of the bridge for one frame: what the real `@forge/bridge` in the frame calls. A command that this site does
 * not know is rejected by its name.
 */
export function makeCallBridge(host: FrameHost, bus: EventBus): CallBridge {
  const commands = new Map(Object.entries(commandsOf(host, bus)));
  return async (command, data) => {
    const run = commands.get(command);
    if (!run) throw new Error(`The bridge of this site has no command ${command}`);
    return await run(data);
  };
}
