import { useEffect, useState, type ReactElement } from "react";
import type { AdminApi } from "../../src/contract/api";
import type { ChoiceView } from "../../src/contract/views";
import type { Calls } from "../calls";
import { answerOf, type Answer } from "../ui/answer";
import { OnePicker } from "./pickers";
import { labelled, ProjectRows } from "./project-rows";
import type { SectionProps } from "./section-props";
import { OTHERS, type TargetRow } from "./settings-draft";

type ListIssueTypes = Calls<AdminApi>["listIssueTypes"];

/** Which project and issue type the follow-ups become, by the incident's project. */
export function TargetRows(
  props: SectionProps & { readonly listIssueTypes: ListIssueTypes },
): ReactElement {
  const { draft, choices, onEdit, listIssueTypes } = props;
  return (
    <ProjectRows<TargetRow>
      name="targets"
      projects={choices.projects}
      rows={draft.targets}
      others="Every other project"
      blank={(project) => ({ project, projectId: undefined, issueType: undefined })}
      onEdit={(targets) => onEdit({ targets })}
    >
      {(row, edit, index) => (
        <TargetFields
          row={row}
          index={index}
          choices={choices}
          listIssueTypes={listIssueTypes}
          onEdit={edit}
        />
      )}
    </ProjectRows>
  );
}

function TargetFields(props: {
  readonly row: TargetRow;
  readonly index: number;
  readonly choices: SectionProps["choices"];
  readonly listIssueTypes: ListIssueTypes;
  readonly onEdit: (change: Partial<TargetRow>) => void;
}): ReactElement {
  const { row, index, choices, onEdit } = props;
  const project = row.projectId ?? (row.project === OTHERS ? undefined : row.project);
  const types = useIssueTypes(project, props.listIssueTypes);
  return (
    <>
      <div className="pm-row-field">
        <label className="pm-label" htmlFor={`targets-${index}-project`}>
          Tasks go to
        </label>
        <OnePicker
          id={`targets-${index}-project`}
          choices={choices.projects.map(labelled)}
          chosen={row.projectId}
          none="The incident's own project"
          onChoose={(projectId) => onEdit({ projectId, issueType: undefined })}
        />
      </div>
      <div className="pm-row-field">
        <label className="pm-label" htmlFor={`targets-${index}-type`}>
          As
        </label>
        <OnePicker
          id={`targets-${index}-type`}
          choices={types.kind === "known" ? types.value : choices.issueTypes}
          chosen={row.issueType}
          none="The project's first standard type"
          loading={project !== undefined && types.kind === "loading"}
          onChoose={(issueType) => onEdit({ issueType })}
        />
      </div>
      {types.kind === "failed" && (
        <p className="pm-note pm-note-error pm-row-note">{types.failure.message}</p>
      )}
    </>
  );
}

/** The types that can be created in a project; with no project there is nothing to ask. */
function useIssueTypes(
  projectId: string | undefined,
  list: ListIssueTypes,
): Answer<readonly ChoiceView[]> {
  const [known, setKnown] = useState<{
    readonly of: string;
    readonly answer: Answer<readonly ChoiceView[]>;
  }>();
  useEffect(() => {
    if (projectId === undefined) return undefined;
    let wanted = true;
    void list({ projectId }).then((reply) => {
      if (wanted) setKnown({ of: projectId, answer: answerOf(reply) });
    });
    return () => {
      wanted = false;
    };
  }, [projectId, list]);
  return known !== undefined && known.of === projectId ? known.answer : { kind: "loading" };
}
