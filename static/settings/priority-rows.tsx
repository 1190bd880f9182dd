import Button, { IconButton } from "@atlaskit/button/new";
import RemoveIcon from "@atlaskit/icon/core/delete";
import type { ReactElement } from "react";
import { OnePicker } from "./pickers";
import type { SectionProps } from "./section-props";
import type { PriorityRow } from "./settings-draft";

/** What people write in a line, and the Jira priority that it stands for. */
export function PriorityRows({ draft, choices, problems, onEdit }: SectionProps): ReactElement {
  const rows = draft.priorities;
  const set = (priorities: readonly PriorityRow[]): void => onEdit({ priorities });
  const edit = (index: number, change: Partial<PriorityRow>): void =>
    set(rows.map((row, at) => (at === index ? { ...row, ...change } : row)));
  return (
    <div className="pm-stack-tight">
      {rows.map((row, index) => (
        <div key={index}>
          <div className="pm-row-fields">
            <input
              className="pm-input pm-token"
              aria-label="Written in a line"
              aria-invalid={problems.has(`priorities.${index}`)}
              aria-describedby={`priorities-${index}-problem`}
              value={row.token}
              onChange={(event) => edit(index, { token: event.currentTarget.value })}
            />
            <div className="pm-row-field">
              <OnePicker
                id={`priorities-${index}`}
                label={`Priority of ${row.token}`}
                choices={choices.priorities}
                chosen={row.priority}
                placeholder="Choose a priority"
                onChoose={(priority) => edit(index, { priority: priority ?? "" })}
              />
            </div>
            <IconButton
              icon={RemoveIcon}
              spacing="compact"
              appearance="subtle"
              label={`Remove ${row.token}`}
              onClick={() => set(rows.filter((_, at) => at !== index))}
            />
          </div>
          <p id={`priorities-${index}-problem`} className="pm-note pm-note-error">
            {problems.get(`priorities.${index}`)}
          </p>
        </div>
      ))}
      <div>
        <Button spacing="compact" onClick={() => set([...rows, { token: "", priority: "" }])}>
          Add a token
        </Button>
      </div>
    </div>
  );
}
