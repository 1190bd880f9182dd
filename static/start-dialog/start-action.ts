import type { AdfDocument } from "../../src/contract/adf";
import type { PlaceInput } from "../../src/contract/api";
import type { Reply } from "../../src/contract/reply";
import type {
  CreatedView,
  ParentView,
  PlaceCheckView,
  PreviewView,
  Stage,
  StartView,
} from "../../src/contract/views";
import type { Question } from "./start-state";

export type PlaceAction =
  | { readonly type: "place-asked"; readonly of: PlaceInput }
  /** What is known may be out of date: it is asked again. */
  | { readonly type: "place-forgotten" }
  | {
      readonly type: "place-checked";
      readonly of: PlaceInput;
      readonly reply: Reply<PlaceCheckView>;
    }
  | { readonly type: "space-chosen"; readonly spaceId: string }
  | { readonly type: "parent-chosen"; readonly parent: ParentView | undefined }
  | { readonly type: "parents-asked" }
  | {
      readonly type: "parents-listed";
      readonly spaceId: string;
      readonly reply: Reply<readonly ParentView[]>;
    };

export type SheetAction =
  | { readonly type: "preview-asked"; readonly of: string }
  | { readonly type: "previewed"; readonly of: string; readonly reply: Reply<PreviewView> }
  | { readonly type: "preview-closed" }
  | { readonly type: "edit-started" }
  | { readonly type: "touched" }
  | { readonly type: "edit-ended"; readonly document: AdfDocument };

export type StartAction =
  | { readonly type: "opening" }
  | { readonly type: "opened"; readonly reply: Reply<StartView> }
  | { readonly type: "template-chosen"; readonly templateId: string }
  | { readonly type: "title-typed"; readonly title: string }
  | { readonly type: "stage-chosen"; readonly stage: Stage }
  | { readonly type: "question-asked"; readonly question: Question }
  | { readonly type: "question-answered"; readonly yes: boolean }
  | { readonly type: "create-pressed" }
  | { readonly type: "created"; readonly reply: Reply<CreatedView> }
  | PlaceAction
  | SheetAction;
