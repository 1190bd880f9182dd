import { ProviderFactory } from "@atlaskit/editor-common/provider-factory";
import { SmartCardProvider } from "@atlaskit/link-provider";
import { ReactRenderer } from "@atlaskit/renderer";
import { useMemo, type ReactElement } from "react";
import { IntlProvider } from "react-intl";
import type { AdfDocument } from "../../src/contract/adf";
import { toDocNode } from "./doc-node";
import { extensionHandlersOf, type RenderExtension } from "./extension-handlers";
import { cardClient, contextIdentifierProvider } from "./local-providers";

/** Shows a document as Confluence does. Nothing is fetched. */
export function AdfView(props: {
  readonly document: AdfDocument;
  /** A checklist line was ticked or unticked. Without it, lines cannot be ticked. */
  readonly onToggleTask?: (localId: string, done: boolean) => void;
  /** What to show in place of an app's node; undefined leaves the renderer's own placeholder. */
  readonly renderExtension?: RenderExtension;
}): ReactElement {
  const { document, onToggleTask, renderExtension } = props;
  const providers = useMemo(() => providersOf(onToggleTask), [onToggleTask]);
  const handlers = useMemo(
    () => extensionHandlersOf(document, renderExtension),
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
