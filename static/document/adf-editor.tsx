import { ComposableEditor } from "@atlaskit/editor-core/composable-editor";
import { SmartCardProvider } from "@atlaskit/link-provider";
import { useEffect, useMemo, useState, type ReactElement } from "react";
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
  useEffect(() => {
    if (getDocument !== undefined) onReady(async () => asDocument(await getDocument()));
  }, [getDocument, onReady]);
  return (
    <IntlProvider locale="en" onError={() => undefined}>
      <SmartCardProvider client={cardClient}>
        <ComposableEditor
          preset={preset}
          appearance="comment"
          assistiveLabel="The document"
          defaultValue={document}
          mentionProvider={mentionProvider}
          contextIdentifierProvider={contextIdentifierProvider}
          {...(onChange === undefined ? {} : { onChange: () => onChange() })}
        />
      </SmartCardProvider>
    </IntlProvider>
  );
}
