import { type ReactElement, useCallback, useEffect } from "react";
import { Loaded } from "../kit/loaded";
import { replacePath } from "../kit/location";
import { useData } from "../kit/use-data";
import { loadPage, loadSpace } from "./requests";

async function pathOf(id: string): Promise<string> {
  const { spaceId } = await loadPage(id);
  const { key } = await loadSpace(spaceId);
  const edits = location.pathname.includes("editpage");
  return `/wiki/spaces/${key}/pages/${edits ? "edit-v2/" : ""}${id}`;
}

function Moved({ path }: { readonly path: string }): ReactElement {
  useEffect(() => replacePath(path), [path]);
  return <></>;
}

/** Where an address that only says a page's id leads. */
export function PageById({ id }: { readonly id: string }): ReactElement {
  const [data] = useData(useCallback(() => pathOf(id), [id]));
  return (
    <Loaded data={data} what="the page">
      {(path) => <Moved path={path} />}
    </Loaded>
  );
}
