import { type ReactElement, useCallback, useMemo } from "react";
import { AdfView } from "../../../static/document/adf-view";
import { Loaded } from "../kit/loaded";
import { Problem } from "../kit/problem";
import { refreshPages } from "../kit/refresh";
import { Moment } from "../kit/times";
import { useAction } from "../kit/use-action";
import { useData } from "../kit/use-data";
import { useSession } from "../shell/session";
import { CostLink } from "../log/cost-link";
import { BylineItems } from "./byline";
import { useMacros } from "./macro";
import { PageActions } from "./page-actions";
import { PageTree } from "./page-tree";
import { loadPage, loadPages, loadSpace, tickTask } from "./requests";
import type { Page, PageLine, Space } from "./wire";

type Props = {
  readonly page: Page;
  readonly space: Space;
  readonly pages: readonly PageLine[];
};

/** Where a page's modules stand, in the words of their context. */
function usePlace(page: Page, space: Space): Readonly<Record<string, unknown>> {
  const { id } = page;
  const { id: spaceId, key } = space;
  return useMemo(
    () => ({
      content: { id, type: "page", subtype: null },
      space: { id: spaceId, key },
      location: `${location.origin}/wiki/spaces/${key}/pages/${id}`,
    }),
    [id, spaceId, key],
  );
}

function Byline({ page, where }: { readonly page: Page; readonly where: object }): ReactElement {
  const { people } = useSession();
  const by = people.find(({ accountId }) => accountId === page.version.authorId);
  return (
    <div className="byline" role="group" aria-label="Byline">
      <span>
        By {by?.name ?? "the app"}, <Moment iso={page.version.createdAt} />, version{" "}
        {page.version.number}
      </span>
      <BylineItems pageId={page.id} where={useMemo(() => ({ ...where }), [where])} />
    </div>
  );
}

function PageBody({ page, space, pages }: Props): ReactElement {
  const where = usePlace(page, space);
  const renderExtension = useMacros(page.id, where);
  const action = useAction();
  const { run } = action;
  const tick = useCallback(
    (localId: string, done: boolean) =>
      void run(() => tickTask(page.id, localId, done)).then(refreshPages),
    [run, page.id],
  );
  return (
    <article aria-label={page.title} className="wiki-page">
      <div className="title-bar">
        <h1>{page.title}</h1>
        <PageActions page={page} space={space} pages={pages} />
      </div>
      <Byline page={page} where={where} />
      <Problem text={action.problem} />
      <AdfView
        key={page.version.number}
        document={page.body.atlas_doc_format.value}
        onToggleTask={tick}
        {...(renderExtension ? { renderExtension } : {})}
      />
      <CostLink place={page.id} />
    </article>
  );
}

async function loadAll(id: string): Promise<Props> {
  const page = await loadPage(id);
  const [space, pages] = await Promise.all([
    loadSpace(page.spaceId),
    loadPages(page.spaceId, "current"),
  ]);
  return { page, space, pages };
}

/** One page, with everything that the app adds to it. */
export function PageView({ id }: { readonly id: string }): ReactElement {
  const [data] = useData(useCallback(() => loadAll(id), [id]));
  return (
    <Loaded data={data} what="the page">
      {({ page, space, pages }) => (
        <>
          <nav aria-label="Breadcrumbs" className="breadcrumbs">
            <a href={`/wiki/spaces/${space.key}`}>{space.name}</a>
            <span>{page.title}</span>
          </nav>
          <div className="wiki">
            <PageTree spaceKey={space.key} pages={pages} current={id} />
            <PageBody page={page} space={space} pages={pages} />
          </div>
        </>
      )}
    </Loaded>
  );
}
