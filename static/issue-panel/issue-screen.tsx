import type { ReactElement } from "react";
import type { IssueApi } from "../../src/contract/api";
import type { IssuePanelView } from "../../src/contract/views";
import type { Calls } from "../calls";
import { Problem } from "../ui/problem";
import { Skeleton } from "../ui/skeleton";
import { useAnswer } from "../ui/use-answer";
import { IncidentPart } from "./incident-part";
import { NonePart } from "./none-part";
import { TaskPart } from "./task-part";

/** The panel on an issue: an incident with its postmortem, a task with its promise, or what is missing. */
export function IssueScreen({ calls }: { readonly calls: Calls<IssueApi> }): ReactElement {
  const [answer, again] = useAnswer(calls.openPanel);
  return (
    <div className="pm-panel">
      <h1 className="pm-hidden">Postmortem</h1>
      {answer.kind === "loading" && <Skeleton label="Reading" bars={[80, 50, 100, 100]} />}
      {answer.kind === "failed" && <Problem failure={answer.failure} onRetry={again} />}
      {answer.kind === "known" && <Part view={answer.value} />}
    </div>
  );
}

function Part({ view }: { readonly view: IssuePanelView }): ReactElement {
  switch (view.kind) {
    case "none":
      return <NonePart view={view} />;
    case "incident":
      return <IncidentPart view={view} />;
    case "task":
      return <TaskPart view={view} />;
  }
}
