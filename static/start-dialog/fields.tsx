import type { ReactElement } from "react";
import { PlaceField } from "./place-field";
import { StageField } from "./stage-field";
import { checkNow, gapsOf, type FieldName, type FormState } from "./start-state";
import { TemplateCards } from "./template-cards";
import { TitleField } from "./title-field";
import type { StartDialog } from "./use-start-dialog";

/** What a person chooses before the page is created. */
export function Fields(props: {
  readonly state: FormState;
  readonly dialog: StartDialog;
}): ReactElement {
  const { view, form, phase } = props.state;
  const { dispatch, askParents } = props.dialog;
  const disabled = phase.kind === "creating" || phase.kind === "asking";
  const gap = (field: FieldName): string | undefined =>
    phase.kind === "incomplete" || phase.kind === "failed"
      ? gapsOf(form).find((one) => one.field === field)?.say
      : undefined;
  return (
    <div className="pm-stack">
      <TemplateCards
        templates={view.templates}
        chosen={form.templateId}
        disabled={disabled}
        onChoose={(templateId) => dispatch({ type: "template-chosen", templateId })}
      />
      <TitleField
        title={form.title}
        check={checkNow(form)}
        gap={gap("title")}
        disabled={disabled}
        onType={(title) => dispatch({ type: "title-typed", title })}
      />
      <StageField
        stages={view.stages}
        chosen={form.stage}
        disabled={disabled}
        onChoose={(stage) => dispatch({ type: "stage-chosen", stage })}
      />
      <PlaceField
        spaces={view.spaces}
        form={form}
        gap={gap("place")}
        disabled={disabled}
        onSpace={(spaceId) => dispatch({ type: "space-chosen", spaceId })}
        onParent={(parent) => dispatch({ type: "parent-chosen", parent })}
        onAskParents={askParents}
      />
    </div>
  );
}
