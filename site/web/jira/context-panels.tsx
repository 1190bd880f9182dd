import { type ReactElement, useCallback, useState } from "react";
import { type AppModule, findModules } from "../frames/app-module";
import { ModuleProblems } from "../frames/module-problems";
import { ModuleFrameView } from "../frames/module-frame";
import { refreshPages } from "../kit/refresh";
import { useData } from "../kit/use-data";
import { useIssueExtension } from "./issue-place";
import type { Issue } from "./wire";

type Props = { readonly issue: Issue };

const abilities = { refresh: refreshPages };

function ContextPanel({ module, issue }: Props & { readonly module: AppModule }): ReactElement {
  const extension = useIssueExtension(issue);
  const [open, setOpen] = useState(true);
  const label = module.label ?? module.title;
  return (
    <details
      className="context-panel"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{label}</summary>
      {open && (
        <ModuleFrameView
          module={module}
          localId={`context-${module.key}-${issue.id}`}
          extension={extension}
          abilities={abilities}
          height="content"
        />
      )}
    </details>
  );
}

/** The app's lines beside an issue, each of which opens to its panel. */
export function ContextPanels({ issue }: Props): ReactElement {
  const load = useCallback(
    () => findModules("jira:issueContext", { issueId: issue.id }),
    [issue.id],
  );
  const [data] = useData(load);
  if (data.kind !== "ready") return <></>;
  return (
    <section aria-label="Apps">
      <ModuleProblems problems={data.value.problems} />
      {data.value.modules.map((module) => (
        <ContextPanel key={module.key} module={module} issue={issue} />
      ))}
    </section>
  );
}
