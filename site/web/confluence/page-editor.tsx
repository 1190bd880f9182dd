import Button from "@atlaskit/button/new";
import Textfield from "@atlaskit/textfield";
import { lazy, type ReactElement, Suspense, useCallback, useRef, useState } from "react";
import type { AdfDocument } from "../../../src/contract/adf";
import { Loaded } from "../kit/loaded";
import { go } from "../kit/location";
import { Problem } from "../kit/problem";
import { useAction } from "../kit/use-action";
import { useData } from "../kit/use-data";
import { useSession } from "../shell/session";
import { loadPage, loadSpace, savePage } from "./requests";
import type { Page, Space } from "./wire";

const AdfEditor = lazy(async () => ({
  default: (await import("../../../static/document/adf-editor")).AdfEditor,
}));

type FindPeople = Parameters<typeof AdfEditor>[0]["findPeople"];

function useFindPeople(): FindPeople {
  const { people } = useSession();
  return useCallback(
    (query) => {
      const wanted = query.toLowerCase();
      return Promise.resolve(people.filter(({ name }) => name.toLowerCase().includes(wanted)));
    },
    [people],
  );
}

type Props = { readonly page: Page; readonly space: Space };

function Editor({ page: latest, space }: Props): ReactElement {
  // What is being edited stays the version that was read, whatever is saved meanwhile.
  const [page] = useState(latest);
  const [title, setTitle] = useState(page.title);
  const [ready, setReady] = useState(false);
  const getDocument = useRef<() => Promise<AdfDocument>>();
  const action = useAction();
  const view = `/wiki/spaces/${space.key}/pages/${page.id}`;
  const onReady = useCallback((get: () => Promise<AdfDocument>) => {
    getDocument.current = get;
    setReady(true);
  }, []);
  const publish = async (): Promise<void> => {
    const document = await getDocument.current?.();
    if (!document) return;
    await savePage(page, { title, document });
    go(view);
  };
  return (
    <article aria-label={`Editing ${page.title}`} className="wiki-page wiki-editing">
      <h1>Edit page</h1>
      <div className="title-bar">
        <Textfield
          aria-label="Page title"
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Button
          appearance="primary"
          isDisabled={!ready}
          isLoading={action.busy}
          onClick={() => void action.run(publish)}
        >
          Publish
        </Button>
        <Button appearance="subtle" onClick={() => go(view)}>
          Close without saving
        </Button>
      </div>
      <Problem text={action.problem} />
      <Suspense fallback={<p role="status">Loading the editor</p>}>
        <AdfEditor
          document={page.body.atlas_doc_format.value}
          onReady={onReady}
          findPeople={useFindPeople()}
          placeholder="Write something"
        />
      </Suspense>
    </article>
  );
}

async function loadAll(id: string): Promise<Props> {
  const page = await loadPage(id);
  return { page, space: await loadSpace(page.spaceId) };
}

/** The page in Atlassian's editor; published as a new version by who is signed in. */
export function PageEditor({ id }: { readonly id: string }): ReactElement {
  const [data] = useData(useCallback(() => loadAll(id), [id]));
  return (
    <Loaded data={data} what="the page">
      {(value) => <Editor {...value} />}
    </Loaded>
  );
}
