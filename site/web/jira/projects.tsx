import { type ReactElement, useCallback } from "react";
import { findModules } from "../frames/app-module";
import { Loaded } from "../kit/loaded";
import { useData } from "../kit/use-data";
import { loadProjects } from "./requests";
import { StartHere } from "./start-here";

function AppPages(): ReactElement {
  const [data] = useData(useCallback(() => findModules("jira:adminPage", {}), []));
  if (data.kind !== "ready" || data.value.modules.length === 0) return <></>;
  return (
    <section aria-labelledby="app-pages">
      <h2 id="app-pages">App settings</h2>
      <ul>
        {data.value.modules.map((module) => (
          <li key={module.key}>
            <a href={`/jira/settings/apps/${module.key}`}>{module.title}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Jira's first page: its projects, and for admins the settings of the app. */
export function Projects(): ReactElement {
  const [data] = useData(loadProjects);
  return (
    <>
      <StartHere />
      <h1>Projects</h1>
      <Loaded data={data} what="the projects">
        {(projects) => (
          <ul className="cards">
            {projects.map((project) => (
              <li key={project.id} className="card">
                <h2>
                  <a href={`/jira/projects/${project.key}/issues`}>{project.name}</a>
                </h2>
                <p>{project.key}</p>
                <a href={`/jira/projects/${project.key}/board`}>Board of {project.name}</a>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <AppPages />
    </>
  );
}
