import type { ReactElement } from "react";
import type { FollowUpView, IssuePanelView } from "../../src/contract/views";
import { Due, Person, State } from "../ui/follow-up-parts";
import { OutsideLink } from "../ui/outside-link";
import { Day } from "../ui/times";
import { Trouble } from "../ui/trouble";
import { count } from "../ui/words";
import { isBusy } from "../ui/work";
import { WorkWords } from "../ui/work-words";
import type { Panel } from "./use-panel";

type TaskPanelView = Extract<IssuePanelView, { readonly kind: "task" }>;

/** The promise that this task came from. */
export function TaskPart(props: {
  readonly view: TaskPanelView;
  readonly panel: Panel;
}): ReactElement {
  const { view, panel } = props;
  const { work } = panel.state;
  const { incidents, page, followUp, promised } = view;
  return (
    <div className="pm-stack-tight">
      {incidents.map((incident) => (
        <p key={incident.key}>
          Follow-up of <OutsideLink href={incident.url}>{incident.key}</OutsideLink>{" "}
          <span className="pm-strong">{incident.summary}</span>
        </p>
      ))}
      {incidents.length === 0 && <p>Follow-up of an incident that you can&apos;t see</p>}
      <blockquote className="pm-quote">{followUp.text}</blockquote>
      <p className="pm-small">
        {page === undefined ? (
          "You can't see its page. What follows is what Jira shows you."
        ) : (
          <>
            from <OutsideLink href={page.url}>{page.title}</OutsideLink>
          </>
        )}
      </p>
      <dl className="pm-facts-list">
        <dt>State</dt>
        <dd>
          <State followUp={followUp} />
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
      {isBusy(work) || page === undefined || <Agreement followUp={followUp} />}
      <Trouble
        followUp={followUp}
        busy={isBusy(work)}
        onDecide={panel.decide}
        onRetry={panel.sync}
      />
      <WorkWords work={work} />
    </div>
  );
}

function Agreement({ followUp }: { readonly followUp: FollowUpView }): ReactElement | null {
  if (followUp.problem !== undefined || followUp.conflicts.length > 0) return null;
  return <p className="pm-note">Page and task agree.</p>;
}
