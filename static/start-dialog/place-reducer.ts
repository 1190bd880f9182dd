import type { Reply } from "../../src/contract/reply";
import type { ParentView } from "../../src/contract/views";
import type { PlaceAction } from "./start-action";
import { isSamePlace, placeOf, type Form, type PlaceCheck } from "./start-state";

/** Where the page goes, and what is known of it. */
export function placeReducer(form: Form, action: PlaceAction): Form {
  switch (action.type) {
    case "place-asked":
      return { ...form, check: { kind: "asked", of: action.of } };
    case "place-forgotten":
      return { ...form, check: { kind: "none" } };
    case "place-checked":
      return { ...form, check: checked(form, action) };
    case "space-chosen":
      return { ...form, spaceId: action.spaceId, parent: undefined, parents: { kind: "unasked" } };
    case "parent-chosen":
      return { ...form, parent: action.parent };
    case "parents-asked":
      return { ...form, parents: { kind: "asked", spaceId: form.spaceId } };
    case "parents-listed":
      return listed(form, action.spaceId, action.reply);
  }
}

type Checked = Extract<PlaceAction, { readonly type: "place-checked" }>;

function checked(form: Form, { of, reply }: Checked): PlaceCheck {
  const place = placeOf(form);
  if (place === undefined || !isSamePlace(place, of)) return form.check;
  return reply.ok
    ? { kind: "known", of, result: reply.value }
    : { kind: "failed", of, failure: reply };
}

function listed(form: Form, spaceId: string, reply: Reply<readonly ParentView[]>): Form {
  if (form.spaceId !== spaceId) return form;
  const parents = reply.ok
    ? ({ kind: "known", spaceId, pages: reply.value } as const)
    : ({ kind: "failed", spaceId, failure: reply } as const);
  return { ...form, parents };
}
