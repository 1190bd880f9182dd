import type { ReactElement } from "react";
import type { IssuePanelView } from "../../src/contract/views";
import { Conflicts } from "../ui/conflicts";
import { Due, Person, StateLozenge } from "../ui/follow-up-parts";
import { OutsideLink } from "../ui/outside-link";
import { Day } from "../ui/times";
import { count } from "../ui/words";

type TaskPanelView = Extract<IssuePanelView, { readonly kind: "task" }>;

/** The promise that this task came from. */
export function TaskPart({ view }: { readonly view: TaskPanelView }): ReactElement {
  const { incidents, page, followUp, promised } = view;
  return (
    <div className="pm-stack-tight">
      {incidents.map((incident) => (
        <p key={incident.key}>
          Follow-up of <OutsideLink href={incident.url}>{incident.key}</OutsideLink>{" "}
          <span className="pm-strong">{incident.summary}</span>
        </p>
      ))}
      <blockquote className="pm-quote">{followUp.text}</blockquote>
      <p className="pm-small">
        from <OutsideLink href={page.url}>{page.title}</OutsideLink>
      </p>
      <dl className="pm-facts-list">
        <dt>State</dt>
        <dd>
          <StateLozenge state={followUp.state} />
        </dd>
        <dt>Owner</dt>
        <dd>
          <Person person={followUp.owner} />
        </dd>
        {promised !== undefined && (
          <>
            <dt>Promised first</dt>
            <dd>
              <Day day={promised} />
            </dd>
          </>
        )}
        <dt>Due</dt>
        <dd>
          <Due followUp={followUp} />
          {followUp.postponed > 0 && (
            <span className="pm-muted">, postponed {count(followUp.postponed, "time")}</span>
          )}
        </dd>
      </dl>
      {followUp.problem === undefined && followUp.conflicts.length === 0 && (
        <p className="pm-note">Page and task agree.</p>
      )}
      {followUp.problem !== undefined && (
        <p className="pm-note pm-note-error">{followUp.problem}</p>
      )}
      <Conflicts conflicts={followUp.conflicts} />
    </div>
  );
}
