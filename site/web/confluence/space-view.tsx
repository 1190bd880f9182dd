import Button from "@atlaskit/button/new";
import Textfield from "@atlaskit/textfield";
import { type ReactElement, useCallback, useState } from "react";
import { z } from "zod";
import { Field } from "../kit/field";
import { Loaded } from "../kit/loaded";
import { go } from "../kit/location";
import { Problem } from "../kit/problem";
import { refreshPages } from "../kit/refresh";
import { useAction } from "../kit/use-action";
import { useData } from "../kit/use-data";
import { PageTree } from "./page-tree";
import { createPage, loadPages, loadSpaceByKey, restorePage } from "./requests";
import type { PageLine, Space } from "./wire";

const created = z.looseObject({ id: z.string() });

function CreatePage({ space }: { readonly space: Space }): ReactElement {
  const [title, setTitle] = useState("");
  const action = useAction();
  const create = (): void => {
    void action.run(async () => {
      const { id } = created.parse(await createPage({ spaceId: space.id, title }));
      go(`/wiki/spaces/${space.key}/pages/edit-v2/${id}`);
    });
  };
  return (
    <form
      className="filters"
      onSubmit={(event) => {
        event.preventDefault();
        create();
      }}
    >
      <Field label="Title of a new page">
        {(id) => (
          <Textfield
            id={id}
            isCompact
            isRequired
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button type="submit" isLoading={action.busy}>
        Create page
      </Button>
      <Problem text={action.problem} />
    </form>
  );
}

function Trash({ pages }: { readonly pages: readonly PageLine[] }): ReactElement {
  const action = useAction();
  if (pages.length === 0) return <></>;
  return (
    <section aria-labelledby="trash">
      <h2 id="trash">Trash</h2>
      <Problem text={action.problem} />
      <ul className="plain">
        {pages.map((page) => (
          <li key={page.id}>
            {page.title}{" "}
            <Button
              spacing="compact"
              aria-label={`Restore ${page.title}`}
              onClick={() => void action.run(() => restorePage(page.id).then(refreshPages))}
            >
              Restore
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function loadAll(key: string) {
  const space = await loadSpaceByKey(key);
  const [current, trashed] = await Promise.all([
    loadPages(space.id, "current"),
    loadPages(space.id, "trashed"),
  ]);
  return { space, current, trashed };
}

/** The pages of one space, and what is in its trash. */
export function SpaceView({ spaceKey }: { readonly spaceKey: string }): ReactElement {
  const [data] = useData(useCallback(() => loadAll(spaceKey), [spaceKey]));
  return (
    <Loaded data={data} what={spaceKey}>
      {({ space, current, trashed }) => (
        <>
          <h1>{space.name}</h1>
          <PageTree spaceKey={space.key} pages={current} />
          <CreatePage space={space} />
          <Trash pages={trashed} />
        </>
      )}
    </Loaded>
  );
}
