import type { ColorMode, Frame, FrameHost, SiteContext } from "./frame";

export type FullContext = SiteContext & {
  readonly localId: string;
  readonly moduleKey: string;
  readonly extension: Frame["extension"];
  readonly theme: { readonly colorMode: ColorMode; readonly light: string; readonly dark: string };
  readonly surfaceColor: null;
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
