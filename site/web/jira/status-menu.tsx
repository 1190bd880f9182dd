import Button from "@atlaskit/button/new";
import DropdownMenu, { DropdownItem, DropdownItemGroup } from "@atlaskit/dropdown-menu";
import { type ReactElement, useCallback } from "react";
import { Problem } from "../kit/problem";
import { useAction } from "../kit/use-action";
import { useData } from "../kit/use-data";
import { loadTransitions, moveIssue } from "./requests";
import type { Status } from "./wire";

type Props = {
  readonly issueKey: string;
  readonly status: Status;
  readonly onMoved: () => void;
};

/** The issue's status, and the transitions that lead away from it. */
export function StatusMenu({ issueKey, status, onMoved }: Props): ReactElement {
  const action = useAction();
  const load = useCallback(() => loadTransitions(issueKey), [issueKey]);
  const [data, again] = useData(load);
  const move = (transition: string): void => {
    void action.run(async () => {
      await moveIssue(issueKey, transition);
      again();
      onMoved();
    });
  };
  const possible = data.kind === "ready" ? data.value : [];
  return (
    <>
      <DropdownMenu
        trigger={({ triggerRef, ...props }) => (
          <Button {...props} ref={triggerRef} isLoading={action.busy}>
            {`Status: ${status.name}`}
          </Button>
        )}
      >
        <DropdownItemGroup>
          {possible.map((transition) => (
            <DropdownItem key={transition.id} onClick={() => move(transition.id)}>
              {transition.name}
            </DropdownItem>
          ))}
        </DropdownItemGroup>
      </DropdownMenu>
      <Problem text={action.problem} />
    </>
  );
}
