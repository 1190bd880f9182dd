import Button from "@atlaskit/button/new";
import DropdownMenu, { DropdownItem, DropdownItemGroup } from "@atlaskit/dropdown-menu";
import { type ReactElement, useCallback } from "react";
import { findModules } from "../frames/app-module";
import { openDialog } from "../frames/dialogs";
import { useData } from "../kit/use-data";
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
  return (
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
        {modules.length === 0 && <DropdownItem isDisabled>No actions here</DropdownItem>}
        {problems.map((problem) => (
          <DropdownItem key={problem.module} isDisabled>
            {`${problem.module}: ${problem.reason}`}
          </DropdownItem>
        ))}
      </DropdownItemGroup>
    </DropdownMenu>
  );
}
