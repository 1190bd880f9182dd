import type { FrameHost, ProductAnswer, ProductRequest, SiteContext } from "../../bridge/frame";
import { makeAppHistory } from "../../bridge/app-history";
import { go, replacePath } from "../kit/location";
import { ask } from "../kit/request";
import { colorMode } from "../shell/color-mode";
import { z } from "zod";
import type { AppModule } from "./app-module";
import { openDialog } from "./dialogs";
import { closeFlag, showFlag } from "./flags";

export type ModuleFrame = {
  readonly module: AppModule;
  readonly localId: string;
  readonly extension: Readonly<Record<string, unknown>>;
};

/** What only some modules can do, given by where they stand. */
export type FrameAbilities = Partial<
  Pick<FrameHost, "close" | "submit" | "refresh" | "onClose" | "ready">
> & {
  /** Address of a full-page module, whose own history goes on from there. */
  readonly historyBase?: string;
};

async function fetchProduct(request: ProductRequest): Promise<ProductAnswer> {
  const answer = await fetch(request.path, {
    method: request.method,
    headers: request.headers.map(([name, value]): [string, string] => [name, value]),
    ...(request.body === undefined ? {} : { body: request.body }),
  });
  return {
    body: await answer.text(),
    headers: Object.fromEntries(answer.headers),
    status: answer.status,
    statusText: answer.statusText,
    isAttachment: false,
  };
}

function navigate(url: string, target: "same-tab" | "new-tab"): void {
  const to = new URL(url);
  if (target === "new-tab") window.open(to, "_blank", "noopener");
  else if (to.origin === location.origin) go(to.pathname + to.search);
  else location.assign(to);
}

const addressBar = {
  path: () => location.pathname + location.search,
  push: go,
  replace: replacePath,
  go: (steps: number) => history.go(steps),
  onPop: (listener: () => void) => {
    addEventListener("popstate", listener);
    return () => removeEventListener("popstate", listener);
  },
};

/** What this page does for one of its frames. */
export function makeFrameHost(
  frame: ModuleFrame,
  context: SiteContext,
  abilities: FrameAbilities & Pick<FrameHost, "enableTheming">,
): FrameHost {
  const { module, localId, extension } = frame;
  const { historyBase, ...able } = abilities;
  return {
    frame: { moduleKey: module.key, moduleType: module.type, localId, extension },
    context,
    colorMode,
    invoke: (functionKey, payload) =>
      ask(z.unknown(), "/site/api/invoke", {
        method: "POST",
        body: { module: module.key, functionKey, payload, extension },
      }),
    fetchProduct,
    navigate,
    reload: () => location.reload(),
    changeTitle: (title) => (document.title = title),
    showFlag,
    closeFlag,
    openModal: ({ resource, context: inModal, ...modal }) => {
      openDialog({
        ...modal,
        module: {
          ...module,
          resource: resource ?? module.resource,
          title: modal.title || module.title,
        },
        extension: { ...extension, modal: inModal },
        onClosed: modal.onClose,
      });
    },
    ...(historyBase === undefined
      ? {}
      : { createHistory: () => makeAppHistory(historyBase, addressBar) }),
    ...able,
  };
}
