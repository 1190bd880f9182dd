import type { ReactElement } from "react";
import { Problem } from "../kit/problem";
import { useAction } from "../kit/use-action";
import { useSession } from "../shell/session";
import { changeFields } from "./requests";
import type { Issue } from "./wire";

type Props = { readonly issue: Issue; readonly onChanged: () => void };

/** Who works on the issue. */
export function AssigneeField({ issue, onChanged }: Props): ReactElement {
  const { people } = useSession();
  const action = useAction();
  const assignee = issue.fields.assignee ?? undefined;
  const known = people.some(({ accountId }) => accountId === assignee?.accountId);
  const choose = (accountId: string): void => {
    void action.run(async () => {
      const to = accountId === "" ? null : { accountId };
      await changeFields(issue.key, { assignee: to });
      onChanged();
    });
  };
  return (
    <>
      <label className="field">
        Assignee
        <select
          value={assignee?.accountId ?? ""}
          disabled={action.busy}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">Unassigned</option>
          {people.map((person) => (
            <option key={person.accountId} value={person.accountId}>
              {person.name}
            </option>
          ))}
          {assignee && !known && <option value={assignee.accountId}>{assignee.displayName}</option>}
        </select>
      </label>
      <Problem text={action.problem} />
    </>
  );
}

/** The day that the issue is due. */
export function DueField({ issue, onChanged }: Props): ReactElement {
  const action = useAction();
  const choose = (day: string): void => {
    void action.run(async () => {
      await changeFields(issue.key, { duedate: day === "" ? null : day });
      onChanged();
    });
  };
  return (
    <>
      <label className="field">
        Due date
        <input
          type="date"
          key={issue.fields.duedate}
          defaultValue={issue.fields.duedate ?? ""}
          onBlur={(event) => {
            if (event.target.value !== (issue.fields.duedate ?? "")) choose(event.target.value);
          }}
        />
      </label>
      <Problem text={action.problem} />
    </>
  );
}
