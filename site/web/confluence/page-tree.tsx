import type { ReactElement } from "react";
import type { PageLine } from "./wire";

type Props = {
  readonly spaceKey: string;
  readonly pages: readonly PageLine[];
  readonly current?: string;
};

type BranchProps = Props & { readonly below: string | undefined };

const isChild = (
  pages: readonly PageLine[],
  page: PageLine,
  below: string | undefined,
): boolean => {
  const parent = pages.find((one) => one.id === page.parentId);
  return parent?.id === below;
};

function Branch({ below, ...props }: BranchProps): ReactElement {
  const children = props.pages.filter((page) => isChild(props.pages, page, below));
  if (children.length === 0) return <></>;
  return (
    <ul>
      {children.map((page) => (
        <li key={page.id}>
          <a
            href={`/wiki/spaces/${props.spaceKey}/pages/${page.id}`}
            aria-current={page.id === props.current ? "page" : undefined}
          >
            {page.title}
          </a>
          <Branch {...props} below={page.id} />
        </li>
      ))}
    </ul>
  );
}

/** The pages of a space, each under its parent. */
export function PageTree(props: Props): ReactElement {
  return (
    <nav aria-label="Pages" className="page-tree">
      <Branch {...props} below={undefined} />
    </nav>
  );
}
