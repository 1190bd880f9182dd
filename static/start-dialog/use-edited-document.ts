import { useCallback, useRef } from "react";
import type { AdfDocument } from "../../src/contract/adf";
import type { GetDocument } from "./sheet-pane";
import type { Sheet } from "./start-state";
import type { StartDialog } from "./use-start-dialog";

export type EditedDocument = {
  readonly onEditorReady: (getDocument: GetDocument) => void;
  /** Takes the document out of the editor, and shows it. */
  readonly endEditing: () => void;
  /** Creates the page with the document as it is now, also when the editor is still open. */
  readonly create: () => void;
};

/** What the person wrote lives in the editor while it is open, and in the dialog's state otherwise. */
export function useEditedDocument(sheet: Sheet, dialog: StartDialog): EditedDocument {
  const { dispatch, create } = dialog;
  const editor = useRef<GetDocument>();

  const onEditorReady = useCallback((getDocument: GetDocument) => {
    editor.current = getDocument;
  }, []);

  const takeOut = async (): Promise<AdfDocument | undefined> => {
    const document = await editor.current?.();
    if (document !== undefined) dispatch({ type: "edit-ended", document });
    return document;
  };

  const createNow = async (): Promise<void> => {
    if (sheet.kind !== "shown") create(undefined);
    else if (sheet.mode === "editing" && sheet.touched) create(await takeOut());
    else create(sheet.edited);
  };

  return {
    onEditorReady,
    endEditing: () => void takeOut(),
    create: () => void createNow(),
  };
}
