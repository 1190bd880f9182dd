import type { ReactElement } from "react";
import { useData } from "../kit/use-data";
import { loadProjects } from "./requests";

const TABS = [
  { name: "Issues", path: "issues" },
  { name: "Board", path: "board" },
] as const;

type Props = { readonly projectKey: string; readonly tab: (typeof TABS)[number]["name"] };

/** A project's name, and the ways to look at it. */
export function ProjectHeading({ projectKey, tab }: Props): ReactElement {
  const [data] = useData(loadProjects);
  const projects = data.kind === "ready" ? data.value : [];
  const name = projects.find(({ key }) => key === projectKey)?.name ?? projectKey;
  return (
    <>
      <nav aria-label="Breadcrumbs" className="breadcrumbs">
        <a href="/jira">Projects</a>
        <span>{projectKey}</span>
      </nav>
      <h1>{name}</h1>
      <nav aria-label="Views" className="tabs">
        {TABS.map((one) => (
          <a
            key={one.path}
            href={`/jira/projects/${projectKey}/${one.path}`}
            aria-current={one.name === tab ? "page" : undefined}
          >
            {one.name}
          </a>
        ))}
      </nav>
    </>
  );
}
