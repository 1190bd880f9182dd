import { ComposableEditor } from "@atlaskit/editor-core/composable-editor";
import { SmartCardProvider } from "@atlaskit/link-provider";
import { useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import { IntlProvider } from "react-intl";
import type { AdfDocument } from "../../src/contract/adf";
import { asDocument } from "./as-document";
import { useDocumentEditor } from "./editor-preset";
import { extensionHandlersOf, type RenderExtension } from "./extension-handlers";
import { cardClient, contextIdentifierProvider } from "./local-providers";
import { PeopleProvider, type FindPeople } from "./people-provider";

/** Atlassian's editor on a document. What it does not know it keeps as it was. Nothing is fetched but people to mention. */
export function AdfEditor(props: {
  /** The document to start from; later values are not looked at. */
  readonly document: AdfDocument;
  /** Called when the editor is there, with what gives the document as it is then. */
  readonly onReady: (getDocument: () => Promise<AdfDocument>) => void;
  /** Called when a person changed something. */
  readonly onChange?: () => void;
  readonly findPeople: FindPeople;
  readonly placeholder: string;
  /** What to show in place of an app's node. */
  readonly renderExtension?: RenderExtension;
}): ReactElement {
  const { document: given, onReady, onChange, findPeople, placeholder, renderExtension } = props;
  const [document] = useState(given);
  const mentionProvider = useMemo(
    () => Promise.resolve(new PeopleProvider(findPeople)),
    [findPeople],
  );
  const extensionHandlers = useMemo(
    () => extensionHandlersOf(document, renderExtension),
    [document, renderExtension],
  );
  const { preset, getDocument } = useDocumentEditor({
    mentionProvider,
    placeholder,
    extensionHandlers,
  });
  // The editor completes a document as it opens it: that is no change by a person.
  const acted = useRef(false);
  const act = (): void => {
    acted.current = true;
  };
  useEffect(() => {
    if (getDocument !== undefined) onReady(async () => asDocument(await getDocument()));
  }, [getDocument, onReady]);
  return (
    <IntlProvider locale="en" onError={() => undefined}>
      <SmartCardProvider client={cardClient}>
        <div onFocusCapture={act} onPointerDownCapture={act} onDropCapture={act}>
          <ComposableEditor
            preset={preset}
            appearance="comment"
            useStickyToolbar
            assistiveLabel="The document"
            defaultValue={document}
            mentionProvider={mentionProvider}
            contextIdentifierProvider={contextIdentifierProvider}
            {...(onChange === undefined ? {} : { onChange: () => acted.current && onChange() })}
          />
        </div>
      </SmartCardProvider>
    </IntlProvider>
  );
}
