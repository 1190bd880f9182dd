import type { ReactElement } from "react";
import type { StatusChoiceView } from "../../src/contract/views";
import { OnePicker } from "./pickers";
import { ProjectRows } from "./project-rows";
import type { SectionProps } from "./section-props";
import type { StatusRow } from "./settings-draft";

/** Statuses of the right kind. One that was chosen before stays to be seen. */
const offered = (
  statuses: readonly StatusChoiceView[],
  kind: "done" | "open",
  chosen: string | undefined,
): readonly StatusChoiceView[] => statuses.filter((status) => status[kind] || status.id === chosen);

const CATEGORY = "By status category";

/** Which status a ticked or unticked line moves its task to, where a project has several that fit. */
export function StatusRows({ draft, choices, onEdit }: SectionProps): ReactElement {
  return (
    <ProjectRows<StatusRow>
      name="statuses"
      projects={choices.projects}
      rows={draft.statuses}
      others={undefined}
      blank={(project) => ({ project, done: undefined, open: undefined })}
      onEdit={(statuses) => onEdit({ statuses })}
    >
      {(row, edit, index) => (
        <>
          <div className="pm-row-field">
            <label className="pm-label" htmlFor={`statuses-${index}-done`}>
              Ticked line
            </label>
            <OnePicker
              id={`statuses-${index}-done`}
              choices={offered(choices.statuses, "done", row.done)}
              chosen={row.done}
              none={CATEGORY}
              onChoose={(done) => edit({ done })}
            />
          </div>
          <div className="pm-row-field">
            <label className="pm-label" htmlFor={`statuses-${index}-open`}>
              Unticked again
            </label>
            <OnePicker
              id={`statuses-${index}-open`}
              choices={offered(choices.statuses, "open", row.open)}
              chosen={row.open}
              none={CATEGORY}
              onChoose={(open) => edit({ open })}
            />
          </div>
        </>
      )}
    </ProjectRows>
  );
}
