import { type ReactElement, useCallback, useMemo } from "react";
import { type AppModule, findModules } from "../frames/app-module";
import { ModuleFrameView } from "../frames/module-frame";
import { Loaded } from "../kit/loaded";
import { useData } from "../kit/use-data";

function AdminFrame({ module }: { readonly module: AppModule }): ReactElement {
  const base = `/jira/settings/apps/${module.key}`;
  const extension = useMemo(() => ({ location: location.origin + base }), [base]);
  const abilities = useMemo(() => ({ historyBase: base }), [base]);
  return (
    <>
      <nav aria-label="Breadcrumbs" className="breadcrumbs">
        <a href="/jira">Jira</a>
        <span>Apps</span>
        <span>{module.title}</span>
      </nav>
      <ModuleFrameView
        module={module}
        localId={`admin-${module.key}`}
        extension={extension}
        abilities={abilities}
        height="content"
      />
    </>
  );
}

/** The app's own page in Jira's administration. */
export function AdminPage({ moduleKey }: { readonly moduleKey: string }): ReactElement {
  const [data] = useData(useCallback(() => findModules("jira:adminPage", {}), []));
  return (
    <Loaded data={data} what="the app's settings">
      {({ modules }) => {
        const module = modules.find((one) => one.key === moduleKey);
        if (module) return <AdminFrame module={module} />;
        return (
          <>
            <h1>Not for you</h1>
            <p>Only people who administer Jira see this page. Sign in as one of them.</p>
          </>
        );
      }}
    </Loaded>
  );
}
