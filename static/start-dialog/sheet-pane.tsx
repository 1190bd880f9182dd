import Button from "@atlaskit/button/new";
import { lazy, Suspense, useEffect, useMemo, useRef, type ReactElement } from "react";
import type { AdfDocument } from "../../src/contract/adf";
import type { StartApi } from "../../src/contract/api";
import type { BlanksView } from "../../src/contract/views";
import type { Calls } from "../calls";
import { ErrorBoundary } from "../ui/error-boundary";
import { Problem } from "../ui/problem";
import { Skeleton } from "../ui/skeleton";
import type { StartAction } from "./start-action";
import { appPart } from "./app-part";
import { isEdited, type Sheet, type ShownSheet } from "./start-state";

const AdfView = lazy(async () => ({ default: (await import("../document/adf-view")).AdfView }));
const AdfEditor = lazy(async () => ({
  default: (await import("../document/adf-editor")).AdfEditor,
}));

export type GetDocument = () => Promise<AdfDocument>;

type Props = {
  readonly sheet: Exclude<Sheet, { readonly kind: "closed" }>;
  readonly disabled: boolean;
  readonly findPeople: Calls<StartApi>["findPeople"];
  readonly dispatch: (action: StartAction) => void;
  readonly onRetry: () => void;
  readonly onEditorReady: (getDocument: GetDocument) => void;
  readonly onEditEnd: () => void;
};

/** The page as it will be; *Edit* turns the same place into the editor. */
export function SheetPane(props: Props): ReactElement {
  const { sheet } = props;
  const editing = sheet.kind === "shown" && sheet.mode === "editing";
  const pane = useRef<HTMLElement>(null);
  // On a narrow dialog the document stands below the fields: it comes into view when it is asked for.
  useEffect(() => {
    const top = pane.current?.getBoundingClientRect().top ?? 0;
    if (top > window.innerHeight / 2) pane.current?.scrollIntoView();
  }, []);
  return (
    <section ref={pane} id="sheet" aria-labelledby="sheet-heading" className="pm-sheet">
      <div className="pm-sheet-bar">
        <h2 id="sheet-heading" className="pm-subheading">
          {editing ? "Edit before creating" : "Preview"}{" "}
          {sheet.kind === "shown" && <BlanksNote blanks={sheet.blanks} />}
        </h2>
        <div className="pm-buttons">
          {sheet.kind === "shown" && <SheetButtons {...props} sheet={sheet} />}
        </div>
      </div>
      <div className={editing ? "pm-paper-editing" : "pm-paper"} aria-busy={sheet.kind === "asked"}>
        <SheetContent {...props} />
      </div>
    </section>
  );
}

function BlanksNote({ blanks }: { readonly blanks: BlanksView }): ReactElement | null {
  const { filled, total } = blanks;
  if (total === 0) return null;
  return <span className="pm-note">{`${filled} of ${total} blanks filled`}</span>;
}

function SheetButtons(props: Props & { readonly sheet: ShownSheet }): ReactElement {
  const { sheet, dispatch, disabled } = props;
  return (
    <>
      {isEdited(sheet) && (
        <Button
          spacing="compact"
          appearance="subtle"
          isDisabled={disabled}
          onClick={() => dispatch({ type: "question-asked", question: { kind: "reset" } })}
        >
          Reset
        </Button>
      )}
      {sheet.mode === "editing" ? (
        <Button spacing="compact" isDisabled={disabled} onClick={props.onEditEnd}>
          Done editing
        </Button>
      ) : (
        <Button
          spacing="compact"
          isDisabled={disabled}
          onClick={() => dispatch({ type: "edit-started" })}
        >
          Edit
        </Button>
      )}
    </>
  );
}

const LOADING = <Skeleton label="Loading the preview" bars={[40, 90, 80, 95, 30, 85, 70]} />;

function SheetContent(props: Props): ReactElement {
  const { sheet } = props;
  if (sheet.kind === "asked") return LOADING;
  if (sheet.kind === "failed") return <Problem failure={sheet.failure} onRetry={props.onRetry} />;
  return (
    <ErrorBoundary key={sheet.mode} what="the document">
      <Suspense fallback={LOADING}>
        {sheet.mode === "editing" ? (
          <Editor {...props} sheet={sheet} />
        ) : (
          <AdfView document={sheet.edited ?? sheet.rendered} renderExtension={appPart} />
        )}
      </Suspense>
    </ErrorBoundary>
  );
}

function Editor(props: Props & { readonly sheet: ShownSheet }): ReactElement {
  const { findPeople, dispatch } = props;
  const people = useMemo(
    () => async (query: string) => {
      const reply = await findPeople({ query });
      return reply.ok ? reply.value : [];
    },
    [findPeople],
  );
  return (
    <AdfEditor
      document={props.sheet.edited ?? props.sheet.rendered}
      findPeople={people}
      placeholder="Write what happened"
      renderExtension={appPart}
      onReady={props.onEditorReady}
      onChange={() => dispatch({ type: "touched" })}
    />
  );
}
