import type { ExtensionHandlers } from "@atlaskit/editor-common/extensions";
import type { MentionProvider } from "@atlaskit/mention/resource";
import { createDefaultPreset } from "@atlaskit/editor-core/preset-default";
import { accessibilityUtilsPlugin } from "@atlaskit/editor-plugins/accessibility-utils";
import { batchAttributeUpdatesPlugin } from "@atlaskit/editor-plugins/batch-attribute-updates";
import { cardPlugin } from "@atlaskit/editor-plugins/card";
import { contentInsertionPlugin } from "@atlaskit/editor-plugins/content-insertion";
import { dataConsumerPlugin } from "@atlaskit/editor-plugins/data-consumer";
import { datePlugin } from "@atlaskit/editor-plugins/date";
import { emojiPlugin } from "@atlaskit/editor-plugins/emoji";
import { expandPlugin } from "@atlaskit/editor-plugins/expand";
import { extensionPlugin } from "@atlaskit/editor-plugins/extension";
import { gridPlugin } from "@atlaskit/editor-plugins/grid";
import { guidelinePlugin } from "@atlaskit/editor-plugins/guideline";
import { insertBlockPlugin } from "@atlaskit/editor-plugins/insert-block";
import { listPlugin } from "@atlaskit/editor-plugins/list";
import { mentionsPlugin } from "@atlaskit/editor-plugins/mentions";
import { panelPlugin } from "@atlaskit/editor-plugins/panel";
import { placeholderTextPlugin } from "@atlaskit/editor-plugins/placeholder-text";
import { rulePlugin } from "@atlaskit/editor-plugins/rule";
import { statusPlugin } from "@atlaskit/editor-plugins/status";
import { tablePlugin } from "@atlaskit/editor-plugins/table";
import { tasksAndDecisionsPlugin } from "@atlaskit/editor-plugins/tasks-and-decisions";
import { textColorPlugin } from "@atlaskit/editor-plugins/text-color";
import { toolbarListsIndentationPlugin } from "@atlaskit/editor-plugins/toolbar-lists-indentation";
import { usePreset } from "@atlaskit/editor-core/use-preset";
import { contextIdentifierProvider } from "./local-providers";

const appearance = "comment";

type Options = {
  readonly mentionProvider: Promise<MentionProvider>;
  readonly placeholder: string;
  readonly extensionHandlers: ExtensionHandlers;
};

export type DocumentEditor = {
  readonly preset: ReturnType<typeof wholePreset>;
  /** Gives the document as it is; undefined until the editor is there. */
  readonly getDocument: (() => Promise<unknown>) | undefined;
};

/** The parts of the editor that a postmortem needs, and those without which it would lose a page's nodes. */
export function useDocumentEditor(options: Options): DocumentEditor {
  const { mentionProvider, placeholder, extensionHandlers } = options;
  const { preset, editorApi } = usePreset(
    () => wholePreset({ mentionProvider, placeholder, extensionHandlers }),
    [mentionProvider, placeholder, extensionHandlers],
  );
  return { preset, getDocument: editorApi?.core.actions.requestDocumentAsync };
}

const wholePreset = (options: Options) => withToolbar(withBlocks(withText(options), options));

const withText = ({ mentionProvider, placeholder }: Options) =>
  createDefaultPreset({
    appearance,
    featureFlags: {},
    contextIdentifierProvider,
    paste: {},
    hyperlinkOptions: {},
    placeholder: { placeholder },
    quickInsert: {},
    codeBlock: { allowCopyToClipboard: true },
  })
    .add(dataConsumerPlugin)
    .add(accessibilityUtilsPlugin)
    .add(contentInsertionPlugin)
    .add(batchAttributeUpdatesPlugin)
    .add(textColorPlugin)
    .add(listPlugin)
    .add(emojiPlugin)
    .add([datePlugin, {}])
    .add([mentionsPlugin, { mentionProvider, insertDisplayName: true }])
    .add([statusPlugin, { menuDisabled: false }])
    .add([placeholderTextPlugin, { allowInserting: false }]);

const withBlocks = (text: ReturnType<typeof withText>, { extensionHandlers }: Options) =>
  text
    .add(rulePlugin)
    .add([expandPlugin, { allowInsertion: true, appearance, allowInteractiveExpand: true }])
    .add(guidelinePlugin)
    .add([gridPlugin, { shouldCalcBreakoutGridLines: false }])
    .add([
      tablePlugin,
      {
        tableOptions: { advanced: true, allowHeaderRow: true, allowHeaderColumn: true },
        isTableScalingEnabled: true,
        allowContextualMenu: true,
        getEditorFeatureFlags: () => ({}),
        isCommentEditor: true,
      },
    ])
    .add([tasksAndDecisionsPlugin, { allowNestedTasks: true }])
    .add([panelPlugin, {}])
    .add([extensionPlugin, { appearance, extensionHandlers }])
    .add([
      cardPlugin,
      {
        provider: cardProvider,
        allowBlockCards: false,
        allowEmbeds: false,
        editorAppearance: appearance,
      },
    ]);

const withToolbar = (blocks: ReturnType<typeof withBlocks>) =>
  blocks
    .add([
      toolbarListsIndentationPlugin,
      { showIndentationButtons: false, allowHeadingAndParagraphIndentation: false },
    ])
    .add([
      insertBlockPlugin,
      {
        allowTables: true,
        allowExpand: true,
        horizontalRuleEnabled: true,
        nativeStatusSupported: true,
        appearance,
      },
    ]);

/** Every pasted address may become a card; none is looked up. */
const cardProvider = Promise.resolve({
  resolve: (url: string) => Promise.resolve({ type: "inlineCard" as const, attrs: { url } }),
  findPattern: () => Promise.resolve(true),
});
