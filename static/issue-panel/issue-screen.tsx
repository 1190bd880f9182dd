import type { ReactElement } from "react";
import type { IssueApi } from "../../src/contract/api";
import type { IssuePanelView } from "../../src/contract/views";
import type { Calls } from "../calls";
import { Problem } from "../ui/problem";
import { Skeleton } from "../ui/skeleton";
import { IncidentPart } from "./incident-part";
import { NonePart } from "./none-part";
import { TaskPart } from "./task-part";
import { usePanel, type Panel } from "./use-panel";

/** The panel on an issue: an incident with its postmortem, a task with its promise, or what is missing. */
export function IssueScreen({ calls }: { readonly calls: Calls<IssueApi> }): ReactElement {
  const panel = usePanel(calls);
  const { answer } = panel.state;
  return (
    <div className="pm-panel">
      <h1 className="pm-hidden">Postmortem</h1>
      {answer.kind === "loading" && <Skeleton label="Reading" bars={[80, 50, 100, 100]} />}
      {answer.kind === "failed" && <Problem failure={answer.failure} onRetry={panel.open} />}
      {answer.kind === "known" && <Part view={answer.value} panel={panel} />}
    </div>
  );
}

function Part(props: { readonly view: IssuePanelView; readonly panel: Panel }): ReactElement {
  const { view, panel } = props;
  switch (view.kind) {
    case "none":
      return <NonePart view={view} />;
    case "incident":
      return <IncidentPart view={view} />;
    case "task":
      return <TaskPart view={view} panel={panel} />;
  }
}
