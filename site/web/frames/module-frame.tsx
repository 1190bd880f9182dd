import { type ReactElement, useLayoutEffect, useRef } from "react";
import { makeCallBridge } from "../../bridge/call-bridge";
import { useSession } from "../shell/session";
import { wearTheme } from "../shell/theme";
import { frameEvents, frames } from "./connection";
import { type FrameAbilities, makeFrameHost, type ModuleFrame } from "./frame-host";
import { growWithContent } from "./grow";

type Props = ModuleFrame & {
  readonly abilities?: FrameAbilities;
  /** `content`: as high as what is in it. `fill`: as high as its place. */
  readonly height: "content" | "fill";
};

const none: FrameAbilities = {};

/** A module of the app in its frame, with its bridge. `extension` and `abilities` are stable. */
export function ModuleFrameView(props: Props): ReactElement {
  const { module, localId, extension, abilities = none, height } = props;
  const { context } = useSession();
  const element = useRef<HTMLIFrameElement>(null);

  useLayoutEffect(() => {
    const undo: (() => void)[] = [];
    const enableTheming = (): void => {
      const page = element.current?.contentDocument;
      if (page) void wearTheme(page).then((stop) => undo.push(stop));
    };
    const frame = { module, localId, extension };
    const host = makeFrameHost(frame, context, { ...abilities, enableTheming });
    undo.push(frames.add(() => element.current?.contentWindow, makeCallBridge(host, frameEvents)));
    return () => undo.forEach((stop) => stop());
  }, [module, localId, extension, abilities, context]);

  useLayoutEffect(() => {
    if (height !== "content" || !element.current) return;
    return growWithContent(element.current);
  }, [height]);

  return (
    <iframe
      ref={element}
      className={`module-frame module-frame-${height}`}
      title={module.title}
      src={`/frame/${module.resource}/index.html`}
    />
  );
}
