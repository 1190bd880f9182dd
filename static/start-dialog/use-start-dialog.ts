import { useCallback, useEffect, useMemo, useReducer, useRef, type Dispatch } from "react";
import type { AdfDocument } from "../../src/contract/adf";
import type { CreateInput, StartApi } from "../../src/contract/api";
import type { Calls } from "../calls";
import type { StartAction } from "./start-action";
import { startReducer } from "./start-reducer";
import {
  choicesOf,
  dueCheck,
  gapsOf,
  isStale,
  type FormState,
  type StartState,
} from "./start-state";

/** How long typing has to rest before anything is asked about it, ms. */
const REST = 400;

export type StartDialog = {
  readonly state: StartState;
  readonly dispatch: Dispatch<StartAction>;
  readonly askPreview: () => void;
  readonly askParents: () => void;
  /** Creates the page once, however often it is called while it works. */
  readonly create: (document: AdfDocument | undefined) => void;
};

/** The dialog's state, and the calls that move it. */
export function useStartDialog(calls: Calls<StartApi>, timeZone: string): StartDialog {
  const [state, dispatch] = useReducer(startReducer, { kind: "loading" });
  const form = state.kind === "form" ? state : undefined;

  useOpening(state.kind === "loading", () => calls.openStart({ timeZone }), dispatch);
  useResting(form, calls, dispatch);

  const askPreview = useAskPreview({ form, calls, timeZone, dispatch });
  const stale = form !== undefined && isStale(form.form);
  useEffect(() => {
    if (!stale) return undefined;
    const timer = setTimeout(askPreview, REST);
    return () => clearTimeout(timer);
  }, [stale, askPreview]);

  const askParents = useCallback(() => {
    if (form === undefined) return;
    const { spaceId } = form.form;
    dispatch({ type: "parents-asked" });
    void calls
      .listParents({ spaceId })
      .then((reply) => dispatch({ type: "parents-listed", spaceId, reply }));
  }, [form, calls]);

  const create = useCreate({ form, calls, timeZone, dispatch });
  return { state, dispatch, askPreview, askParents, create };
}

type Work = {
  readonly form: FormState | undefined;
  readonly calls: Calls<StartApi>;
  readonly timeZone: string;
  readonly dispatch: Dispatch<StartAction>;
};

function useOpening(
  wanted: boolean,
  open: () => ReturnType<Calls<StartApi>["openStart"]>,
  dispatch: Dispatch<StartAction>,
): void {
  const opening = useRef(open);
  useEffect(() => {
    if (!wanted) return;
    void opening.current().then((reply) => dispatch({ type: "opened", reply }));
  }, [wanted, dispatch]);
}

/** Asks about the place and the title once they rest, and only when they are not the ones already asked about. */
function useResting(
  state: FormState | undefined,
  calls: Calls<StartApi>,
  dispatch: Dispatch<StartAction>,
): void {
  const form = state?.form;
  const due = useMemo(() => (form === undefined ? undefined : dueCheck(form)), [form]);
  useEffect(() => {
    if (due === undefined) return undefined;
    const timer = setTimeout(() => {
      dispatch({ type: "place-asked", of: due });
      void calls
        .checkPlace(due)
        .then((reply) => dispatch({ type: "place-checked", of: due, reply }));
    }, REST);
    return () => clearTimeout(timer);
  }, [due, calls, dispatch]);
}

function useAskPreview({ form: state, calls, timeZone, dispatch }: Work): () => void {
  const form = state?.form;
  return useCallback(() => {
    if (form === undefined) return;
    const of = choicesOf(form);
    dispatch({ type: "preview-asked", of });
    const { templateId, stage, title } = form;
    void calls
      .preview({ timeZone, templateId, stage, title: title.trim() })
      .then((reply) => dispatch({ type: "previewed", of, reply }));
  }, [form, calls, timeZone, dispatch]);
}

function useCreate(work: Work): StartDialog["create"] {
  const { form, calls, timeZone, dispatch } = work;
  const working = useRef(false);
  return useCallback(
    (document) => {
      if (form === undefined || working.current) return;
      dispatch({ type: "create-pressed" });
      if (gapsOf(form.form).length > 0) return;
      working.current = true;
      void calls.create(inputOf(form, timeZone, document)).then((reply) => {
        // After a success the dialog is over: nothing may create again.
        working.current = reply.ok;
        dispatch({ type: "created", reply });
      });
    },
    [form, calls, timeZone, dispatch],
  );
}

function inputOf(
  { form, view }: FormState,
  timeZone: string,
  document: AdfDocument | undefined,
): CreateInput {
  return {
    incidentId: view.incident.id,
    timeZone,
    templateId: form.templateId,
    stage: form.stage,
    title: form.title.trim(),
    spaceId: form.spaceId,
    parentId: form.parent?.id,
    document,
  };
}
