import Button from "@atlaskit/button/new";
import DropdownMenu, { DropdownItem, DropdownItemGroup } from "@atlaskit/dropdown-menu";
import { type ReactElement, useState } from "react";
import { z } from "zod";
import { go } from "../kit/location";
import { Problem } from "../kit/problem";
import { refreshPages } from "../kit/refresh";
import { useAction } from "../kit/use-action";
import { copyPage, movePage, restrictPage, trashPage } from "./requests";
import type { Page, PageLine, Space } from "./wire";

type Props = {
  readonly page: Page;
  readonly space: Space;
  readonly pages: readonly PageLine[];
};

const copied = z.looseObject({ id: z.string() });

type MoveProps = Props & { readonly onMove: (parentId: string) => void };

function MoveForm({ page, pages, onMove }: MoveProps): ReactElement {
  const others = pages.filter((one) => one.id !== page.id);
  const [parent, setParent] = useState(others[0]?.id ?? "");
  return (
    <form
      className="filters"
      onSubmit={(event) => {
        event.preventDefault();
        onMove(parent);
      }}
    >
      <label className="field">
        New parent
        <select value={parent} onChange={(event) => setParent(event.target.value)}>
          {others.map((one) => (
            <option key={one.id} value={one.id}>
              {one.title}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit">Move here</Button>
    </form>
  );
}

/** What can be done with a page beside reading it. */
export function PageActions(props: Props): ReactElement {
  const { page, space } = props;
  const [moving, setMoving] = useState(false);
  const action = useAction();
  const base = `/wiki/spaces/${space.key}`;
  const copy = async (): Promise<void> => {
    const { id } = copied.parse(await copyPage(page.id));
    go(`${base}/pages/${id}`);
  };
  const move = async (parentId: string): Promise<void> => {
    await movePage(page.id, parentId);
    setMoving(false);
    refreshPages();
  };
  const trash = async (): Promise<void> => {
    await trashPage(page.id);
    go(base);
  };
  return (
    <div className="page-actions">
      <Button appearance="primary" onClick={() => go(`${base}/pages/edit-v2/${page.id}`)}>
        Edit
      </Button>
      <DropdownMenu
        trigger={({ triggerRef, ...trigger }) => (
          <Button {...trigger} ref={triggerRef} aria-label="More actions" isLoading={action.busy}>
            •••
          </Button>
        )}
      >
        <DropdownItemGroup>
          <DropdownItem onClick={() => void action.run(copy)}>Copy</DropdownItem>
          <DropdownItem onClick={() => setMoving(true)}>Move</DropdownItem>
          <DropdownItem onClick={() => void action.run(() => restrictPage(page.id, true))}>
            Restrict to me
          </DropdownItem>
          <DropdownItem onClick={() => void action.run(() => restrictPage(page.id, false))}>
            Remove restrictions
          </DropdownItem>
          <DropdownItem onClick={() => go(`${base}/history/${page.id}`)}>Page history</DropdownItem>
          <DropdownItem onClick={() => void action.run(trash)}>Move to trash</DropdownItem>
        </DropdownItemGroup>
      </DropdownMenu>
      {moving && <MoveForm {...props} onMove={(to) => void action.run(() => move(to))} />}
      <Problem text={action.problem} />
    </div>
  );
}
