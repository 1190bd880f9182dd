import type { ReactElement, ReactNode } from "react";
import { Moment } from "../kit/times";
import { AssigneeField, DueField } from "./editable-fields";
import { shownText } from "./shown-text";
import type { Issue } from "./wire";

type Row = readonly [string, ReactNode];

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

/** Custom fields that hold something, by the names that Jira gives them. */
function customRows(issue: Issue): readonly Row[] {
  return Object.entries(issue.fields)
    .filter(([id]) => id.startsWith("customfield_"))
    .map(([id, value]): readonly [string, string] => [issue.names?.[id] ?? id, shownText(value)])
    .filter(([, text]) => text !== "" && text !== "{}")
    .map(([name, text]): Row => [
      name,
      INSTANT.test(text) ? <Moment key={name} iso={text} /> : text,
    ]);
}

function knownRows(issue: Issue): readonly Row[] {
  const { fields } = issue;
  const named = (list: readonly { readonly name: string }[] | undefined): string =>
    (list ?? []).map(({ name }) => name).join(", ");
  const rows: readonly Row[] = [
    ["Type", fields.issuetype.name],
    ["Priority", fields.priority?.name],
    ["Resolution", fields.resolution?.name ?? "Unresolved"],
    ["Components", named(fields.components)],
    ["Labels", (fields.labels ?? []).join(", ")],
    ["Security level", fields.security?.name],
    ["Reporter", fields.reporter?.displayName],
  ];
  return rows.filter(([, value]) => value !== undefined && value !== "");
}

type Props = { readonly issue: Issue; readonly onChanged: () => void };

/** The issue's fields beside its text. */
export function Fields({ issue, onChanged }: Props): ReactElement {
  const { created, updated, resolutiondate } = issue.fields;
  return (
    <section aria-labelledby="details">
      <h2 id="details">Details</h2>
      <AssigneeField issue={issue} onChanged={onChanged} />
      <DueField issue={issue} onChanged={onChanged} />
      <dl className="fields">
        {[...knownRows(issue), ...customRows(issue)].map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>Created</dt>
          <dd>
            <Moment iso={created} />
          </dd>
        </div>
        <div>
          <dt>Updated</dt>
          <dd>
            <Moment iso={updated} />
          </dd>
        </div>
        {resolutiondate != null && (
          <div>
            <dt>Resolved</dt>
            <dd>
              <Moment iso={resolutiondate} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
