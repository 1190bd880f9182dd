import Button from "@atlaskit/button/new";
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from "@atlaskit/modal-dialog";
import { type ReactElement, useState } from "react";
import { Field } from "../kit/field";
import { Loaded } from "../kit/loaded";
import { go } from "../kit/location";
import { Problem } from "../kit/problem";
import { useAction } from "../kit/use-action";
import { useData } from "../kit/use-data";
import { deleteIssue, loadProjects, moveToProject } from "./requests";
import type { Issue, Project } from "./wire";

type Props = { readonly issue: Issue; readonly onClose: () => void };
type MoveProps = Props & { readonly projects: readonly Project[] };

function MoveForm({ issue, onClose, projects }: MoveProps): ReactElement {
  const others = projects.filter(({ key }) => key !== issue.fields.project.key);
  const [target, setTarget] = useState(others[0]?.key ?? "");
  const action = useAction();
  const move = async (): Promise<void> => {
    const key = await moveToProject(issue.key, target);
    onClose();
    go(`/browse/${key}`);
  };
  return (
    <>
      <ModalBody>
        <Problem text={action.problem} />
        <Field label="Project">
          {(id) => (
            <select id={id} value={target} onChange={(event) => setTarget(event.target.value)}>
              {others.map(({ key, name }) => (
                <option key={key} value={key}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          Cancel
        </Button>
        <Button appearance="primary" isLoading={action.busy} onClick={() => void action.run(move)}>
          Move issue
        </Button>
      </ModalFooter>
    </>
  );
}

/** Moves an issue to another project: its key changes, its id stays. */
export function MoveDialog({ issue, onClose }: Props): ReactElement {
  const [data] = useData(loadProjects);
  return (
    <Modal onClose={onClose}>
      <ModalHeader hasCloseButton>
        <ModalTitle>Move {issue.key}</ModalTitle>
      </ModalHeader>
      <Loaded data={data} what="the projects">
        {(projects) => <MoveForm issue={issue} onClose={onClose} projects={projects} />}
      </Loaded>
    </Modal>
  );
}

/** Asks once, as what is deleted does not come back. */
export function DeleteDialog({ issue, onClose }: Props): ReactElement {
  const action = useAction();
  const remove = async (): Promise<void> => {
    await deleteIssue(issue.key);
    onClose();
    go(`/jira/projects/${issue.fields.project.key}/issues`);
  };
  return (
    <Modal onClose={onClose} width="small">
      <ModalHeader hasCloseButton>
        <ModalTitle>Delete {issue.key}?</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <Problem text={action.problem} />
        <p>The issue, its comments and its history are gone for good.</p>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          Cancel
        </Button>
        <Button appearance="danger" isLoading={action.busy} onClick={() => void action.run(remove)}>
          Delete issue
        </Button>
      </ModalFooter>
    </Modal>
  );
}
