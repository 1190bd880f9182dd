import type { Reply } from "../../src/contract/reply";
import type { StartView } from "../../src/contract/views";
import type { Form, PlaceCheck, ReadyView, StartState } from "./start-state";

/** What the dialog shows when the first answer is there. */
export function openedState(reply: Reply<StartView>): StartState {
  if (!reply.ok) return { kind: "failed", failure: reply };
  const view = reply.value;
  if (view.kind === "existing") {
    return { kind: "existing", incident: view.incident, postmortem: view.postmortem };
  }
  return { kind: "form", view, form: firstForm(view), phase: { kind: "choosing" } };
}

function firstForm(view: ReadyView): Form {
  return {
    templateId: firstTemplate(view.templates),
    title: view.title,
    stage: view.stages.find((one) => one.available)?.stage ?? "draft",
    spaceId: view.place?.spaceId ?? "",
    parent: view.place?.parent,
    check: firstCheck(view),
    parents: { kind: "unasked" },
    sheet: { kind: "closed" },
  };
}

function firstTemplate(templates: ReadyView["templates"]): string {
  const recommended = templates.find((template) => template.recommended !== undefined);
  return (recommended ?? templates[0])?.id ?? "";
}

function firstCheck({ place, check, title }: ReadyView): PlaceCheck {
  if (place === undefined || check === undefined) return { kind: "none" };
  const of = { spaceId: place.spaceId, parentId: place.parent?.id, title: title.trim() };
  return { kind: "known", of, result: check };
}
