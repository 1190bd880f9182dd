import Textfield from "@atlaskit/textfield";
import { type ReactElement, useCallback, useState } from "react";
import { Field } from "../kit/field";
import { Loaded } from "../kit/loaded";
import { useData } from "../kit/use-data";
import { Day } from "../kit/times";
import { CreateIssue } from "./create-issue";
import { ProjectHeading } from "./project-heading";
import { searchIssues } from "./requests";
import { StatusLozenge } from "./status-lozenge";
import type { Issue } from "./wire";

const FILTERS = [
  { name: "All", jql: "" },
  { name: "Not done", jql: " AND statusCategory != Done" },
  { name: "Done", jql: " AND statusCategory = Done" },
] as const;

function IssueRow({ issue }: { readonly issue: Issue }): ReactElement {
  const { fields, key } = issue;
  return (
    <tr>
      <td>{fields.issuetype.name}</td>
      <td>
        <a href={`/browse/${key}`}>{key}</a>
      </td>
      <td>
        <a href={`/browse/${key}`}>{fields.summary}</a>
      </td>
      <td>
        <StatusLozenge status={fields.status} />
      </td>
      <td>{fields.priority?.name}</td>
      <td>{fields.assignee?.displayName ?? "Unassigned"}</td>
      <td>{fields.duedate && <Day day={fields.duedate} />}</td>
    </tr>
  );
}

const COLUMNS = ["Type", "Key", "Summary", "Status", "Priority", "Assignee", "Due"] as const;

function IssueTable({ issues }: { readonly issues: readonly Issue[] }): ReactElement {
  if (issues.length === 0) return <p>No issues match.</p>;
  return (
    <table className="issues" aria-label="Issues">
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {issues.map((issue) => (
          <IssueRow key={issue.id} issue={issue} />
        ))}
      </tbody>
    </table>
  );
}

const holds = (issue: Issue, words: string): boolean =>
  `${issue.key} ${issue.fields.summary} ${issue.fields.issuetype.name}`
    .toLowerCase()
    .includes(words.trim().toLowerCase());

/** The issues of a project, newest first. */
export function IssueList({ projectKey }: { readonly projectKey: string }): ReactElement {
  const [filter, setFilter] = useState("");
  const [words, setWords] = useState("");
  const load = useCallback(
    () => searchIssues(`project = "${projectKey}"${filter} ORDER BY created DESC`),
    [projectKey, filter],
  );
  const [data] = useData(load);
  return (
    <>
      <ProjectHeading projectKey={projectKey} tab="Issues" />
      <div className="filters">
        <Field label="Find">
          {(id) => (
            <Textfield
              id={id}
              isCompact
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
            />
          )}
        </Field>
        <label className="field">
          Show
          <select value={filter} onChange={(event) => setFilter(event.target.value)}>
            {FILTERS.map(({ name, jql }) => (
              <option key={name} value={jql}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <CreateIssue projectKey={projectKey} />
      </div>
      <Loaded data={data} what="the issues">
        {(issues) => <IssueTable issues={issues.filter((issue) => holds(issue, words))} />}
      </Loaded>
    </>
  );
}
