import Button from "@atlaskit/button/new";
import { type ReactElement, useCallback, useMemo, useState } from "react";
import { Loaded } from "../kit/loaded";
import { Problem } from "../kit/problem";
import { useAction } from "../kit/use-action";
import { useData } from "../kit/use-data";
import { ProjectHeading } from "./project-heading";
import { loadIssue, loadTransitions, moveIssue, searchIssues } from "./requests";
import type { Issue } from "./wire";

const COLUMNS = [
  { category: "new", name: "To do" },
  { category: "indeterminate", name: "In progress" },
  { category: "done", name: "Done" },
] as const;

type Category = (typeof COLUMNS)[number]["category"];
type Move = (issue: Issue, to: Category) => void;

type CardProps = { readonly issue: Issue; readonly onMove: Move };

function Card({ issue, onMove }: CardProps): ReactElement {
  const { key, fields } = issue;
  const others = COLUMNS.filter(({ category }) => category !== fields.status.statusCategory.key);
  return (
    <li
      className="card"
      draggable
      onDragStart={(event) => event.dataTransfer.setData("text/plain", key)}
      aria-label={key}
    >
      <a href={`/browse/${key}`}>{fields.summary}</a>
      <p className="quiet">
        {key} · {fields.issuetype.name} · {fields.assignee?.displayName ?? "Unassigned"}
      </p>
      <div className="card-moves">
        {others.map(({ category, name }) => (
          <Button
            key={category}
            spacing="compact"
            appearance="subtle"
            aria-label={`Move ${key} to ${name}`}
            onClick={() => onMove(issue, category)}
          >
            {`→ ${name}`}
          </Button>
        ))}
      </div>
    </li>
  );
}

type ColumnProps = {
  readonly column: (typeof COLUMNS)[number];
  readonly issues: readonly Issue[];
  readonly onMove: Move;
  readonly onDrop: (key: string, to: Category) => void;
};

function Column({ column, issues, onMove, onDrop }: ColumnProps): ReactElement {
  return (
    <section
      className="column"
      aria-labelledby={`column-${column.category}`}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onDrop(event.dataTransfer.getData("text/plain"), column.category);
      }}
    >
      <h2 id={`column-${column.category}`}>{column.name}</h2>
      <p className="quiet">{issues.length === 1 ? "1 issue" : `${issues.length} issues`}</p>
      <ul className="plain">
        {issues.map((issue) => (
          <Card key={issue.id} issue={issue} onMove={onMove} />
        ))}
      </ul>
    </section>
  );
}

async function moveTo(issue: Issue, to: Category): Promise<Issue> {
  const possible = await loadTransitions(issue.key);
  const transition = possible.find((one) => one.to.statusCategory.key === to);
  if (!transition) throw new Error(`${issue.key} cannot go there from ${issue.fields.status.name}`);
  await moveIssue(issue.key, transition.id);
  return loadIssue(issue.key);
}

/** The issues of a project in columns by status category. Search lags, so what was moved here is shown as it was read after. */
export function Board({ projectKey }: { readonly projectKey: string }): ReactElement {
  const load = useCallback(
    () => searchIssues(`project = "${projectKey}" ORDER BY created DESC`),
    [projectKey],
  );
  const [data] = useData(load);
  const [moved, setMoved] = useState<Readonly<Record<string, Issue>>>({});
  const action = useAction();
  const found = data.kind === "ready" ? data.value : undefined;
  const issues = useMemo(() => (found ?? []).map((one) => moved[one.key] ?? one), [found, moved]);

  const move: Move = (issue, to) => {
    if (issue.fields.status.statusCategory.key === to) return;
    void action.run(async () => {
      const after = await moveTo(issue, to);
      setMoved((all) => ({ ...all, [after.key]: after }));
    });
  };
  const drop = (key: string, to: Category): void => {
    const issue = issues.find((one) => one.key === key);
    if (issue) move(issue, to);
  };
  return (
    <>
      <ProjectHeading projectKey={projectKey} tab="Board" />
      <Problem text={action.problem} />
      <Loaded data={data} what="the board">
        {() => (
          <div className="board">
            {COLUMNS.map((column) => (
              <Column
                key={column.category}
                column={column}
                issues={issues.filter(
                  (one) => one.fields.status.statusCategory.key === column.category,
                )}
                onMove={move}
                onDrop={drop}
              />
            ))}
          </div>
        )}
      </Loaded>
    </>
  );
}
