import Button from "@atlaskit/button/new";
import { type ReactElement, useCallback, useState } from "react";
import { AdfView } from "../../../static/document/adf-view";
import { Loaded } from "../kit/loaded";
import { go } from "../kit/location";
import { Problem } from "../kit/problem";
import { Moment } from "../kit/times";
import { useAction } from "../kit/use-action";
import { useData } from "../kit/use-data";
import { useSession } from "../shell/session";
import { loadPage, loadVersions, revertPage } from "./requests";

type Props = { readonly id: string };

function OldVersion({ id, number }: Props & { readonly number: number }): ReactElement {
  const [data] = useData(useCallback(() => loadPage(id, number), [id, number]));
  const action = useAction();
  const restore = async (): Promise<void> => {
    await revertPage(id, number);
    go(`/wiki/pages/viewpage.action?pageId=${id}`);
  };
  return (
    <section aria-label={`Version ${number}`}>
      <Loaded data={data} what={`version ${number}`}>
        {(page) => (
          <>
            <h2>
              {page.title}, version {number}
            </h2>
            <Problem text={action.problem} />
            <Button isLoading={action.busy} onClick={() => void action.run(restore)}>
              {`Restore version ${number}`}
            </Button>
            <AdfView document={page.body.atlas_doc_format.value} />
          </>
        )}
      </Loaded>
    </section>
  );
}

/** The versions of a page: who saved each, and what it said. */
export function PageHistory({ id }: Props): ReactElement {
  const { people } = useSession();
  const [data] = useData(useCallback(() => loadVersions(id), [id]));
  const [chosen, setChosen] = useState<number>();
  const nameOf = (accountId: string | undefined): string =>
    people.find((person) => person.accountId === accountId)?.name ?? "the app";
  return (
    <>
      <h1>Page history</h1>
      <p>
        <a href={`/wiki/pages/viewpage.action?pageId=${id}`}>Back to the page</a>
      </p>
      <Loaded data={data} what="the versions">
        {({ results }) => (
          <ol className="plain">
            {results.map((version) => (
              <li key={version.number}>
                <button
                  type="button"
                  className="link-button"
                  onClick={() => setChosen(version.number)}
                >
                  {`Version ${version.number}`}
                </button>{" "}
                by {nameOf(version.authorId)}, <Moment iso={version.createdAt} /> {version.message}
              </li>
            ))}
          </ol>
        )}
      </Loaded>
      {chosen !== undefined && <OldVersion id={id} number={chosen} />}
    </>
  );
}
