import Button from "@atlaskit/button/new";
import Modal, {
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
} from "@atlaskit/modal-dialog";
import Textfield from "@atlaskit/textfield";
import { type ReactElement, useCallback, useState } from "react";
import { z } from "zod";
import { Field } from "../kit/field";
import { Loaded } from "../kit/loaded";
import { go } from "../kit/location";
import { Problem } from "../kit/problem";
import { post } from "../kit/request";
import { useAction } from "../kit/use-action";
import { useData } from "../kit/use-data";
import { loadIssueTypes } from "./requests";

type Props = { readonly projectKey: string };

const created = z.looseObject({ key: z.string() });

type DialogProps = Props & { readonly onClose: () => void };

function CreateDialog({ projectKey, onClose }: DialogProps): ReactElement {
  const [types] = useData(useCallback(() => loadIssueTypes(projectKey), [projectKey]));
  const [type, setType] = useState("");
  const [summary, setSummary] = useState("");
  const action = useAction();
  const create = (chosen: string): Promise<boolean> =>
    action.run(async () => {
      const fields = { project: { key: projectKey }, issuetype: { id: chosen }, summary };
      const { key } = created.parse(await post("/rest/api/3/issue", { fields }));
      onClose();
      go(`/browse/${key}`);
    });
  return (
    <Modal onClose={onClose}>
      <ModalHeader hasCloseButton>
        <ModalTitle>Create issue</ModalTitle>
      </ModalHeader>
      <Loaded data={types} what="the issue types">
        {({ issueTypes }) => (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void create(type || (issueTypes[0]?.id ?? ""));
            }}
          >
            <ModalBody>
              <Problem text={action.problem} />
              <label className="field">
                Type
                <select value={type} onChange={(event) => setType(event.target.value)}>
                  {issueTypes.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
              </label>
              <Field label="Summary">
                {(id) => (
                  <Textfield
                    id={id}
                    isRequired
                    value={summary}
                    onChange={(event) => setSummary(event.currentTarget.value)}
                  />
                )}
              </Field>
            </ModalBody>
            <ModalFooter>
              <Button appearance="subtle" onClick={onClose}>
                Cancel
              </Button>
              <Button appearance="primary" type="submit" isLoading={action.busy}>
                Create
              </Button>
            </ModalFooter>
          </form>
        )}
      </Loaded>
    </Modal>
  );
}

/** A button that makes an issue of this project. */
export function CreateIssue({ projectKey }: Props): ReactElement {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button appearance="primary" onClick={() => setOpen(true)}>
        Create issue
      </Button>
      <ModalTransition>
        {open && <CreateDialog projectKey={projectKey} onClose={() => setOpen(false)} />}
      </ModalTransition>
    </>
  );
}
