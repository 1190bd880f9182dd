import Button from "@atlaskit/button/new";
import Tooltip from "@atlaskit/tooltip";
import { type ReactElement, useCallback } from "react";
import { z } from "zod";
import { type AppModule, findModules } from "../frames/app-module";
import { openDialog } from "../frames/dialogs";
import { ModuleProblems } from "../frames/module-problems";
import { refreshPages } from "../kit/refresh";
import { ask } from "../kit/request";
import { useData } from "../kit/use-data";

const shown = z.object({ title: z.string().optional(), tooltip: z.string().optional() });

type Where = Readonly<Record<string, unknown>>;

type ItemProps = { readonly module: AppModule; readonly extension: Where };

/** One item: its words are the app's, asked anew after its dialog was closed. */
function BylineItem({ module, extension }: ItemProps): ReactElement {
  const load = useCallback(
    () =>
      ask(shown, "/site/api/byline", {
        method: "POST",
        body: { module: module.key, extension: { type: module.type, ...extension } },
      }),
    [module, extension],
  );
  const [data, again] = useData(load);
  const { title = module.title, tooltip } = data.kind === "ready" ? data.value : {};
  const open = (): void =>
    openDialog({
      module,
      extension,
      size: module.viewportSize ?? "medium",
      onClosed: () => {
        again();
        refreshPages();
      },
    });
  return (
    <Tooltip content={tooltip ?? module.tooltip ?? title}>
      {(props) => (
        <Button {...props} spacing="compact" appearance="subtle" onClick={open}>
          {title}
        </Button>
      )}
    </Tooltip>
  );
}

type Props = { readonly pageId: string; readonly where: Where };

/** The app's items in the line under a page's title. */
export function BylineItems({ pageId, where }: Props): ReactElement {
  const load = useCallback(() => findModules("confluence:contentBylineItem", { pageId }), [pageId]);
  const [data] = useData(load);
  if (data.kind !== "ready") return <></>;
  return (
    <>
      <ModuleProblems problems={data.value.problems} />
      {data.value.modules.map((module) => (
        <BylineItem key={module.key} module={module} extension={where} />
      ))}
    </>
  );
}
