import type { SheetAction } from "./start-action";
import type { Sheet, ShownSheet } from "./start-state";

/** The document beside the fields: asked for, read, edited. */
export function sheetReducer(sheet: Sheet, action: SheetAction): Sheet {
  switch (action.type) {
    case "preview-asked":
      return asked(sheet, action.of);
    case "previewed":
      return previewed(sheet, action);
    case "preview-closed":
      return { kind: "closed" };
    case "edit-started":
    case "touched":
    case "edit-ended":
      return sheet.kind === "shown" ? edited(sheet, action) : sheet;
  }
}

/** What is shown stays until the next rendering is there. */
const asked = (sheet: Sheet, of: string): Sheet =>
  sheet.kind === "shown" ? { ...sheet, awaiting: of } : { kind: "asked", of };

type Previewed = Extract<SheetAction, { readonly type: "previewed" }>;
type Editing = Extract<SheetAction, { readonly type: "edit-started" | "touched" | "edit-ended" }>;

function previewed(sheet: Sheet, { of, reply }: Previewed): Sheet {
  if (awaited(sheet) !== of) return sheet;
  if (!reply.ok) return { kind: "failed", of, failure: reply };
  const { document, blanks } = reply.value;
  return {
    kind: "shown",
    of,
    awaiting: undefined,
    rendered: document,
    blanks,
    edited: undefined,
    mode: "reading",
    touched: false,
  };
}

function awaited(sheet: Sheet): string | undefined {
  if (sheet.kind === "asked") return sheet.of;
  return sheet.kind === "shown" ? sheet.awaiting : undefined;
}

function edited(sheet: ShownSheet, action: Editing): Sheet {
  switch (action.type) {
    case "edit-started":
      return { ...sheet, awaiting: undefined, mode: "editing", touched: false };
    case "touched":
      return sheet.mode === "editing" ? { ...sheet, touched: true } : sheet;
    case "edit-ended":
      return {
        ...sheet,
        mode: "reading",
        touched: false,
        edited: sheet.touched ? action.document : sheet.edited,
      };
  }
}
