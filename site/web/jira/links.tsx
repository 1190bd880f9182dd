import { type ReactElement, useCallback } from "react";
import { Loaded } from "../kit/loaded";
import { useData } from "../kit/use-data";
import { loadRemoteLinks } from "./requests";
import { StatusLozenge } from "./status-lozenge";
import type { Issue, IssueLink } from "./wire";

function LinkedIssue({ link }: { readonly link: IssueLink }): ReactElement {
  const other = link.outwardIssue ?? link.inwardIssue;
  if (!other) return <></>;
  const relation = link.outwardIssue ? link.type.outward : link.type.inward;
  return (
    <li>
      <span className="quiet">{relation}</span>{" "}
      <a href={`/browse/${other.key}`}>
        {other.key} {other.fields.summary}
      </a>{" "}
      {other.fields.status && <StatusLozenge status={other.fields.status} />}
    </li>
  );
}

/** Issues that this one is linked to. */
export function LinkedIssues({ issue }: { readonly issue: Issue }): ReactElement {
  const links = issue.fields.issuelinks ?? [];
  if (links.length === 0) return <></>;
  return (
    <section aria-labelledby="linked">
      <h2 id="linked">Linked issues</h2>
      <ul className="plain">
        {links.map((link, index) => (
          <LinkedIssue key={link.id ?? index} link={link} />
        ))}
      </ul>
    </section>
  );
}

/** Pages and other things that the issue points to. */
export function RemoteLinks({ issue }: { readonly issue: Issue }): ReactElement {
  const load = useCallback(() => loadRemoteLinks(issue.key), [issue.key]);
  const [data] = useData(load);
  if (data.kind === "ready" && data.value.length === 0) return <></>;
  return (
    <section aria-labelledby="remote">
      <h2 id="remote">Web links</h2>
      <Loaded data={data} what="the web links">
        {(links) => (
          <ul className="plain">
            {links.map((link) => (
              <li key={link.id}>
                {link.relationship != null && <span className="quiet">{link.relationship} </span>}
                <a href={link.object.url}>{link.object.title}</a>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}
