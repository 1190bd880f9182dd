import { ProviderFactory } from "@atlaskit/editor-common/provider-factory";
import { SmartCardProvider } from "@atlaskit/link-provider";
import { ReactRenderer, type RendererProps } from "@atlaskit/renderer";
import { useMemo, type ReactElement, type ReactNode } from "react";
import { IntlProvider } from "react-intl";
import type { AdfDocument, AdfNode } from "../../src/contract/adf";
import { toDocNode } from "./doc-node";
import { cardClient, contextIdentifierProvider } from "./local-providers";

/** Shows a document as Confluence does. Nothing is fetched. */
export function AdfView(props: {
  readonly document: AdfDocument;
  /** A checklist line was ticked or unticked. Without it, lines cannot be ticked. */
  readonly onToggleTask?: (localId: string, done: boolean) => void;
  /** What to show in place of an app's node; undefined leaves the renderer's own placeholder. */
  readonly renderExtension?: (attrs: Readonly<Record<string, unknown>>) => ReactNode;
}): ReactElement {
  const { document, onToggleTask, renderExtension } = props;
  const providers = useMemo(() => providersOf(onToggleTask), [onToggleTask]);
  const handlers = useMemo(
    () => (renderExtension === undefined ? {} : handlersOf(document, renderExtension)),
    [document, renderExtension],
  );
  return (
    <IntlProvider locale="en" onError={() => undefined}>
      <SmartCardProvider client={cardClient}>
        <ReactRenderer
          document={toDocNode(document)}
          dataProviders={providers}
          extensionHandlers={handlers}
          appearance="comment"
          allowPlaceholderText
          disableHeadingIDs
        />
      </SmartCardProvider>
    </IntlProvider>
  );
}

type ToggleTask = (localId: string, done: boolean) => void;

function providersOf(onToggleTask: ToggleTask | undefined): ProviderFactory {
  if (onToggleTask === undefined) return ProviderFactory.create({ contextIdentifierProvider });
  const nothing = (): void => undefined;
  return ProviderFactory.create({
    contextIdentifierProvider,
    taskDecisionProvider: Promise.resolve({
      toggleTask: (key, state) => {
        onToggleTask(key.localId, state === "DONE");
        return Promise.resolve(state);
      },
      subscribe: nothing,
      unsubscribe: nothing,
      notifyRecentUpdates: nothing,
      unsubscribeRecentUpdates: nothing,
    }),
  });
}

type Handlers = NonNullable<RendererProps["extensionHandlers"]>;

/** The renderer asks by the type of an app's node: each type of the document gets the one answer. */
function handlersOf(
  document: AdfDocument,
  render: (attrs: Readonly<Record<string, unknown>>) => ReactNode,
): Handlers {
  const show: Handlers[string] = (extension) => <>{render({ ...extension })}</>;
  return Object.fromEntries(extensionTypes(document.content).map((type) => [type, show]));
}

function extensionTypes(nodes: readonly AdfNode[]): readonly string[] {
  return nodes.flatMap((node) => {
    const type = node.attrs?.["extensionType"];
    return [...(typeof type === "string" ? [type] : []), ...extensionTypes(node.content ?? [])];
  });
}
