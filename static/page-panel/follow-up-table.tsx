import type { ReactElement } from "react";
import type { FollowUpView } from "../../src/contract/views";
import { Conflicts } from "../ui/conflicts";
import { Due, Person, StateLozenge, TaskLink } from "../ui/follow-up-parts";
import { pressingFirst } from "../ui/follow-ups";

/** Every follow-up of the page, problems first. */
export function FollowUpTable(props: {
  readonly followUps: readonly FollowUpView[];
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
          {pressingFirst(props.followUps).map((followUp) => (
            <Row key={followUp.line} followUp={followUp} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ followUp }: { readonly followUp: FollowUpView }): ReactElement {
  const { postponed } = followUp;
  return (
    <tr>
      <td>
        <StateLozenge state={followUp.state} />
      </td>
      <td className="pm-table-wide">
        {followUp.text}
        {followUp.problem !== undefined && (
          <p className="pm-note pm-note-error">{followUp.problem}</p>
        )}
        <Conflicts conflicts={followUp.conflicts} />
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
