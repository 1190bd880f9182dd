import type { ReactElement } from "react";
import { PageEditor } from "./confluence/page-editor";
import { PageHistory } from "./confluence/page-history";
import { PageView } from "./confluence/page-view";
import { PageById } from "./confluence/page-by-id";
import { SpaceView } from "./confluence/space-view";
import { Spaces } from "./confluence/spaces";
import { AdminPage } from "./jira/admin-page";
import { Board } from "./jira/board";
import { IssueList } from "./jira/issue-list";
import { IssueView } from "./jira/issue-view";
import { Projects } from "./jira/projects";
import { LogPage } from "./log/log-page";

type Part = (name: string) => string;
type Page = readonly [RegExp, (part: Part) => ReactElement];

const PAGES: readonly Page[] = [
  [/^\/jira(\/projects)?\/?$/, () => <Projects />],
  [
    /^\/jira\/projects\/(?<key>[^/]+)\/issues/,
    (part) => <IssueList key={part("key")} projectKey={part("key")} />,
  ],
  [
    /^\/jira\/projects\/(?<key>[^/]+)(\/board)?\/?$/,
    (part) => <Board key={part("key")} projectKey={part("key")} />,
  ],
  [/^\/browse\/(?<key>[^/]+)/, (part) => <IssueView key={part("key")} issueKey={part("key")} />],
  [
    /^\/jira\/settings\/apps\/(?<key>[^/]+)/,
    (part) => <AdminPage key={part("key")} moduleKey={part("key")} />,
  ],
  [/^\/wiki\/?(spaces\/?)?$/, () => <Spaces />],
  [
    /^\/wiki\/pages\/(viewpage|editpage)\.action/,
    () => <PageById id={new URLSearchParams(location.search).get("pageId") ?? ""} />,
  ],
  [
    /^\/wiki\/spaces\/[^/]+\/pages\/edit(-v2)?\/(?<id>\d+)/,
    (part) => <PageEditor key={part("id")} id={part("id")} />,
  ],
  [
    /^\/wiki\/spaces\/[^/]+\/history\/(?<id>\d+)/,
    (part) => <PageHistory key={part("id")} id={part("id")} />,
  ],
  [
    /^\/wiki\/spaces\/[^/]+\/pages\/(?<id>\d+)/,
    (part) => <PageView key={part("id")} id={part("id")} />,
  ],
  [
    /^\/wiki\/spaces\/(?<key>[^/]+)/,
    (part) => <SpaceView key={part("key")} spaceKey={part("key")} />,
  ],
  [/^\/site\/log/, () => <LogPage />],
];

/** The page that a path leads to. */
export function pageAt(path: string): ReactElement {
  const [pathname = ""] = path.split("?");
  for (const [pattern, draw] of PAGES) {
    const found = pattern.exec(pathname);
    if (found) return draw((name) => decodeURIComponent(found.groups?.[name] ?? ""));
  }
  return (
    <>
      <h1>No such page</h1>
      <p>
        Go to <a href="/jira">Jira</a> or <a href="/wiki">Confluence</a>.
      </p>
    </>
  );
}
