import type { ReactElement } from "react";
import type { FollowUpView, IssuePanelView } from "../../src/contract/views";
import { FollowUpBar } from "../ui/follow-up-bar";
import { Due, Person, State, TaskLink } from "../ui/follow-up-parts";
import { OutsideLink } from "../ui/outside-link";
import { Reopened } from "../ui/reopened";
import { StageLozenge } from "../ui/stage-lozenge";
import { openOnes } from "./open-ones";

type IncidentPanelView = Extract<IssuePanelView, { readonly kind: "incident" }>;

/** The incident's postmortem: link, status, and what is still to be done. */
export function IncidentPart({ view }: { readonly view: IncidentPanelView }): ReactElement {
  const { postmortem, followUps } = view;
  const { listed, more } = openOnes(followUps);
  return (
    <div className="pm-stack">
      <Heading view={view} />
      <Reopened keys={view.reopened ? ["The incident"] : []} />
      <HowFar view={view} />
      {listed.length > 0 && (
        <ul className="pm-list" aria-label="Open follow-ups">
          {listed.map((followUp) => (
            <OpenOne key={followUp.line} followUp={followUp} />
          ))}
          {more > 0 && (
            <li>
              <OutsideLink href={postmortem.url}>{`and ${more} more on the page`}</OutsideLink>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

function HowFar({ view }: { readonly view: IncidentPanelView }): ReactElement | null {
  const { progress } = view.postmortem;
  if (progress !== undefined && progress.total > 0) return <FollowUpBar progress={progress} />;
  if (view.pageHidden) return null;
  return (
    <p className="pm-note">
      No follow-ups yet. Write checklist lines under the follow-ups heading of the page.
    </p>
  );
}

function Heading({ view }: { readonly view: IncidentPanelView }): ReactElement {
  const { postmortem, pageHidden } = view;
  const author = postmortem.startedBy?.name;
  return (
    <div className="pm-stack-tight">
      <p className="pm-strong">
        <OutsideLink href={postmortem.url}>{postmortem.title}</OutsideLink>
      </p>
      <p className="pm-facts">
        <StageLozenge stage={postmortem.stage} />
        {author !== undefined && <span>Started by {author}</span>}
      </p>
      {pageHidden && (
        <p className="pm-note">
          {`The page is gone, or you can't see it. What follows is what Jira shows you; ask ${author ?? "its author"} for access.`}
        </p>
      )}
    </div>
  );
}

function OpenOne({ followUp }: { readonly followUp: FollowUpView }): ReactElement {
  return (
    <li className="pm-list-item">
      <p>
        {followUp.task !== undefined && (
          <>
            <TaskLink task={followUp.task} />{" "}
          </>
        )}
        {followUp.text}
      </p>
      <p className="pm-facts pm-small">
        {followUp.state !== "open" && <State followUp={followUp} />}
        <Person person={followUp.owner} />
        <Due followUp={followUp} />
      </p>
      {followUp.problem !== undefined && (
        <p className="pm-note pm-note-error">{followUp.problem}</p>
      )}
      {followUp.conflicts.length > 0 && (
        <p className="pm-note pm-note-error">
          Page and task say different things. Choose on the page or on the task.
        </p>
      )}
    </li>
  );
}
