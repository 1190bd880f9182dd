import Button from "@atlaskit/button/new";
import DropdownMenu, { DropdownItem, DropdownItemGroup } from "@atlaskit/dropdown-menu";
import { ModalTransition } from "@atlaskit/modal-dialog";
import { type ReactElement, useCallback, useState } from "react";
import { findModules } from "../frames/app-module";
import { openDialog } from "../frames/dialogs";
import { useData } from "../kit/use-data";
import { DeleteDialog, MoveDialog } from "./issue-commands";
import { useIssueExtension } from "./issue-place";
import type { Issue } from "./wire";

type Props = { readonly issue: Issue; readonly onClosed: () => void };

/** The issue's ••• menu: the app's actions, as far as their conditions let this person see them. */
export function ActionsMenu({ issue, onClosed }: Props): ReactElement {
  const extension = useIssueExtension(issue);
  const load = useCallback(
    () => findModules("jira:issueAction", { issueId: issue.id }),
    [issue.id],
  );
  const [data, again] = useData(load);
  const { modules, problems } = data.kind === "ready" ? data.value : { modules: [], problems: [] };
  const [asked, setAsked] = useState<"move" | "delete">();
  const close = (): void => setAsked(undefined);
  return (
    <>
      <DropdownMenu
        onOpenChange={({ isOpen }) => {
          if (isOpen) again();
        }}
        trigger={({ triggerRef, ...props }) => (
          <Button {...props} ref={triggerRef} aria-label="More actions">
            •••
          </Button>
        )}
      >
        <DropdownItemGroup>
          {modules.map((module) => (
            <DropdownItem
              key={module.key}
              onClick={() =>
                openDialog({
                  module,
                  extension,
                  size: module.viewportSize ?? "medium",
                  onClosed,
                })
              }
            >
              {module.title}
            </DropdownItem>
          ))}
          {problems.map((problem) => (
            <DropdownItem key={problem.module} isDisabled>
              {`${problem.module}: ${problem.reason}`}
            </DropdownItem>
          ))}
        </DropdownItemGroup>
        <DropdownItemGroup hasSeparator>
          <DropdownItem onClick={() => setAsked("move")}>Move</DropdownItem>
          <DropdownItem onClick={() => setAsked("delete")}>Delete</DropdownItem>
        </DropdownItemGroup>
      </DropdownMenu>
      <ModalTransition>
        {asked === "move" && <MoveDialog issue={issue} onClose={close} />}
        {asked === "delete" && <DeleteDialog issue={issue} onClose={close} />}
      </ModalTransition>
    </>
  );
}
