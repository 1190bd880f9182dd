import type { AdfDocument } from "../../src/contract/adf";
import type { PlaceInput } from "../../src/contract/api";
import type {
  BlanksView,
  CreatedView,
  IncidentView,
  ParentView,
  PlaceCheckView,
  PostmortemView,
  Stage,
  StartView,
} from "../../src/contract/views";
import type { Failure } from "../calls";

export type ReadyView = Extract<StartView, { readonly kind: "ready" }>;

/** One value says what the dialog shows. */
export type StartState =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly failure: Failure }
  | {
      readonly kind: "existing";
      readonly incident: IncidentView;
      readonly postmortem: PostmortemView;
    }
  | FormState
  | {
      readonly kind: "created";
      readonly incident: IncidentView;
      readonly created: CreatedView;
    };

export type FormState = {
  readonly kind: "form";
  readonly view: ReadyView;
  readonly form: Form;
  readonly phase: Phase;
};

/** What the person chose so far. It outlives every failure. */
export type Form = {
  readonly templateId: string;
  readonly title: string;
  readonly stage: Stage;
  readonly spaceId: string;
  readonly parent: ParentView | undefined;
  readonly check: PlaceCheck;
  readonly parents: Parents;
  readonly sheet: Sheet;
};

export type Phase =
  | { readonly kind: "choosing" }
  | { readonly kind: "asking"; readonly question: Question }
  | { readonly kind: "creating" }
  /** *Create* was pressed and the form has to be completed first. */
  | { readonly kind: "incomplete" }
  | { readonly kind: "failed"; readonly failure: Failure };

/** Each would throw away what the person wrote. */
export type Question =
  | { readonly kind: "switch-template"; readonly templateId: string }
  | { readonly kind: "reset" }
  | { readonly kind: "leave" };

/** What is known of the place and title that `of` names, which need not be the ones now in the form. */
export type PlaceCheck =
  | { readonly kind: "none" }
  | { readonly kind: "asked"; readonly of: PlaceInput }
  | { readonly kind: "known"; readonly of: PlaceInput; readonly result: PlaceCheckView }
  | { readonly kind: "failed"; readonly of: PlaceInput; readonly failure: Failure };

export type Parents =
  | { readonly kind: "unasked" }
  | { readonly kind: "asked"; readonly spaceId: string }
  | {
      readonly kind: "known";
      readonly spaceId: string;
      readonly pages: readonly ParentView[];
    }
  | { readonly kind: "failed"; readonly spaceId: string; readonly failure: Failure };

/** The document beside the fields. `of` names the choices that it was rendered from. */
export type Sheet =
  | { readonly kind: "closed" }
  | { readonly kind: "asked"; readonly of: string }
  | { readonly kind: "failed"; readonly of: string; readonly failure: Failure }
  | ShownSheet;

export type ShownSheet = {
  readonly kind: "shown";
  readonly of: string;
  /** The choices for which another rendering was asked for. */
  readonly awaiting: string | undefined;
  readonly rendered: AdfDocument;
  readonly blanks: BlanksView;
  /** The document as the person left it; undefined while nothing was changed. */
  readonly edited: AdfDocument | undefined;
  readonly mode: "reading" | "editing";
  /** Something was changed in the editor that is open now. */
  readonly touched: boolean;
};

export const TITLE_LENGTH = 255;

/** The place and title of the form, or undefined while there is nothing to check. */
export function placeOf(form: Form): PlaceInput | undefined {
  const title = form.title.trim();
  if (title === "" || title.length > TITLE_LENGTH || form.spaceId === "") return undefined;
  return { spaceId: form.spaceId, parentId: form.parent?.id, title };
}

export const isSamePlace = (one: PlaceInput, other: PlaceInput): boolean =>
  one.spaceId === other.spaceId && one.parentId === other.parentId && one.title === other.title;

/** The place and title that nothing was asked about yet. */
export function dueCheck(form: Form): PlaceInput | undefined {
  const place = placeOf(form);
  if (place === undefined || form.check.kind === "none") return place;
  return isSamePlace(place, form.check.of) ? undefined : place;
}

/** What a preview depends on, as one text. */
export const choicesOf = (form: Form): string =>
  [form.templateId, form.stage, form.title.trim()].join("\n");

/** True when the document beside the fields was rendered from other choices, and nobody has changed it. */
export const isStale = (form: Form): boolean =>
  form.sheet.kind === "shown" &&
  form.sheet.mode === "reading" &&
  form.title.trim() !== "" &&
  form.sheet.edited === undefined &&
  (form.sheet.awaiting ?? form.sheet.of) !== choicesOf(form);

/** True when closing the document would throw away something that the person wrote. */
export const isEdited = (sheet: Sheet): boolean =>
  sheet.kind === "shown" && (sheet.edited !== undefined || sheet.touched);

/** The check of the place and title that are in the form now; undefined while it is not known. */
export function checkNow(form: Form): PlaceCheckView | undefined {
  const place = placeOf(form);
  if (place === undefined || form.check.kind !== "known") return undefined;
  return isSamePlace(place, form.check.of) ? form.check.result : undefined;
}

export type FieldName = "template" | "title" | "place";

/** What keeps the form from being created, by the field that can mend it, in the order of the fields. */
export function gapsOf(form: Form): readonly { readonly field: FieldName; readonly say: string }[] {
  const check = checkNow(form);
  const title = titleGap(form.title.trim(), check);
  const place = placeGap(form.spaceId, check);
  return [
    ...(form.templateId === "" ? [{ field: "template", say: "Choose a template." } as const] : []),
    ...(title === undefined ? [] : [{ field: "title", say: title } as const]),
    ...(place === undefined ? [] : [{ field: "place", say: place } as const]),
  ];
}

function titleGap(title: string, check: PlaceCheckView | undefined): string | undefined {
  if (title === "") return "Give the page a title.";
  if (title.length > TITLE_LENGTH) {
    return `A title has at most ${TITLE_LENGTH} characters; this one has ${title.length}.`;
  }
  return check?.title.kind === "taken" ? "A page in this space already has this title." : undefined;
}

function placeGap(spaceId: string, check: PlaceCheckView | undefined): string | undefined {
  if (spaceId === "") return "Choose the space that the page goes to.";
  if (check === undefined || check.canCreate) return undefined;
  return check.refusal ?? "You can't add pages here. Choose another space, or ask its admin.";
}
