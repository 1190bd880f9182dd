import type { ReactElement } from "react";
import { OnePicker } from "./pickers";
import { ProjectRows } from "./project-rows";
import type { SectionProps } from "./section-props";
import type { PlaceRow } from "./settings-draft";

/** Where postmortems go, by the incident's project. */
export function PlacesSection(props: SectionProps): ReactElement {
  const { draft, choices, problems, onEdit } = props;
  return (
    <>
      {draft.places.length === 0 && (
        <p className="pm-note">
          Nothing is set: the dialog proposes the space that was used last, and people choose.
        </p>
      )}
      <ProjectRows<PlaceRow>
        name="places"
        projects={choices.projects}
        rows={draft.places}
        others="Every other project"
        blank={(project) => ({ project, spaceId: "", parent: "" })}
        onEdit={(places) => onEdit({ places })}
      >
        {(row, edit, index) => (
          <PlaceFields
            row={row}
            index={index}
            problem={problems.get(`places.${index}`)}
            spaces={choices.spaces}
            onEdit={edit}
          />
        )}
      </ProjectRows>
    </>
  );
}

function PlaceFields(props: {
  readonly row: PlaceRow;
  readonly index: number;
  readonly problem: string | undefined;
  readonly spaces: SectionProps["choices"]["spaces"];
  readonly onEdit: (change: Partial<PlaceRow>) => void;
}): ReactElement {
  const { row, index, problem, onEdit } = props;
  const noted = problem === undefined ? undefined : `places-${index}-problem`;
  return (
    <>
      <div className="pm-row-field">
        <label className="pm-label" htmlFor={`places-${index}-space`}>
          Space
        </label>
        <OnePicker
          id={`places-${index}-space`}
          choices={props.spaces}
          chosen={row.spaceId}
          placeholder="Choose a space"
          invalid={problem !== undefined && row.spaceId === ""}
          onChoose={(spaceId) => onEdit({ spaceId: spaceId ?? "" })}
        />
      </div>
      <div className="pm-row-field">
        <label className="pm-label" htmlFor={`places-${index}-parent`}>
          Under the page (address, optional)
        </label>
        <input
          id={`places-${index}-parent`}
          className="pm-input"
          placeholder="At the top of the space"
          value={row.parent}
          aria-invalid={problem !== undefined && row.spaceId !== ""}
          aria-describedby={noted}
          onChange={(event) => onEdit({ parent: event.currentTarget.value })}
        />
      </div>
      {problem !== undefined && (
        <p id={noted} className="pm-note pm-note-error pm-row-note">
          {problem}
        </p>
      )}
    </>
  );
}
