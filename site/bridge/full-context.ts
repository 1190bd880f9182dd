import type { FullContext as RealContext } from "@forge/bridge";
import type { FrameHost, SiteContext } from "./frame";

/** The fields of the real one, by its own type. The site's people may speak languages that Forge translates into none of. */
export type FullContext = Omit<RealContext, "environmentType" | "locale"> & {
  readonly environmentType: SiteContext["environmentType"];
  readonly locale: string;
};

/** What `view.getContext()` answers. @see https://developer.atlassian.com/platform/forge/custom-ui-bridge/view/#getcontext */
export function fullContext(host: Pick<FrameHost, "frame" | "context" | "colorMode">): FullContext {
  const { frame } = host;
  return {
    ...host.context,
    localId: frame.localId,
    moduleKey: frame.moduleKey,
    extension: { type: frame.moduleType, ...frame.extension },
    theme: { colorMode: host.colorMode(), light: "light", dark: "dark" },
    surfaceColor: null,
  };
}
