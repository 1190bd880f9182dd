import type { ReactElement } from "react";
import type { FollowUpView } from "../../src/contract/views";
import { Due, Person, State, TaskLink } from "../ui/follow-up-parts";
import { pressingFirst } from "../ui/follow-ups";
import { Trouble } from "../ui/trouble";
import { isBusy } from "../ui/work";
import type { ShownPage } from "./page-frame";
import type { Page } from "./use-page";

/** Every follow-up of the page, problems first. */
export function FollowUpTable(props: {
  readonly page: Page;
  readonly shown: ShownPage;
}): ReactElement {
  return (
    <div className="pm-table-box">
      <table className="pm-table">
        <caption className="pm-hidden">Follow-ups of this postmortem</caption>
        <thead>
          <tr>
            <th scope="col">State</th>
            <th scope="col">Follow-up</th>
            <th scope="col">Task</th>
            <th scope="col">Owner</th>
            <th scope="col">Due</th>
          </tr>
        </thead>
        <tbody>
          {pressingFirst(props.shown.view.followUps).map((followUp) => (
            <Row key={followUp.line} {...props} followUp={followUp} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What Jira calls it, where that is something else: the page's words are never written over. */
function OtherWords({ followUp }: { readonly followUp: FollowUpView }): ReactElement | null {
  const { task, text, conflicts } = followUp;
  const told = conflicts.some(({ field }) => field === "summary");
  if (task === undefined || told || task.summary === text || text.length > SUMMARY_LENGTH)
    return null;
  return <p className="pm-note">In Jira: {task.summary}</p>;
}

/** Longer words are cut for Jira. */
const SUMMARY_LENGTH = 255;

function Row(props: {
  readonly page: Page;
  readonly shown: ShownPage;
  readonly followUp: FollowUpView;
}): ReactElement {
  const { page, shown, followUp } = props;
  const { postponed, priority } = followUp;
  return (
    <tr>
      <td>
        <State followUp={followUp} />
      </td>
      <td className="pm-table-wide">
        {followUp.text}
        <OtherWords followUp={followUp} />
        {priority !== undefined && <p className="pm-note">Priority: {priority}</p>}
        <Trouble
          followUp={followUp}
          busy={isBusy(shown.work)}
          onDecide={(choice) => page.decide(followUp.line, choice)}
          onRetry={page.sync}
        />
      </td>
      <td className="pm-table-tight">
        <TaskLink task={followUp.task} />
      </td>
      <td>
        <Person person={followUp.owner} />
      </td>
      <td>
        <Due followUp={followUp} />
        {postponed > 0 && (
          <span className="pm-note pm-block">
            postponed {postponed}
            <span aria-hidden="true">×</span>
            <span className="pm-hidden"> times</span>
          </span>
        )}
      </td>
    </tr>
  );
}
