import { type ReactElement, type ReactNode, useCallback, useMemo } from "react";
import { z } from "zod";
import { type AppModule, findModules } from "../frames/app-module";
import { ModuleFrameView } from "../frames/module-frame";
import { refreshPages } from "../kit/refresh";
import { useData } from "../kit/use-data";

const node = z.looseObject({
  extensionKey: z.string(),
  localId: z.string().optional(),
  parameters: z
    .looseObject({
      localId: z.string().optional(),
      guestParams: z.record(z.string(), z.unknown()).optional(),
    })
    .optional(),
});
type MacroNode = z.infer<typeof node>;
type Extension = Readonly<Record<string, unknown>>;

type Props = {
  readonly module: AppModule;
  readonly macro: MacroNode;
  readonly where: Extension;
};

const abilities = { refresh: refreshPages };

function MacroFrame({ module, macro, where }: Props): ReactElement {
  const { parameters, localId = parameters?.localId ?? module.key } = macro;
  const config = JSON.stringify(parameters?.guestParams ?? {});
  const extension = useMemo(
    () => ({
      ...where,
      isEditing: false,
      references: [],
      config: z.record(z.string(), z.unknown()).parse(JSON.parse(config)),
    }),
    [where, config],
  );
  return (
    <section aria-label={module.title} className="macro">
      <ModuleFrameView
        module={module}
        localId={localId}
        extension={extension}
        abilities={abilities}
        height="content"
      />
    </section>
  );
}

type RenderMacro = (attrs: Readonly<Record<string, unknown>>) => ReactNode;

/** How the app's macros of a page are shown: by the module whose key ends the node's extension key. Undefined until it is known. */
export function useMacros(pageId: string, where: Extension): RenderMacro | undefined {
  const [data] = useData(useCallback(() => findModules("macro", { pageId }), [pageId]));
  const modules = data.kind === "ready" ? data.value.modules : undefined;
  return useMemo(() => {
    if (!modules) return undefined;
    return (attrs) => {
      const macro = node.safeParse(attrs);
      if (!macro.success) return undefined;
      const { extensionKey } = macro.data;
      const module = modules.find((one) => extensionKey.split("/").at(-1) === one.key);
      return module && <MacroFrame module={module} macro={macro.data} where={where} />;
    };
  }, [modules, where]);
}
