import { type ReactElement, useCallback } from "react";
import { AdfView } from "../../../static/document/adf-view";
import { Loaded } from "../kit/loaded";
import { refreshPages } from "../kit/refresh";
import { useData } from "../kit/use-data";
import { CostLink } from "../log/cost-link";
import { ActionsMenu } from "./actions-menu";
import { Comments, History } from "./activity";
import { ContextPanels } from "./context-panels";
import { Fields } from "./fields";
import { LinkedIssues, RemoteLinks } from "./links";
import { loadIssue } from "./requests";
import { StatusMenu } from "./status-menu";
import { SummaryHeading } from "./summary-heading";
import type { Issue } from "./wire";

function IssueBody({ issue }: { readonly issue: Issue }): ReactElement {
  const { fields, key } = issue;
  return (
    <>
      <nav aria-label="Breadcrumbs" className="breadcrumbs">
        <a href={`/jira/projects/${fields.project.key}/issues`}>
          {fields.project.name ?? fields.project.key}
        </a>
        <span>{key}</span>
      </nav>
      <div className="issue">
        <article aria-label={key}>
          <SummaryHeading issueKey={key} summary={fields.summary} onChanged={refreshPages} />
          <section aria-labelledby="description">
            <h2 id="description">Description</h2>
            {fields.description ? (
              <AdfView document={fields.description} />
            ) : (
              <p className="quiet">No description</p>
            )}
          </section>
          <LinkedIssues issue={issue} />
          <RemoteLinks issue={issue} />
          <Comments issueKey={key} />
          <History issueKey={key} />
        </article>
        <aside aria-label="About this issue">
          <div className="issue-bar">
            <StatusMenu issueKey={key} status={fields.status} onMoved={refreshPages} />
            <ActionsMenu issue={issue} onClosed={refreshPages} />
          </div>
          <ContextPanels issue={issue} />
          <Fields issue={issue} onChanged={refreshPages} />
          <CostLink place={key} />
        </aside>
      </div>
    </>
  );
}

/** One issue, with everything that the app adds to it. */
export function IssueView({ issueKey }: { readonly issueKey: string }): ReactElement {
  const [data] = useData(useCallback(() => loadIssue(issueKey), [issueKey]));
  return (
    <Loaded data={data} what={issueKey}>
      {(issue) => <IssueBody issue={issue} />}
    </Loaded>
  );
}
